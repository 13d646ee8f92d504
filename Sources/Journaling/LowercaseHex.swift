/// Hex digits as journals write them: 0–9 and a–f, never A–F.
enum LowercaseHex {
  /// The value of one digit, nil when the byte is none.
  static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Whether every byte is a digit.
  static func holds(_ bytes: UnsafeRawBufferPointer) -> Bool {
    for byte in bytes where value(of: byte) == nil { return false }
    return true
  }
}
