import Diagnostics

extension JSON5Parser {
  // MARK: Strings

  /// JSON5String of section 5.
  mutating func string() throws(Stop) -> String {
    let opening = cursor.location
    guard let quote = cursor.advance() else {
      throw unexpected(Bilingual(zh: "引号", en: "a quotation mark"))
    }
    var text = String.UnicodeScalarView()
    while let scalar = cursor.next {
      if scalar == quote {
        cursor.advance()
        return String(text)
      }
      switch scalar {
      case "\\":
        if let escaped = try escape() { text.append(escaped) }
      case "\n", "\r":
        throw Stop(.openString, at: opening)
      default:
        cursor.advance()
        text.append(scalar)
      }
    }
    throw Stop(.openString, at: opening)
  }

  /// An escape sequence; nil for a line continuation.
  private mutating func escape() throws(Stop) -> Unicode.Scalar? {
    let location = cursor.location
    cursor.advance()
    guard let letter = cursor.next else {
      throw unexpected(Bilingual(zh: "转义字符", en: "an escaped character"))
    }
    if letter == "0", let digit = cursor.second, digit.isDigit {
      throw badEscape("\\0" + String(Character(digit)), at: location)
    }
    if ("1"..."9").contains(letter) {
      throw badEscape("\\" + String(Character(letter)), at: location)
    }
    cursor.advance()
    switch letter {
    case "b": return "\u{08}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{0B}"
    case "0": return "\0"
    case "x": return Unicode.Scalar(try hexDigits(2))
    case "u": return try escapedScalar(from: location)
    case "\r":
      _ = cursor.take("\n")
      return nil
    case "\n", "\u{2028}", "\u{2029}": return nil
    default: return letter
    }
  }

  /// The scalar behind `\u`, which is already taken; a pair of surrogates is one scalar.
  mutating func escapedScalar(from location: SourceLocation) throws(Stop) -> Unicode.Scalar {
    let unit = try hexDigits(4)
    if let scalar = Unicode.Scalar(unit) {
      guard scalar != "\u{FFFD}" else { throw Stop(.replacementCharacter, at: location) }
      return scalar
    }
    guard unit < 0xDC00, cursor.next == "\\", cursor.second == "u" else {
      throw badEscape("\\u" + String(unit, radix: 16, uppercase: true), at: location)
    }
    cursor.advance()
    cursor.advance()
    let low = try hexDigits(4)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else {
      throw badEscape("\\u" + String(unit, radix: 16, uppercase: true), at: location)
    }
    return scalar
  }

  private mutating func hexDigits(_ count: Int) throws(Stop) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = cursor.next?.hexValue else {
        throw unexpected(Bilingual(zh: "\(count) 位十六进制数", en: "\(count) hex digits"))
      }
      value = value << 4 | digit
      cursor.advance()
    }
    return value
  }

  private func badEscape(_ text: String, at location: SourceLocation) -> Stop {
    Stop(
      .syntax(
        found: text,
        expected: Bilingual(zh: "JSON5 的转义字符", en: "an escape sequence of JSON5")),
      at: location)
  }

  // MARK: Numbers

  /// JSON5Number of section 6, as the text that was written.
  mutating func number() throws(Stop) -> String {
    let start = cursor.index
    if cursor.next == "+" || cursor.next == "-" { cursor.advance() }
    if let scalar = cursor.next, scalar == "I" || scalar == "N" {
      try numericWord(scalar == "I" ? "Infinity" : "NaN")
    } else if cursor.next == "0", cursor.second == "x" || cursor.second == "X" {
      cursor.advance()
      cursor.advance()
      guard cursor.next?.hexValue != nil else {
        throw unexpected(Bilingual(zh: "十六进制数字", en: "a hex digit"))
      }
      while cursor.next?.hexValue != nil { cursor.advance() }
    } else {
      try decimal()
    }
    if let scalar = cursor.next, scalar.continuesIdentifier || scalar == "\\" {
      throw unexpected(Bilingual(zh: "数字到此结束", en: "the end of the number"))
    }
    return cursor.text(from: start)
  }

  private mutating func numericWord(_ word: String) throws(Stop) {
    for letter in word.unicodeScalars {
      guard cursor.take(letter) else { throw unexpected(Bilingual(zh: word, en: word)) }
    }
  }

  private mutating func decimal() throws(Stop) {
    let digit = Bilingual(zh: "数字", en: "a digit")
    var hasDigits = false
    if cursor.take("0") {
      hasDigits = true
      if let scalar = cursor.next, scalar.isDigit {
        throw unexpected(Bilingual(zh: "不以 0 开头的整数部分", en: "no digit after a leading 0"))
      }
    } else {
      hasDigits = skipDigits()
    }
    if cursor.take(".") { hasDigits = skipDigits() || hasDigits }
    guard hasDigits else { throw unexpected(digit) }
    if cursor.take("e") || cursor.take("E") {
      if cursor.next == "+" || cursor.next == "-" { cursor.advance() }
      guard skipDigits() else { throw unexpected(digit) }
    }
  }

  private mutating func skipDigits() -> Bool {
    var any = false
    while let scalar = cursor.next, scalar.isDigit {
      cursor.advance()
      any = true
    }
    return any
  }
}
