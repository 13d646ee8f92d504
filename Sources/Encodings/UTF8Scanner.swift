/// Checks bytes for strict UTF-8, block by block; a sequence may straddle blocks.
///
/// Strict: no overlong form, no surrogate, nothing above U+10FFFF.
/// Source: The Unicode Standard 15.0, table 3-7 "Well-Formed UTF-8 Byte Sequences".
struct UTF8Scanner: TextScanner {
  /// Where the first sequence begins that is no character.
  private(set) var firstInvalid: Int?
  /// Where the first U+FFFD begins.
  private(set) var firstReplacement: Int?
  /// Where the first byte above 7F is.
  private(set) var firstNonASCII: Int?
  /// Whether there was a Hanzi, a Chinese punctuation mark or a full-width form.
  private(set) var holdsProof = false

  private var offset: Int
  private var start = 0
  private var missing = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF
  private var value: UInt32 = 0

  /// A scanner whose first byte has the given offset.
  init(offset: Int = 0) {
    self.offset = offset
  }

  mutating func scan(_ block: UnsafeRawBufferPointer) {
    var index = 0
    while index < block.count, firstInvalid == nil {
      if missing == 0 {
        index = block.endOfASCII(from: index)
        guard index < block.count else { break }
        begin(with: block[index], at: offset + index)
      } else {
        go(on: block[index])
      }
      index += 1
    }
    offset += block.count
  }

  /// Says that no more comes; a sequence that has only begun is invalid.
  mutating func conclude() {
    if missing > 0, firstInvalid == nil {
      firstInvalid = start
    }
  }

  private mutating func begin(with byte: UInt8, at position: Int) {
    start = position
    firstNonASCII = firstNonASCII ?? position
    allowed = 0x80...0xBF
    switch byte {
    case 0xC2...0xDF:
      missing = 1
      value = UInt32(byte & 0x1F)
    case 0xE0...0xEF:
      missing = 2
      value = UInt32(byte & 0x0F)
      if byte == 0xE0 { allowed = 0xA0...0xBF }
      if byte == 0xED { allowed = 0x80...0x9F }
    case 0xF0...0xF4:
      missing = 3
      value = UInt32(byte & 0x07)
      if byte == 0xF0 { allowed = 0x90...0xBF }
      if byte == 0xF4 { allowed = 0x80...0x8F }
    default:
      firstInvalid = position
    }
  }

  private mutating func go(on byte: UInt8) {
    guard allowed.contains(byte) else {
      firstInvalid = start
      return
    }
    allowed = 0x80...0xBF
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    guard missing == 0 else { return }
    if value == 0xFFFD {
      firstReplacement = firstReplacement ?? start
    } else if !holdsProof {
      holdsProof = Hanzi.proves(value)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether no byte is above 7F.
  var isASCII: Bool { endOfASCII(from: 0) == count }

  /// The offset of the first byte above 7F at or behind `start`, or the end.
  func endOfASCII(from start: Int) -> Int {
    var index = start
    while index + 8 <= count,
      loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      index += 8
    }
    while index < count, self[index] < 0x80 {
      index += 1
    }
    return index
  }
}
