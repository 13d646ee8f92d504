import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

private let inputs = """
  a: { fact: 'a', type: 'amount' }, b: { fact: 'b', type: 'amount' }, n: { fact: 'n', type: 'count' }
  """

@Test func `a part that does not apply leaves the maximum with its own points only`() throws {
  let scheme = try SmallScheme.scheme(
    points: "5",
    rule: "sum: [ { points: '3', judge: { of: 'a' } }, { points: '2', judge: { of: 'b' } } ]",
    inputs: inputs,
    rest: "defects: [ { id: 'X', codes: ['unused-input'], note: { zh: '无', en: 'none' } } ],")
  let score = try scheme.score(["a": .number(2), "b": .notApplicable])
  #expect(score.maximum == 3)
  #expect(score.value == Score(2))
  #expect(try score.node("1.1/2").flags.map(\.kind) == [.notApplicable])
  let none = try scheme.score(["a": .notApplicable, "b": .notApplicable])
  #expect(none.maximum == 0)
  #expect(try none.node("1.1").flags.map(\.kind) == [.notApplicable])
}

@Test func `parts that promise more than the item are capped, and losses absorbed`() throws {
  // INC-01 in small: 3 + 3 for an item of 5. By hand: 6 − 0 → 5; 6 − 2 = 4; 6 − 1 = 5.
  let text = SmallScheme.text(
    points: "5",
    rule: "sum: [ { points: '3', judge: { of: 'a' } }, { points: '3', judge: { of: 'b' } } ]",
    inputs: "a: { fact: 'a', type: 'amount' }, b: { fact: 'b', type: 'amount' }",
    rest:
      "defects: [ { id: 'INC-01', about: ['1.1'], codes: ['part-sum'], note: { zh: '合计 6', en: 'adds up to 6' } } ],"
  )
  let (scheme, findings) = SmallScheme.decode(text)
  #expect(findings.map(\.code) == ["no-example", "declared-defect"])
  let declared = try #require(scheme)
  for (a, b, points, absorbed) in [(3, 3, 5, 0), (1, 3, 4, 1), (2, 3, 5, 1), (0, 0, 0, 1)] {
    let score = try declared.score(["a": .number(Rational(a)), "b": .number(Rational(b))])
    #expect(score.value == Score(Rational(points)), "\(a) \(b)")
    #expect(try score.node("1.1").absorbed == Span(Rational(absorbed)), "\(a) \(b)")
  }
  // Without the declaration the same text is an error.
  let undeclared = SmallScheme.text(
    points: "5",
    rule: "sum: [ { points: '3', judge: { of: 'a' } }, { points: '3', judge: { of: 'b' } } ]",
    inputs: "a: { fact: 'a', type: 'amount' }, b: { fact: 'b', type: 'amount' }")
  #expect(
    SmallScheme.decode(undeclared).1.filter { $0.severity == .error }.map(\.code) == ["part-sum"])
}

@Test func `parts that add up to less are a warning, unless a part gives without a limit`() {
  func codes(_ rule: String) -> [String] {
    SmallScheme.decode(SmallScheme.text(points: "6", rule: rule, inputs: inputs)).1.map(\.code)
  }
  // INC-02 in small: 1 + 4 = 5 for an item of 6.
  #expect(
    codes("sum: [ { points: '1', judge: { of: 'a' } }, { points: '4', judge: { of: 'b' } } ]")
      .contains("part-sum"))
  #expect(
    !codes(
      "sum: [ { points: '1', judge: { of: 'a' } }, { points: '4', judge: { of: 'b' } }, { occurrences: { of: 'n', winEach: '1' } } ]"
    )
    .contains("part-sum"))
}

@Test func `a nested part is checked and added like its parent`() throws {
  // L573 ①: 4 = 2 + 2, and 1 = 0.5 + 0.5.
  let rule = """
    sum: [ { points: '4', sum: [ { points: '2', judge: { of: 'a' } }, { points: '2', judge: { of: 'b' } } ] },
           { points: '1', occurrences: { of: 'n', loseEach: '0.5' } } ]
    """
  let scheme = try SmallScheme.scheme(points: "5", rule: rule, inputs: inputs)
  let score = try scheme.score(["a": .number(1), "b": .number(2), "n": .number(1)])
  #expect(score.value == Score(number("3.5")))
  #expect(try score.node("1.1/1/1").value == Score(1))
  let wrong = rule.replacing("points: '4'", with: "points: '3.5'")
  let codes = SmallScheme.decode(SmallScheme.text(points: "5", rule: wrong, inputs: inputs)).1
    .filter { $0.code == "part-sum" }.map(\.severity)
  #expect(codes == [.warning, .error])
}

@Test func `a clause keeps its floor inside the item, and the reading takes it away`() throws {
  // A clause of 2 with three accidents at 1 beside a part of 3: 0 + 3, not −1 + 3.
  let rule = """
    sum: [ { points: '2', occurrences: { of: 'n', loseEach: '1' } }, { points: '3', judge: { of: 'a' } } ]
    """
  let rest = """
    floor: 'AMB-09', readings: { 'AMB-09': { default: 'zero', alternatives: ['zero', 'negative'], clause: '1' } },
    """
  let scheme = try SmallScheme.scheme(points: "5", rule: rule, inputs: inputs, rest: rest)
  let values: [String: Measure.Value] = ["n": .number(3), "a": .number(3)]
  #expect(try scheme.score(values).value == Score(3))
  #expect(try scheme.score(values, option: ["AMB-09": "negative"]).value == Score(2))
  #expect(
    try scheme.score(["n": .number(9), "a": .number(0)], option: ["AMB-09": "negative"]).value
      == Score(-7))
}

@Test func `the first penalty excludes the second under one reading only`() throws {
  let rule = """
    exclusive: { of: [ { require: { that: 'x', lose: '2' } }, { require: { that: 'y', lose: '1' } } ], reading: 'R' }
    """
  let scheme = try SmallScheme.scheme(
    points: "3", rule: rule,
    inputs: "x: { fact: 'x', type: 'yesNo' }, y: { fact: 'y', type: 'yesNo' }",
    rest: "readings: { R: { default: 'first', alternatives: ['first', 'both'], clause: '1' } },")
  // By hand; an open first: −2 or, where it does not stand, what the second says.
  let rows: [(Bool?, Bool?, String, String)] = [
    (false, false, "1", "1"), (false, true, "1", "1"), (true, false, "2", "2"),
    (true, true, "3", "3"), (nil, false, "1", "2"), (nil, true, "1", "3"), (true, nil, "2", "3"),
    (false, nil, "1", "1"), (nil, nil, "1", "3"),
  ]
  for (x, y, low, high) in rows {
    var values: [String: Measure.Value] = [:]
    values["x"] = x.map { .yesNo($0) }
    values["y"] = y.map { .yesNo($0) }
    let value = try scheme.score(values).value
    #expect(
      value.low == number(low) && value.high == number(high),
      "\(String(describing: x)) \(String(describing: y))")
  }
  #expect(
    try scheme.score(["x": .yesNo(false), "y": .yesNo(false)], option: ["R": "both"]).value
      == Score(0))
}
