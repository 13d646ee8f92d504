import Diagnostics
import Rounds
import Scoring
import Sheets
import Tallies

/// `explain ROUND UNIT [ITEM]`.
enum ExplainVerb: Verb {
  static let description = CommandDescription(
    "explain",
    summary: Bilingual(
      zh: "说明一个单位每一分的来由（内部）", en: "say where every point of a unit comes from (internal)"),
    operands: [
      .round,
      OperandDescription(
        "UNIT", .one, Bilingual(zh: "被考核单位的代号或编号", en: "an assessed unit's id or number")),
      OperandDescription(
        "ITEM", .optional,
        Bilingual(
          zh: "考核办法的一个组成、部分或指标，如 1.6", en: "a component, section or item of the scheme, such as 1.6"
        )),
    ], options: [.reading, .json],
    examples: [
      .init(
        "explain round-2023 U01 1.6",
        prints: Bilingual(
          zh: "1.6 会员评家: 0.50 / 3.00\n  满意率 17/20 = 85%，低于 90%，扣 2 分；再低 5 个百分点，扣 0.5 分\n失分明细…",
          en: "1.6 Members evaluate: 0.50 / 3.00\n  rate 17/20 = 85%, below 90%: −2 points; …\n"
            + "Lost points…"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    let unit = try unit(named: invocation.required(1), in: loaded.round)
    let readings = try ScoreVerb.readings(for: loaded, invocation)
    let scores = try ScoreVerb.scores(of: loaded, readings)
    guard let ranked = scores.result[unit.id] else { throw Refusal(.internalFault, []) }
    let score = ranked.score
    let report = ExplanationReport(
      round: loaded.round, score: score, own: ranked.own.map { OwnStatement($0) },
      node: try node(of: score, invocation),
      precision: SurveyPrecision(loaded, TallyBook(loaded.state)),
      language: invocation.language,
      overrideFaults: scores.overrideFaults.filter {
        $0.override.parameters.key.unit == unit.id
      },
      basis: ResultBasis(loaded, readings))
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }

  /// The assessed unit of an id or a number.
  static func unit(named name: String, in round: Round) throws(Refusal) -> AssessedUnit {
    if let unit = round.unit(id: name) { return unit }
    if let number = Int(name), let unit = round.unit(number: number) { return unit }
    throw Refusal(
      .unknownName(
        name, kind: Bilingual(zh: "被考核单位", en: "assessed unit"),
        nearest: NearestName.among(round.units.map(\.id), to: name), listing: nil))
  }

  private static func node(
    of score: UnitScore, _ invocation: Invocation
  ) throws(Refusal) -> Explanation {
    guard let item = invocation.operand(2) else { return score.explanation }
    let nodes = (score.explanation.nodes + (score.bonus?.nodes ?? [])).filter { $0.kind != .rule }
    if let node = nodes.first(where: { $0.id == item }) { return node }
    throw Refusal(
      .unknownName(
        item, kind: Bilingual(zh: "指标", en: "item"),
        nearest: NearestName.among(nodes.map(\.id), to: item), listing: nil))
  }
}
