import Chance
import ExactArithmetic
import Foundation
import Questionnaires
import Sheets
import Tallies
import Testing

@testable import Scoring

/// Figures of many units are made for all that can share them; they are those of every unit's own trees.
///
/// The trees are the oracle: they are explained rule by rule with other keys. `PINGYI_CASES` multiplies the
/// rounds: with 20, by hand, 8,640 units of nine schemes.
@Suite("Figures without words") struct FiguresTests {
  /// How many units are scored together, and how many rounds of each scheme.
  private static let units = 12
  private static let rounds =
    4 * (Int(ProcessInfo.processInfo.environment["PINGYI_CASES"] ?? "") ?? 1)

  /// Values of which many are the same, many close to a line, and some none at all.
  private struct Values {
    let scheme: Scheme
    var random: SeededNumbers
    private let lines = [50, 60, 70, 75, 80, 85, 90, 95, 98, 100]

    init(_ scheme: Scheme, seed: UInt64) {
      self.scheme = scheme
      random = SeededNumbers(seed: seed)
    }

    /// Measures of some units; rather whole than part where `missing` is small, in percent.
    mutating func measures(of units: [String], missing: Int) -> Measures {
      var measures = Measures()
      for unit in units {
        // The order in which measures come has no influence.
        for input in scheme.inputs.shuffled(using: &random) {
          guard let value = value(of: input, missing: missing) else { continue }
          measures[unit: unit, input: input.name] = Measure(value, from: source(unit, input))
        }
      }
      return measures
    }

    private mutating func source(_ unit: String, _ input: Scheme.Input) -> Measure.Provenance? {
      let events = ["", "#a", "#b", "#a #b", "#a，#c"].randomElement(using: &random) ?? ""
      return random.number(0...2) == 0
        ? .fact(
          .init(
            id: input.name, evidence: "\(unit) \(events)", registeredBy: "zhang", record: "j:1"))
        : nil
    }

    private mutating func value(of input: Scheme.Input, missing: Int) -> Measure.Value? {
      if random.number(0...99) < missing {
        return [
          nil, .pending, .notApplicable, .notHeld, .conflict, .missing(.notRegistered),
          .missing(.noBatch), .undefined(.emptyDenominator(.valid)),
          .between(low: 0, high: 1, .missingRaters(["L1"])), .number(-1), .yesNo(true),
          .date("2019-02-30"),
        ].randomElement(using: &random) ?? nil
      }
      switch input.kind {
      case .yesNo: return .yesNo(random.number(0...9) < 7)
      case .count: return .number(Rational(random.number(0...6)))
      case .amount: return .number(amount())
      case .date: return .date("2020-01-\(random.number(10...19))")
      case .rate, .ratio: return rate()
      }
    }

    private mutating func amount() -> Rational {
      (try? Rational(random.number(0...20), over: random.number(0...3) == 0 ? 10 : 1)) ?? 0
    }

    /// A rate on a line, one paper beside it, or anywhere.
    private mutating func rate() -> Measure.Value {
      let count = random.number(1...40)
      let line = lines.randomElement(using: &random) ?? 100
      let satisfied =
        random.number(0...2) == 0
        ? random.number(0...count) : line * count / 100 + random.number(-1...1)
      let part = min(max(satisfied, 0), count)
      return random.number(0...3) == 0
        ? .ratio(part: BigInteger(part), whole: BigInteger(count))
        : .rate(satisfied: part, of: count)
    }

    /// Alternatives for some of the scheme's readings.
    mutating func option() -> [String: String] {
      var option: [String: String] = [:]
      for reading in scheme.readings where Bool.random(using: &random) {
        option[reading.id] = reading.alternatives.randomElement(using: &random)
      }
      return option
    }
  }

  /// The items of a tree as figures, in the order of the tree.
  private static func items(_ node: Explanation) -> [UnitPoints.Item] {
    node.kind == .item
      ? [UnitPoints.Item(id: node.id, node.figures)]
      : node.children.flatMap { items($0) }
  }

  @Test(
    "are those of the trees in every item, the bonus, the total, the maximum and the place",
    arguments: BundledSchemes.ids)
  func trees(id: String) throws {
    let scheme = try BundledSchemes.scheme(id)
    let units = (1...Self.units).map { "U\($0)" }
    for seed in 1...UInt64(Self.rounds) {
      var values = Values(scheme, seed: seed &* 31 &+ 5)
      let measures = values.measures(of: units, missing: [15, 0, 1, 4][Int(seed % 4)])
      let option = values.option()
      let readings = try scheme.readings(option: option)
      let figures = scheme.points(units: units, measures: measures, readings: readings)
      let round = try scheme.scoreRound(units: units, measures: measures, readings: readings)
      try #require(figures.count == units.count)
      for (points, told) in zip(figures, round.units) {
        let note: Comment = "\(id) seed \(seed) \(points.unit) \(option)"
        let items = Self.items(told.score.explanation) + (told.score.bonus.map(Self.items) ?? [])
        #expect(points.items == items, note)
        #expect(points.bonus == told.score.bonus?.value, note)
        #expect(points.maximum == told.score.maximum, note)
        #expect(points.compared == told.compared, note)
        #expect(points.rank == told.rank, note)
        // The points of the whole are those before vetoes.
        if !told.mayBeVetoed { #expect(points.value == told.score.value, note) }
      }
    }
  }
}
