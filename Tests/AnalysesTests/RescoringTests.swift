import Chance
import ExactArithmetic
import Scoring
import Tallies
import Testing

@testable import Analyses

/// Scoring again with something changed gives what scoring from the beginning gives.
@Suite struct RescoringTests {
  /// What of two results must be the same; sentences may differ.
  private static func expectSame(_ a: RoundScore, _ b: RoundScore, _ note: Comment) {
    #expect(a.units.map(\.score.value) == b.units.map(\.score.value), note)
    #expect(a.units.map(\.compared) == b.units.map(\.compared), note)
    #expect(a.units.map(\.rank) == b.units.map(\.rank), note)
    #expect(UnitChange.changes(from: a, to: b).isEmpty, note)
  }

  @Test(
    "a changed input touches what a new scoring would, alone and under a place weight",
    arguments: 1...60 as ClosedRange<UInt64>)
  func changes(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let round = WeightedRound(&random)
    let scheme = try SchemeText.decode(round.text())
    let readings = try scheme.readings()
    let rescoring = Rescoring(
      scheme, units: round.units, measures: round.measures, readings: readings)
    var assumptions: [String: Assumptions] = [:]
    var measures = round.measures
    for unit in round.units where Bool.random(using: &random) {
      var inputs: [String: Measure.Value] = [:]
      for item in WeightedRound.points.indices where random.number(0...2) == 0 {
        inputs[WeightedRound.name(item)] =
          round.isMark[item]
          ? .number(Rational(random.number(0...WeightedRound.points[item])))
          : .yesNo(.random(using: &random))
      }
      if Bool.random(using: &random) {
        inputs["survey"] = .number(Rational(random.number(0...100)))
      }
      if random.number(0...3) == 0 { inputs["brand"] = .pending }
      for (name, value) in inputs { measures[unit: unit, input: name] = Measure(value) }
      assumptions[unit] = Assumptions(inputs: inputs)
    }
    let whole = try scheme.scoreRound(units: round.units, measures: measures, readings: readings)
    let again = try rescoring.outcome(of: assumptions, telling: [round.units[0]])
    Self.expectSame(again, whole, "seed \(seed)")
    // The unit that is told has the very tree, words included.
    #expect(again.units[0].score.explanation == whole.units[0].score.explanation, "seed \(seed)")
    for (unit, assumed) in assumptions where assumptions.count == 1 {
      #expect(rescoring.compared(of: unit, assumed) == whole[unit]?.compared, "seed \(seed)")
    }
  }

  @Test("an item that is given points leaves the others as they are")
  func item() throws {
    var random = SeededNumbers(seed: 7)
    let round = WeightedRound(&random)
    let scheme = try SchemeText.decode(round.text())
    let rescoring = Rescoring(
      scheme, units: round.units, measures: round.measures, readings: try scheme.readings())
    var own = round.present
    own.items[1] = 7
    let result = try rescoring.outcome(of: ["U0": Assumptions(items: ["i1": 7])])
    #expect(
      try result.units.map(\.score.value.determined)
        == round.totals(own).map { try Rational($0, over: 100_000) })
    own = round.present
    own.components[1] = 33
    let survey = try rescoring.outcome(of: ["U0": Assumptions(components: ["grassroots": 33])])
    #expect(
      try survey.units.map(\.score.value.determined)
        == round.totals(own).map { try Rational($0, over: 100_000) })
  }

  @Test("an item by place among the units moves the others too")
  func rankPoints() throws {
    let scheme = try SchemeText.decode(
      SchemeText.scheme(
        maximum: "9", inputs: ["n: { fact: 'n', type: 'count' }"],
        sections: [("9", [SchemeText.item("1", "9", "rankPoints: { of: 'n', map: 'linear' }")])]))
    let rescoring = Rescoring(
      scheme, units: ["A", "B", "C"],
      measures: Measures([
        "A": ["n": .number(1)], "B": ["n": .number(2)], "C": ["n": .number(3)],
      ]), readings: try scheme.readings())
    // By hand: places 3, 2, 1 of 3 give 3, 6, 9; with 4 for A they are 1, 3, 2.
    #expect(try rescoring.present().units.map(\.score.value) == [Score(3), Score(6), Score(9)])
    let after = try rescoring.outcome(of: ["A": Assumptions(inputs: ["n": .number(4)])])
    #expect(after.units.map(\.score.value) == [Score(9), Score(3), Score(6)])
    #expect(
      rescoring.compared(of: "A", Assumptions(inputs: ["n": .number(4)])) == Score(9))
    let first = try ReachSearch(rescoring, unit: "A", goal: .place(1)).answer()
    // A tie shares the better place: 3 is enough.
    #expect(first.changes.map(\.to) == [.number(3)] && first.isProven)
  }
}
