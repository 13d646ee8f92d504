import ExactArithmetic
import FoundationEssentials
import Scoring
import Tallies

/// How long it takes to score, explain and rank many made-up counties by 74 items and 21 bonus rows.
///
/// It is a program of its own and no test: tests time nothing. Only ratios within one run on one machine mean
/// anything.
struct Benchmark {
  /// The definition of the scheme, from the folder in which the program is run.
  private static let path =
    "Surveys/qinhuangdao-2019-county/qinhuangdao-2019-county.scheme.json5"

  /// How many units are scored together.
  let units: Int
  /// How many times.
  let runs: Int

  /// Scores the round several times and says how long each step took.
  func run() throws {
    let text = try String(contentsOfFile: Self.path, encoding: .utf8)
    let scheme = try Scheme(text, named: Self.path)
    let readings = try scheme.readings()
    var county = MadeUpCounty(seed: 2019)
    var measures = Measures()
    let ids = (1...max(1, units)).map { "C\($0)" }
    for id in ids {
      for input in scheme.inputs {
        measures[unit: id, input: input.name] = Measure(county.value(of: input))
      }
    }
    let items = scheme.sections.flatMap(\.scored).count
    print("\(scheme.id): \(ids.count) units × \(items) items, seed \(county.seed)")
    for run in 1...max(1, runs) {
      let clock = ContinuousClock()
      let start = clock.now
      let score = try scheme.scoreRound(units: ids, measures: measures, readings: readings)
      let scored = clock.now
      let sum = told(score)
      let end = clock.now
      print("run \(run): scored and ranked \(start.duration(to: scored)),", terminator: " ")
      print("every ledger read \(scored.duration(to: end)),", terminator: " ")
      print("together \(start.duration(to: end)); \(sum)")
    }
  }

  /// Reads every tree once, so that nothing is left undone, and adds up what was read.
  private func told(_ score: RoundScore) -> String {
    var total = Rational(0)
    var items = 0
    var losses = 0
    var places = 0
    for unit in score.units {
      total = total + unit.score.value.low
      places += unit.rank?.best ?? 0
      for section in unit.score.explanation.children {
        items += section.children.count
        for item in section.children { losses += item.lost.count + item.children.count }
      }
    }
    return "\(items) items, \(losses) parts and losses, points \(total), places \(places)"
  }
}
