/// Words and values as a line of the protocol carries them.
enum ProtocolText {
  /// A value in double quotes, its quotes and backslashes escaped.
  static func quoted(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C }) else { return "\"\(value)\"" }
    var text = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }

  /// Free text on one line: line ends inside a cell become U+2028.
  static func onOneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
    var line = String.UnicodeScalarView()
    var followsReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where followsReturn: break
      case "\n", "\r": line.append("\u{2028}")
      default: line.append(scalar)
      }
      followsReturn = scalar == "\r"
    }
    return String(line)
  }
}
