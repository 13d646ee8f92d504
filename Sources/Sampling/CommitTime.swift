/// The time of a commitment, `YYYY-MM-DDTHH:MM:SSZ` in UTC.
public struct CommitTime: Sendable, Hashable {
  /// The time as written.
  public let text: String

  /// Reads the one form in which times are written; throws `badTime`.
  public init(_ text: String) throws(DrawFault) {
    let bytes = Array(text.utf8)
    let pattern = Array("dddd-dd-ddTdd:dd:ddZ".utf8)
    guard bytes.count == pattern.count,
      zip(bytes, pattern).allSatisfy({ byte, sign in
        sign == UInt8(ascii: "d") ? (0x30...0x39).contains(byte) : byte == sign
      })
    else { throw .badTime(text) }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
    guard (1...12).contains(month), (1...CommitTime.days(in: month, of: year)).contains(day),
      number(11..<13) < 24, number(14..<16) < 60, number(17..<19) < 60
    else { throw .badTime(text) }
    self.text = text
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
