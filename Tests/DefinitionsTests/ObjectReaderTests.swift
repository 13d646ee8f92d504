import Definitions
import Diagnostics
import Testing

@Suite("Objects are read key by key") struct ObjectReaderTests {
  enum Colour: String, CaseIterable { case red, green }

  func decode<Value>(_ text: String, as shape: Shape<Value>) -> (
    value: Value?, findings: [Finding]
  ) {
    Definition.decode(Array(text.utf8), file: "a", as: shape)
  }

  /// Codes with their places, such as `bad-id 1:2`.
  func told(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.code) \($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
  }

  @Test("a sound object gives its value and no finding")
  func sound() {
    let shape = Shape<String>.object { reader in
      let id = reader.required("id", .identifier)
      let size = reader.required("size", .integer(in: 1...9))
      let share = reader.optional("share", .numberText, default: "1")
      let isOpen = reader.optional("open", .boolean, default: false)
      let title = reader.required("title", .text)
      let colours = reader.required("colours", .array(of: Shape<Colour>.word))
      guard let id, let size, let title, let colours else { return nil }
      return "\(id) \(size) \(share) \(isOpen) \(title.zh) \(title.en) \(colours.map(\.rawValue))"
    }
    let read = decode(
      "{id:'U-1', size:3, share:'90%', title:{zh:'甲',en:'a'}, colours:['red','green'],}", as: shape)
    #expect(read.findings.isEmpty)
    #expect(
      read.value
        == "U-1 3 90% false 甲 a [\"red\", \"green\"]"
    )
  }

  @Test("all mistakes are told at once, in the order of the file")
  func all() {
    let shape = Shape<Int>.object { reader in
      _ = reader.required("id", .identifier)
      _ = reader.required("points", .numberText)
      _ = reader.required("title", .text)
      _ = reader.required("colour", Shape<Colour>.word)
      _ = reader.optional("label", .string)
      _ = reader.required("size", .integer(in: 1...9))
      return 1
    }
    let read = decode(
      "{ id: 'q 1',\n  points: 0.5,\n  title: { zh: '甲' },\n  colour: 'gren',\n  lable: 'x',\n}",
      as: shape)
    #expect(read.value == nil)
    #expect(
      told(read.findings) == [
        "missing-key 1:1", "bad-id 1:7", "number-not-string 2:11", "missing-language 3:10",
        "unknown-value 4:11", "unknown-key 5:3",
      ])
    #expect(
      read.findings.map { $0.suggestion?.en } == [
        "add 'size: …'", "did you mean 'q1'?", "write '0.5' in quotes", nil,
        "did you mean 'green'?", "did you mean 'label'?",
      ])
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    let text: String
    let codes: [String]
    var testDescription: String { text }

    init(_ text: String, _ codes: String...) {
      self.text = text
      self.codes = codes
    }
  }

  @Test(
    "an id is short ASCII",
    arguments: [
      Sample("'a'"), Sample("'AMB-02'"), Sample("'member_evaluation'"), Sample("'9'"),
      Sample("'\(String(repeating: "a", count: 64))'"),
      Sample("'\(String(repeating: "a", count: 65))'", "bad-id"),
      Sample("''", "bad-id"), Sample("'a '", "bad-id"), Sample("'1.6'", "bad-id"),
      Sample("'-a'", "bad-id"), Sample("'a-'", "bad-id"), Sample("'ａ'", "bad-id"),
      Sample("'满意'", "bad-id"), Sample("'a/b'", "bad-id"), Sample("1", "wrong-type"),
      Sample("null", "wrong-type"),
    ])
  func identifier(_ sample: Sample) {
    #expect(decode(sample.text, as: .identifier).findings.map(\.code) == sample.codes)
  }

  @Test(
    "a dotted id may have dots inside",
    arguments: [
      Sample("'1.6'"), Sample("'a'"), Sample("'.a'", "bad-id"), Sample("'a.'", "bad-id"),
    ])
  func dotted(_ sample: Sample) {
    #expect(decode(sample.text, as: .dottedIdentifier).findings.map(\.code) == sample.codes)
  }

  @Test(
    "a whole number stands bare and within its range",
    arguments: [
      Sample("1"), Sample("9"), Sample("+5"), Sample("0", "bad-number"), Sample("10", "bad-number"),
      Sample("-1", "bad-number"), Sample("1.0", "bad-number"), Sample("1e0", "bad-number"),
      Sample("0x1", "bad-number"), Sample("NaN", "bad-number"),
      Sample("99999999999999999999", "bad-number"), Sample("'1'", "wrong-type"),
    ])
  func integer(_ sample: Sample) {
    #expect(decode(sample.text, as: .integer(in: 1...9)).findings.map(\.code) == sample.codes)
  }

  @Test(
    "a text has both languages and is visible",
    arguments: [
      Sample("{zh:'甲',en:'a'}"), Sample("{zh:'甲'}", "missing-language"),
      Sample("{}", "missing-language", "missing-language"), Sample("'甲'", "wrong-type"),
      Sample("{zh:' ',en:'a'}", "empty-text"), Sample("{zh:'甲',en:''}", "empty-text"),
      Sample("{zh:'甲\\n',en:'a'}", "invisible-character"),
      Sample("{zh:'\\u202E甲',en:'a'}", "invisible-character"),
      Sample("{zh:'甲',en:'a',de:'b'}", "unknown-key"), Sample("{zh:1,en:'a'}", "wrong-type"),
    ])
  func text(_ sample: Sample) {
    #expect(decode(sample.text, as: .text).findings.map(\.code) == sample.codes)
  }

  @Test(
    "a list has its limits and its elements their findings",
    arguments: [
      Sample("['a']"), Sample("['a','b']"), Sample("[]", "too-few"),
      Sample("['a','b','c']", "too-many"), Sample("[1,'b']", "wrong-type"),
      Sample("{}", "wrong-type"),
    ])
  func list(_ sample: Sample) {
    let shape = Shape<[String]>.array(of: .string, atLeast: 1, atMost: 2)
    #expect(decode(sample.text, as: shape).findings.map(\.code) == sample.codes)
  }

  @Test("a table keeps its names, their places and their order")
  func table() {
    let shape = Shape<[TableEntry<Int>]>.table(of: .integer(in: 0...9))
    let entries = decode("{b: 1, a: 2}", as: shape).value ?? []
    #expect(entries.map { "\($0.name) \($0.location.column) \($0.value)" } == ["b 2 1", "a 8 2"])
  }

  @Test("a reader that gives up may leave unknown keys alone")
  func leave() {
    let shape = Shape<Int>.object { reader in
      reader.leaveUnknownKeys()
      return reader.optional("a", .integer(in: 0...9))
    }
    #expect(decode("{a: 1, b: 2}", as: shape).value == 1)
  }

  @Test("an error anywhere leaves no value, a syntax error included")
  func nothing() {
    #expect(decode("{a: 1", as: .value).value == nil)
    #expect(decode("{a: 1, a: 2}", as: .value).value == nil)
    #expect(decode("{a: 1, a: 2}", as: .value).findings.map(\.code) == ["duplicate-key"])
  }
}
