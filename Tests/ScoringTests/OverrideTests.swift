import Diagnostics
import Digests
import ExactArithmetic
import Scoring
import Sheets
import Tallies
import Testing

/// Points of single items that somebody decided, in the tree, the ledger and the order.
@Suite("Overridden items") struct OverrideTests {
  /// A deduction that may go below 0 under a reading, a bonus without a limit, and one with a shared limit.
  private static func scheme() throws -> Scheme {
    let (scheme, findings) = SmallScheme.decode(
      """
      { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' },
        maximum: '10',
        inputs: { x: { rate: 'q.r' }, n: { fact: 'n', type: 'count' }, e: { fact: 'e', type: 'count' },
          f: { fact: 'f', type: 'count' } },
        sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '10', items: [
          { id: '1.1', title: { zh: '满意', en: 'rate' }, points: '4', clause: '1',
            rule: { threshold: { of: 'x', atLeast: '90%', lose: '3' } },
            examples: [ { given: { x: '90%' }, points: '4' }, { given: { x: '89.99%' }, points: '1' },
              { given: { x: '90.01%' }, points: '4' } ] },
          { id: '1.2', title: { zh: '次数', en: 'times' }, points: '6', clause: '2', floor: 'F',
            rule: { occurrences: { of: 'n', loseEach: '2' } },
            examples: [ { given: { n: '0' }, points: '6' }, { given: { n: '1' }, points: '4' },
              { given: { n: '3' }, points: '0' }, { given: { n: '4' }, points: '0', absorbed: '2' } ] },
          { id: '7.1', title: { zh: '奖', en: 'award' }, kind: 'bonus', clause: '3',
            rule: { occurrences: { of: 'e', winEach: '1' } },
            examples: [ { given: { e: '0' }, points: '0' }, { given: { e: '2' }, points: '2' } ] },
          { id: '7.2', title: { zh: '文', en: 'paper' }, kind: 'bonus', clause: '3',
            rule: { occurrences: { of: 'f', winEach: '1' } },
            examples: [ { given: { f: '0' }, points: '0' }, { given: { f: '2' }, points: '2' } ] } ] } ],
        bonus: { clause: '3', atMost: '4', examples: [ { given: '5', points: '4' } ] },
        readings: { F: { default: 'zero', alternatives: ['zero', 'negative'], clause: '2' } } }
      """)
    return try #require(scheme, "\(findings.map(\.sentence.en))")
  }

  private static func override(
    _ item: String, _ points: Rational?, by: String = "sun", unit: String = "U1", _ record: Int = 1
  ) -> Override {
    Override(
      parameters: OverrideParameters(
        key: OverrideKey(unit: unit, item: item), points: points, reason: "会议", evidence: "纪要"),
      by: by, at: "2026-01-02",
      stamp: Stamp(
        journal: String(repeating: "a", count: 32), sequence: record, hash: .zero))
  }

  private static func score(
    _ values: [String: Measure.Value], _ overrides: [[Override]], floor: String = "zero"
  ) throws -> (score: UnitScore, faults: [OverrideFault]) {
    let scheme = try scheme()
    var measures = Measures()
    for (name, value) in values { measures[unit: "U1", input: name] = Measure(value) }
    let decided = RoundOverrides(overrides)
    let result = try scheme.scoreRound(
      units: ["U1"], measures: measures, readings: try scheme.readings(option: ["F": floor]),
      overrides: decided)
    return (try #require(result["U1"]).score, decided.faults(in: result))
  }

  private static func item(_ id: String, _ score: UnitScore) throws -> Explanation {
    try #require(
      (score.explanation.nodes + (score.bonus?.nodes ?? [])).first {
        $0.id == id && $0.kind == .item
      })
  }

  private static let closed: [String: Measure.Value] = [
    "x": .rate(satisfied: 17, of: 20), "n": .number(4), "e": .number(2), "f": .number(3),
  ]

  /// By hand: 1.1 gives 4 − 3 = 1 of 4; 1.2 gives 6 − 8, with the floor 0, of 6; 7.1 gives 2 of 2.
  @Test(
    "more points are losses not taken, fewer are one more loss, and the rule's points are kept",
    arguments: [
      ("1.1", "3", "1", "zero", "3", "3", "2"), ("1.1", "0.5", "1", "zero", "0.5", "3.5", "0"),
      ("1.1", "1/3", "1", "zero", "1/3", "11/3", "0"), ("1.1", "1", "1", "zero", "1", "3", "0"),
      ("1.2", "5", "0", "zero", "5", "8", "7"), ("1.2", "-1", "-2", "negative", "-1", "8", "1"),
      ("1.2", "-3", "-2", "negative", "-3", "9", "0"), ("7.1", "1", "2", "zero", "1", "1", "0"),
      ("7.1", "9", "2", "zero", "9", "0", "0"),
    ])
  func closedItem(
    item: String, points: String, original: String, floor: String, value: String, lost: String,
    absorbed: String
  ) throws {
    let given = try Rational(parsing: points)
    let (score, faults) = try Self.score(Self.closed, [[Self.override(item, given)]], floor: floor)
    #expect(faults.isEmpty)
    let node = try Self.item(item, score)
    #expect(node.value == Score(try Rational(parsing: value)))
    let use = try #require(node.override)
    #expect(use.original == Score(try Rational(parsing: original)))
    #expect(use.decision?.by == "sun")
    let sum = LedgerSum(of: node)
    #expect(sum.lost == Span(try Rational(parsing: lost)))
    #expect(sum.absorbed == Span(try Rational(parsing: absorbed)))
    #expect(node.maximum - sum.lost.atWorst + sum.absorbed.atWorst == node.value.low)
    #expect(node.flags.contains { $0.kind == .overridden && $0.note.zh.contains("会议（纪要）") })
    // The whole adds up again.
    let whole = LedgerSum(of: score.explanation)
    #expect(
      score.explanation.maximum - whole.lost.atWorst + whole.absorbed.atWorst == score.value.low)
  }

  @Test("a decision stands where an input is missing, and the interval is kept beside it")
  func openItem() throws {
    let (score, _) = try Self.score(
      ["n": .number(0), "e": .number(0), "f": .number(0)], [[Self.override("1.1", 3)]])
    let node = try Self.item("1.1", score)
    #expect(node.value == Score(3))
    #expect(node.override?.original == Score(low: 1, high: 4, isClosed: false))
    #expect(node.gaps.isEmpty && score.gaps.isEmpty && score.isFinal)
    #expect(score.value == Score(9))
    #expect(node.ledger.map(\.points) == [Span(1)])
  }

  @Test("limits around a bonus still hold after an override")
  func bonusLimit() throws {
    let (score, _) = try Self.score(Self.closed, [[Self.override("7.1", 3)]])
    // By hand: 3 and 3, of which 4 count.
    #expect(score.bonus?.value == Score(4))
    let (less, _) = try Self.score(Self.closed, [[Self.override("7.1", 0)]])
    #expect(less.bonus?.value == Score(3))
  }

  @Test(
    "what journals contradict each other about lies between what they say",
    arguments: [
      ([3, 1] as [Rational?], "1", "3"), ([3, nil], "1", "3"), ([0, nil], "0", "1"),
      ([4, 2, 3], "2", "4"),
    ])
  func conflict(points: [Rational?], low: String, high: String) throws {
    let rivals = points.enumerated().map { Self.override("1.1", $1, by: "p\($0)", $0 + 1) }
    let (score, faults) = try Self.score(Self.closed, [rivals])
    let node = try Self.item("1.1", score)
    #expect(node.value.low == (try Rational(parsing: low)))
    #expect(node.value.high == (try Rational(parsing: high)))
    #expect(!node.value.isClosed && !score.isFinal)
    #expect(node.gaps.map(\.value) == [.conflict])
    #expect(node.override?.decision == nil)
    #expect(node.flags.contains { $0.kind == .overrideConflict })
    #expect(faults.isEmpty)
  }

  @Test(
    "points that an item cannot have change nothing and are told with their record",
    arguments: [
      ("1.1", "4.01", OverrideFault.Problem.outside(4)), ("1.1", "-0.5", .outside(4)),
      ("1.2", "-1", .outside(6)), ("7.1", "-1", .outside(2)), ("9.9", "1", .unknownItem),
    ])
  func outside(item: String, points: String, problem: OverrideFault.Problem) throws {
    let (plain, _) = try Self.score(Self.closed, [])
    let (score, faults) = try Self.score(
      Self.closed, [[Self.override(item, try Rational(parsing: points))]])
    #expect(score == plain)
    #expect(faults.map(\.problem) == [problem])
    #expect(faults.first?.message.zh.contains("aaaaaaaa:1") == true)
  }

  @Test("an item that does not apply to a unit cannot be overridden")
  func notApplicable() throws {
    var values = Self.closed
    values["x"] = .notApplicable
    let (score, faults) = try Self.score(values, [[Self.override("1.1", 2)]])
    #expect(score.maximum == 6)
    #expect(faults.map(\.problem) == [.notApplicable])
  }

  @Test("places follow the decided points, and scoring again changes nothing else")
  func places() throws {
    let scheme = try PlacedScheme.scheme()
    var measures = Measures()
    let marks: [Rational] = [90, 80, 70]
    for (index, mark) in marks.enumerated() {
      measures[unit: "U\(index)", input: "mark"] = Measure(.number(mark))
      measures[unit: "U\(index)", input: "rest"] = Measure(.number(50))
    }
    let decided = RoundOverrides([[Self.override("1.1", 95, unit: "U2")]])
    let readings = try scheme.readings()
    let units = ["U0", "U1", "U2"]
    let result = try scheme.scoreRound(
      units: units, measures: measures, readings: readings, overrides: decided)
    // By hand: 95, 90·0.98 and 80·0.96 of the departments' part.
    let parts = try result.units.map { try $0.score.node("departments").value }
    let expected = try ["441/5", "384/5", "95"].map { Score(try Rational(parsing: $0)) }
    #expect(parts == expected)
    #expect(result.units.map(\.rank?.best) == [2, 3, 1])
    let again = Rescoring(
      scheme, units: units, measures: measures, readings: readings, overrides: decided)
    let figures = try again.present().units.map(\.score.value)
    #expect(figures == result.units.map(\.score.value))
    let told = try again.present(telling: ["U2"])
    #expect(told["U2"]?.score.explanation.nodes.contains { $0.override != nil } == true)
    let other = try scheme.readings(option: ["R": "gap"])
    #expect(
      try again.outcome(readings: other).units.map(\.score.value)
        == scheme.scoreRound(
          units: units, measures: measures, readings: other, overrides: decided
        ).units.map(\.score.value))
  }
}

extension RoundOverrides {
  /// What journals would say.
  fileprivate init(_ statements: [[Override]]) {
    self.init()
    for list in statements { decide(list) }
  }
}
