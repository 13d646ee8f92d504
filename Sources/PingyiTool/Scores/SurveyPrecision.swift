import Diagnostics
import ExactArithmetic
import Questionnaires
import Reporting
import Rounds
import Scoring
import Statistics
import Tallies

/// How exactly the surveys behind a score are known: intervals of rates, errors between grassroots units.
///
/// The score follows the scheme's text all the same: the figure that was counted decides.
struct SurveyPrecision: Sendable {
  private let round: Round
  private let scheme: Scheme
  private let lines: [RateLine]
  private let questionnaires: [Questionnaire]
  private let surveys: SurveyScores
  private let grassroots: [String: [String]]

  /// Reads a round.
  init(_ loaded: LoadedRound, _ book: TallyBook) {
    round = loaded.round
    scheme = loaded.folder.scheme
    lines = scheme.rateLines
    questionnaires = loaded.folder.questionnaires
    surveys = SurveyScores(
      book, loaded.state, questionnaires: Set(scheme.surveyedRoles.map(\.questionnaire)))
    let parents = loaded.parents
    grassroots = Dictionary(grouping: parents.keys) { parents[$0] ?? "" }
  }

  // MARK: Rates

  /// What the counts of a rate say; nil where a measure is no counted rate.
  func evidence(for measure: Measure, of unit: String) -> RateEvidence? {
    guard case .survey(let survey)? = measure.provenance,
      case .rate(let satisfied, let count) = measure.value,
      let questionnaire = questionnaires.first(where: { $0.id == survey.questionnaire })
    else { return nil }
    let rate = Rate(id: survey.rate, item: survey.item, denominator: survey.denominator)
    return RateEvidence(
      RateCount(rate: rate, satisfied: satisfied, of: count),
      members: round.population(of: questionnaire, about: unit))
  }

  /// The interval of a rate that a node reads, and where it stands against the node's lines.
  func sentences(for input: InputUse, at node: Explanation, of unit: String) -> [Bilingual] {
    guard let evidence = evidence(for: input.measure, of: unit) else { return [] }
    let words = words(for: input, at: node)
    let interval = words.interval(evidence)
    let method = RateWords.method(evidence)
    return [
      Bilingual(
        zh:
          "抽样误差：\(evidence.count.satisfied)/\(evidence.count.of)，95% 区间 \(interval)（\(method.zh)）",
        en:
          "sampling error: \(evidence.count.satisfied)/\(evidence.count.of), 95% interval \(interval) "
          + "(\(method.en))")
    ] + words.standings(evidence, tellsCloseness: false)
  }

  /// `interval thresholds`; null where an input is no counted rate.
  func document(for input: InputUse, at node: Explanation, of unit: String) -> JSONValue {
    guard let evidence = evidence(for: input.measure, of: unit) else { return .null }
    return [
      "interval": RateWords.document(evidence),
      "thresholds": words(for: input, at: node).thresholds(evidence),
    ]
  }

  private func words(for input: InputUse, at node: Explanation) -> RateWords {
    guard case .survey(let survey)? = input.measure.provenance else {
      return RateWords(round.rounding, [], questionnaire: "", rate: "")
    }
    return RateWords(
      round.rounding,
      lines.filter { node.id == $0.item || node.id.hasPrefix($0.item + "/") },
      questionnaire: survey.questionnaire, rate: survey.rate)
  }

  // MARK: Means of papers

  /// The roles whose papers make a component: its own, or those of its parts with equal weights.
  func roles(of node: Explanation) -> [[SurveyScores.Role]] {
    guard node.kind == .component, node.place == nil else { return [] }
    if node.children.isEmpty {
      guard let name = node.inputs.first?.name,
        case .survey(let roles)? = scheme.inputs.first(where: { $0.name == name })?.origin
      else { return [] }
      return [roles]
    }
    let parts = node.children.map { roles(of: $0) }
    let isEven = node.children.allSatisfy { $0.weight == node.children[0].weight }
    return isEven && parts.allSatisfy { $0.count == 1 } ? parts.map { $0[0] } : []
  }

  /// A component's mean with the error between grassroots units; nil where it is no mean of papers.
  func estimate(for node: Explanation, of unit: String) -> Result<DesignEstimate, StatisticsFault>?
  {
    let roles = roles(of: node)
    guard !roles.isEmpty, node.value.low == node.value.high else { return nil }
    let units = (grassroots[unit] ?? []) + [unit]
    let tally = GrassrootsTally(
      roles: roles.flatMap { $0 }.map { surveys.tally(of: $0, grassroots: units) })
    // Several roles of one part are pooled; several parts have equal weights.
    guard roles.count == 1 || roles.allSatisfy({ $0.count == 1 }) else { return nil }
    return Result { () throws(StatisticsFault) in
      roles[0].count > 1 ? try tally.pooledEstimate() : try tally.estimate()
    }
  }

  /// The error of a component's mean in words.
  func sentence(for node: Explanation, of unit: String) -> Bilingual? {
    switch estimate(for: node, of: unit) {
    case .success(let estimate):
      let mean = PooledWords.mean(estimate, round.rounding)
      return Bilingual(zh: "抽样误差：\(mean.zh)", en: "sampling error: \(mean.en)")
    case .failure(let fault):
      let reason = PooledWords.reason(fault)
      return Bilingual(zh: "抽样误差：\(reason.zh)", en: "sampling error: \(reason.en)")
    case nil: return nil
    }
  }

  /// The error of a component's mean: an estimate, `undefined` with the reason, or null.
  func document(for node: Explanation, of unit: String) -> JSONValue {
    switch estimate(for: node, of: unit) {
    case .success(let estimate): PooledWords.document(estimate)
    case .failure(let fault): ["undefined": .text(PooledWords.reason(fault))]
    case nil: .null
    }
  }
}
