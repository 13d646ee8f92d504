import Chance
import ExactArithmetic
import Scoring
import Sheets
import Tallies
import Testing

/// Units of one round share what is the same; each is told as if it were the only one.
@Suite("Explanations that units share") struct SharedExplanationTests {
  // Places need all units, and so does what a composition weights by place; these schemes have neither.
  static let ids = [
    "qinhuangdao-2019-system", "qinhuangdao-2023-home", "qinhuangdao-2023-small-home",
    "county-township", "county-system", "county-party-government", "county-enterprise",
  ]

  /// Coarse values, so that many units have the same, each registered by somebody of its own.
  private func measures(
    _ units: [String], of scheme: Scheme, _ random: inout SeededNumbers
  ) -> Measures {
    var measures = Measures()
    for unit in units {
      for input in scheme.inputs {
        let value: Measure.Value =
          switch input.kind {
          case .yesNo: .yesNo(.random(using: &random))
          case .date: .date("2019-1\(Int.random(in: 0...1, using: &random))-15")
          case .count, .amount: .number(Rational(Int.random(in: 0...2, using: &random)))
          case .rate, .ratio: .rate(satisfied: Int.random(in: 16...18, using: &random), of: 20)
          }
        let pick = Int.random(in: 0..<12, using: &random)
        let absence: Measure.Value? =
          pick == 0 ? .pending : pick == 1 ? .notApplicable : pick == 2 ? .notHeld : nil
        measures[unit: unit, input: input.name] =
          pick == 3
          ? nil
          : Measure(
            absence ?? value,
            from: pick == 4
              ? nil
              : .fact(
                .init(
                  id: input.name, evidence: "\(unit)'s file", registeredBy: "clerk of \(unit)",
                  record: "\(unit):1", registeredAt: "2020-01-01T00:00:00Z", value: "x")))
      }
    }
    return measures
  }

  @Test("are those of the unit alone, with its own sources", arguments: ids)
  func alone(id: String) throws {
    var random = SeededNumbers(seed: 11)
    let scheme = try BundledSchemes.scheme(id)
    let units = (1...25).map { "U\($0)" }
    let measures = measures(units, of: scheme, &random)
    let readings = try scheme.readings()
    let round = try scheme.scoreRound(units: units, measures: measures, readings: readings)
    for unit in units {
      let alone = scheme.score(unit: unit, measures: measures, readings: readings)
      let together = try #require(round[unit]).score
      #expect(together.explanation == alone.explanation, "\(id) \(unit)")
      #expect(together.bonus == alone.bonus, "\(id) \(unit)")
    }
  }

  @Test("do not depend on the order of the units", arguments: ids)
  func order(id: String) throws {
    var random = SeededNumbers(seed: 12)
    let scheme = try BundledSchemes.scheme(id)
    let units = (1...15).map { "U\($0)" }
    let measures = measures(units, of: scheme, &random)
    let readings = try scheme.readings()
    let forwards = try scheme.scoreRound(units: units, measures: measures, readings: readings)
    let backwards = try scheme.scoreRound(
      units: units.reversed(), measures: measures, readings: readings)
    for unit in units { #expect(forwards[unit] == backwards[unit], "\(id) \(unit)") }
  }
}
