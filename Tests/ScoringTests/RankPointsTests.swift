import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

private func scheme(_ rule: String, points: String = "5", rest: String = "") throws -> Scheme {
  try SmallScheme.scheme(
    points: points, rule: rule,
    inputs: "x: { fact: 'x', type: 'ratio' }, y: { fact: 'y', type: 'ratio' }", rest: rest)
}

extension Scheme {
  /// The points of units with these shares, in hundredths; nil for one that is missing, −1 for not applicable.
  fileprivate func places(
    _ x: [Int?], y: [Int?] = [], option: [String: String] = [:]
  ) throws -> [Score] {
    var measures = Measures()
    for (name, shares) in [("x", x), ("y", y)] {
      for (index, share) in shares.enumerated() {
        guard let share else { continue }
        measures[unit: "U\(index)", input: name] = Measure(
          share < 0 ? .notApplicable : .ratio(part: BigInteger(share), whole: 100))
      }
    }
    let round = try scoreRound(
      units: x.indices.map { "U\($0)" }, measures: measures, readings: try readings(option: option))
    return round.units.map(\.score.value)
  }
}

private let rest = """
  defects: [ { id: 'X', codes: ['unused-input'], note: { zh: '无', en: 'none' } } ],
  readings: { R: { default: 'linear', alternatives: ['linear', 'zeroLast'], clause: '1' } },
  """

// Source: the catalogue, §9.4: nine units, five points.
@Test(arguments: [
  ("linear", ["5", "40/9", "35/9", "10/3", "25/9", "20/9", "5/3", "10/9", "5/9"]),
  ("zeroLast", ["5", "4.375", "3.75", "3.125", "2.5", "1.875", "1.25", "0.625", "0"]),
])
func `nine places give the published points`(map: String, points: [String]) throws {
  let scheme = try scheme("rankPoints: { of: 'x', map: 'R' }", rest: rest)
  let scores = try scheme.places([90, 80, 70, 60, 50, 40, 30, 20, 10], option: ["R": map])
  #expect(scores == points.map { Score(number($0)) })
}

@Test func `one unit takes the first place, ties share, and who is not concerned takes none`()
  throws
{
  let scheme = try scheme("rankPoints: { of: 'x', map: 'R' }", rest: rest)
  // A single unit of a round has no others to be compared with.
  #expect(try scheme.places([50, -1])[0] == Score(5))
  // By hand, of three: 2/3 · 5 for each of the second places; the fourth unit does not count.
  #expect(
    try scheme.places([90, 70, 70, -1]).prefix(3).map(\.low) == [5, number("10/3"), number("10/3")])
}

@Test func `a missing number leaves every place open that it could take`() throws {
  let scheme = try scheme("rankPoints: { of: 'x', map: 'R' }", rest: rest)
  // By hand, of three: the unknown may be first or last; the others move one place down at worst.
  let scores = try scheme.places([90, 70, nil])
  #expect(scores[0] == Score(low: number("10/3"), high: 5, isClosed: false))
  #expect(scores[1] == Score(low: number("5/3"), high: number("10/3"), isClosed: false))
  #expect(scores[2] == Score(low: number("5/3"), high: 5, isClosed: false))
}

@Test func `two measures give the mean of the points of their places`() throws {
  let scheme = try scheme("rankPoints: { of: ['x', 'y'] }")
  // By hand, of two units: first and second give 5 and 2.5; the mean is 3.75.
  #expect(
    try scheme.places([90, 80], y: [10, 20]) == [Score(number("3.75")), Score(number("3.75"))])
}

@Test func `an example states a place`() {
  let text = SmallScheme.text(
    points: "4", rule: "rankPoints: { of: 'x', map: 'R' }",
    examples: """
      { given: { x: '1 of 9' }, points: '4' }, { given: { x: '9 of 9' }, points: '4/9' },
      { given: { x: '9 of 9' }, reading: 'zeroLast', points: '0' }, { given: {}, points: { low: '0', high: '4' } }
      """, inputs: "x: { fact: 'x', type: 'ratio' }",
    rest:
      "readings: { R: { default: 'linear', alternatives: ['linear', 'zeroLast'], clause: '1' } },")
  #expect(SmallScheme.decode(text).1.map(\.code) == [])
}

@Test func `an item that does not apply costs nobody a place`() throws {
  // Two items of 5; B has the full 5 of the one that applies to it, A 9 of 10.
  let text = """
    { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' }, maximum: '10',
      inputs: { x: { fact: 'x', type: 'amount' }, y: { fact: 'y', type: 'amount' } },
      sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '10', items: [
        { id: '1.1', title: { zh: '甲', en: 'a' }, points: '5', clause: '1', rule: { judge: { of: 'x' } } },
        { id: '1.2', title: { zh: '乙', en: 'b' }, points: '5', clause: '1', rule: { judge: { of: 'y' } } } ] } ] }
    """
  for (text, first) in [
    (text, "B"), (text.replacing("maximum: '10',", with: "maximum: '10', rankBy: 'points',"), "A"),
  ] {
    let scheme = try #require(SmallScheme.decode(text).0)
    var measures = Measures()
    measures[unit: "A", input: "x"] = Measure(.number(5))
    measures[unit: "A", input: "y"] = Measure(.number(4))
    measures[unit: "B", input: "x"] = Measure(.number(5))
    measures[unit: "B", input: "y"] = Measure(.notApplicable)
    let round = try scheme.scoreRound(
      units: ["A", "B"], measures: measures, readings: try scheme.readings())
    #expect(round.ranked.first?.score.unit == first)
    #expect(round["B"]?.score.value == Score(5) && round["B"]?.score.maximum == 5)
  }
}
