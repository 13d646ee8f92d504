import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

// 以上/以下 include the number, 超过/不足 exclude it.
@Test(arguments: [
  ("atLeast", "3", true), ("atLeast", "2", false), ("moreThan", "4", true),
  ("moreThan", "3", false), ("atMost", "3", true), ("atMost", "4", false),
  ("lessThan", "2", true), ("lessThan", "3", false),
])
func `a threshold includes or excludes its line as its word says`(
  word: String, value: String, isReached: Bool
) throws {
  for (stake, reached, failed) in [("lose: '2'", 5, 3), ("win: '5'", 5, 0)] {
    let scheme = try SmallScheme.scheme(
      points: "5", rule: "threshold: { of: 'x', \(word): '3', \(stake) }",
      inputs: "x: { fact: 'x', type: 'count' }")
    let score = try scheme.score(["x": .number(number(value))])
    #expect(score.value == Score(Rational(isReached ? reached : failed)))
  }
}

// Truth tables by hand; nil is a missing input, `low…high` what remains of one point.
@Test(
  arguments: [
    ("'a'", [true, nil], 1, 1), ("'a'", [false, nil], 0, 0), ("'a'", [nil, true], 0, 1),
    ("{ allOf: ['a', 'b'] }", [true, true], 1, 1), ("{ allOf: ['a', 'b'] }", [true, false], 0, 0),
    ("{ allOf: ['a', 'b'] }", [nil, false], 0, 0), ("{ allOf: ['a', 'b'] }", [true, nil], 0, 1),
    ("{ anyOf: ['a', 'b'] }", [false, false], 0, 0), ("{ anyOf: ['a', 'b'] }", [nil, true], 1, 1),
    ("{ anyOf: ['a', 'b'] }", [false, nil], 0, 1),
    ("{ noneOf: ['a', 'b'] }", [false, false], 1, 1),
    ("{ noneOf: ['a', 'b'] }", [nil, true], 0, 0), ("{ noneOf: ['a', 'b'] }", [nil, false], 0, 1),
    ("{ allOf: ['a', { noneOf: ['b'] }] }", [true, false], 1, 1),
  ] as [(String, [Bool?], Int, Int)])
func `a condition is true, false or open`(
  condition: String, answers: [Bool?], low: Int, high: Int
) throws {
  let scheme = try SmallScheme.scheme(
    points: "1", rule: "require: { that: \(condition), lose: '1' }",
    inputs: "a: { fact: 'a', type: 'yesNo' }, b: { fact: 'b', type: 'yesNo' }",
    rest: "")
  var values: [String: Measure.Value] = [:]
  for (name, answer) in zip(["a", "b"], answers) {
    if let answer { values[name] = .yesNo(answer) }
  }
  let value = try scheme.score(values).value
  #expect(value.low == Rational(low) && value.high == Rational(high))
  #expect(value.isClosed == (low == high))
}

@Test func `a rate that no decimal ends is shortened without crossing the line`() throws {
  let scheme = try SmallScheme.scheme(
    points: "1", rule: "threshold: { of: 'x', atLeast: '90%', lose: '1' }")
  // 26/29 = 89.655…%; 89999/100001 = 89.9981…%, which two decimals would show as 90%.
  let first = try scheme.score(["x": .rate(satisfied: 26, of: 29)])
  #expect(first.explanation.ledger.first?.loss.reason.zh == "满意率 26/29 ≈89.66%，低于 90%，扣 1 分")
  let second = try scheme.score(["x": .rate(satisfied: 89_998_000, of: 100_000_001)])
  let reason = try #require(second.explanation.ledger.first?.loss.reason.en)
  #expect(reason.contains("≈89.998%") && reason.contains("below 90%"))
}

@Test func `a result is the same whatever the order of the measures`() throws {
  let scheme = try BundledScheme.scheme()
  let values: [(String, Measure.Value)] = [
    ("memberEvaluation", .rate(satisfied: 17, of: 20)), ("congressHeld", .yesNo(false)),
    ("practicalServices", .number(0)),
  ]
  func score(_ values: [(String, Measure.Value)]) throws -> UnitScore {
    try scheme.score(Dictionary(uniqueKeysWithValues: values))
  }
  #expect(try score(values) == score(values.reversed()))
}
