import Definitions
import Diagnostics
import Testing

/// A value in one line: numbers with `#` and their text, strings in `'`, without escapes.
func describe(_ value: LocatedValue) -> String {
  switch value.content {
  case .object(let entries):
    "{" + entries.map { "\($0.key):\(describe($0.value))" }.joined(separator: ",") + "}"
  case .array(let elements): "[" + elements.map(describe).joined(separator: ",") + "]"
  case .string(let text): "'\(text)'"
  case .number(let text): "#\(text)"
  case .boolean(let flag): "\(flag)"
  case .null: "null"
  }
}

@Suite("Definitions are JSON5 with places") struct DefinitionTests {
  func read(_ text: String) -> Definition { Definition(bytes: Array(text.utf8), file: "a.json5") }

  @Test("what JSON5 accepts is read", arguments: JSON5Samples.accepted)
  func accepted(_ sample: JSON5Samples.Accepted) throws {
    let definition = read(sample.text)
    #expect(definition.findings.isEmpty)
    let root = try #require(definition.root)
    #expect(Array(describe(root).unicodeScalars) == Array(sample.value.unicodeScalars))
  }

  @Test("what JSON5 refuses is one syntax finding at its place", arguments: JSON5Samples.rejected)
  func rejected(_ sample: JSON5Samples.Rejected) {
    let definition = read(sample.text)
    #expect(definition.root == nil)
    #expect(definition.findings.map(\.code) == ["syntax"])
    #expect(
      definition.findings.first?.location
        == SourceLocation(file: "a.json5", line: sample.line, column: sample.column))
  }

  @Test("keys and values know their line and column in scalars")
  func places() throws {
    let text = "\u{FEFF}// 注释\r\n{\r  甲: 'x',\u{2028} '😀e\u{301}': [1,\n\t2] }"
    let root = try #require(read(text).root)
    guard case .object(let entries) = root.content else {
      Issue.record("no object")
      return
    }
    #expect(root.location.description == "a.json5:2:1")
    #expect(entries.map(\.location.description) == ["a.json5:3:3", "a.json5:4:2"])
    #expect(entries.map(\.value.location.description) == ["a.json5:3:6", "a.json5:4:9"])
    guard case .array(let elements) = entries[1].value.content else {
      Issue.record("no array")
      return
    }
    #expect(elements.map(\.location.description) == ["a.json5:4:10", "a.json5:5:2"])
  }

  @Test("every repeated key is told, with the first place; the first value counts")
  func duplicates() throws {
    let definition = read("{a: 1,\n b: {c: 1, c: 2},\n a: 2, 'a': 3, \\u0061: 4}")
    let root = try #require(definition.root)
    #expect(root["a"]?.content == .number("1"))
    #expect(definition.findings.map(\.code) == Array(repeating: "duplicate-key", count: 4))
    #expect(
      definition.findings.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
        == ["2:12", "3:2", "3:8", "3:16"])
    #expect(definition.findings[1].problem.en.contains("1:2"))
  }

  @Test("32 levels work and 33 are refused", arguments: ["[", "{a:"])
  func nesting(_ opening: String) {
    func text(_ depth: Int) -> String {
      let closing = opening == "[" ? "]" : "}"
      return String(repeating: opening, count: depth) + (opening == "[" ? "" : "1")
        + String(repeating: closing, count: depth)
    }
    #expect(read(text(32)).findings.isEmpty)
    #expect(read(text(33)).findings.map(\.code) == ["nesting"])
    #expect(read(text(33)).root == nil)
    #expect(read(String(repeating: opening, count: 100_000)).findings.map(\.code) == ["nesting"])
  }

  @Test("4 MiB work and one byte more is refused")
  func size() {
    let text = "1" + String(repeating: " ", count: (4 << 20) - 1)
    #expect(read(text).findings.isEmpty)
    #expect(read(text + " ").findings.map(\.code) == ["too-large"])
  }

  @Test(
    "bytes that are not UTF-8 are refused with their place",
    arguments: [
      [0x31, 0x0A, 0x20, 0xC4, 0xBF, 0xFF],  // a stray byte
      [0x31, 0x0A, 0x20, 0x20, 0xC0, 0x80],  // an overlong form
      [0x31, 0x0A, 0x20, 0x20, 0xED, 0xA0, 0x80],  // a surrogate
      [0x31, 0x0A, 0x20, 0x20, 0xE6, 0xBB],  // an unfinished character
    ] as [[UInt8]])
  func encoding(_ bytes: [UInt8]) {
    let definition = Definition(bytes: bytes, file: "a")
    #expect(definition.root == nil)
    #expect(definition.findings.map(\.code) == ["not-utf8"])
    #expect(definition.findings.first?.location?.line == 2)
    #expect(definition.findings.first?.location?.column == 3)
  }

  @Test(
    "a replacement character is refused, also escaped", arguments: ["['\u{FFFD}']", "['\\uFFFD']"])
  func replacement(_ text: String) {
    let definition = read(text)
    #expect(definition.findings.map(\.code) == ["replacement-character"])
    #expect(definition.findings.first?.location?.column == 3)
  }

  @Test("full-width punctuation gets its half-width form suggested")
  func halfWidth() {
    #expect(read("{a：1}").findings.first?.suggestion?.zh == "改用半角 :")
    #expect(read("[1，2]").findings.first?.suggestion?.zh == "改用半角 ,")
    #expect(read("“a”").findings.first?.suggestion?.zh == "改用半角 '")
  }
}
