import Chance
import ExactArithmetic
import Foundation
import Scoring
import Tallies
import Testing

@testable import Analyses

/// The fewest changed inputs, against a search by force that knows nothing of the engine.
@Suite struct ReachSearchTests {
  private static let unit = "U0"
  /// 200 rounds; with `PINGYI_CASES=5` 1,000.
  private static let rounds =
    10 * (ProcessInfo.processInfo.environment["PINGYI_CASES"].flatMap { UInt64($0) } ?? 1)

  // Rounds of up to 12 inputs.
  @Test(
    "the fewest changes are those of a search by force over all values",
    arguments: 1...16 as ClosedRange<UInt64>)
  func added(block: UInt64) throws {
    for seed in (block * 1000)..<(block * 1000 + Self.rounds) {
      var random = SeededNumbers(seed: seed)
      let round = AddedRound(&random)
      let scheme = try round.scheme()
      let present = round.halves(round.present)
      let goal = present + random.number(1...max(2, min(round.most - present + 2, 9)))
      let rescoring = Rescoring(
        scheme, units: [Self.unit], measures: Measures([Self.unit: round.measures(round.present)]),
        readings: try scheme.readings())
      let before = try rescoring.present()[Self.unit]?.score.value.determined
      #expect(try before == Rational(present, over: 2), "seed \(seed)")
      let points = try Rational(goal, over: 2)
      let answer = try ReachSearch(rescoring, unit: Self.unit, goal: .points(points)).answer()
      let fewest = round.fewest(reaching: goal)
      #expect(answer.isProven, "seed \(seed)")
      guard let fewest else {
        #expect(answer.verdict == .impossible, "seed \(seed)")
        #expect(answer.most.low < points)
        continue
      }
      #expect(answer.verdict == .reachable && answer.changes.count == fewest, "seed \(seed)")
      // The answer itself, scored from the beginning.
      let values = round.measures(round.present).merging(
        answer.changes.map { ($0.input, $0.to) }
      ) { _, new in new }
      let after = try scheme.scoreRound(
        units: [Self.unit], measures: Measures([Self.unit: values]),
        readings: scheme.readings())
      #expect(after.units[0].score.value.low >= points, "seed \(seed)")
    }
  }

  // Rounds of nine inputs.
  @Test(
    "under a place weight the fewest changes for points and for a place are those of a search by force",
    arguments: 1...4 as ClosedRange<UInt64>)
  func weighted(block: UInt64) throws {
    for seed in (block * 1000)..<(block * 1000 + Self.rounds) {
      var random = SeededNumbers(seed: seed)
      let round = WeightedRound(&random)
      let scheme = try SchemeText.decode(round.text())
      let rescoring = Rescoring(
        scheme, units: round.units, measures: round.measures, readings: try scheme.readings())
      let totals = round.totals(round.present)
      let result = try rescoring.present()
      #expect(
        try result.units.map(\.score.value.determined)
          == totals.map { try Rational($0, over: 100_000) }, "seed \(seed)")
      let goal = totals[0] + random.number(1...8) * 100_000
      let points = try ReachSearch(
        rescoring, unit: Self.unit, goal: .points(try Rational(goal, over: 100_000))
      ).answer()
      check(points, fewest: round.fewest { $0[0] >= goal }, "seed \(seed) points")
      let place = try ReachSearch(rescoring, unit: Self.unit, goal: .place(1)).answer()
      let first = round.fewest { totals in !totals.dropFirst().contains { $0 > totals[0] } }
      check(place, fewest: first, "seed \(seed) place")
    }
  }

  private func check(_ answer: ReachAnswer, fewest: Int?, _ note: Comment) {
    #expect(answer.isProven, note)
    switch fewest {
    case nil: #expect(answer.verdict == .impossible, note)
    case 0: #expect(answer.verdict == .alreadyReached, note)
    case let count?:
      #expect(answer.verdict == .reachable && answer.changes.count == count, note)
    }
  }

  // By hand: 17/20 is 85%, 0.5 of 3; 18/20 gives 3, so one vote more is the smallest change to 2.
  @Test("one vote more is told as one vote more, the count that stands for the rate kept")
  func votes() throws {
    let scheme = try SchemeText.decode(
      SchemeText.scheme(
        maximum: "6", inputs: ["x: { rate: 'q.r' }", "m: { fact: 'm', type: 'amount' }"],
        sections: [
          (
            "6",
            [
              SchemeText.item(
                "1", "3", "steps: { of: 'x', from: '90%', lose: '2', each: '5%', loseMore: '0.5' }"),
              SchemeText.item("2", "3", "judge: { of: 'm' }"),
            ]
          )
        ]))
    let rescoring = Rescoring(
      scheme, units: ["A"],
      measures: Measures(["A": ["x": .rate(satisfied: 17, of: 20), "m": .number(1)]]),
      readings: try scheme.readings())
    let near = try ReachSearch(rescoring, unit: "A", goal: .points(3)).answer()
    #expect(near.changes.map(\.to) == [.rate(satisfied: 18, of: 20)])
    #expect(near.smallness == .ofAll)
    // Both: 3 + 2.5; the mark is cut back to what is needed.
    let far = try ReachSearch(rescoring, unit: "A", goal: .points(number("5.5"))).answer()
    #expect(far.changes.map(\.to) == [.rate(satisfied: 18, of: 20), .number(number("2.5"))])
    #expect(far.compared.after == Score(number("5.5")))
    let beyond = try ReachSearch(rescoring, unit: "A", goal: .points(7)).answer()
    #expect(beyond.verdict == .impossible && beyond.most == Score(6) && beyond.isProven)
    let now = try ReachSearch(rescoring, unit: "A", goal: .points(1)).answer()
    #expect(now.verdict == .alreadyReached && now.changes.isEmpty)
  }

  // A missing mark is a change like another; what is missing counts at its lowest.
  @Test("a missing input can be what is changed; a target and what does not apply cannot")
  func missing() throws {
    let scheme = try SchemeText.decode(
      SchemeText.scheme(
        maximum: "6",
        inputs: [
          "m: { fact: 'm', type: 'amount' }", "n: { fact: 'n', type: 'count' }",
          "task: { fact: 'task', type: 'count' }", "z: { fact: 'z', type: 'yesNo' }",
        ],
        sections: [
          (
            "6",
            [
              SchemeText.item("1", "2", "judge: { of: 'm' }"),
              SchemeText.item(
                "2", "2", "target: { of: 'n', anyOf: ['task'], shortfall: 'binary' }"),
              SchemeText.item("3", "2", "require: { that: 'z' }"),
            ]
          )
        ]))
    let rescoring = Rescoring(
      scheme, units: ["A"],
      measures: Measures(["A": ["n": .number(3), "task": .number(5), "z": .notApplicable]]),
      readings: try scheme.readings())
    #expect(rescoring.levers(of: "A").map(\.input) == ["m", "n"])
    let answer = try ReachSearch(rescoring, unit: "A", goal: .points(6)).answer()
    // Two of the four points that apply count as six of six: 4/4 · 6.
    #expect(answer.changes.map(\.input) == ["m", "n"])
    #expect(answer.changes.map(\.to) == [.number(2), .number(5)])
  }

  @Test("a search that meets its limit says so and proves nothing")
  func limits() throws {
    let names = (0..<6).map { "x\($0)" }
    let scheme = try SchemeText.decode(
      SchemeText.scheme(
        maximum: "6", inputs: names.map { "\($0): { fact: '\($0)', type: 'yesNo' }" },
        sections: [
          (
            "6",
            [
              SchemeText.item(
                "1", "6",
                "elements: { of: [\(names.map { "'\($0)'" }.joined(separator: ", "))], loseEach: '1' }"
              )
            ]
          )
        ]))
    let values = Dictionary(
      names.map { ($0, Measure.Value.yesNo(false)) }, uniquingKeysWith: { first, _ in first })
    let rescoring = Rescoring(
      scheme, units: ["A"], measures: Measures(["A": values]), readings: try scheme.readings())
    var search = ReachSearch(rescoring, unit: "A", goal: .points(4))
    #expect(try search.answer().changes.count == 4)
    search.mostWays = 10
    let answer = try search.answer()
    #expect(!answer.isProven)
    #expect(answer.limit == .tooManyWays(readers: ["1"]))
    #expect(answer.verdict == .reachable && answer.changes.count == 4)
  }
}
