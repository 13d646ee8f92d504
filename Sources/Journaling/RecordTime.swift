import Glibc

/// The two forms of time in a journal, `YYYY-MM-DDTHH:MM:SSZ` and `YYYY-MM-DD`, with their calendar.
enum RecordTime {
  /// Whether the bytes are a time of the proleptic Gregorian calendar, in UTC, without leap seconds.
  static func holds(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == 10 || bytes.count == 20,
      bytes[4] == 0x2D, bytes[7] == 0x2D,
      let century = pair(bytes, 0), let yearOfCentury = pair(bytes, 2),
      let month = pair(bytes, 5), 1...12 ~= month,
      let day = pair(bytes, 8), day >= 1,
      day <= days(in: month, of: century * 100 + yearOfCentury)
    else { return false }
    if bytes.count == 10 { return true }
    guard bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x5A,
      let hour = pair(bytes, 11), hour < 24, let minute = pair(bytes, 14), minute < 60,
      let second = pair(bytes, 17), second < 60
    else { return false }
    return true
  }

  /// Whether a time lies before another, as far as the coarser of the two tells.
  static func isEarlier(_ a: UnsafeRawBufferPointer, than b: UnsafeRawBufferPointer) -> Bool {
    let shared = min(a.count, b.count)
    guard shared > 0, let a = a.baseAddress, let b = b.baseAddress else { return false }
    return memcmp(a, b, shared) < 0
  }

  private static func pair(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int? {
    let tens = bytes[at] &- 0x30
    let ones = bytes[at + 1] &- 0x30
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
