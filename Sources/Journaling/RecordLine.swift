/// Where the parts of a record lie in its line, once the line follows the grammar to the byte.
///
/// `<seq> <batch> <time> <kind>[ <payload>] <hash>`: one blank between, numbers without leading
/// zeros, kinds `[a-z][a-z-]*`, no control bytes. The hash is only measured here; that it is hex and
/// right is for its user to see.
struct RecordLine {
  /// The line's own number.
  let seq: Int
  /// The burst it was written in.
  let batch: Int
  /// The bytes of the time.
  let time: Range<Int>
  /// The bytes of the kind.
  let kind: Range<Int>
  /// The bytes of the payload, empty when there is none.
  let payload: Range<Int>
  /// Where the hashed part ends; a blank and the hash follow.
  let bodyEnd: Int

  /// The bytes of the hash.
  var hash: Range<Int> { bodyEnd + 1..<bodyEnd + 65 }

  /// The length of a blank and a hash, in bytes.
  static let hashTail = 65

  /// Reads a line without its line feed; nil when it breaks the grammar anywhere.
  init?(_ line: UnsafeRawBufferPointer) {
    let end = line.count - Self.hashTail
    guard end > 0, line[end] == 0x20 else { return nil }
    var at = 0
    guard let seq = Self.number(line, &at, end), let batch = Self.number(line, &at, end) else {
      return nil
    }
    let timeStart = at
    while at < end, line[at] != 0x20 { at += 1 }
    guard at < end, at - timeStart <= 20,
      RecordTime.holds(UnsafeRawBufferPointer(rebasing: line[timeStart..<at]))
    else { return nil }
    let time = timeStart..<at
    at += 1
    let kindStart = at
    guard at < end, 0x61...0x7A ~= line[at] else { return nil }
    while at < end, 0x61...0x7A ~= line[at] || line[at] == 0x2D { at += 1 }
    let kind = kindStart..<at
    if at < end {
      guard line[at] == 0x20, Self.isPayload(line, at + 1, end) else { return nil }
      at += 1
    }
    self.seq = seq
    self.batch = batch
    self.time = time
    self.kind = kind
    self.payload = at..<end
    self.bodyEnd = end
  }

  /// A positive number without leading zeros and the blank after it.
  static func number(_ line: UnsafeRawBufferPointer, _ at: inout Int, _ end: Int) -> Int? {
    guard at < end, 0x31...0x39 ~= line[at] else { return nil }
    let start = at
    var value = 0
    while at < end, 0x30...0x39 ~= line[at] {
      guard at - start < JournalLimits.digits else { return nil }
      value = value * 10 + Int(line[at] - 0x30)
      at += 1
    }
    guard at < end, line[at] == 0x20 else { return nil }
    at += 1
    return value
  }

  /// Words of printable bytes with exactly one blank between.
  static func isPayload(_ line: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    guard start < end, line[end - 1] != 0x20 else { return false }
    var isAfterBlank = true
    for at in start..<end {
      let byte = line[at]
      if byte == 0x20 {
        if isAfterBlank { return false }
        isAfterBlank = true
      } else {
        if byte < 0x20 || byte == 0x7F { return false }
        isAfterBlank = false
      }
    }
    return true
  }
}
