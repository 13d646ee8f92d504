import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

/// One event that several departments score (AMB-27).
@Suite("One event in several departments") struct RepeatedEventTests {
  private func fact(
    _ value: Measure.Value, _ id: String, _ evidence: String
  ) -> Measure {
    Measure(
      value,
      from: .fact(.init(id: id, evidence: evidence, registeredBy: "zhang", record: "j:1")))
  }

  private func score(
    _ facts: [String: Measure], _ reading: String
  ) throws -> UnitScore {
    let scheme = try BundledSchemes.scheme("qinhuangdao-2019-county")
    var measures = Measures()
    for (name, measure) in facts { measures[unit: "C1", input: name] = measure }
    return scheme.score(
      unit: "C1", measures: measures, readings: try scheme.readings(option: ["AMB-27": reading]))
  }

  /// One speech named by three departments, another by one of them.
  private var speeches: [String: Measure] {
    [
      "speeches": fact(.number(2), "speeches", "简报12期 #2019-07交流会，简报15期 #劳模宣讲"),
      "legalSpeeches": fact(.number(1), "legal-speeches", "会议材料 ＃2019-07交流会"),
      "welfareSpeeches": fact(.number(1), "welfare-speeches", "#2019-07交流会"),
    ]
  }

  private func points(_ score: UnitScore, _ id: String) throws -> Rational? {
    try #require(score.bonus).nodes.first { $0.id == id && $0.kind == .item }?.value.low
  }

  @Test("counts at each of them by default, and every one of them says so")
  func each() throws {
    let score = try score(speeches, "each")
    // By hand: 1 point for each speech: 2, 1 and 1.
    #expect(try points(score, "2.16") == 2)
    #expect(try points(score, "4.8") == 1)
    #expect(try points(score, "7.8") == 1)
    let flags = score.flags.filter { $0.flag.kind == .repeatedEvent }
    #expect(flags.map(\.node) == ["2.16", "4.8", "7.8"])
    #expect(
      flags.first?.flag.note.zh == "典型发言 #2019-07交流会 在 4.8、7.8 也有登记，此处计分（AMB-27 each）")
    #expect(
      flags.first?.flag.note.en
        == "A model speech #2019-07交流会 is also registered at 4.8, 7.8 and counts here (AMB-27 each)"
    )
  }

  @Test("counts once where it gives most, under the reading that says so")
  func highest() throws {
    let score = try score(speeches, "highest")
    // By hand: equal rates, so the first of the document keeps it; the other two lose it.
    #expect(try points(score, "2.16") == 2)
    #expect(try points(score, "4.8") == 0)
    #expect(try points(score, "7.8") == 0)
    let notes = score.flags.filter { $0.flag.kind == .repeatedEvent }.map(\.flag.note.zh)
    #expect(notes.last == "典型发言 #2019-07交流会 已在 2.16 计分，此处不再计（AMB-27 highest）")
  }

  @Test("counts where one gives most, not where it was named first")
  func rates() throws {
    // Source: 附件 1: a front page gives 0.5 to the Organisation and 1 to the Welfare Department.
    let facts = [
      "frontPages": fact(.number(1), "front-pages", "#头版"),
      "welfareFrontPages": fact(.number(1), "welfare-front-pages", "#头版"),
    ]
    let each = try score(facts, "each")
    #expect(try points(each, "2.16") == number("0.5"))
    #expect(try points(each, "7.8") == 1)
    let highest = try score(facts, "highest")
    #expect(try points(highest, "2.16") == 0)
    #expect(try points(highest, "7.8") == 1)
  }

  @Test("takes a yes only where all its events count elsewhere")
  func answers() throws {
    // welfareSpeech is a point of 7.5; speeches give a point each as well and stand first.
    let one = try score(
      [
        "speeches": fact(.number(1), "speeches", "#a"),
        "welfareSpeech": fact(.yesNo(true), "welfare-speech", "#a"),
      ], "highest")
    #expect(try one.node("7.5/2").value.low == 0)
    let two = try score(
      [
        "speeches": fact(.number(1), "speeches", "#a"),
        "welfareSpeech": fact(.yesNo(true), "welfare-speech", "#a #b"),
      ], "highest")
    #expect(try two.node("7.5/2").value == Score(1))
  }

  @Test("is not looked for where nobody names it")
  func unnamed() throws {
    var facts = speeches
    facts["legalSpeeches"] = fact(.number(1), "legal-speeches", "会议材料 #")
    facts["welfareSpeeches"] = Measure(.number(1))
    let score = try score(facts, "highest")
    #expect(try points(score, "4.8") == 1 && points(score, "7.8") == 1)
    #expect(!score.flags.contains { $0.flag.kind == .repeatedEvent })
  }

  @Test("is compared among inputs that are there and give something for each one")
  func lint() throws {
    let text = try SurveyScheme.text("qinhuangdao-2019-county")
    let wrong = text.replacing(
      "of: ['approvals', 'legalApprovals'", with: "of: ['approvls', 'subscriptions'")
    #expect(wrong != text)
    let codes = Scheme.decode(bytes: Array(wrong.utf8), file: "s").1.map(\.code)
    #expect(codes.contains("dangling-input") && codes.contains("event-without-rate"))
    let other = text.replacing(
      "reading: 'highest', counts: { speeches: '2', legalSpeeches: '0'",
      with: "reading: 'highest', counts: { speeches: '1', legalSpeeches: '0'")
    #expect(other != text)
    #expect(
      Scheme.decode(bytes: Array(other.utf8), file: "s").1.map(\.code).contains("example-fails"))
  }
}
