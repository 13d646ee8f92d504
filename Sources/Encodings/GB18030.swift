/// Decodes and encodes GB 18030 with a table of our own, so that every machine decodes alike.
///
/// The C library's `iconv` was left aside: its module is absent from small installations and static
/// programs, and its table changed from version to version. The mapping here is that of the 2022
/// edition, and gives the Hanzi also for the six codes that it keeps in the private use area
/// (FE51, FE52, FE53, FE6C, FE76, FE91), so that an old document stays readable.
public enum GB18030 {
  /// The text of the bytes as UTF-8.
  ///
  /// Throws `invalid` with the offset of the first sequence that is no character, or
  /// `replacementCharacter` with the offset of the first U+FFFD.
  public static func decode(_ bytes: UnsafeRawBufferPointer) throws(EncodingFault) -> [UInt8] {
    var scanner = GB18030Scanner()
    scanner.scan(bytes)
    scanner.conclude()
    if let offset = scanner.firstInvalid { throw .invalid(.gb18030, offset: offset) }
    if let offset = scanner.firstReplacement { throw .replacementCharacter(offset: offset) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2 * 3 + 3)
    var index = 0
    while index < bytes.count {
      let end = bytes.endOfASCII(from: index)
      text.append(contentsOf: bytes[index..<end])
      guard end + 1 < bytes.count else { break }
      let (lead, second) = (UInt32(bytes[end]), UInt32(bytes[end + 1]))
      if second >= 0x40 {
        append(GB18030Table.shared.scalar(ofTwoBytes: lead << 8 | second), to: &text)
        index = end + 2
      } else {
        guard end + 3 < bytes.count else { break }
        let code = lead << 24 | second << 16 | UInt32(bytes[end + 2]) << 8 | UInt32(bytes[end + 3])
        append(fourByteValue(code).flatMap(GB18030Table.shared.scalar(ofFourBytes:)), to: &text)
        index = end + 4
      }
    }
    return text
  }

  /// The bytes of a text; nil if it holds one of the 25 private-use scalars that have no code.
  ///
  /// These are the scalars whose codes the editions since 2000 gave to published characters, such
  /// as U+E78D, whose code A6D9 is U+FE10 now.
  public static func encode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      guard let code = GB18030Table.shared.code(of: scalar) else { return nil }
      let width = code <= 0xFF ? 1 : code <= 0xFFFF ? 2 : 4
      for shift in stride(from: 8 * (width - 1), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: code >> UInt32(shift)))
      }
    }
    return bytes
  }

  /// The place of a four-byte code: 0–39,419 in the basic plane, from 189,000 on above it.
  ///
  /// Nil for codes between the two and behind them, which stand for nothing. The four bytes must
  /// lie in their ranges.
  static func fourByteValue(_ code: UInt32) -> Int? {
    let value =
      (((Int(code >> 24) - 0x81) * 10 + Int(code >> 16 & 0xFF) - 0x30) * 126
        + Int(code >> 8 & 0xFF) - 0x81) * 10 + Int(code & 0xFF) - 0x30
    switch value {
    case 0..<basicPlaneCount, firstAbove..<firstAbove + 0x10_0000: return value
    default: return nil
    }
  }

  /// The four-byte code at a place; the inverse of `fourByteValue`.
  static func fourByteCode(_ value: Int) -> UInt32 {
    let (first, rest) = value.quotientAndRemainder(dividingBy: 12_600)
    let (second, end) = rest.quotientAndRemainder(dividingBy: 1_260)
    let (third, fourth) = end.quotientAndRemainder(dividingBy: 10)
    return UInt32(first + 0x81) << 24 | UInt32(second + 0x30) << 16
      | UInt32(third + 0x81) << 8 | UInt32(fourth + 0x30)
  }

  /// How many scalars of the basic plane have four bytes.
  static let basicPlaneCount = 39_420
  /// The place of U+10000.
  static let firstAbove = 189_000

  private static func append(_ scalar: Unicode.Scalar?, to text: inout [UInt8]) {
    guard let scalar, let encoded = UTF8.encode(scalar) else { return }
    text.append(contentsOf: encoded)
  }
}
