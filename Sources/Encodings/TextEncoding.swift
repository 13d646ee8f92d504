/// An encoding in which text may arrive; what is kept and written is always UTF-8.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
  /// The Chinese national standard, of which GBK and GB 2312 are parts.
  case gb18030

  /// Finds an encoding by one of its usual names, in any case, with `-`, `_` or nothing between.
  ///
  /// `gb2312`, `gbk`, `cp936`, `ms936` and `windows-936` mean `gb18030`, which reads all of them.
  /// Nil for other names, and for a bare `utf-16`, which does not say the order of its bytes.
  public init?(named name: some StringProtocol) {
    let key = name.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" }
    switch String(String.UnicodeScalarView(key)) {
    case "utf8", "utf8bom", "utf8sig", "ascii", "usascii": self = .utf8
    case "utf16le": self = .utf16LE
    case "utf16be": self = .utf16BE
    case "gb18030", "gb180302005", "gb180302022", "gbk", "gb2312", "euccn", "cp936", "ms936",
      "windows936":
      self = .gb18030
    default: return nil
    }
  }

  /// The bytes with which a text may say that it is in this encoding; empty for GB 18030.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    case .gb18030: []
    }
  }
}
