/// A reply block read by the grammar of the contract, by nothing of the code under test.
///
/// `reply = sign code "-" [ "@" id ] SP fields LF` any number of times, then
/// `sign code " " [ "@" id SP ] fields [ " | " text ] LF`.
struct StrictReply {
  enum Fault: Error {
    case notTerminated
    case noLine
    case sign(String)
    case code(String)
    case signAgainstCode(String)
    case mixedCodes(String)
    case id(String)
    case field(String)
    case unsafeScalar(UInt32)
  }

  let sign: Character
  let code: Int
  let id: String?
  let fields: [String: String]
  let details: [[String: String]]
  let text: String?

  init(_ block: String) throws {
    for scalar in block.unicodeScalars where scalar != "\n" {
      // Controls, bidi and other format characters, line and paragraph separators.
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF, 0xE0000...0xE007F:
        throw Fault.unsafeScalar(scalar.value)
      default: break
      }
    }
    guard block.unicodeScalars.last == "\n" else { throw Fault.notTerminated }
    var lines = block.unicodeScalars.dropLast().split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { Array($0) }
    guard let last = lines.popLast() else { throw Fault.noLine }
    var cursor = Cursor(last)
    let head = try cursor.head()
    guard cursor.take(" ") else { throw Fault.code(cursor.shown) }
    id = cursor.peek == "@" ? try cursor.id(endsWithBlank: true) : nil
    (fields, text) = try cursor.fields(mayHaveText: true)
    sign = head.sign
    code = head.code
    var details: [[String: String]] = []
    for line in lines {
      var cursor = Cursor(line)
      let other = try cursor.head()
      guard other == head else { throw Fault.mixedCodes(cursor.shown) }
      guard cursor.take("-") else { throw Fault.code(cursor.shown) }
      let detailID = cursor.peek == "@" ? try cursor.id(endsWithBlank: true) : nil
      if detailID == nil, !cursor.take(" ") { throw Fault.field(cursor.shown) }
      guard detailID == id else { throw Fault.id(cursor.shown) }
      details.append(try cursor.fields(mayHaveText: false).fields)
    }
    self.details = details
  }

  private struct Cursor {
    private var rest: ArraySlice<Unicode.Scalar>

    init(_ line: [Unicode.Scalar]) { rest = line[...] }

    var peek: Unicode.Scalar? { rest.first }
    var shown: String { String(String.UnicodeScalarView(rest)) }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard rest.first == scalar else { return false }
      rest.removeFirst()
      return true
    }

    mutating func head() throws -> Head {
      guard let sign = rest.popFirst(), "=~?".unicodeScalars.contains(sign) else {
        throw Fault.sign(shown)
      }
      let digits = rest.prefix(3)
      guard digits.count == 3, digits.allSatisfy({ ("0"..."9").contains($0) }),
        let code = Int(String(String.UnicodeScalarView(digits)))
      else { throw Fault.code(shown) }
      rest.removeFirst(3)
      let expected: Unicode.Scalar =
        switch code / 100 {
        case 2: "="
        case 3: "~"
        default: "?"
        }
      guard (2...5).contains(code / 100), sign == expected else {
        throw Fault.signAgainstCode("\(sign)\(code)")
      }
      return Head(sign: Character(sign), code: code)
    }

    mutating func id(endsWithBlank: Bool) throws -> String {
      _ = take("@")
      var id = String.UnicodeScalarView()
      while let scalar = rest.first, scalar != " " { id.append(rest.removeFirst()) }
      guard !id.isEmpty, take(" ") else { throw Fault.id(shown) }
      return String(id)
    }

    mutating func fields(
      mayHaveText: Bool
    ) throws -> (fields: [String: String], text: String?) {
      var fields: [String: String] = [:]
      while true {
        var key = String.UnicodeScalarView()
        while let scalar = rest.first, ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
        {
          key.append(rest.removeFirst())
        }
        guard !key.isEmpty, take("=") else { throw Fault.field(shown) }
        guard fields.updateValue(try value(), forKey: String(key)) == nil else {
          throw Fault.field(String(key))
        }
        if rest.isEmpty { return (fields, nil) }
        guard take(" ") else { throw Fault.field(shown) }
        if mayHaveText, rest.first == "|" {
          rest.removeFirst()
          guard take(" "), !rest.isEmpty else { throw Fault.field(shown) }
          return (fields, shown)
        }
      }
    }

    private mutating func value() throws -> String {
      var value = String.UnicodeScalarView()
      guard take("\"") else {
        while let scalar = rest.first, scalar != " " {
          guard !"\"\\|".unicodeScalars.contains(scalar) else { throw Fault.field(shown) }
          value.append(rest.removeFirst())
        }
        guard !value.isEmpty else { throw Fault.field(shown) }
        return String(value)
      }
      while let scalar = rest.popFirst() {
        if scalar == "\"" { return String(value) }
        guard scalar == "\\" else {
          value.append(scalar)
          continue
        }
        switch rest.popFirst() {
        case "\"": value.append("\"")
        case "\\": value.append("\\")
        case "u": value.append(try escaped(4))
        case "U": value.append(try escaped(8))
        default: throw Fault.field(shown)
        }
      }
      throw Fault.field("unclosed")
    }

    private mutating func escaped(_ count: Int) throws -> Unicode.Scalar {
      let digits = String(String.UnicodeScalarView(rest.prefix(count)))
      guard digits.utf8.count == count, let value = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw Fault.field(digits) }
      rest.removeFirst(count)
      return scalar
    }
  }

  private struct Head: Equatable {
    let sign: Character
    let code: Int
  }
}
