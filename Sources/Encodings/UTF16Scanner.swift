/// Checks bytes for UTF-16, block by block; a unit or a pair of surrogates may straddle blocks.
struct UTF16Scanner: TextScanner {
  /// Where the first lone surrogate begins, or the first half of a unit that the input cuts off.
  private(set) var firstInvalid: Int?
  /// Where the first U+FFFD begins.
  private(set) var firstReplacement: Int?

  private let isBigEndian: Bool
  private var offset: Int
  private var firstHalf: UInt8?
  /// Where a leading surrogate stands whose partner has not come yet.
  private var leading: Int?

  /// A scanner whose first byte has the given offset.
  init(isBigEndian: Bool, offset: Int = 0) {
    self.isBigEndian = isBigEndian
    self.offset = offset
  }

  mutating func scan(_ block: UnsafeRawBufferPointer) {
    guard firstInvalid == nil else { return }
    for byte in block {
      offset += 1
      guard let first = firstHalf else {
        firstHalf = byte
        continue
      }
      firstHalf = nil
      let (high, low) = isBigEndian ? (first, byte) : (byte, first)
      take(UInt16(high) << 8 | UInt16(low), at: offset - 2)
      if firstInvalid != nil { return }
    }
  }

  /// Says that no more comes; half a unit or half a pair is invalid.
  mutating func conclude() {
    guard firstInvalid == nil else { return }
    firstInvalid = leading ?? (firstHalf == nil ? nil : offset - 1)
  }

  private mutating func take(_ unit: UInt16, at position: Int) {
    let isTrailing = (0xDC00...0xDFFF).contains(unit)
    if let start = leading {
      leading = nil
      if !isTrailing { firstInvalid = start }
    } else if isTrailing {
      firstInvalid = position
    } else if (0xD800...0xDBFF).contains(unit) {
      leading = position
    } else if unit == 0xFFFD {
      firstReplacement = firstReplacement ?? position
    }
  }
}
