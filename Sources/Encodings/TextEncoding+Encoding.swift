extension TextEncoding {
  /// The bytes of a text in this encoding, without a byte order mark.
  ///
  /// Nil where a character has no code: only in GB 18030, see ``GB18030/encode(_:)``.
  public func encode(_ text: String) -> [UInt8]? {
    switch self {
    case .utf8: Array(text.utf8)
    case .gb18030: GB18030.encode(text)
    case .utf16LE: text.utf16.flatMap { Self.bytes($0.littleEndian) }
    case .utf16BE: text.utf16.flatMap { Self.bytes($0.bigEndian) }
    }
  }

  /// The two bytes of a unit as they lie in memory.
  private static func bytes(_ unit: UInt16) -> [UInt8] {
    withUnsafeBytes(of: unit) { Array($0) }
  }
}
