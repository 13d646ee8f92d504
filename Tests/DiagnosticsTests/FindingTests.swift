import Diagnostics
import Testing

@Suite("Findings as lines") struct FindingTests {
  let finding = Finding(
    code: "unknown-key",
    location: SourceLocation(file: "a.json5", line: 12, column: 7),
    problem: Bilingual(zh: "不认识的键“lable”", en: "unknown key 'lable'"),
    found: "lable",
    expected: Bilingual(zh: "code、label", en: "code, label"),
    suggestion: Bilingual(zh: "改为“label”", en: "did you mean 'label'?"))

  @Test("a finding names place, weight, code, problem, expectation and suggestion")
  func whole() {
    #expect(
      finding.rendered(in: .zh)
        == "a.json5:12:7: 错误 [unknown-key] 不认识的键“lable”；应为 code、label；建议改为“label”")
    #expect(
      finding.rendered(in: .en)
        == "a.json5:12:7: error [unknown-key] unknown key 'lable'; expected code, label; "
        + "did you mean 'label'?")
  }

  @Test("a finding without a place starts with its weight")
  func bare() {
    let note = Finding(
      code: "defect", severity: .note, location: nil, problem: Bilingual(zh: "甲", en: "a"))
    #expect(note.rendered(in: .zh) == "说明 [defect] 甲")
    #expect(note.rendered(in: .en) == "note [defect] a")
    #expect(![note].containError)
    #expect([note, finding].containError)
  }

  @Test("a file name cannot act on the terminal")
  func hostile() {
    let hostile = Finding(
      code: "x", severity: .warning,
      location: SourceLocation(file: "a\u{1B}]0;b\u{7}\n", line: 1, column: 1),
      problem: Bilingual(zh: "甲", en: "a"))
    #expect(hostile.rendered(in: .en) == "a␛]0;b␇␊:1:1: warning [x] a")
  }

  struct Example: Fault {
    var code: String { "example" }
    var problem: Bilingual { Bilingual(zh: "错了", en: "wrong") }
    var expected: Bilingual? { Bilingual(zh: "对的", en: "right") }
  }

  @Test("a fault says in a message what its finding says")
  func fault() {
    #expect(Example().message == Bilingual(zh: "错了；应为对的", en: "wrong; expected right"))
    let place = SourceLocation(file: "f", line: 1, column: 2)
    #expect(
      Example().finding(at: place).rendered(in: .en)
        == "f:1:2: error [example] wrong; expected right")
    #expect(Example().finding(at: place).severity == .error)
  }

  @Test("places sort by file, line and column")
  func order() {
    let places = [("a", 2, 1), ("a", 1, 9), ("b", 1, 1), ("a", 1, 2)].map {
      SourceLocation(file: $0.0, line: $0.1, column: $0.2)
    }
    #expect(places.sorted().map(\.description) == ["a:1:2", "a:1:9", "a:2:1", "b:1:1"])
  }
}
