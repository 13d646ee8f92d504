import Diagnostics
import Digests
import ExactArithmetic
import Reporting
import Rounds
import Scoring
import Statistics
import Tallies

/// How often each rank would hold if the surveys were repeated, and which neighbours cannot be told apart.
///
/// Scores and ranks stay what the scheme makes of the figures that were counted; this says how sure they are.
/// A rate is drawn again, binomially or, where the members are known, from as many members without
/// replacement, around (satisfied + ½)/(answers + 1), and goes through the scheme's exact rules; a mean of papers
/// gets a normal error of the size that the differences between grassroots units show. What nobody surveyed
/// stays as it is.
struct RankHonesty: Sendable {
  /// What came of the draws; nil where no survey has an error that could be drawn.
  let simulation: RankSimulation?
  /// Units whose surveys show no error, with the reason; their totals stay as they are.
  let unknown: [(unit: String, reason: Bilingual)]

  /// Draws for all units that take a place.
  init(_ loaded: LoadedRound, _ scores: RoundScores, _ precision: SurveyPrecision) {
    var contenders: [RankSimulation.Contender] = []
    var unknown: [(unit: String, reason: Bilingual)] = []
    for unit in scores.result.units where unit.rank != nil {
      let errors = Errors(of: unit, loaded, scores, precision)
      unknown += errors.unknown.map { (unit.score.unit, $0) }
      contenders.append(
        RankSimulation.Contender(
          id: unit.score.unit, low: unit.compared.low.nearestDouble,
          high: unit.compared.high.nearestDouble, noises: errors.noises,
          seed: Self.seed(loaded.round.id, unit, errors.noises)))
    }
    simulation = RankSimulation(contenders)
    self.unknown = unknown
  }

  /// The beginning of a unit's own stream, from its own figures alone.
  private static func seed(
    _ round: String, _ unit: RankedUnit, _ noises: [RankSimulation.Noise]
  ) -> UInt64 {
    let text =
      "rank \(round) \(unit.score.unit) \(unit.compared.low) \(unit.compared.high) \(noises)"
    return UInt64(SHA256.hash(text).hex.prefix(16), radix: 16) ?? 0
  }

  /// What came of a unit; nil where nothing was drawn.
  func outcome(of unit: String) -> RankSimulation.Outcome? {
    simulation?.outcomes.first { $0.id == unit }
  }

  // MARK: Words

  /// In how many of the draws a rank held: `86%`; `—` where nothing was drawn.
  func share(of unit: String) -> String {
    guard let simulation, let outcome = outcome(of: unit) else { return "—" }
    return Self.percent(outcome.held, of: simulation.draws)
  }

  private static func percent(_ part: Int, of all: Int) -> String {
    let share = (try? Rational(part * 100, over: all)) ?? 0
    // All and none are told only where they are so.
    if part < all, share > 99 { return ">99%" }
    if part > 0, share < 1 { return "<1%" }
    return share.decimal(places: 0, rule: .halfUp) + "%"
  }

  /// How it was drawn.
  var method: Bilingual {
    let draws = simulation?.draws ?? 0
    return Bilingual(
      zh: "“把握”是按问卷的抽样误差重抽 \(draws) 次（固定种子）而名次不变的比例：率按二项分布、会员数已知时按超几何分布重抽后照办法计分，"
        + "均分按基层单位之间的标准误加正态误差，其他得分不变；得分和名次仍以实际数字为准",
      en:
        "'Sure' is the share of \(draws) draws by the surveys' sampling error (fixed seed) in which the "
        + "rank stays: rates are drawn binomially, or "
        + "hypergeometrically where the members are known, and scored by the scheme; means get a normal "
        + "error by the differences between grassroots units; all else stays. Points and ranks are those "
        + "of the figures counted")
  }

  /// The neighbours that cannot be told apart, in words.
  func pairs(
    where isTold: (String) -> Bool = { _ in true }, name: (String) -> String
  ) -> [Bilingual] {
    guard let simulation else { return [] }
    return simulation.closePairs.filter { isTold($0.above) && isTold($0.below) }.map { pair in
      let share = Self.percent(pair.overturned, of: simulation.draws)
      return Bilingual(
        zh: "\(name(pair.above)) 与 \(name(pair.below)) 的先后分不出：\(share) 的重抽中颠倒或持平",
        en:
          "\(name(pair.above)) and \(name(pair.below)) cannot be told apart: the other way round or "
          + "level in \(share) of the draws")
    }
  }

  // MARK: Document

  /// `method draws pairs unknown`; null where nothing was drawn.
  var document: JSONValue {
    guard let simulation else { return .null }
    return [
      "method": .text(method), "draws": .integer(simulation.draws),
      "pairs": .array(
        simulation.closePairs.map {
          [
            "above": .string($0.above), "below": .string($0.below),
            "overturned": .integer($0.overturned),
          ]
        }),
      "unknown": .array(
        unknown.map { ["unit": .string($0.unit), "reason": .text($0.reason)] }),
    ]
  }

  /// `held draws best worst`; null where nothing was drawn.
  func document(of unit: String) -> JSONValue {
    guard let simulation, let outcome = outcome(of: unit) else { return .null }
    return [
      "held": .integer(outcome.held), "draws": .integer(simulation.draws),
      "best": .integer(outcome.best), "worst": .integer(outcome.worst),
    ]
  }
}

/// The sampling errors of one unit's total.
private struct Errors {
  private(set) var noises: [RankSimulation.Noise] = []
  private(set) var unknown: [Bilingual] = []

  init(
    of unit: RankedUnit, _ loaded: LoadedRound, _ scores: RoundScores, _ precision: SurveyPrecision
  ) {
    // Places compare points or what they are on another scale, which is a factor.
    let factor =
      (try? unit.compared.high.divided(by: unit.score.value.high))?.nearestDouble ?? 1
    for input in loaded.folder.scheme.inputs {
      guard case .rate = input.origin,
        let measure = scores.measures[unit: unit.score.unit, input: input.name],
        let evidence = precision.evidence(for: measure, of: unit.score.unit)
      else { continue }
      add(evidence, input.name, unit.score.unit, factor, loaded.folder.scheme, scores)
    }
    add(unit.score.explanation, worth: factor, unit.score.unit, precision)
  }

  /// A rate: every count that may come up with the points that it would bring.
  private mutating func add(
    _ evidence: RateEvidence, _ input: String, _ unit: String, _ factor: Double, _ scheme: Scheme,
    _ scores: RoundScores
  ) {
    let counts = CountDraw(evidence).likely
    let values = [evidence.count.satisfied] + counts.map(\.count)
    let points = scheme.points(
      reading: input, as: values.map { .rate(satisfied: $0, of: evidence.count.of) }, unit: unit,
      measures: scores.measures, readings: scores.readings, overrides: scores.overrides)
    guard let points, let base = points.first else {
      unknown.append(
        Bilingual(
          zh: "\(input)：按名次或换算计分，没有重抽", en: "\(input): scored by place or converted, not drawn"))
      return
    }
    var weights: [Rational: Double] = [:]
    for (found, count) in zip(points.dropFirst(), counts) {
      weights[found.low - base.low, default: 0] += count.probability
    }
    guard weights.keys.contains(where: { !$0.isZero }) else { return }
    noises.append(
      .table(
        weights.keys.sorted().map {
          .init(points: $0.nearestDouble * factor, weight: weights[$0] ?? 0)
        }))
  }

  /// Means of papers, wherever they stand in the tree.
  private mutating func add(
    _ node: Explanation, worth: Double, _ unit: String, _ precision: SurveyPrecision
  ) {
    guard node.place == nil else { return }
    guard precision.roles(of: node).isEmpty else {
      switch precision.estimate(for: node, of: unit) {
      case .success(let estimate) where estimate.standardError > 0:
        noises.append(.normal(worth * estimate.standardError))
      case .failure(let fault): unknown.append(PooledWords.reason(fault))
      case .success, nil: break
      }
      return
    }
    for child in node.children where child.kind != .rule {
      add(child, worth: worth * child.weight.nearestDouble, unit, precision)
    }
  }
}
