import Chance
import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

private let readings: [[String: String]] = [
  "completed", "beyond", "started", "proRata", "relative",
].flatMap { steps in
  ["zero", "initialOnly", "pending"].map { ["AMB-02": steps, "AMB-04": $0] }
}

private let inputs = [
  "memberEvaluation", "congressHeld", "congressSatisfaction", "congressReelected",
  "practicalServices", "practicalSatisfaction",
]

private func known(_ input: String, _ random: inout SeededNumbers) -> Measure.Value {
  switch input {
  case "congressHeld", "congressReelected": return .yesNo(.random(using: &random))
  case "practicalServices": return .number(Rational(Int.random(in: 0...3, using: &random)))
  default:
    let count = Int.random(in: 1...400, using: &random)
    return .rate(satisfied: .random(in: 0...count, using: &random), of: count)
  }
}

private func absent(_ random: inout SeededNumbers) -> Measure.Value? {
  let values: [Measure.Value?] = [
    nil, .pending, .conflict, .notHeld, .missing(.noPaper), .notApplicable,
  ]
  return values.randomElement(using: &random) ?? nil
}

@Test(arguments: 1...300 as ClosedRange<UInt64>)
func `every tree adds up again to its root, in the bad and in the good case`(seed: UInt64) throws {
  var random = SeededNumbers(seed: seed)
  var values: [String: Measure.Value] = [:]
  for input in inputs {
    values[input] =
      Bool.random(using: &random) ? known(input, &random) : absent(&random)
  }
  let option = readings.randomElement(using: &random) ?? [:]
  let score = try BundledScheme.scheme().score(values, option: option)
  let nodes = score.explanation.nodes
  let losses = nodes.flatMap(\.lost)
  var worst = score.maximum
  var best = score.maximum
  for loss in losses {
    worst = worst - loss.points.atWorst
    best = best - loss.points.atBest
    #expect(loss.points.atWorst >= loss.points.atBest && loss.points.atBest >= 0)
  }
  for node in nodes {
    worst = worst + node.absorbed.atWorst
    best = best + node.absorbed.atBest
  }
  #expect(score.value.low == worst && score.value.high == best, "seed \(seed)")
  #expect(score.value.low >= 0 && score.value.low <= score.value.high)
  #expect(score.value.high <= score.maximum)
  #expect(score.value.isClosed == score.gaps.isEmpty)
  for node in nodes where node.value.isClosed { #expect(node.value.determined != nil) }
  #expect(score.explanation.ledger.count == losses.count)
}

@Test(arguments: 1...300 as ClosedRange<UInt64>)
func `whatever a missing input turns out to be, the score was inside the interval`(
  seed: UInt64
) throws {
  var random = SeededNumbers(seed: seed)
  let scheme = try BundledScheme.scheme()
  let option = readings.randomElement(using: &random) ?? [:]
  var full: [String: Measure.Value] = [:]
  for input in inputs { full[input] = known(input, &random) }
  var partial = full
  for input in inputs where .random(using: &random) { partial[input] = nil }
  let whole = try scheme.score(full, option: option)
  let open = try scheme.score(partial, option: option)
  let points = try #require(whole.value.determined)
  #expect(open.value.low <= points && points <= open.value.high, "seed \(seed)")
  #expect(whole.value.isClosed)
}

@Test(arguments: readings)
func `a lower rate never raises a score`(option: [String: String]) throws {
  let scheme = try BundledScheme.scheme()
  var last: Rational?
  for satisfied in 0...200 {
    let points = try #require(
      try scheme.score(["memberEvaluation": .rate(satisfied: satisfied, of: 200)], option: option)
        .node("1.6").value.determined)
    if let last { #expect(points >= last, "\(satisfied)/200 \(option)") }
    last = points
  }
  #expect(last == 3)
}

@Test(arguments: 1...100 as ClosedRange<UInt64>)
func `one more violation never raises a score`(seed: UInt64) throws {
  var random = SeededNumbers(seed: seed)
  let scheme = try BundledScheme.scheme()
  var values: [String: Measure.Value] = [:]
  for input in inputs { values[input] = known(input, &random) }
  let before = try #require(try scheme.score(values).value.determined)
  for (input, value) in [
    ("congressHeld", Measure.Value.yesNo(false)), ("congressReelected", .yesNo(false)),
    ("practicalServices", .number(0)), ("practicalSatisfaction", .rate(satisfied: 0, of: 1)),
  ] {
    var worse = values
    worse[input] = value
    let after = try #require(try scheme.score(worse).value.determined)
    #expect(after <= before, "seed \(seed), \(input)")
  }
}
