/// Checks bytes for GB 18030, block by block, without decoding; a sequence may straddle blocks.
///
/// One byte 00–7F; two bytes 81–FE, 40–7E or 80–FE; four bytes 81–FE, 30–39, 81–FE, 30–39, of which
/// 81308130–8431A439 are the rest of the basic plane and 90308130–E3329A35 the planes above it.
/// Source: GB 18030—2022, 5 and annexes.
struct GB18030Scanner: TextScanner {
  /// Where the first sequence begins that is no character.
  private(set) var firstInvalid: Int?
  /// Where the first U+FFFD, 8431A437, begins.
  private(set) var firstReplacement: Int?
  /// Whether there was a two-byte Hanzi.
  ///
  /// Four-byte ones are left out on purpose: this answers whether text that is also valid UTF-8 has
  /// Hanzi here, and no four-byte sequence is part of valid UTF-8, where a digit never stands between
  /// two bytes above 7F of which the second is followed by a digit.
  private(set) var holdsHanzi = false

  private var offset: Int
  private var start = 0
  /// How many bytes of a sequence have come, and those bytes.
  private var count = 0
  private var sequence: UInt32 = 0

  /// A scanner whose first byte has the given offset.
  init(offset: Int = 0) {
    self.offset = offset
  }

  mutating func scan(_ block: UnsafeRawBufferPointer) {
    var index = 0
    while index < block.count, firstInvalid == nil {
      if count == 0 {
        index = block.endOfASCII(from: index)
        guard index < block.count else { break }
        start = offset + index
      }
      take(block[index])
      index += 1
    }
    offset += block.count
  }

  /// Says that no more comes; a sequence that has only begun is invalid.
  mutating func conclude() {
    if count > 0, firstInvalid == nil {
      firstInvalid = start
    }
  }

  private mutating func take(_ byte: UInt8) {
    sequence = sequence << 8 | UInt32(byte)
    count += 1
    switch (count, byte) {
    case (1, 0x81...0xFE), (2, 0x30...0x39), (3, 0x81...0xFE):
      return
    case (2, 0x40...0x7E), (2, 0x80...0xFE):
      holdsHanzi = holdsHanzi || GB18030Scanner.isHanzi(UInt16(truncatingIfNeeded: sequence))
      count = 0
    case (4, 0x30...0x39) where GB18030.fourByteValue(sequence) != nil:
      if sequence == 0x8431_A437 {
        firstReplacement = firstReplacement ?? start
      }
      count = 0
    default:
      firstInvalid = start
    }
  }

  /// Whether a two-byte code is in the areas of Hanzi: GBK/3, GBK/4 or GB 2312.
  private static func isHanzi(_ code: UInt16) -> Bool {
    switch (code >> 8, code & 0xFF) {
    case (0x81...0xA0, _), (0xAA...0xFE, 0x40...0xA0), (0xB0...0xF7, 0xA1...0xFE): true
    default: false
    }
  }
}
