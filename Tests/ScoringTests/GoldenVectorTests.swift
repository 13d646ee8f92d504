import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

/// A rule with the points that the catalogue of mechanisms gives for some inputs.
struct GoldenVector: Sendable, CustomTestStringConvertible {
  /// The mechanism and the place in the catalogue.
  let name: String
  let points: String
  let inputs: String
  let rule: String
  var rest = ""
  /// Values as examples write them, with the points that come out.
  let rows: [(given: String, points: String)]

  var testDescription: String { name }

  /// The scheme with the rows as its examples.
  var text: String {
    let examples = rows.map { "{ given: { \($0.given) }, points: \(quoted($0.points)) }" }
    return SmallScheme.text(
      points: points, rule: rule, examples: examples.joined(separator: ", "), inputs: inputs,
      rest: rest)
  }

  private func quoted(_ text: String) -> String { text.hasPrefix("{") ? text : "'\(text)'" }
}

private let count = "x: { fact: 'x', type: 'count' }"
private let amount = "x: { fact: 'x', type: 'amount' }"
private let ratio = "x: { fact: 'x', type: 'ratio' }"

/// Source: the design's catalogue of mechanisms, §9.6; the line numbers are those of the documents.
private let vectors: [GoldenVector] = [
  GoldenVector(
    name: "D2 statistics of the counties: 2 points a day", points: "10",
    inputs: "x: { fact: 'x', type: 'date' }",
    rule: "late: { of: 'x', due: '2020-01-05', loseEach: '2' }",
    rows: [
      ("x: '2020-01-05'", "10"), ("x: '2020-01-01'", "10"), ("x: '2020-01-06'", "8"),
      ("x: '2020-01-09'", "2"), ("x: '2020-01-10'", "0"), ("x: '2020-01-11'", "0"),
    ]),
  GoldenVector(
    name: "D2 statistics of the systems: 4 points a day", points: "20",
    inputs: "x: { fact: 'x', type: 'date' }",
    rule: "late: { of: 'x', due: '2020-02-28', loseEach: '4' }",
    rows: [
      // 2020 is a leap year: 28 February, then the 29th, then 1 March.
      ("x: '2020-02-28'", "20"), ("x: '2020-02-29'", "16"), ("x: '2020-03-01'", "12"),
      ("x: '2020-03-04'", "0"),
    ]),
  GoldenVector(
    name: "A6 information of the counties (L183)", points: "10",
    inputs: "a: { fact: 'a', type: 'count' }, b: { fact: 'b', type: 'count' }",
    rule: """
      sum: [ { occurrences: { of: 'a', winEach: '2' } },
             { occurrences: { of: 'b', winEach: '0.2', atMost: '6' } } ]
      """,
    rows: [
      ("a: '3', b: '40'", "10"), ("a: '0', b: '29'", "5.8"), ("a: '0', b: '31'", "6"),
      ("a: '2', b: '30'", "10"), ("a: '1', b: '30'", "8"), ("a: '1'", "{ low: '2', high: '8' }"),
      ("b: '5'", "{ low: '1', high: '10' }"),
    ]),
  GoldenVector(
    name: "A6 information of the systems (L1739)", points: "20",
    inputs: "a: { fact: 'a', type: 'count' }, b: { fact: 'b', type: 'count' }",
    rule: """
      sum: [ { occurrences: { of: 'a', winEach: '5' } },
             { occurrences: { of: 'b', winEach: '0.5', atMost: '10' } } ]
      """,
    rows: [("a: '2', b: '30'", "20"), ("a: '0', b: '19'", "9.5")]),
  GoldenVector(
    name: "A8 one point for every five, at most two (L392)", points: "2", inputs: count,
    rule: "occurrences: { of: 'x', per: '5', winEach: '1', atMost: '2' }",
    rows: [("x: '4'", "0"), ("x: '5'", "1"), ("x: '9'", "1"), ("x: '10'", "2"), ("x: '25'", "2")]),
  GoldenVector(
    name: "A10 head-count tiers (L490), exactly 10 in the higher tier", points: "3",
    inputs: count,
    rule: """
      tiers: { of: 'x', overlap: 'higher', steps: [ { from: '0', to: '10', points: '1' },
        { from: '10', points: '2' }, { from: '20', points: '3' } ] }, notHeld: '0'
      """,
    rows: [
      ("x: '20'", "3"), ("x: '19'", "2"), ("x: '10'", "2"), ("x: '11'", "2"), ("x: '9'", "1"),
      ("x: 'notHeld'", "0"),
    ]),
  GoldenVector(
    name: "A11 percentage tiers (L514)", points: "4", inputs: ratio,
    rule: """
      tiers: { of: 'x', below: '0', steps: [ { from: '70%', points: '1' }, { from: '80%', points: '2' },
        { from: '90%', points: '3' }, { from: '100%', points: '4' } ] }
      """,
    rows: [
      ("x: '100%'", "4"), ("x: '99.9%'", "3"), ("x: '90%'", "3"), ("x: '80%'", "2"),
      ("x: '70%'", "1"), ("x: '69.9%'", "0"),
    ]),
  GoldenVector(
    name: "A11 tiers with a gap (L1852): 65% is undefined", points: "5", inputs: ratio,
    rule: """
      tiers: { of: 'x', gap: 'open', steps: [ { from: '0%', to: '60%', points: '1' },
        { from: '70%', points: '2' }, { from: '80%', points: '3' }, { from: '90%', points: '4' },
        { from: '100%', points: '5' } ] }
      """,
    rows: [
      ("x: '100%'", "5"), ("x: '90%'", "4"), ("x: '80%'", "3"), ("x: '70%'", "2"),
      ("x: '65%'", "{ low: '0', high: '5' }"), ("x: '60%'", "1"), ("x: '0%'", "1"),
    ]),
  GoldenVector(
    name: "A11 the same under AMB-13: the lower tier", points: "5", inputs: ratio,
    rule: """
      tiers: { of: 'x', gap: 'lower', steps: [ { from: '0%', to: '60%', points: '1' },
        { from: '70%', points: '2' }, { from: '100%', points: '5' } ] }
      """,
    rows: [("x: '65%'", "1"), ("x: '69.99%'", "1"), ("x: '60.01%'", "1"), ("x: '70%'", "2")]),
  GoldenVector(
    name: "A11 finance platform (003 L154)", points: "2", inputs: ratio,
    rule: """
      tiers: { of: 'x', below: '0', steps: [ { from: '50%', under: '80%', points: '1' },
        { from: '80%', points: '2' } ] }
      """,
    rows: [("x: '49.9%'", "0"), ("x: '50%'", "1"), ("x: '79.9%'", "1"), ("x: '80%'", "2")]),
  GoldenVector(
    name: "A4 audit committee (L1334)", points: "5",
    inputs: "a: { fact: 'a', type: 'yesNo' }, b: { fact: 'b', type: 'yesNo' }",
    rule: "kOfN: { of: ['a', 'b'], points: { '1': '2', '2': '5' } }",
    rows: [
      ("a: 'yes', b: 'yes'", "5"), ("a: 'yes', b: 'no'", "2"), ("a: 'no', b: 'yes'", "2"),
      ("a: 'no', b: 'no'", "0"), ("a: 'yes'", "{ low: '2', high: '5' }"),
    ]),
  GoldenVector(
    name: "A4 audit office (L1346)", points: "5",
    inputs: "a: { fact: 'a', type: 'yesNo' }, b: { fact: 'b', type: 'yesNo' }",
    rule: "kOfN: { of: ['a', 'b'], points: { '1': '3', '2': '5' } }",
    rows: [
      ("a: 'yes', b: 'yes'", "5"), ("a: 'yes', b: 'no'", "3"), ("a: 'no', b: 'no'", "0"),
    ]),
  GoldenVector(
    name: "A14 growth (L847): full percentage points, at most 5", points: "5",
    inputs: "a: { fact: 'a', type: 'amount' }, b: { fact: 'b', type: 'amount' }",
    rule: "growth: { of: 'a', over: 'b', each: '1%', winEach: '1', atMost: '5' }",
    rows: [
      ("a: '100.99', b: '100'", "0"), ("a: '101', b: '100'", "1"), ("a: '104.9', b: '100'", "4"),
      ("a: '105', b: '100'", "5"), ("a: '109', b: '100'", "5"), ("a: '90', b: '100'", "0"),
      ("a: '90', b: '0'", "{ low: '0', high: '5' }"),
    ]),
  GoldenVector(
    name: "D5 resources sent down (L863)", points: "5", inputs: ratio,
    rule: "threshold: { of: 'x', atLeast: '40%', lose: '2' }",
    rows: [("x: '40%'", "5"), ("x: '39.99%'", "3")]),
  GoldenVector(
    name: "D6 offending units (003 L144)", points: "4", inputs: count,
    rule: "occurrences: { of: 'x', loseEach: '0.5' }",
    rows: [("x: '0'", "4"), ("x: '3'", "2.5"), ("x: '8'", "0"), ("x: '9'", "0")]),
  GoldenVector(
    name: "D9 late reports (L815): 1 for each late, 2 for each refused", points: "5",
    inputs: "a: { fact: 'a', type: 'count' }, b: { fact: 'b', type: 'count' }",
    rule: "ladder: { loseEach: { a: '1', b: '2' } }",
    rows: [("a: '1', b: '0'", "4"), ("a: '0', b: '1'", "3"), ("a: '2', b: '2'", "0")]),
  GoldenVector(
    name: "G2 all four or nothing (L847)", points: "15",
    inputs: """
      a: { fact: 'a', type: 'yesNo' }, b: { fact: 'b', type: 'yesNo' },
      c: { fact: 'c', type: 'yesNo' }, d: { fact: 'd', type: 'ratio' }
      """,
    rule: "require: { that: { allOf: ['a', 'b', 'c', { of: 'd', atLeast: '100%' }] } }",
    rows: [
      ("a: 'yes', b: 'yes', c: 'yes', d: '100%'", "15"),
      ("a: 'no', b: 'yes', c: 'yes', d: '100%'", "0"),
      ("a: 'yes', b: 'no', c: 'yes', d: '100%'", "0"),
      ("a: 'yes', b: 'yes', c: 'no', d: '100%'", "0"),
      ("a: 'yes', b: 'yes', c: 'yes', d: '99.99%'", "0"),
      ("a: 'no', c: 'yes'", "0"), ("a: 'yes'", "{ low: '0', high: '15' }"),
    ]),
  GoldenVector(
    name: "D8 accidents inside an additive item (L913)", points: "5",
    inputs: """
      a: { fact: 'a', type: 'amount' }, b: { fact: 'b', type: 'amount' },
      c: { fact: 'c', type: 'count' }, d: { fact: 'd', type: 'count' }
      """,
    rule: """
      sum: [ { points: '2', judge: { of: 'a' } }, { points: '3', judge: { of: 'b' } },
             { ladder: { loseEach: { c: '3', d: '5' } } } ]
      """,
    // By hand: 2 + 3 − 3 = 2; 2 + 3 − 6 = −1, at least 0; 1 + 3 − 3 = 1.
    rows: [
      ("a: '2', b: '3', c: '0', d: '0'", "5"), ("a: '2', b: '3', c: '1', d: '0'", "2"),
      ("a: '2', b: '3', c: '2', d: '0'", "0"), ("a: '1', b: '3', c: '1', d: '0'", "1"),
      ("a: '2', b: '3', c: '0', d: '1'", "0"),
    ]),
  GoldenVector(
    name: "A3 one point each of three (004 L162)", points: "3",
    inputs: """
      a: { fact: 'a', type: 'yesNo' }, b: { fact: 'b', type: 'yesNo' },
      c: { fact: 'c', type: 'yesNo' }
      """,
    rule: "elements: { of: ['a', 'b', 'c'], winEach: '1', atMost: '3' }",
    rows: [
      ("a: 'yes', b: 'yes', c: 'yes'", "3"), ("a: 'yes', b: 'no', c: 'yes'", "2"),
      ("a: 'no', b: 'no', c: 'no'", "0"), ("a: 'yes', b: 'no'", "{ low: '1', high: '2' }"),
    ]),
  GoldenVector(
    name: "A5 half a point for each half-year (L1402)", points: "1",
    inputs: "a: { fact: 'a', type: 'yesNo' }, b: { fact: 'b', type: 'yesNo' }",
    rule: "elements: { of: ['a', 'b'], winEach: '0.5' }",
    rows: [
      ("a: 'yes', b: 'yes'", "1"), ("a: 'yes', b: 'no'", "0.5"), ("a: 'no', b: 'no'", "0"),
    ]),
  GoldenVector(
    name: "A7 three channels with one limit (L622)", points: "3",
    inputs: """
      a: { fact: 'a', type: 'count' }, b: { fact: 'b', type: 'count' },
      c: { fact: 'c', type: 'count' }
      """,
    rule: "ladder: { winEach: { a: '0.2', b: '0.3', c: '0.5' }, atMost: '3' }",
    // By hand: 0.2 + 2 · 0.3 + 0.5 = 1.3; 4 · 0.5 + 5 · 0.3 = 3.5, at most 3.
    rows: [
      ("a: '1', b: '2', c: '1'", "1.3"), ("a: '0', b: '5', c: '4'", "3"),
      ("a: '0', b: '0', c: '0'", "0"), ("a: '1', b: '2'", "{ low: '0.8', high: '3' }"),
    ]),
  GoldenVector(
    name: "D6 units short of twenty (L1386)", points: "10", inputs: count,
    rule: "shortfall: { of: 'x', required: '20', loseEach: '1' }",
    rows: [
      ("x: '20'", "10"), ("x: '21'", "10"), ("x: '17'", "7"), ("x: '10'", "0"), ("x: '9'", "0"),
    ]),
  GoldenVector(
    name: "A12 a quota in proportion or not at all", points: "5", inputs: count,
    rule: "target: { of: 'x', atLeast: '10', shortfall: 'proportional' }",
    rows: [("x: '10'", "5"), ("x: '12'", "5"), ("x: '9'", "4.5"), ("x: '0'", "0")]),
  GoldenVector(
    name: "J4 two grades (L538)", points: "2", inputs: amount,
    rule: "judge: { of: 'x', oneOf: ['0', '1', '2'] }",
    rows: [("x: '2'", "2"), ("x: '1'", "1"), ("x: '1.5'", "{ low: '0', high: '2' }")]),
  GoldenVector(
    name: "D12 a discretionary deduction", points: "5", inputs: amount,
    rule: "withhold: { of: 'x', atMost: '2' }",
    rows: [("x: '0'", "5"), ("x: '1.5'", "3.5"), ("x: '3'", "{ low: '3', high: '5' }")]),
  GoldenVector(
    name: "D11 the whole item is forfeited (L135)", points: "10",
    inputs: "a: { fact: 'a', type: 'yesNo' }, b: { fact: 'b', type: 'yesNo' }",
    rule: "require: { that: { noneOf: ['a', 'b'] } }",
    rows: [
      ("a: 'no', b: 'no'", "10"), ("a: 'yes', b: 'no'", "0"), ("a: 'no', b: 'yes'", "0"),
    ]),
]

@Test("the catalogue's golden vectors come out", arguments: vectors)
func goldenVectors(_ vector: GoldenVector) {
  let (_, findings) = SmallScheme.decode(vector.text)
  let failures = findings.filter { $0.severity == .error }
  #expect(failures.isEmpty, "\(failures.map { $0.rendered(in: .en) })")
}

@Test("a golden vector with other points is found out", arguments: vectors)
func vectorsThatFail(_ vector: GoldenVector) throws {
  // The opposite of the test above: every row is tried with points that it does not give.
  for index in vector.rows.indices {
    var rows = vector.rows
    rows[index].points = rows[index].points == "0.123" ? "0.124" : "0.123"
    let other = GoldenVector(
      name: vector.name, points: vector.points, inputs: vector.inputs, rule: vector.rule,
      rest: vector.rest, rows: rows)
    let codes = SmallScheme.decode(other.text).1.filter { $0.severity == .error }.map(\.code)
    #expect(codes == ["example-fails"], "\(vector.rows[index].given)")
  }
}
