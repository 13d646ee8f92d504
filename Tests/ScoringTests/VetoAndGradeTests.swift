import Diagnostics
import ExactArithmetic
import Rounds
import Scoring
import Tallies
import Testing

/// A scheme of one judged item of 100 points with a dated veto and three grades.
private func graded(effect: String = "block", silent: String = "none") throws -> Scheme {
  let (scheme, findings) = Scheme.decode(
    bytes: Array(
      """
      { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' },
        maximum: '100',
        vetoEffect: '\(effect)',
        vetoes: [ { id: 'v', title: { zh: '通报批评', en: 'circular' }, clause: '第六条', on: 'circular',
          from: '2019-01-01', to: '2019-12-31', silent: '\(silent)' } ],
        grades: [ { id: 'excellent', title: { zh: '优秀', en: 'excellent' }, clause: '9', blockedByVeto: true },
          { id: 'good', title: { zh: '良好', en: 'good' }, clause: '9' },
          { id: 'plain', title: { zh: '一般', en: 'plain' }, clause: '9' } ],
        inputs: { mark: { fact: 'mark', type: 'amount' }, circular: { fact: 'circular', type: 'date' } },
        sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '100', items: [
          { id: '1.1', title: { zh: '项', en: 'item' }, points: '100', clause: '1',
            rule: { judge: { of: 'mark' } }, examples: [ { given: { mark: '7' }, points: '7' } ] } ] } ] }
      """.utf8), file: "s")
  return try #require(scheme, "\(findings.map(\.sentence.en))")
}

private let limits = [
  Grade(id: "excellent", atLeast: 90, atMost: number("50%")), Grade(id: "good", atLeast: 60),
  Grade(id: "plain"),
]

/// Scores units A, B, C, … with these marks and circulars.
private func scored(
  _ scheme: Scheme, _ marks: [Rational?], circulars: [String: Measure.Value] = [:],
  limits: [Grade] = limits
) throws -> RoundScore {
  let units = marks.indices.map { String(UnicodeScalar(UInt8(0x41 + $0))) }
  var measures = Measures()
  for (unit, mark) in zip(units, marks) {
    if let mark { measures[unit: unit, input: "mark"] = Measure(.number(mark)) }
    if let value = circulars[unit] { measures[unit: unit, input: "circular"] = Measure(value) }
  }
  return try scheme.scoreRound(
    units: units, measures: measures, readings: try scheme.readings(), limits: limits)
}

extension RoundScore {
  /// The grades as words: `excellent`, `-` for none, `excellent|good` for open ones.
  fileprivate var words: [String] {
    units.map { unit in
      switch unit.grade {
      case .grade(let id, _): id
      case .open(let ids, _): ids.joined(separator: "|")
      case .some(.none): "-"
      case nil: "nil"
      }
    }
  }
}

@Test func `grades follow the least total and the greatest share`() throws {
  // By hand: half of 4 units is 2 seats; 97 and 92 take them, 91 is good, 59 is plain.
  let score = try scored(try graded(), [97, 91, 92, 59])
  #expect(score.words == ["excellent", "good", "excellent", "plain"])
  #expect(score.units.map(\.rank?.best) == [1, 3, 2, 4])
}

@Test func `a limit includes its number`() throws {
  #expect(
    try scored(try graded(), [90, number("89.99"), 60, number("59.99")]).words
      == ["excellent", "good", "good", "plain"])
}

@Test func `equal totals go together: where they do not fit, none of them is taken`() throws {
  #expect(
    try scored(try graded(), [97, 92, 92, 59]).words
      == ["excellent", "good", "good", "plain"])
}

@Test(arguments: [
  // A and C take the two seats before B; in the second case B and C would be second together.
  ([97, 91, 92, 59] as [Rational], "higher totals have taken them", "名次在前的已满"),
  ([97, 92, 92, 59], "equal totals go together", "同分不能只取一部分"),
])
func `a grade that is full says whether better ones or a tie took it`(
  totals: [Rational], english: String, chinese: String
) throws {
  let grade = try scored(try graded(), totals)["B"]?.grade
  guard case .grade("good", let reasons) = grade else {
    Issue.record("\(String(describing: grade))")
    return
  }
  #expect(reasons.contains { $0.en.contains(english) && $0.zh.contains(chinese) })
}

@Test func `a veto inside the year blocks only the first grade; score and place stay`() throws {
  let score = try scored(try graded(), [97, 91, 92, 59], circulars: ["A": .date("2019-06-03")])
  // The seat goes to the next.
  #expect(score.words == ["good", "excellent", "excellent", "plain"])
  #expect(score["A"]?.rank == Rank(best: 1, worst: 1, tied: 0, count: 4))
  #expect(score["A"]?.score.value == Score(97))
  #expect(score["A"]?.isVetoed == true)
  #expect(score["A"]?.score.flags.map(\.flag.kind) == [.vetoed])
}

@Test(arguments: [
  ("2018-12-31", false), ("2019-01-01", true), ("2019-12-31", true), ("2020-01-01", false),
])
func `a veto counts in its years only, first and last day included`(
  day: String, stands: Bool
) throws {
  let score = try scored(try graded(), [97, 91], circulars: ["A": .date(day)])
  #expect(score["A"]?.isVetoed == stands)
}

@Test func `a veto that is pending leaves the grade open`() throws {
  let score = try scored(try graded(), [97, 91, 92, 59], circulars: ["A": .pending])
  // Seats: A perhaps and C surely, or C and B.
  #expect(score.words == ["excellent|good", "excellent|good", "excellent", "plain"])
  #expect(!score.isFinal)
}

@Test func `where nothing registered does not mean none, the grade stays open`() throws {
  let scheme = try graded(silent: "open")
  #expect(try scored(scheme, [97, 50]).words == ["excellent|good", "plain"])
  let cleared = try scored(
    scheme, [97, 50], circulars: ["A": .notApplicable, "B": .notApplicable])
  #expect(cleared.words == ["excellent", "plain"])
}

@Test func `a veto may make the total 0 or take the place, as the reading says`() throws {
  let zero = try scored(
    try graded(effect: "zero"), [97, 91], circulars: ["A": .date("2019-06-03")])
  #expect(zero["A"]?.score.value == Score(0))
  #expect(zero["A"]?.rank?.best == 2)
  #expect(zero["A"]?.score.explanation.lost.map(\.points) == [Span(97)])
  let out = try scored(
    try graded(effect: "unranked"), [97, 91], circulars: ["A": .date("2019-06-03")])
  #expect(out["A"]?.rank == nil)
  #expect(out["B"]?.rank == Rank(best: 1, worst: 1, tied: 0, count: 1))
}

@Test func `a missing mark leaves grades open where it may change them`() throws {
  let score = try scored(try graded(), [97, nil, 92, 59])
  // B may have anything from 0 to 100: then A or C may lose a seat, D may not win one.
  #expect(score.words == ["excellent", "excellent|good|plain", "excellent|good", "plain"])
  #expect(score.units.map(\.rank?.best) == [1, 1, 2, 3])
  #expect(score.units.map(\.rank?.worst) == [2, 4, 3, 4])
}

@Test(
  arguments: [
    ([], GradingFault.notConfigured(["excellent", "good", "plain"])),
    (
      [Grade(id: "excellent"), Grade(id: "good", atLeast: 60), Grade(id: "plain")],
      .noLimit("excellent")
    ),
    ([Grade(id: "excellent", atLeast: 90), Grade(id: "plain")], .missingGrade("good")),
    (
      limits + [Grade(id: "exellent")],
      .unknownGrade("exellent", known: ["excellent", "good", "plain"])
    ),
  ] as [([Grade], GradingFault)])
func `without limits no grade is given, and why is said`(
  limits: [Grade], fault: GradingFault
) throws {
  let score = try scored(try graded(), [97], limits: limits)
  #expect(score.grading == .refused(fault))
  #expect(score.words == ["nil"])
  #expect(!fault.message.zh.isEmpty && !fault.message.en.isEmpty)
}

@Test func `equal totals share the better place and are counted`() throws {
  let score = try scored(try graded(), [92, 97, 92, 59])
  #expect(
    score.units.map(\.rank) == [
      Rank(best: 2, worst: 2, tied: 1, count: 4), Rank(best: 1, worst: 1, tied: 0, count: 4),
      Rank(best: 2, worst: 2, tied: 1, count: 4), Rank(best: 4, worst: 4, tied: 0, count: 4),
    ])
  #expect(score.ranked.map(\.score.unit) == ["B", "A", "C", "D"])
}
