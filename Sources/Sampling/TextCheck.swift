import Encodings

/// What is wrong with a text that people must be able to see, type and say.
enum TextCheck {
  /// Whether there is a character that cannot be seen: controls, line ends, bidi, zero width.
  static func hidesSomething(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
      default: scalar == "\u{FFFD}" || scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }

  /// Whether it begins or ends with a blank.
  static func hasBlankAround(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.first?.properties.isWhitespace == true
      || scalars.last?.properties.isWhitespace == true
  }

  /// The text with full-width forms made ASCII; as a `String` it also equals its other
  /// normalisation forms, so that twins are found by using it as a key.
  static func twinKey(_ text: String) -> String { Folding.fold(text) }
}
