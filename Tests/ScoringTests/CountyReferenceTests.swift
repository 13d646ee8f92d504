import ExactArithmetic
import Foundation
import Scoring
import Sheets
import Tallies
import Testing

/// A generator whose seed is printed with every failure (SplitMix64, Steele, Lea and Flood 2014).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Made-up rounds scored by the engine and by ``CountyReference``.
///
/// Each seed is a round of up to nine counties under random readings; `PINGYI_CASES` multiplies the seeds.
@Suite("The counties of Qinhuangdao worked out twice") struct CountyReferenceTests {
  private static let seeds = UInt64(
    16 * (Int(ProcessInfo.processInfo.environment["PINGYI_CASES"] ?? "") ?? 1))

  /// The greatest counts of inputs that need more than a few.
  private static let most = [
    "channelItems": 45, "journalArticles": 6, "signUps": 30, "socialOrganisations": 16,
    "auditsDone": 25, "papersSubmitted": 7, "innovationsSubmitted": 12, "aidCases": 12,
    "cityMedia": 16,
  ]

  @Test("agree on every row of 5,000 and more", arguments: 1...seeds)
  func agree(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let scheme = try County.scheme()
    var option: [String: String] = [:]
    for reading in scheme.readings where Bool.random(using: &random) {
      option[reading.id] = reading.alternatives.randomElement(using: &random)
    }
    let units = (1...Int.random(in: 8...9, using: &random)).map { "C\($0)" }
    var measures = Measures()
    var worlds: [CountyReference.World] = []
    for unit in units {
      var world = CountyReference.World()
      for input in scheme.inputs {
        let value = Self.value(of: input, &world, &random)
        measures[unit: unit, input: input.name] = Measure(value)
      }
      worlds.append(world)
    }
    let readings = try scheme.readings(option: option)
    let score = try scheme.scoreRound(units: units, measures: measures, readings: readings)
    let reference = CountyReference(worlds: worlds, readings: option)
    for (unit, world) in zip(units, worlds) {
      let scored = try #require(score[unit]).score
      for row in CountyReference.rows {
        let expected = row.points(reference, world)
        let found = try scored.node(row.id).value
        #expect(found == Score(expected), "seed \(seed) \(unit) \(row.id) \(option)")
      }
      let bonus = try #require(scored.bonus).nodes
      for row in CountyReference.bonusRows {
        let expected = row.points(reference, world)
        let found = bonus.first { $0.id == row.id }?.value
        #expect(found == Score(expected), "seed \(seed) \(unit) \(row.id) \(option)")
      }
    }
  }

  /// A random value of an input, told to the reference as well.
  private static func value(
    of input: Scheme.Input, _ world: inout CountyReference.World, _ random: inout Seeded
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
