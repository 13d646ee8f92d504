import Diagnostics
import Digests
import Reporting
import Sampling
import Sheets

/// `draw substitute ROUND UNIT`.
enum DrawSubstituteVerb: Verb {
  static let reason = OptionDescription(
    "reason", value: "TEXT", mayBeEmpty: true,
    Bilingual(zh: "为什么该单位不能参加", en: "why the unit cannot take part"))

  static let description = CommandDescription(
    "draw", "substitute",
    summary: Bilingual(
      zh: "启用同层签号次序的下一个替补", en: "put the next substitute in a unit's place"),
    details: [
      Bilingual(
        zh: "替补由签号决定，不能挑选；理由和操作人记入日志，写入报告。替补用完须另行抽取。",
        en: "The tickets decide which; nobody chooses. Reason and operator go to the journal and "
          + "into reports. When all are used a new draw is needed.")
    ],
    operands: [
      .round,
      OperandDescription(
        "UNIT", .one,
        Bilingual(
          zh: "不能参加的单位：抽中的，或已启用的替补", en: "the unit that cannot take part, drawn or activated")),
    ],
    options: [reason, DrawOptions.draw, DrawOptions.operatorID, CollectVerb.station, .json],
    examples: [
      .init(
        "draw substitute round-2026 G02 --reason '已撤销建制' --by wang",
        prints: Bilingual(
          zh: "G02 → G05（层 U01）：已撤销建制\n日志头：6:9c41…",
          en: "G02 → G05 (stratum U01): 已撤销建制\njournal head: 6:9c41…"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    guard let reason = invocation.value(of: reason), !reason.isEmpty else {
      throw Refusal(.usage, DrawUsageFault.missingReason)
    }
    let unit = try invocation.required(1)
    let wanted = try DrawOptions.number(DrawOptions.draw, invocation)
    var desk = try DrawDesk(invocation, in: surroundings)
    let by = desk.operatorID
    let made = try desk.decide { (standing, state) throws(Refusal) in
      var roll = try roll(of: unit, wanted, in: standing)
      guard let after = state.newestAct(ofDraw: roll.record.number) else {
        throw Refusal(.data, RoundDrawFault.nothingDrawn)
      }
      do throws(SubstitutionFault) {
        let substitution = try roll.activate(for: unit, reason: reason, by: by)
        return (substitution: substitution, roll: roll, after: after)
      } catch {
        throw Refusal(.data, error)
      }
    }
    let substitution = made.substitution
    try desk.record(
      .substitute(
        SubstitutionParameters(
          draw: substitution.draw, ordinal: made.roll.substitutions.count, unit: unit,
          substitute: substitution.substitute.id, reason: reason),
        after: made.after))
    let waiting = made.roll.waiting(in: substitution.substitute.stratum).count
    try say(substitution, waiting: waiting, head: desk.head, invocation, in: surroundings)
    return .fine
  }

  private static func say(
    _ substitution: Substitution, waiting: Int, head: String, _ invocation: Invocation,
    in surroundings: Surroundings
  ) throws(Refusal) {
    let taken = substitution.substitute
    guard !invocation.isGiven(.json) else {
      try surroundings.say([
        "draw": .integer(substitution.draw), "unit": .string(substitution.unit),
        "substitute": [
          "id": .string(taken.id), "stratum": .string(taken.stratum),
          "ticket": .string(taken.ticket.description),
        ],
        "reason": .string(substitution.reason), "by": .string(substitution.by),
        "waiting": .integer(waiting), "head": .string(head),
      ])
      return
    }
    let stratum =
      taken.stratum.isEmpty
      ? Bilingual(zh: "", en: "")
      : Bilingual(zh: "（层 \(taken.stratum)）", en: " (stratum \(taken.stratum))")
    let words = Bilingual(
      zh:
        "\(substitution.unit) → \(taken.id)\(stratum.zh)：\(substitution.reason)；还有 \(waiting) 个替补",
      en:
        "\(substitution.unit) → \(taken.id)\(stratum.en): \(substitution.reason); substitutes left: "
        + "\(waiting)")
    let journal = Bilingual(zh: "日志头：\(head)", en: "journal head: \(head)")
    let language = invocation.language
    try surroundings.say(TerminalText.safe(words[language]) + "\n" + journal[language] + "\n")
  }

  /// The roll of the draw that is meant: the named one, else the only one in which the unit stands.
  private static func roll(
    of unit: String, _ wanted: Int?, in standing: DrawStanding
  ) throws(Refusal) -> SubstituteRoll {
    let rolls = standing.currentRolls
    if let wanted {
      guard let roll = rolls.first(where: { $0.record.number == wanted }) else {
        throw Refusal(.data, RoundDrawFault.nothingDrawn)
      }
      return roll
    }
    let holding = rolls.filter { roll in roll.standing.contains { $0.id == unit } }
    if holding.count > 1 {
      throw Refusal(.usage, RoundDrawFault.severalDraws(holding.map(\.record.number)))
    }
    // A unit that stands nowhere is refused by the roll that knows it best.
    let knowing = rolls.first { roll in
      roll.admits(unit) || roll.record.selection.substitutes.contains { $0.id == unit }
    }
    guard let roll = holding.first ?? knowing ?? rolls.last else {
      throw Refusal(.data, RoundDrawFault.nothingDrawn)
    }
    return roll
  }
}
