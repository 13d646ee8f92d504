import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

private let yesNo = "x: { fact: 'x', type: 'yesNo' }, y: { fact: 'y', type: 'yesNo' }"

@Test func `one missing answer that two penalties read from both sides takes exactly one of them`()
  throws
{
  // By hand: x yes loses 1, x no loses 2; apart they would give 3 − 3 … 3 − 0.
  let scheme = try SmallScheme.scheme(
    points: "3",
    rule: """
      deduct: [ { require: { that: { noneOf: ['x'] }, lose: '1' } },
                { require: { that: 'x', lose: '2' } } ]
      """, inputs: "x: { fact: 'x', type: 'yesNo' }")
  let open = try scheme.score([:])
  #expect(open.value == Score(low: 1, high: 2, isClosed: false))
  let item = try open.node("1.1")
  // The least loss is certain and told; the rest of what the parts fear together is absorbed.
  #expect(item.lost.map(\.points) == [Span(1)])
  #expect(item.absorbed == Span(atWorst: 2, atBest: 0))
  #expect(item.lost.first?.reason.zh == "无论“x”结果如何，至少还要扣 1 分")
}

@Test func `ends are exact for a missing rate between two lines`() throws {
  // By hand: below 50% loses 2 (not above 80%), from 50% to 80% nothing, above 80% loses 1.
  let scheme = try SmallScheme.scheme(
    points: "3",
    rule: """
      deduct: [ { threshold: { of: 'x', atLeast: '50%', lose: '2' } },
                { threshold: { of: 'x', atMost: '80%', lose: '1' } } ]
      """)
  #expect(try scheme.score([:]).value == Score(low: 1, high: 3, isClosed: false))
}

@Test func `a count that two rules read from both sides`() throws {
  // By hand: 0 loses 2, 1 and 2 lose nothing, 3 and more lose 1: 3 − 2 … 3, never 3 − 3.
  let scheme = try SmallScheme.scheme(
    points: "3",
    rule: """
      deduct: [ { threshold: { of: 'x', atLeast: '1', lose: '2' } },
                { threshold: { of: 'x', atMost: '2', lose: '1' } } ]
      """, inputs: "x: { fact: 'x', type: 'count' }")
  #expect(try scheme.score([:]).value == Score(low: 1, high: 3, isClosed: false))
}

/// All truths of two answers, with what three penalties over them leave of 6 points.
private let truths: [(x: Bool?, y: Bool?)] = [true, false, nil].flatMap { x in
  [true, false, nil].map { (x: x, y: $0) }
}

@Test(arguments: truths.indices)
func `the ends are those of all worlds`(index: Int) throws {
  let (x, y) = truths[index]
  let scheme = try SmallScheme.scheme(
    points: "6",
    rule: """
      deduct: [ { require: { that: { allOf: ['x', 'y'] }, lose: '1' } },
                { require: { that: { noneOf: ['x', 'y'] }, lose: '2' } },
                { require: { that: { anyOf: ['x', { noneOf: ['y'] }] }, lose: '3' } } ]
      """, inputs: yesNo)
  // The reference: the losses written out by hand, over every world that is still possible.
  func points(_ x: Bool, _ y: Bool) -> Int {
    6 - (x && y ? 0 : 1) - (x || y ? 2 : 0) - (x || !y ? 0 : 3)
  }
  let worlds = (x.map { [$0] } ?? [true, false]).flatMap { x in
    (y.map { [$0] } ?? [true, false]).map { points(x, $0) }
  }
  var values: [String: Measure.Value] = [:]
  values["x"] = x.map { .yesNo($0) }
  values["y"] = y.map { .yesNo($0) }
  let score = try scheme.score(values)
  #expect(score.value.low == Rational(worlds.min() ?? 0), "\(worlds)")
  #expect(score.value.high == Rational(worlds.max() ?? 0), "\(worlds)")
  // The same in figures, beside a unit of which everything is known.
  let known: [String: Measure.Value] = ["x": .yesNo(true), "y": .yesNo(false)]
  let figures = try scheme.figures(["U07", "U08"], ["U07": values, "U08": known])
  #expect(figures.map(\.value) == [score.value, Score(Rational(points(true, false)))])
}

@Test func `a penalty for what was not held counts among the worst ends`() throws {
  let scheme = try SmallScheme.scheme(
    points: "3",
    rule:
      "deduct: [ { threshold: { of: 'x', atLeast: '90%', lose: '1' }, notHeld: { lose: '2' } } ]")
  #expect(try scheme.score([:]).value == Score(low: 1, high: 3, isClosed: false))
  #expect(try scheme.score(["x": .notHeld]).value == Score(1))
}
