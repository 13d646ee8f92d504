import Analyses
import ExactArithmetic
import FoundationEssentials
import Scoring
import Sheets
import Tallies

/// How long it takes to score and rank many made-up counties by 74 items and 21 bonus rows: in figures, in
/// words, and again with something changed.
///
/// It is a program of its own and no test: tests time nothing. Only ratios within one run on one machine mean
/// anything.
struct Benchmark {
  /// The definition of the scheme, from the folder in which the program is run.
  private static let path =
    "Surveys/qinhuangdao-2019-county/qinhuangdao-2019-county.scheme.json5"
  /// The most units that are told in words, and tried again with something changed.
  private static let mostTold = 1_000

  /// How many units are scored together.
  let units: Int
  /// How many times.
  let runs: Int
  /// Whether only figures and places are timed.
  let isFiguresOnly: Bool

  /// Times every step several times and says its median; what is read is added up, so that nothing is left
  /// undone.
  func run() throws {
    let text = try String(contentsOfFile: Self.path, encoding: .utf8)
    let scheme = try Scheme(text, named: Self.path)
    let readings = try scheme.readings()
    let ids = (1...max(1, units)).map { "C\($0)" }
    var county = MadeUpCounty(seed: 2019)
    let measures = measures(of: ids, scheme, &county)
    let items = scheme.sections.flatMap(\.scored).count
    print("\(scheme.id): \(items) items, seed \(county.seed), median of \(runs) runs")
    time("figures and places, \(ids.count) units") {
      summed(scheme.points(units: ids, measures: measures, readings: readings))
    }
    guard !isFiguresOnly else { return }
    let some = Array(ids.prefix(Self.mostTold))
    try time("trees, words and places, \(some.count) units") {
      told(try scheme.scoreRound(units: some, measures: measures, readings: readings))
    }
    let rescoring = Rescoring(scheme, units: some, measures: measures, readings: readings)
    let input = scheme.inputs.first { $0.kind == .yesNo }
    let change = Assumptions(inputs: input.map { [$0.name: .yesNo(true)] } ?? [:])
    try time("what-if, one input of one of \(some.count) units") {
      let whatIf = try WhatIf(rescoring, assuming: [some[0]: change])
      return "\(whatIf.changes.count) units changed"
    }
    try time("every alternative of every reading, \(some.count) units") {
      let trials = try ReadingTrial.all(of: rescoring) { _ in (measures, Measures()) }.trials
      return "\(trials.count) alternatives, \(trials.reduce(0) { $0 + $1.changes.count }) changes"
    }
  }

  private func measures(
    of ids: [String], _ scheme: Scheme, _ county: inout MadeUpCounty
  ) -> Measures {
    var measures = Measures()
    for id in ids {
      for input in scheme.inputs {
        measures[unit: id, input: input.name] = Measure(county.value(of: input))
      }
    }
    return measures
  }

  /// Does something several times and says how long it took.
  private func time(_ what: String, _ work: () throws -> String) rethrows {
    let clock = ContinuousClock()
    var times: [Duration] = []
    var result = ""
    for _ in 1...max(1, runs) {
      let start = clock.now
      result = try work()
      times.append(start.duration(to: clock.now))
    }
    times.sort()
    let range = "\(times[0]) to \(times[times.count - 1])"
    print("\(what): \(times[times.count / 2]) (\(range)); \(result)")
  }

  private func summed(_ points: [UnitPoints]) -> String {
    let total = points.reduce(Rational(0)) { $0 + $1.value.low }
    let items = points.reduce(0) { $0 + $1.items.count }
    let places = points.reduce(0) { $0 + ($1.rank?.best ?? 0) }
    return "\(items) items, points \(total), places \(places)"
  }

  /// Reads every tree once and adds up what was read.
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
