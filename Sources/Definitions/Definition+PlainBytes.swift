extension Definition {
  /// A file's bytes without a byte order mark, every line ended by LF alone.
  ///
  /// A file that has neither a mark nor a CR is returned as it is. What a definition says does not change by it:
  /// JSON5 takes CR LF, CR and LF alike, and a line break inside a text counts only after a backslash, as nothing.
  public static func plainBytes(_ bytes: [UInt8]) -> [UInt8] {
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard isMarked || bytes.contains(0x0D) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var followsReturn = false
    for byte in isMarked ? bytes[3...] : bytes[...] {
      if byte == 0x0D {
        plain.append(0x0A)
      } else if byte != 0x0A || !followsReturn {
        plain.append(byte)
      }
      followsReturn = byte == 0x0D
    }
    return plain
  }
}
