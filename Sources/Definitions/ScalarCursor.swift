import Diagnostics

/// A place in a text that moves forward and knows its line and column.
struct ScalarCursor {
  private let scalars: [Unicode.Scalar]
  private let file: String
  private(set) var index = 0
  private var line = 1
  private var column = 1

  init(_ scalars: [Unicode.Scalar], file: String) {
    self.scalars = scalars
    self.file = file
  }

  var location: SourceLocation { SourceLocation(file: file, line: line, column: column) }

  /// The next scalar, which stays; nil at the end.
  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// The scalar behind the next one.
  var second: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

  /// Takes the next scalar.
  ///
  /// LF, CR, CR LF, U+2028 and U+2029 end a line.
  @discardableResult
  mutating func advance() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    index += 1
    if scalar.endsLine, !(scalar == "\r" && next == "\n") {
      line += 1
      column = 1
    } else {
      column += 1
    }
    return scalar
  }

  /// Takes the next scalar if it is the wanted one.
  mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard next == wanted else { return false }
    advance()
    return true
  }

  /// The text between two indices of the cursor's past.
  func text(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<index])
    return String(view)
  }
}

extension Unicode.Scalar {
  /// LineTerminator of JSON5 1.0.0, section 8.
  var endsLine: Bool {
    switch self {
    case "\n", "\r", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// WhiteSpace of JSON5 1.0.0, section 8, with the line terminators.
  var isJSON5Blank: Bool {
    switch self {
    case " ", "\t", "\u{0B}", "\u{0C}", "\u{A0}", "\u{FEFF}": true
    default: endsLine || (value > 0x7F && properties.generalCategory == .spaceSeparator)
    }
  }

  /// IdentifierStart of ECMAScript 5.1, section 7.6, without the escapes.
  var startsIdentifier: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "$", "_": return true
    case "\u{0}"..."\u{7F}": return false
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    default:
      return false
    }
  }

  /// IdentifierPart of ECMAScript 5.1, section 7.6, without the escapes.
  var continuesIdentifier: Bool {
    switch self {
    case "0"..."9", "\u{200C}", "\u{200D}": return true
    default: break
    }
    if startsIdentifier { return true }
    guard value > 0x7F else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }

  /// A digit, a sign or a decimal point.
  var startsNumber: Bool { isDigit || self == "+" || self == "-" || self == "." }

  var isDigit: Bool { ("0"..."9").contains(self) }

  var hexValue: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
