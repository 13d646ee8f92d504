import Chance
import ExactArithmetic
import Foundation
import Scoring
import Sheets
import Tallies
import Testing

/// Made-up rounds scored by the engine and by ``CountyReference``.
///
/// Each seed is a round of up to nine counties under random readings; `PINGYI_CASES` multiplies the seeds.
@Suite("The counties of Qinhuangdao worked out twice") struct CountyReferenceTests {
  /// 40 rounds of 8 or 9 counties with 30 rows and 6 of bonus; `PINGYI_CASES=4` has 100,000 cases with
  /// those of ``PageCasesTests``.
  private static let seeds = UInt64(
    40 * (Int(ProcessInfo.processInfo.environment["PINGYI_CASES"] ?? "") ?? 1))

  /// The greatest counts of inputs that need more than a few.
  private static let most = [
    "channelItems": 45, "journalArticles": 6, "signUps": 30, "socialOrganisations": 16,
    "auditsDone": 25, "papersSubmitted": 7, "innovationsSubmitted": 12, "aidCases": 12,
    "cityMedia": 16,
  ]

  /// A made-up round: its readings, its counties, and what each of them is known to be.
  private struct MadeUp {
    var option: [String: String] = [:]
    var units: [String] = []
    var measures = Measures()
    var worlds: [CountyReference.World] = []

    init(seed: UInt64, _ scheme: Scheme) {
      var random = SeededNumbers(seed: seed)
      for reading in scheme.readings where Bool.random(using: &random) {
        option[reading.id] = reading.alternatives.randomElement(using: &random)
      }
      units = (1...Int.random(in: 8...9, using: &random)).map { "C\($0)" }
      for unit in units {
        var world = CountyReference.World()
        for input in scheme.inputs {
          let value = CountyReferenceTests.value(of: input, &world, &random)
          measures[unit: unit, input: input.name] = Measure(value)
        }
        worlds.append(world)
      }
    }
  }

  @Test("agree on every row", arguments: 1...seeds)
  func agree(seed: UInt64) throws {
    let scheme = try County.scheme()
    let made = MadeUp(seed: seed, scheme)
    let readings = try scheme.readings(option: made.option)
    let points = scheme.points(
      units: made.units, measures: made.measures, readings: readings)
    let reference = CountyReference(worlds: made.worlds, readings: made.option)
    for (unit, world) in zip(points, made.worlds) {
      let items = Dictionary(
        unit.items.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
      for row in CountyReference.rows {
        let expected = reference.ends(row.id, row.points(reference, world), world)
        #expect(
          items[row.id].map { [$0.low, $0.high] } == expected,
          "seed \(seed) \(unit.unit) \(row.id) \(made.option)")
      }
      for row in CountyReference.bonusRows where !row.id.hasSuffix("shared") {
        let expected = row.points(reference, world)
        #expect(
          items[row.id] == Score(expected), "seed \(seed) \(unit.unit) \(row.id) \(made.option)")
      }
    }
  }

  @Test("agree on rows under one printed limit", arguments: 1...10 as ClosedRange<UInt64>)
  func shared(seed: UInt64) throws {
    let scheme = try County.scheme()
    let made = MadeUp(seed: seed, scheme)
    let score = try scheme.scoreRound(
      units: made.units, measures: made.measures,
      readings: try scheme.readings(option: made.option))
    let reference = CountyReference(worlds: made.worlds, readings: made.option)
    for (unit, world) in zip(made.units, made.worlds) {
      let bonus = try #require(score[unit]?.score.bonus).nodes
      for row in CountyReference.bonusRows {
        let expected = row.points(reference, world)
        let found = bonus.first { $0.id == row.id }?.value
        #expect(found == Score(expected), "seed \(seed) \(unit) \(row.id) \(made.option)")
      }
    }
  }

  @Test("keep what is missing inside their intervals", arguments: 1...20 as ClosedRange<UInt64>)
  func intervals(seed: UInt64) throws {
    let scheme = try County.scheme()
    let made = MadeUp(seed: seed, scheme)
    // Where points may be negative, a missing count has no worst end.
    let floors = ["AMB-09": "zero", "AMB-39": "zero"]
    let readings = try scheme.readings(option: made.option.merging(floors) { $1 })
    var random = SeededNumbers(seed: seed &* 31)
    var partial = Measures()
    for unit in made.units {
      for input in scheme.inputs {
        // What only a happening registers would be none, not unknown, if it were left out.
        let isHidden = Int.random(in: 0..<10, using: &random) == 0
        partial[unit: unit, input: input.name] =
          isHidden ? Measure(.pending) : made.measures[unit: unit, input: input.name]
      }
    }
    let whole = scheme.points(units: made.units, measures: made.measures, readings: readings)
    let open = scheme.points(units: made.units, measures: partial, readings: readings)
    for (whole, open) in zip(whole, open) {
      for (all, some) in zip(whole.items, open.items) {
        // A bonus without a limit has no greatest value while its count is missing.
        let isUnlimited = scheme.bonusIDs.contains(all.id)
        #expect(
          some.value.low <= all.value.low && (isUnlimited || all.value.high <= some.value.high),
          "seed \(seed) \(all.id) \(made.option)")
      }
    }
  }

  /// A random value of an input, told to the reference as well.
  fileprivate static func value(
    of input: Scheme.Input, _ world: inout CountyReference.World, _ random: inout SeededNumbers
  ) -> Measure.Value {
    switch input.kind {
    case .yesNo:
      // Most things are done, as in life; else conditions of four would hardly ever hold.
      let answer = Int.random(in: 1...10, using: &random) <= (input.silentMeansNone ? 3 : 8)
      if answer { world.yes.insert(input.name) }
      return .yesNo(answer)
    case .date:
      let day = Int.random(in: 6...17, using: &random)
      world.day[input.name] = day
      return .date("2020-01-\(day < 10 ? "0" : "")\(day)")
    case .count:
      let few = input.silentMeansNone ? 2 : 4
      let count = Int.random(in: 0...(most[input.name] ?? few), using: &random)
      world.number[input.name] = Rational(count)
      return .number(Rational(count))
    case .amount:
      let amount: Int =
        switch input.name {
        case "duesBudget": 1000
        case "duesPaid": .random(in: 980...1060, using: &random)
        case "auditCloud": .random(in: 0...1, using: &random) * 5
        case "tradeContestMerit", "recitationScale": .random(in: 0...2, using: &random)
        case "reliefStructure", "reliefMeasures": .random(in: 0...2, using: &random)
        case "reliefFiles", "reliefFunds": .random(in: 0...3, using: &random)
        case "warmthFunds", "warmthInspected": .random(in: 0...1, using: &random)
        case "m9-2", "m9-5": .random(in: 0...6, using: &random)
        default: 0
        }
      world.number[input.name] = Rational(amount)
      return .number(Rational(amount))
    case .ratio, .rate:
      let whole = [20, 100, 400].randomElement(using: &random) ?? 100
      // The lines are at 20%, 40%, 65%, and from 85% to 95%.
      let line = [20, 40, 65, 85, 90, 95].randomElement(using: &random) ?? 40
      let part = line * whole / 100 + Int.random(in: -1...1, using: &random)
      world.number[input.name] = (try? Rational(part, over: whole)) ?? 0
      return .rate(satisfied: part, of: whole)
    }
  }
}

extension Scheme {
  /// The ids of the bonus items.
  fileprivate var bonusIDs: Set<String> {
    Set(sections.flatMap(\.items).filter { $0.kind == .bonus }.map(\.id))
  }
}
