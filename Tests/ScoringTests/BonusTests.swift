import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

/// A department of 10 points with two bonus rows under one printed 5 and one without a limit.
private let text = """
  { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' }, maximum: '10',
    inputs: { m: { fact: 'm', type: 'amount' },
      a: { fact: 'a', type: 'count', silent: 'none' }, b: { fact: 'b', type: 'count', silent: 'none' },
      c: { fact: 'c', type: 'count', silent: 'none' } },
    sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '10', items: [
      { id: '1.1', title: { zh: '项', en: 'item' }, points: '10', clause: '1', rule: { judge: { of: 'm' } },
        examples: [ { given: { m: '7' }, points: '7' } ] },
      { id: '1.2', kind: 'bonus', title: { zh: '甲', en: 'a' }, points: '5', clause: '1', rule: { occurrences: { of: 'a', winEach: '1' } },
        examples: [ { given: { a: '1' }, points: '1' }, { given: { a: '0' }, points: '0' } ] },
      { id: '1.3', kind: 'bonus', title: { zh: '乙', en: 'b' }, clause: '1', rule: { occurrences: { of: 'b', winEach: '3' } },
        examples: [ { given: { b: '1' }, points: '3' }, { given: { b: '0' }, points: '0' } ] },
      { id: '1.4', kind: 'bonus', title: { zh: '丙', en: 'c' }, clause: '1', rule: { occurrences: { of: 'c', winEach: '2' } },
        examples: [ { given: { c: '1' }, points: '2' }, { given: { c: '0' }, points: '0' } ] },
    ] } ],
    bonus: { clause: '1', warnAbove: '10%', examples: [ { given: '1', points: '1', warns: false }, { given: '1.1', points: '1.1', warns: true } ], shared: [ { id: '1.b', title: { zh: '亮点', en: 'highlights' }, clause: '1',
      of: ['1.2', '1.3'], atMost: '5', reading: 'AMB-07',
      examples: [ { given: ['4', '3'], points: '5' }, { given: ['4', '3'], reading: 'first', points: '7' } ] } ] },
    conversion: { clause: '1', to: '100', reading: 'AMB-05', examples: [ { base: '468', of: '520', points: '90' },
      { base: '468', bonus: '13', of: '520', points: '92.5' }, { base: '468', bonus: '13', of: '520', reading: 'rawBonus', points: '103' } ] },
    readings: { 'AMB-07': { default: 'shared', alternatives: ['shared', 'first'], clause: '1' },
      'AMB-05': { default: 'total', alternatives: ['total', 'sections', 'separate', 'rawBonus'], clause: '1' } } }
  """

private func scheme() throws -> Scheme {
  let (scheme, findings) = SmallScheme.decode(text)
  return try #require(scheme, "\(findings.map { $0.rendered(in: .en) })")
}

@Test func `a bonus stands outside the total and its limits are told`() throws {
  // Only 1.4 has neither a limit of its own nor a share in one.
  let findings = SmallScheme.decode(text).1.filter {
    !SchemeFault.coverageCodes.contains($0.code)
  }
  #expect(findings.map(\.code) == ["uncapped-bonus"])
  #expect(findings.first?.problem.en == "the bonus 1.4 has no limit")
}

@Test func `two rows under one printed 5 share it, or only the first has it`() throws {
  // By hand: 4 · 1 + 2 · 3 = 10 → 5, and 2 · 2 = 4: 9. Under the other reading min(4, 5) + 6 + 4 = 14.
  let values: [String: Measure.Value] = [
    "m": .number(7), "a": .number(4), "b": .number(2), "c": .number(2),
  ]
  let score = try scheme().score(values)
  #expect(score.value == Score(7))
  #expect(score.maximum == 10)
  #expect(score.bonus?.value == Score(9))
  #expect(score.withBonus == Score(16))
  #expect(score.flags.map(\.flag.kind) == [.largeBonus])
  let other = try scheme().score(values, option: ["AMB-07": "first"])
  #expect(other.bonus?.value == Score(14))
  // The tree adds up: 14 = 4 + 6 + 4.
  #expect(
    other.bonus?.nodes.filter { $0.kind == .item }.map(\.value) == [Score(4), Score(6), Score(4)])
}

@Test func `a row that a limit cuts stays at the floor that its own losses reached`() throws {
  // By hand: 3 of 6 and one loss of 4 are −1, so 1.2 gives 0; the limit of 5 changes nothing of that. 1.3 gives 3.
  let penalized = text.replacing(
    "points: '5', clause: '1', rule: { occurrences: { of: 'a', winEach: '1' } }",
    with:
      "points: '6', clause: '1', rule: { sum: [ { points: '6', judge: { of: 'm' } }, { occurrences: { of: 'a', loseEach: '4' } } ] }"
  ).replacing(
    "examples: [ { given: { a: '1' }, points: '1' }, { given: { a: '0' }, points: '0' } ]",
    with: "examples: [ { given: { m: '6', a: '1' }, points: '2' } ]")
  let (decoded, findings) = SmallScheme.decode(penalized)
  let scheme = try #require(decoded, "\(findings.map { $0.rendered(in: .en) })")
  let values: [String: Measure.Value] = ["m": .number(3), "a": .number(1), "b": .number(1)]
  let score = try scheme.score(values, option: ["AMB-07": "first"])
  #expect(score.bonus?.value == Score(3))
  let capped = try #require(score.bonus?.nodes.first { $0.id == "1.2" })
  #expect(capped.value == Score(0) && capped.maximum == 5)
  // value = maximum − lost + what the children lack + absorbed: 5 − (6 − 3) − 4 + 2 = 0.
  #expect(capped.absorbed == Span(2))
  // Figures without trees say the same.
  var measures = Measures()
  for (name, value) in values { measures[unit: "U", input: name] = Measure(value) }
  let figures = scheme.points(
    units: ["U"], measures: measures, readings: try scheme.readings(option: ["AMB-07": "first"]))
  #expect(figures.first?.bonus == Score(3))
  #expect(figures.first?.items.map(\.value) == [Score(3), Score(0), Score(3), Score(0)])
}

@Test func `nothing registered is no bonus, and what contradicts itself leaves it open`() throws {
  let none = try scheme().score(["m": .number(7)])
  #expect(none.bonus?.value == Score(0))
  #expect(none.isFinal)
  let open = try scheme().score(["m": .number(7), "c": .conflict])
  #expect(open.bonus?.value.isClosed == false)
  #expect(!open.isFinal)
  #expect(open.flags.map(\.flag.kind) == [.unbounded])
  // A shared limit bounds what is missing: 1.3 is pending, at most 5 of the two.
  let capped = try scheme().score(["m": .number(7), "a": .number(2), "b": .pending])
  #expect(capped.bonus?.value.low == 2)
}

@Test func `points and bonus are converted by one factor, or the bonus is added as it is`() throws {
  // By hand: 7/10 · 100 = 70; bonus 2 · 10 = 20, or 2.
  let values: [String: Measure.Value] = ["m": .number(7), "c": .number(1)]
  let total = try #require(try scheme().score(values).conversion)
  #expect(total.base == Score(70) && total.bonus == Score(20) && total.total == Score(90))
  let raw = try #require(
    try scheme().score(values, option: ["AMB-05": "rawBonus"]).conversion)
  #expect(raw.total == Score(72))
}

@Test func `the bonus of the home scheme: 82 and two awards are 89`() throws {
  // Source: the catalogue, §9.6: base 82 + 工人日报 1 at 2 + municipal innovation 1 at 5 = 89, not 90.
  let text = SmallScheme.text(
    points: "100", rule: "judge: { of: 'm' }",
    inputs: """
      m: { fact: 'm', type: 'amount' }, daily: { fact: 'daily', type: 'count', silent: 'none' },
      innovation: { fact: 'innovation', type: 'count', silent: 'none' }
      """,
    rest: """
      recommendation: { atLeast: '90', clause: '1', reading: 'AMB-23', examples: [ { base: '90', recommended: true },
        { base: '89.99', recommended: false }, { base: '82', bonus: '8', reading: 'withBonus', recommended: true } ] },
      readings: { 'AMB-23': { default: 'base', alternatives: ['base', 'withBonus'], clause: '1' } },
      """
  ).replacing(
    "examples: [] } ] } ],",
    with: """
      examples: [] },
        { id: '1.b', kind: 'bonus', title: { zh: '加分', en: 'bonus' }, clause: '1',
          rule: { ladder: { winEach: { daily: '2', innovation: '5' } } } } ] } ],
      """)
  let (decoded, findings) = SmallScheme.decode(text)
  let scheme = try #require(decoded, "\(findings.map { $0.rendered(in: .en) })")
  var measures = Measures()
  for (name, value) in [("m", 82), ("daily", 1), ("innovation", 1)] {
    measures[unit: "U", input: name] = Measure(.number(Rational(value)))
  }
  for reading in ["base", "withBonus"] {
    let round = try scheme.scoreRound(
      units: ["U"], measures: measures,
      readings: try scheme.readings(option: ["AMB-23": reading]))
    let unit = try #require(round["U"])
    #expect(unit.score.withBonus == Score(89))
    #expect(unit.recommendation?.isRecommended == false)
    #expect(unit.recommendation?.score == Score(reading == "base" ? 82 : 89))
  }
}
