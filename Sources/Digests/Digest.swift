/// A SHA-256 value of 32 bytes, kept inline.
public struct Digest: Sendable, Hashable {
  /// Eight bytes each, the first byte of the value in the highest bits of the first word.
  let words: (UInt64, UInt64, UInt64, UInt64)

  /// The number of hexadecimal digits of a value.
  public static let hexLength = 64

  /// The value of 32 zero bytes, from which a chain starts.
  public static let zero = Digest(words: (0, 0, 0, 0))

  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// Reads exactly 64 hexadecimal digits, 0–9 and a–f; nil for anything else, capitals too.
  public init?(hex: some StringProtocol) {
    var hex = String(hex)
    let digest = hex.withUTF8 { Digest(hexBytes: UnsafeRawBufferPointer($0)) }
    guard let digest else { return nil }
    self = digest
  }

  /// Reads exactly 64 bytes that are hexadecimal digits, 0–9 and a–f; nil for anything else.
  public init?(hexBytes bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Digest.hexLength,
      let first = Digest.word(bytes, at: 0), let second = Digest.word(bytes, at: 16),
      let third = Digest.word(bytes, at: 32), let fourth = Digest.word(bytes, at: 48)
    else { return nil }
    words = (first, second, third, fourth)
  }

  /// The value as 64 hexadecimal digits, 0–9 and a–f.
  public var hex: String {
    String(unsafeUninitializedCapacity: Digest.hexLength) { buffer in
      writeHex { buffer[$0] = $1 }
      return Digest.hexLength
    }
  }

  /// The first 16 hexadecimal digits, as people write a head into the minutes.
  public var prefix16: String {
    String(hex.utf8.prefix(16).map { Character(Unicode.Scalar($0)) })
  }

  /// Appends the 64 hexadecimal digits to bytes.
  public func writeHex(into bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Digest.hexLength) { buffer in
      writeHex { buffer[$0] = $1 }
      bytes.append(contentsOf: buffer)
    }
  }

  /// The 32 bytes of the value.
  public var bytes: [UInt8] {
    let words = [words.0, words.1, words.2, words.3]
    return words.flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// Hands over the digits with their positions, in order.
  @inline(__always)
  private func writeHex(_ put: (Int, UInt8) -> Void) {
    var position = 0
    func write(_ word: UInt64) {
      for shift in stride(from: 60, through: 0, by: -4) {
        let value = UInt8(truncatingIfNeeded: word &>> UInt64(shift)) & 15
        put(position, value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value)
        position += 1
      }
    }
    write(words.0)
    write(words.1)
    write(words.2)
    write(words.3)
  }

  /// The value of 16 digits from an offset where at least so many bytes follow.
  private static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64? {
    guard let high = half(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
      let low = half(bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
    else { return nil }
    return high << 32 | low
  }

  /// The value of eight digits as they lie in memory.
  private static func half(_ digits: UInt64) -> UInt64? {
    let digits = UInt64(bigEndian: digits)
    var value: UInt64 = 0
    var shift: UInt64 = 64
    while shift > 0 {
      shift -= 8
      let byte = (digits >> shift) & 0xFF
      // 0x30 to 0x39 are 0 to 9, 0x61 to 0x66 are a to f.
      if byte >= 0x30, byte <= 0x39 {
        value = value << 4 | (byte - 0x30)
      } else if byte >= 0x61, byte <= 0x66 {
        value = value << 4 | (byte - 0x57)
      } else {
        return nil
      }
    }
    return value
  }
}

extension Digest: Comparable {
  /// Whether all 32 bytes are equal.
  public static func == (a: Digest, b: Digest) -> Bool {
    a.words == b.words
  }

  /// Orders by bytes, which is the order of the hexadecimal texts.
  public static func < (a: Digest, b: Digest) -> Bool {
    a.words < b.words
  }

  /// Feeds all 32 bytes into a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

extension Digest: CustomStringConvertible {
  /// The 64 hexadecimal digits.
  public var description: String { hex }
}
