import Encodings

/// The arguments of a command line, taken off one by one.
///
/// Blanks (half or full width) separate; a value with blanks stands in double quotes with C
/// escapes. Keys, ids, numbers and marks are folded; free text stays scalar for scalar.
struct Arguments: Sendable {
  /// One argument.
  struct Argument: Sendable {
    /// The key of `key=value`, folded; nil for a plain word.
    let key: String?
    /// The value or word, unquoted, not folded.
    let raw: String

    /// The value or word, folded.
    var folded: String { Folding.fold(raw) }
  }

  private var scalars: Substring.UnicodeScalarView

  /// Set when a quote was not closed or an escape is unknown.
  private(set) var isMalformed = false

  init(_ line: Substring) {
    scalars = line.unicodeScalars
  }

  /// What is left, after one separating blank.
  var rest: String {
    var rest = scalars
    if let first = rest.first, Self.isBlank(first) { rest.removeFirst() }
    return String(rest)
  }

  /// Takes the next argument off; nil at the end.
  mutating func next() -> Argument? {
    while let first = scalars.first, Self.isBlank(first) { scalars.removeFirst() }
    guard let first = scalars.first else { return nil }
    if Self.isQuote(first) { return Argument(key: nil, raw: quoted()) }
    var text = String.UnicodeScalarView()
    while let scalar = scalars.first, !Self.isBlank(scalar) {
      scalars.removeFirst()
      if scalar == "=" || scalar == "\u{FF1D}", !text.isEmpty {
        return Argument(key: Folding.fold(String(text)), raw: value())
      }
      text.append(scalar)
    }
    return Argument(key: nil, raw: String(text))
  }

  /// Takes all others off.
  mutating func remaining() -> [Argument] {
    var all: [Argument] = []
    while let argument = next() { all.append(argument) }
    return all
  }

  private mutating func value() -> String {
    if let first = scalars.first, Self.isQuote(first) { return quoted() }
    var text = String.UnicodeScalarView()
    while let scalar = scalars.first, !Self.isBlank(scalar) {
      text.append(scalar)
      scalars.removeFirst()
    }
    return String(text)
  }

  private mutating func quoted() -> String {
    let opening = scalars.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      if scalar == opening {
        if let next = scalars.first, !Self.isBlank(next) { isMalformed = true }
        return String(text)
      }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let escaped = escape() else { break }
      text.append(escaped)
    }
    isMalformed = true
    return String(text)
  }

  /// The escapes that leave one line of text; control characters cannot be written at all.
  private mutating func escape() -> Unicode.Scalar? {
    switch scalars.popFirst() {
    case "\"": return "\""
    case "\u{FF02}": return "\u{FF02}"
    case "\\": return "\\"
    case "u": return scalar(digits: 4)
    case "U": return scalar(digits: 8)
    default: return nil
    }
  }

  private mutating func scalar(digits: Int) -> Unicode.Scalar? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = scalars.popFirst(), let hex = Character(digit).hexDigitValue else {
        return nil
      }
      value = value << 4 | UInt32(truncatingIfNeeded: hex)
    }
    guard let scalar = Unicode.Scalar(value), scalar != "\u{FFFD}",
      scalar.properties.generalCategory != .control
    else { return nil }
    return scalar
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{3000}"
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "\u{FF02}"
  }
}

extension Substring.UnicodeScalarView {
  fileprivate mutating func popFirst() -> Unicode.Scalar? {
    isEmpty ? nil : removeFirst()
  }
}

/// The arguments of one command, sorted into words and keyed values, each asked for once.
struct CommandArguments {
  private(set) var words: [Arguments.Argument] = []
  private var keyed: [String: Arguments.Argument] = [:]
  private(set) var keys: [String] = []
  /// A key that stands twice.
  private(set) var doubled: String?
  let isMalformed: Bool

  init(_ arguments: Arguments) {
    var arguments = arguments
    for argument in arguments.remaining() {
      if let key = argument.key {
        if keyed.updateValue(argument, forKey: key) != nil { doubled = key }
        keys.append(key)
      } else {
        words.append(argument)
      }
    }
    isMalformed = arguments.isMalformed
  }

  /// Free text, as typed.
  func raw(_ key: String) -> String? { keyed[key]?.raw }

  /// An id, number or mark, folded.
  func folded(_ key: String) -> String? { keyed[key]?.folded }
}
