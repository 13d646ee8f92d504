import Diagnostics
import ExactArithmetic
import Scoring
import Sheets
import Tallies
import Testing

/// Marks of one value that lie further apart than the scheme allows without a look.
@Suite("Marks that lie apart") struct SpreadTests {
  private static func sheets(_ marks: [Rational]) throws -> Measure {
    let mean = try marks.reduce(0, +).divided(by: Rational(marks.count))
    return Measure(
      .number(mean),
      from: .sheets(
        .init(
          questionnaires: ["q"], item: "score", batches: ["A"], isSealed: true, count: marks.count,
          spread: Measure.MarkSpread(
            marks.enumerated().map { (rater: "L\($0 + 1)", mark: $1) }))))
  }

  private static func fact(_ verified: Measure.Value, own: Rational?) -> Measure {
    Measure(
      verified,
      from: .fact(.init(id: "x", evidence: "e", registeredBy: "li", record: "j:1", own: own)))
  }

  private static func score(
    _ input: String, _ measures: [String: Measure], rule: String = "judge: { of: 'x' }"
  ) throws -> UnitScore {
    let scheme = try SmallScheme.scheme(points: "100", rule: rule, inputs: input)
    var all = Measures()
    for (name, measure) in measures { all[unit: "U1", input: name] = measure }
    return scheme.score(unit: "U1", measures: all, readings: try scheme.readings())
  }

  @Test(
    "leaders' marks are flagged above the limit and not at it; the points stay",
    arguments: [
      ([80, 100, 90], "20", false), ([80, 100, 90], "19.99", true), ([80, 100], "0", true),
      ([80, 80], "0", false), ([80], "0", false), ([60, 95, 60], "20", true),
    ] as [([Rational], String, Bool)])
  func leaders(marks: [Rational], limit: String, isFlagged: Bool) throws {
    let input = "x: { leaders: 'q.score', spread: '\(limit)' }"
    let measure = try Self.sheets(marks)
    let score = try Self.score(input, ["x": measure])
    let plain = try Self.score("x: { leaders: 'q.score' }", ["x": measure])
    #expect(score.value == plain.value)
    #expect(!plain.flags.contains { $0.flag.kind == .spread })
    let found = score.explanation.nodes.flatMap(\.discrepancies)
    #expect(found.isEmpty != isFlagged)
    guard isFlagged, let first = found.first else { return }
    #expect(first.low == marks.min() && first.high == marks.max())
    #expect(first.limit == (try Rational(parsing: limit)))
    #expect(first.lowest == marks.indices.filter { marks[$0] == marks.min() }.map { "L\($0 + 1)" })
    #expect(score.flags.filter { $0.flag.kind == .spread }.map(\.node) == ["1.1"])
  }

  @Test("the note says what was found and the limit in both languages")
  func words() throws {
    let score = try Self.score(
      "x: { leaders: 'q.score', spread: '20' }", ["x": try Self.sheets([60, 95])])
    let note = score.flags.first { $0.flag.kind == .spread }?.flag.note
    #expect(note?.zh == "领导评分：各方所说在 60…95 之间，相差 35，超过 20 的限度，请复核；得分未因此改动")
    #expect(
      note?.en
        == "leaders' score: the marks lie between 60…95, 35 apart, above the limit of 20: look at them; "
        + "no points were changed")
  }

  @Test("shares lie percentage points apart")
  func shareWords() throws {
    // By hand: 47/50 is 94%, 889/1000 is 88.9%: 5.1 points apart.
    let measure = Self.fact(.ratio(part: 47, whole: 50), own: try Rational(889, over: 1000))
    let score = try Self.score(
      "x: { fact: 'x', type: 'ratio', spread: '5%' }", ["x": measure],
      rule: "threshold: { of: 'x', atLeast: '50%', lose: '1' }")
    let note = score.flags.first { $0.flag.kind == .spread }?.flag.note
    #expect(
      note?.zh.contains("在 88.9%…94% 之间，相差 5.1 个百分点，超过 5 个百分点的限度") == true, "\(note?.zh ?? "")")
    #expect(
      note?.en.contains(
        "lie between 88.9%…94%, 5.1 percentage points apart, above the limit of 5 percentage points: look"
      ) == true,
      "\(note?.en ?? "")")
  }

  @Test(
    "a limit that shares cannot exceed is an error and says how it is written",
    arguments: [
      ("fact: 'x', type: 'ratio'", "100%", true), ("fact: 'x', type: 'ratio'", "20", true),
      ("fact: 'x', type: 'ratio'", "99.9%", false), ("fact: 'x', type: 'count'", "20", false),
    ])
  func idle(input: String, limit: String, isFound: Bool) throws {
    let text = """
      { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' }, maximum: '3',
        inputs: { x: { \(input), spread: '\(limit)' } },
        sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '3', items: [
          { id: '1.1', title: { zh: '项', en: 'item' }, points: '3', clause: '1',
            rule: { threshold: { of: 'x', atLeast: '0.5', lose: '3' } },
            examples: [ { given: { x: 'notHeld' }, points: '0' } ] } ] } ] }
      """
    let (_, findings) = Scheme.decode(bytes: Array(text.utf8), file: "s.scheme.json5")
    let found = findings.first { $0.code == "spread-of-all" }
    #expect((found != nil) == isFound, "\(findings.map(\.code))")
    #expect(found.map { $0.sentence.en.contains("'5%'") } ?? true)
  }

  @Test(
    "the own and the verified number are two statements",
    arguments: [
      (.number(10), 12, "2", false), (.number(10), 12, "1", true), (.number(10), nil, "0", false),
      (.number(12), 10, "1", true), (.notApplicable, 12, "0", false),
    ] as [(Measure.Value, Rational?, String, Bool)])
  func sides(verified: Measure.Value, own: Rational?, limit: String, isFlagged: Bool) throws {
    let score = try Self.score(
      "x: { fact: 'x', type: 'amount', spread: '\(limit)' }",
      ["x": Self.fact(verified, own: own)])
    #expect(score.flags.contains { $0.flag.kind == .spread } == isFlagged)
  }

  @Test("a limit of a share is in percentage points")
  func share() throws {
    // By hand: 94% and 90% are 4 points apart.
    let measure = Self.fact(
      .ratio(part: 47, whole: 50), own: Rational(90) * (try Rational(1, over: 100)))
    for (limit, isFlagged) in [("4%", false), ("3.9%", true)] {
      let score = try Self.score(
        "x: { fact: 'x', type: 'ratio', spread: '\(limit)' }", ["x": measure],
        rule: "threshold: { of: 'x', atLeast: '50%', lose: '1' }")
      #expect(score.flags.contains { $0.flag.kind == .spread } == isFlagged)
    }
  }

  @Test(
    "the marks that a mean is made of are several statements, and a limit of one part counts too")
  func mean() throws {
    let inputs = """
      a: { leaders: 'q.a', spread: '5' }, b: { mark: 'm.b' }, x: { mean: ['a', 'b'], spread: '10' }
      """
    let apart = try Self.score(
      inputs, ["a": try Self.sheets([70, 80]), "b": Measure(.number(86))])
    // By hand: 75 and 86 are 11 apart; 70 and 80 are 10 apart.
    let found = apart.explanation.nodes.flatMap(\.discrepancies)
    #expect(found.map(\.input) == ["x", "a"])
    #expect(found.first?.lowest == ["a"] && found.first?.highest == ["b"])
    let near = try Self.score(
      inputs, ["a": try Self.sheets([74, 76]), "b": Measure(.number(85))])
    #expect(near.explanation.nodes.flatMap(\.discrepancies).isEmpty)
  }
}
