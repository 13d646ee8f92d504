import Chance
import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

/// A scheme of one judged item of 100 points whose total is weighted by place and counts 60%.
enum PlacedScheme {
  static func scheme() throws -> Scheme {
    let (scheme, findings) = Scheme.decode(
      bytes: Array(
        """
        { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' },
          maximum: '100',
          composition: { weighted: [
            { id: 'departments', weight: '60%', clause: '1', title: { zh: '部门', en: 'departments' },
              sections: '100',
              rankWeight: { step: '2%', reading: 'R', scope: 'S', ties: 'T',
                examples: [ { raw: ['50'], points: ['50'] } ] } },
            { id: 'rest', weight: '40%', clause: '2', title: { zh: '其他', en: 'rest' }, input: 'rest' },
          ], examples: [ { given: { departments: '50', rest: '50' }, points: '50' } ] },
          inputs: { mark: { fact: 'mark', type: 'amount' }, rest: { fact: 'rest', type: 'amount' } },
          sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '100', items: [
            { id: '1.1', title: { zh: '项', en: 'item' }, points: '100', clause: '1',
              rule: { judge: { of: 'mark' } }, examples: [ { given: { mark: '7' }, points: '7' } ] } ] } ],
          readings: {
            R: { default: 'linear', alternatives: ['linear', 'replace', 'geometric', 'gap', 'share'], clause: '1' },
            S: { default: 'total', alternatives: ['total', 'section', 'item'], clause: '1' },
            T: { default: 'competition', alternatives: ['competition', 'dense', 'fractional'], clause: '1' },
          } }
        """.utf8), file: "s")
    return try #require(scheme, "\(findings.map(\.sentence.en))")
  }

  /// The component of the departments for units with these marks; nil is a mark that is missing.
  static func departments(
    _ marks: [Rational?], reading: String = "linear", ties: String = "competition",
    scope: String = "total"
  ) throws -> [Explanation] {
    let scheme = try scheme()
    let units = marks.indices.map { "U\($0)" }
    var measures = Measures()
    for (unit, mark) in zip(units, marks) {
      measures[unit: unit, input: "rest"] = Measure(.number(50))
      if let mark { measures[unit: unit, input: "mark"] = Measure(.number(mark)) }
    }
    let score = try scheme.scoreRound(
      units: units, measures: measures,
      readings: try scheme.readings(option: ["R": reading, "T": ties, "S": scope]))
    return try score.units.map { try $0.score.node("departments") }
  }
}

private let raw: [Rational?] = [96, 95, 95, 90]

/// Source: the design's catalogue of mechanisms, §9.1; `gap` and `share` from its page on scoring, 6.
@Test(arguments: [
  ("linear", "competition", ["96", "93.1", "93.1", "84.6"]),
  ("linear", "dense", ["96", "93.1", "93.1", "86.4"]),
  ("linear", "fractional", ["96", "92.15", "92.15", "84.6"]),
  ("replace", "competition", ["100", "98", "98", "94"]),
  ("geometric", "competition", ["96", "93.1", "93.1", "84.70728"]),
  ("gap", "competition", ["96", "94", "94", "90"]),
  ("share", "competition", ["100", "290/3", "290/3", "90"]),
])
func `the 2% rule gives the published columns`(
  reading: String, ties: String, points: [String]
) throws {
  for scope in ["total", "section", "item"] {
    let nodes = try PlacedScheme.departments(raw, reading: reading, ties: ties, scope: scope)
    #expect(nodes.map(\.value) == points.map { Score(number($0)) }, "\(scope)")
  }
}

@Test func `share takes two points a place from a component of 60`() throws {
  let nodes = try PlacedScheme.departments(raw, reading: "share")
  #expect(nodes.map { $0.value.low * $0.weight } == [60, 58, 58, 54])
}

@Test func `the result shows both the raw and the weighted points`() throws {
  let node = try PlacedScheme.departments(raw)[3]
  #expect(node.place?.raw == Score(90))
  #expect(node.place?.best == 4 && node.place?.worst == 4 && node.place?.count == 4)
  #expect(node.statement?.zh == "得 90 分，在 4 家中列第 4，按 2% 的权重差额计 84.6 分")
  #expect(node.place?.readings.map(\.alternative) == ["linear", "total", "competition"])
  // 90 − 84.6 = 5.4, worth 60% of that above.
  #expect(node.lost.map(\.points) == [Span(number("5.4"))])
}

@Test func `the weight never falls below 0`() throws {
  // The 51st place has 1 − 2% · 50 = 0; the 60th would have −18%.
  let marks: [Rational?] = (0..<60).map { 100 - Rational($0) }
  for reading in ["linear", "replace"] {
    let nodes = try PlacedScheme.departments(marks, reading: reading)
    #expect(nodes[50].value == Score(0) && nodes[59].value == Score(0))
    #expect(nodes[49].value.low > 0)
  }
  // 60 − 2(31 − 1) = 0.
  let shares = try PlacedScheme.departments(marks, reading: "share")
  #expect(shares[30].value == Score(0) && shares[29].value.low > 0)
  // Equal steps below a minimum gap: nobody under 0.
  let gaps = try PlacedScheme.departments(Array(repeating: 1, count: 3) + [2, 3], reading: "gap")
  #expect(gaps.map(\.value.low) == [0, 0, 0, 1, 3])
}

@Test func `the last of 22 has 58% linearly and 65.43% geometrically`() throws {
  // Source: the design's catalogue of mechanisms, §9.1; 99.79 × 0.98^21 = 65.288187… by Python's decimal.
  let marks: [Rational?] = (0..<22).map { number("100") - Rational($0) * number("0.01") }
  let last = try PlacedScheme.departments(marks)[21]
  #expect(last.value.low == number("99.79") * number("0.58"))
  let power = try PlacedScheme.departments(marks, reading: "geometric")[21]
  #expect(power.value.low == number("99.79") * (try number("0.98").power(21)))
  #expect(power.value.low.decimal(places: 4, rule: .halfUp) == "65.2882")
}

private let readings = ["linear", "replace", "geometric", "gap", "share"]
private let allTies = ["competition", "dense", "fractional"]

/// All ways to fill in what is missing with a few marks, the ends among them.
private func completions(_ marks: [Rational?]) -> [[Rational?]] {
  let fillers: [Rational] = [0, 90, 95, 96, 98, 100]
  return marks.reduce([[]]) { lists, mark in
    lists.flatMap { list in (mark.map { [$0] } ?? fillers).map { list + [$0] } }
  }
}

@Test(arguments: 1...40 as ClosedRange<UInt64>)
func `whatever missing marks turn out to be, the points were inside the interval`(
  seed: UInt64
) throws {
  var random = SeededNumbers(seed: seed)
  let pool: [Rational?] = [90, 95, 95, 96, 98, nil, nil]
  let marks = (0..<4).map { _ in pool.randomElement(using: &random) ?? nil }
  guard marks.count(where: { $0 == nil }) <= 2 else { return }
  let reading = readings[Int(seed) % 5]
  let ties = allTies[Int(seed) % 3]
  let open = try PlacedScheme.departments(marks, reading: reading, ties: ties)
  var lows = open.map(\.value.high)
  var highs = open.map(\.value.low)
  for full in completions(marks) {
    let nodes = try PlacedScheme.departments(full, reading: reading, ties: ties)
    for index in nodes.indices {
      let points = try #require(nodes[index].value.determined)
      let (place, value) = (try #require(open[index].place), open[index].value)
      #expect(
        value.low <= points && points <= value.high, "seed \(seed) \(reading) \(ties) \(full)")
      let certain = try #require(nodes[index].place).best
      #expect(place.best <= certain && certain <= place.worst, "seed \(seed) \(full)")
      lows[index] = min(lows[index], points)
      highs[index] = max(highs[index], points)
    }
  }
  for index in marks.indices where marks[index] != nil {
    // Where nothing of the unit itself is missing, both ends are reached by some completion.
    if reading != "gap", ties == "competition" {
      #expect(open[index].value.low == lows[index] && open[index].value.high == highs[index])
    }
    #expect(open[index].value.isClosed == (open[index].value.determined != nil))
  }
}

@Test(arguments: readings, allTies)
func `places do not depend on the order of the units`(reading: String, ties: String) throws {
  let marks: [Rational?] = [90, 95, nil, 96, 95, 0]
  let first = try PlacedScheme.departments(marks, reading: reading, ties: ties)
  let order = [3, 5, 1, 0, 4, 2]
  let other = try PlacedScheme.departments(order.map { marks[$0] }, reading: reading, ties: ties)
  for (position, index) in order.enumerated() {
    #expect(other[position].value == first[index].value)
    #expect(other[position].place == first[index].place)
  }
}

@Test(arguments: readings, allTies)
func `more points never make a unit's result worse`(reading: String, ties: String) throws {
  var last: Rational = 0
  for mark in [0, 50, 89, 90, 91, 94, 95, 96, 97, 100] as [Rational] {
    let node = try PlacedScheme.departments([90, 95, 95, mark, 96], reading: reading, ties: ties)[3]
    let points = try #require(node.value.determined)
    #expect(points >= last, "\(mark)")
    last = points
  }
}

@Test(arguments: readings)
func `one unit alone keeps what place 1 gives`(reading: String) throws {
  let points = try PlacedScheme.departments([90], reading: reading)[0].value
  let isByPlace = reading == "replace" || reading == "share"
  #expect(points == Score(isByPlace ? 100 : 90))
}

@Test func `a round without units has no results`() throws {
  let scheme = try PlacedScheme.scheme()
  let score = try scheme.scoreRound(
    units: [], measures: Measures(), readings: try scheme.readings())
  #expect(score.units.isEmpty && score.ranked.isEmpty && score.isFinal)
}

@Test func `powers of too many places are refused, not guessed`() throws {
  let scheme = try PlacedScheme.scheme()
  let units = (0...2_000).map { "U\($0)" }
  #expect(throws: SchemeFault.tooManyUnits(2_001, limit: 2_000)) {
    try scheme.scoreRound(
      units: units, measures: Measures(),
      readings: try scheme.readings(option: ["R": "geometric"]))
  }
}
