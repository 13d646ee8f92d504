import Chance
import ExactArithmetic
import Scoring
import Tallies
import Testing

@testable import Analyses

/// The intervals of weights, against rounds that are scored again with other weights.
@Suite struct WeightSensitivityTests {
  private static let epsilon = (try? Rational(1, over: 1_000_000)) ?? 1

  /// The text of a scheme of two or three inputs with weights as fractions.
  private static func scheme(_ weights: [Rational]) throws -> Scheme {
    let names = weights.indices.map { "c\($0)" }
    let parts = zip(names, weights).map { name, weight in
      "{ id: '\(name)', weight: '\(weight)', clause: '1', title: { zh: '\(name)', en: '\(name)' }, "
        + (name == "c0" ? "sections: '100' }" : "input: '\(name)' }")
    }
    let inputs =
      ["m: { fact: 'm', type: 'amount' }"]
      + names.dropFirst().map { "\($0): { fact: '\($0)', type: 'amount' }" }
    return try SchemeText.decode(
      SchemeText.scheme(
        maximum: "100", inputs: inputs,
        sections: [("100", [SchemeText.item("i", "100", "judge: { of: 'm' }")])],
        rest: "composition: { weighted: [ \(parts.joined(separator: ", ")) ] }"))
  }

  private static func measures(_ values: [[Int]]) -> Measures {
    Measures(
      Dictionary(
        values.enumerated().map { unit, points in
          (
            "U\(unit)",
            Dictionary(
              points.enumerated().map { place, points in
                (place == 0 ? "m" : "c\(place)", Measure.Value.number(Rational(points)))
              }, uniquingKeysWith: { first, _ in first })
          )
        }, uniquingKeysWith: { first, _ in first }))
  }

  private static func result(
    _ scheme: Scheme, _ measures: Measures, units: Int
  ) throws -> RoundScore {
    try scheme.scoreRound(
      units: (0..<units).map { "U\($0)" }, measures: measures, readings: scheme.readings())
  }

  /// The order with ties: for every unit how many are ahead of it.
  private static func order(_ result: RoundScore) -> [Int] {
    result.units.map { unit in result.units.count { $0.compared.low > unit.compared.low } }
  }

  /// Weights where one is t and the others keep their proportions.
  private static func rescaled(_ weights: [Rational], _ place: Int, to t: Rational) throws
    -> [Rational]
  {
    try weights.enumerated().map { index, weight in
      index == place ? t : weight * (try (1 - t).divided(by: 1 - weights[place]))
    }
  }

  // By hand, as in the doc comment: A 90 and 70, B 80 and 90 at 70% and 30% are level at 2/3.
  @Test("two lines cross where they must")
  func worked() throws {
    let scheme = try Self.scheme([number("70%"), number("30%")])
    let result = try Self.result(scheme, Self.measures([[90, 70], [80, 90]]), units: 2)
    let bands = WeightSensitivity(result).bands
    #expect(bands.map(\.component) == ["c0", "c1"])
    #expect(bands[0].low.weight == number("2/3"))
    #expect(bands[0].low.flips == [WeightBand.Flip(ahead: "U0", behind: "U1")])
    #expect(bands[0].high == WeightBand.End(weight: 1, flips: []))
    // The other weight mirrors it.
    #expect(bands[1].high.weight == number("1/3") && bands[1].low.weight == 0)
    #expect(bands.map(\.worth) == [number("0.7"), number("0.3")])
  }

  @Test(
    "the order holds just inside both ends and is another just outside, exactly",
    arguments: 1...60 as ClosedRange<UInt64>)
  func ends(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let count = random.number(2...3)
    var weights = try (0..<count).map { _ in try Rational(random.number(1...9), over: 10) }
    let sum = weights.reduce(0, +)
    weights = try weights.map { try $0.divided(by: sum) }
    let units = random.number(2...6)
    let values = (0..<units).map { _ in (0..<count).map { _ in random.number(0...100) } }
    let measures = Self.measures(values)
    let result = try Self.result(Self.scheme(weights), measures, units: units)
    let present = Self.order(result)
    // Equal totals are told apart by their own test.
    guard Set(present).count == units else { return }
    let sensitivity = WeightSensitivity(result)
    #expect(sensitivity.bands.count == count && sensitivity.uncertain.isEmpty)
    for (place, band) in sensitivity.bands.enumerated() {
      #expect(band.low.weight < band.weight && band.weight < band.high.weight)
      for (end, outward) in [(band.low, -Self.epsilon), (band.high, Self.epsilon)] {
        let inside = try Self.rescaled(weights, place, to: end.weight - outward)
        let kept = try Self.result(Self.scheme(inside), measures, units: units)
        #expect(Self.order(kept) == present, "seed \(seed) inside \(band.component)")
        guard !end.flips.isEmpty else {
          #expect(end.weight == 0 || end.weight == 1)
          continue
        }
        let outside = end.weight + outward
        guard outside >= 0, outside <= 1 else { continue }
        let others = try Self.rescaled(weights, place, to: outside)
        let turned = try Self.result(Self.scheme(others), measures, units: units)
        #expect(Self.order(turned) != present, "seed \(seed) outside \(band.component)")
        for flip in end.flips {
          let (ahead, behind) = (
            try #require(turned[flip.ahead]), try #require(turned[flip.behind])
          )
          #expect(ahead.compared.low < behind.compared.low, "seed \(seed)")
        }
        // At the end itself the two are level.
        let level = try Self.result(
          Self.scheme(Self.rescaled(weights, place, to: end.weight)), measures, units: units)
        let flip = end.flips[0]
        #expect(level[flip.ahead]?.compared == level[flip.behind]?.compared, "seed \(seed)")
      }
    }
  }

  @Test(
    "under a place weight and two levels the ends hold as well",
    arguments: 1...20 as ClosedRange<UInt64>)
  func placed(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let round = WeightedRound(&random)
    func result(_ text: String) throws -> RoundScore {
      let scheme = try SchemeText.decode(text)
      return try scheme.scoreRound(
        units: round.units, measures: round.measures, readings: scheme.readings())
    }
    let now = try result(round.text())
    let present = Self.order(now)
    guard Set(present).count == round.units.count else { return }
    let sensitivity = WeightSensitivity(now)
    #expect(
      sensitivity.bands.map(\.component) == [
        "common", "leaders", "departments", "grassroots", "brand",
      ])
    // 0.7·0.25, 0.7·0.6, 0.7·0.15: one point of the survey is 0.105 of the total.
    #expect(
      sensitivity.bands.map(\.worth)
        == ["0.7", "0.175", "0.42", "0.105", "0.3"].map { number($0) })
    let weights = ["25%", "60%", "15%"].map { number($0) }
    for (place, id) in ["leaders", "departments", "grassroots"].enumerated() {
      let band = try #require(sensitivity.bands.first { $0.component == id })
      for (end, outward) in [(band.low, -Self.epsilon), (band.high, Self.epsilon)] {
        func order(_ t: Rational) throws -> [Int] {
          let other = try Self.rescaled(weights, place, to: t)
          return Self.order(
            try result(
              round.text(weights: ("\(other[0])", "\(other[1])", "\(other[2])"))))
        }
        #expect(try order(end.weight - outward) == present, "seed \(seed) \(id)")
        if !end.flips.isEmpty, (0...1).contains(end.weight + outward) {
          #expect(try order(end.weight + outward) != present, "seed \(seed) \(id)")
        }
      }
    }
  }

  // By hand: 50·0.5 + 50·0.5 = 60·0.5 + 40·0.5; any other weight parts them.
  @Test("equal totals of different make are parted by any change")
  func level() throws {
    let scheme = try Self.scheme([number("0.5"), number("0.5")])
    let result = try Self.result(
      scheme, Self.measures([[50, 50], [60, 40], [10, 10]]), units: 3)
    let band = try #require(WeightSensitivity(result).bands.first)
    #expect(band.parted == [WeightBand.Flip(ahead: "U0", behind: "U1")])
    #expect(band.low.weight == band.weight && band.high.weight == band.weight)
  }

  // By hand: U0 has 80…90 and 50, U1 60 and 50, U2 85 and 50; at 50% each 65…70, 55, 67.5.
  @Test("with a missing input the certain pairs keep their interval and the others are named")
  func missing() throws {
    let scheme = try Self.scheme([number("0.5"), number("0.5")])
    var measures = Self.measures([[0, 50], [60, 50], [85, 50]])
    measures[unit: "U0", input: "m"] = Measure(
      .between(low: 80, high: 90, .missingRaters(["L1"])))
    let result = try Self.result(scheme, measures, units: 3)
    let sensitivity = WeightSensitivity(result)
    #expect(sensitivity.uncertain == [WeightBand.Flip(ahead: "U0", behind: "U2")])
    let band = try #require(sensitivity.bands.first)
    // The second part is the same for all, so the first decides down to no weight at all.
    #expect(band.low.weight == 0 && band.high.weight == 1)
    #expect(band.low.flips.contains(WeightBand.Flip(ahead: "U0", behind: "U1")))
  }

  @Test("a scheme that adds its sections up has no weights")
  func added() throws {
    let scheme = try SchemeText.decode(
      SchemeText.scheme(
        maximum: "3", inputs: ["m: { fact: 'm', type: 'amount' }"],
        sections: [("3", [SchemeText.item("1", "3", "judge: { of: 'm' }")])]))
    let result = try scheme.scoreRound(
      units: ["A", "B"], measures: Measures(["A": ["m": .number(1)], "B": ["m": .number(2)]]),
      readings: scheme.readings())
    #expect(WeightSensitivity(result).bands.isEmpty)
  }
}
