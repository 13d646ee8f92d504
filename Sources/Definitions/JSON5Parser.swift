import Diagnostics

/// Reads one JSON5 document by the productions of https://spec.json5.org 1.0.0.
///
/// Recursion is bounded by ``Definition/maximumNesting``.
struct JSON5Parser {
  var cursor: ScalarCursor
  private var duplicates: [Finding] = []

  init(_ scalars: [Unicode.Scalar], file: String) {
    cursor = ScalarCursor(scalars, file: file)
  }

  /// The document's value, and the repeated keys or the first error.
  mutating func document() -> (LocatedValue?, [Finding]) {
    do throws(Stop) {
      try skipBlank()
      let value = try value(depth: 0)
      try skipBlank()
      guard cursor.next == nil else {
        throw unexpected(Bilingual(zh: "文件到此结束", en: "the end of the file"))
      }
      return (value, duplicates)
    } catch {
      return (nil, duplicates + [error.finding])
    }
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(Stop) -> LocatedValue {
    let location = cursor.location
    switch cursor.next {
    case "{":
      return LocatedValue(.object(try object(depth: depth + 1)), at: location)
    case "[":
      return LocatedValue(.array(try array(depth: depth + 1)), at: location)
    case "\"", "'":
      return LocatedValue(.string(try string()), at: location)
    case let scalar? where scalar.startsNumber:
      return LocatedValue(.number(try number()), at: location)
    case let scalar? where scalar.startsIdentifier:
      return LocatedValue(try word(), at: location)
    default:
      throw unexpected(Bilingual(zh: "一个值", en: "a value"))
    }
  }

  private mutating func object(depth: Int) throws(Stop) -> [LocatedValue.Entry] {
    try enter(depth)
    var entries: [LocatedValue.Entry] = []
    var first: [String: SourceLocation] = [:]
    while true {
      try skipBlank()
      if cursor.take("}") { return entries }
      let location = cursor.location
      let key = try key()
      try skipBlank()
      guard cursor.take(":") else { throw unexpected(Bilingual(zh: "冒号 :", en: "a colon ':'")) }
      try skipBlank()
      let value = try value(depth: depth)
      entries.append(LocatedValue.Entry(key: key, location: location, value: value))
      if let earlier = first[key] {
        duplicates.append(
          DefinitionFault.duplicateKey(key, first: earlier).finding(at: location))
      } else {
        first[key] = location
      }
      try skipBlank()
      if cursor.take(",") { continue }
      if cursor.take("}") { return entries }
      throw unexpected(Bilingual(zh: "逗号 , 或 }", en: "',' or '}'"))
    }
  }

  private mutating func array(depth: Int) throws(Stop) -> [LocatedValue] {
    try enter(depth)
    var elements: [LocatedValue] = []
    while true {
      try skipBlank()
      if cursor.take("]") { return elements }
      elements.append(try value(depth: depth))
      try skipBlank()
      if cursor.take(",") { continue }
      if cursor.take("]") { return elements }
      throw unexpected(Bilingual(zh: "逗号 , 或 ]", en: "',' or ']'"))
    }
  }

  private mutating func enter(_ depth: Int) throws(Stop) {
    guard depth <= Definition.maximumNesting else {
      throw Stop(.nesting(limit: Definition.maximumNesting), at: cursor.location)
    }
    cursor.advance()
  }

  // MARK: Names

  private mutating func key() throws(Stop) -> String {
    switch cursor.next {
    case "\"", "'":
      return try string()
    case let scalar? where scalar.startsIdentifier || scalar == "\\":
      return try identifier()
    default:
      throw unexpected(Bilingual(zh: "键名或 }", en: "a key or '}'"))
    }
  }

  private mutating func identifier() throws(Stop) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = cursor.next {
      let location = cursor.location
      var part = scalar
      if scalar == "\\" {
        cursor.advance()
        guard cursor.take("u") else {
          throw unexpected(Bilingual(zh: "\\u 和四位十六进制数", en: "\\u and four hex digits"))
        }
        part = try escapedScalar(from: location)
      } else if scalar.continuesIdentifier {
        cursor.advance()
      } else {
        break
      }
      guard name.isEmpty ? part.startsIdentifier : part.continuesIdentifier else {
        throw Stop(
          .syntax(
            found: String(Character(part)),
            expected: Bilingual(zh: "键名里可用的字母", en: "a letter that a key may have")),
          at: location)
      }
      name.append(part)
    }
    return String(name)
  }

  private mutating func word() throws(Stop) -> LocatedValue.Content {
    let location = cursor.location
    let start = cursor.index
    while let scalar = cursor.next, scalar.continuesIdentifier { cursor.advance() }
    let text = cursor.text(from: start)
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    case "Infinity", "NaN": return .number(text)
    default:
      throw Stop(
        .syntax(
          found: text,
          expected: Bilingual(zh: "一个值，文字要加引号", en: "a value; text needs quotation marks")),
        at: location)
    }
  }

  // MARK: Blanks and comments

  private mutating func skipBlank() throws(Stop) {
    while let scalar = cursor.next {
      if scalar.isJSON5Blank {
        cursor.advance()
      } else if scalar == "/" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Stop) {
    let location = cursor.location
    switch cursor.second {
    case "/":
      while let scalar = cursor.next, !scalar.endsLine { cursor.advance() }
    case "*":
      cursor.advance()
      cursor.advance()
      while let scalar = cursor.advance() {
        if scalar == "*", cursor.take("/") { return }
      }
      throw Stop(
        .syntax(found: "/*", expected: Bilingual(zh: "注释的结尾 */", en: "the comment's end '*/'")),
        at: location)
    default:
      throw unexpected(Bilingual(zh: "// 或 /* 开头的注释", en: "a comment that begins with // or /*"))
    }
  }

  // MARK: Errors

  /// The next scalar, or the end of the file, is not what was expected.
  func unexpected(_ expected: Bilingual) -> Stop {
    Stop(
      .syntax(found: cursor.next.map { String(Character($0)) }, expected: expected),
      at: cursor.location)
  }
}
