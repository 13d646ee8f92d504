import Diagnostics
import Questionnaires
import Testing

@Suite("Checks of a questionnaire") struct CheckTests {
  @Test("the sample itself is sound")
  func sound() {
    let read = SampleQuestionnaire.decode(SampleQuestionnaire.text)
    #expect(read.findings.isEmpty)
    #expect(read.questionnaire != nil)
  }

  /// The place of `▸` in a text, counted here and not by the reader.
  func place(in text: String) -> Diagnostics.SourceLocation? {
    let parts = text.components(around: "▸")
    guard parts.count == 2 else { return nil }
    let lines = parts[0].components(around: "\n")
    return Diagnostics.SourceLocation(
      file: "sample.json5", line: lines.count,
      column: (lines.last ?? "").unicodeScalars.count + 1)
  }

  @Test("what breaks a check is told with its code and place", arguments: CheckSample.all)
  func wrong(_ sample: CheckSample) {
    let marked = SampleQuestionnaire.replacing(sample.part, with: sample.wrong)
    let read = SampleQuestionnaire.decode(marked.components(around: "▸").joined())
    #expect(read.findings.map(\.code) == [sample.code])
    if let place = place(in: marked) { #expect(read.findings.first?.location == place) }
    #expect(read.findings.first?.severity == (sample.isWarning ? .warning : .error))
    #expect((read.questionnaire != nil) == sample.isWarning)
    if let suggestion = sample.suggestion {
      #expect(read.findings.first?.suggestion?.en == suggestion)
    }
  }

  @Test("what keeps a check is not told", arguments: CheckSample.all)
  func right(_ sample: CheckSample) {
    let read = SampleQuestionnaire.decode(
      SampleQuestionnaire.replacing(sample.part, with: sample.right))
    #expect(read.findings.isEmpty)
    #expect(read.questionnaire != nil)
  }

  @Test("every finding says in both languages what is wrong", arguments: CheckSample.all)
  func words(_ sample: CheckSample) {
    let marked = SampleQuestionnaire.replacing(sample.part, with: sample.wrong)
    for finding in SampleQuestionnaire.decode(marked.components(around: "▸").joined()).findings {
      #expect(finding.problem.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(finding.problem.en.utf8.contains { (0x61...0x7A).contains($0) })
      #expect(finding.expected != nil || finding.suggestion != nil)
    }
  }

  @Test("a condition on a later item and a circle of conditions are told")
  func cycles() {
    func item(_ id: String, _ source: String) -> String {
      "{ id: '\(id)', type: 'yesNo', text: { zh: '甲', en: 'a' }, skipIf: { item: '\(source)', is: ['1'] } },"
    }
    let plain = "{ id: 'q0', type: 'yesNo', text: { zh: '甲', en: 'a' } },"
    let later = SampleQuestionnaire.decode(item: item("q1", "q2") + plain + item("q2", "q0"))
    #expect(later.findings.map(\.code) == ["skip-not-earlier"])
    let circle = SampleQuestionnaire.decode(
      item: item("q1", "q3") + item("q2", "q1") + item("q3", "q2"))
    #expect(circle.findings.map(\.code) == ["skip-cycle"])
    #expect(circle.findings.last?.problem.en.contains("q1 → q3 → q2 → q1") == true)
    #expect(
      SampleQuestionnaire.decode(item: plain + item("q1", "q0") + item("q2", "q1")).findings
        .isEmpty)
  }

  @Test("a paper without any place is refused")
  func noPlaces() {
    let text = "{ id: 'q1', type: 'text', text: { zh: '甲', en: 'a' } },"
    #expect(SampleQuestionnaire.decode(item: text).findings.map(\.code) == ["no-places"])
  }

  @Test("rates that always or wrongly come out are warned of")
  func rates() {
    let whole = SampleQuestionnaire.replacing(
      "score: '0' },", with: "satisfied: true, score: '0' },"
    ).components(around: "denominator: 'valid'").joined(separator: "denominator: 'opinions'")
    #expect(SampleQuestionnaire.decode(whole).findings.map(\.code) == ["rate-always-whole"])
    let skipped = SampleQuestionnaire.replacing(
      "{ id: 'q5',",
      with: """
        { id: 'q6', type: 'single', options: 'agree', skipIf: { item: 'q1', is: ['9'] }, \
        text: { zh: '六', en: 'six' } }, { id: 'q5',
        """
    ).components(around: "item: 'q1', denominator").joined(separator: "item: 'q6', denominator")
    #expect(SampleQuestionnaire.decode(skipped).findings.map(\.code) == ["rate-counts-skipped"])
    let opinions = skipped.components(around: "'valid'").joined(separator: "'opinions'")
    #expect(SampleQuestionnaire.decode(opinions).findings.isEmpty)
  }

  @Test("without validity every case lacks its rule")
  func policies() {
    let text = """
      { questionnaire: 'x', version: 1, title: { zh: '甲', en: 'a' }, clause: 'c', respondent: 'unit',
        items: [ { id: 'q1', type: 'date', text: { zh: '甲', en: 'a' } } ] }
      """
    let findings = SampleQuestionnaire.decode(text).findings
    #expect(findings.map(\.code) == Array(repeating: "missing-policy", count: 4))
    #expect(findings.map(\.found) == ["overTick", "illegible", "allBlank", "partBlank"])
  }

  @Test("at the limit works and one more is refused")
  func limits() {
    func items(_ count: Int) -> String {
      (0..<count).map { "{ id: 'n\($0)x', type: 'date', text: { zh: '甲', en: 'a' } }," }.joined()
    }
    func options(_ count: Int) -> String {
      let list = (0..<count).map {
        "{ code: '\($0)', label: { zh: '甲\($0)', en: 'a' } },"
      }.joined()
      return "{ id: 'q1', type: 'single', text: { zh: '甲', en: 'a' }, options: [\(list)] }"
    }
    func roles(_ count: Int) -> String {
      SampleQuestionnaire.replacing(
        "['member', 'chair']", with: "[" + (0..<count).map { "'r\($0)x'," }.joined() + "]")
    }
    func id(_ length: Int) -> String {
      SampleQuestionnaire.replacing(
        "id: 'q5'", with: "id: '\(String(repeating: "a", count: length))'")
    }
    func codes(_ text: String) -> [String] { SampleQuestionnaire.decode(text).findings.map(\.code) }
    #expect(SampleQuestionnaire.decode(item: items(500)).findings.isEmpty)
    #expect(SampleQuestionnaire.decode(item: items(501)).findings.map(\.code) == ["too-many"])
    #expect(SampleQuestionnaire.decode(item: options(100)).findings.isEmpty)
    #expect(SampleQuestionnaire.decode(item: options(101)).findings.map(\.code) == ["too-many"])
    #expect(codes(roles(20)).isEmpty)
    #expect(codes(roles(21)) == ["too-many"])
    #expect(codes(id(64)).isEmpty)
    #expect(codes(id(65)) == ["bad-id"])
  }

  @Test("several mistakes are told at once, in the order of the file")
  func several() {
    let text = SampleQuestionnaire.replacing("id: 'q5'", with: "id: 'q1'")
      .components(around: "threshold: 10").joined(separator: "threshold: 3")
      .components(around: "clause: '附件1 组织建设 6',").joined()
    #expect(
      SampleQuestionnaire.decode(text).findings.map(\.code)
        == ["missing-clause", "duplicate-id", "low-threshold"])
  }
}
