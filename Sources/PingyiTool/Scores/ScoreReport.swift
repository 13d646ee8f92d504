import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring
import Tallies

/// The scores of a round as a page and as a document; internal to the office.
struct ScoreReport {
  /// The round.
  let round: Round
  /// The scheme.
  let scheme: Scheme
  /// The scores.
  let scores: RoundScores
  /// How sure the ranks are.
  let honesty: RankHonesty
  /// The language of the page.
  let language: Language
  /// What the result is a function of.
  let basis: ResultBasis
  /// How it stands to what was published before; nil where nobody asked.
  var standing: PublicationStanding?

  // MARK: Page

  /// The page.
  var text: String {
    var text = words("内部 · 轮次 \(round.id) 得分", "INTERNAL · Scores of the round \(round.id)") + "\n"
    text += TerminalText.safe(scheme.title[language]) + "\n"
    if let coverage = scores.scores.first?.coverage { text += coverage[language] + "\n" }
    text += tracks.text ?? "\n" + table.text
    text += list(
      words("口径", "Readings"),
      scores.readings.all.map {
        "\($0.id) = \($0.alternative)\(words("（", " ("))\(Self.word(for: $0.source)[language])\(words("）", ") "))\($0.clause)"
      })
    text += list(words("不确定的得分与位次", "Points and places that are not certain"), uncertain)
    text += list(words("名次的把握", "How sure the ranks are"), sureness)
    text += list(words("缺少的输入", "Missing inputs"), gaps)
    text += list(words("一票否决", "Vetoes"), vetoes)
    text += list(words("加分", "Bonus"), outcome.bonus)
    text += list(words("换算", "Converted"), outcome.conversion)
    text += list(words("自评", "Own scores"), outcome.own)
    text += list(words("参评条件", "Who takes part"), outcome.gates)
    text += list(words("推荐", "Recommendation"), outcome.recommendations)
    text += list(
      words(
        "改判（\(decisions.overrides.count) 项；按办法的得分照留）",
        "Overrides (\(decisions.overrides.count); what the rules give is kept)"),
      decisions.overrides)
    text += list(
      words("没有生效的改判", "Overrides that are not applied"), decisions.refused)
    text += list(
      words(
        "差距超限，请复核（\(decisions.discrepancies.count) 处，得分未改）",
        "Marks too far apart, to be looked at (\(decisions.discrepancies.count); no points changed)"
      ),
      decisions.discrepancies)
    text += list(words("说明", "Remarks"), flags)
    text += list(words("等次", "Grades"), grades)
    text += list(
      words("未计入的批次", "Batches not counted"),
      scores.exclusions.map {
        "\($0.batch): \($0.questionnaires.joined(separator: "/")) "
          + $0.subjects.joined(separator: "/") + words("，", ", ")
          + TallyReport.words(for: $0.cause)[language]
      })
    text += list(
      words("对日志冲突的裁定", "Rulings on conflicts between journals"),
      scores.rulings.map { RulingWords(language: language).sentence($0) })
    if !scores.isFinal {
      text +=
        "\n"
        + words(
          "以上不是最终结果：有输入缺少，或有批次未封存。",
          "These are not final results: an input is missing or a batch is unsealed.") + "\n"
    }
    text += standing?.text(round: round, scheme: scheme, language) ?? ""
    return text + basis.text(language)
  }

  /// The ranking.
  var table: TextTable {
    var columns: [TextTable.Column] = [
      .init(words("位次", "Rank"), .right), .init(words("单位", "Unit")),
    ]
    let parts = scores.scores.first.map { ScoreParts.columns(of: $0.explanation) } ?? []
    columns += parts.map { .init(ScoreParts.heading($0, language), .right) }
    columns += [
      .init(words("得分", "Score"), .right), .init(words("满分", "Maximum"), .right),
    ]
    if isGraded { columns.append(.init(words("等次", "Grade"))) }
    if honesty.simulation != nil { columns.append(.init(words("把握", "Sure"), .right)) }
    columns += [
      .init(words("状态", "State"))
    ]
    var table = TextTable(columns: columns)
    for unit in scores.result.ranked {
      let score = unit.score
      var row = [
        unit.rank.text,
        "\(score.unit) \(round.unit(id: score.unit)?.name ?? "")",
      ]
      row += ScoreParts.columns(of: score.explanation).map {
        Figure.score($0.value, round.rounding)
      }
      row += [
        Figure.score(score.value, round.rounding), Figure.points(score.maximum, round.rounding),
      ]
      if isGraded { row.append(grade(of: unit)) }
      if honesty.simulation != nil { row.append(honesty.share(of: score.unit)) }
      row.append(state(of: unit))
      table.add(row)
    }
    return table
  }

  /// Results side by side instead of one ranking.
  private var tracks: TrackReport {
    TrackReport(round: round, scores: scores, language: language, state: state)
  }

  /// What stands beside the points.
  private var outcome: OutcomeReport {
    OutcomeReport(
      units: scores.result.ranked, rounding: round.rounding, language: language)
  }

  /// What people decided and should look at.
  private var decisions: DecisionReport {
    DecisionReport(scores: scores.scores, faults: scores.overrideFaults, language: language)
  }

  private var isGraded: Bool { scores.result.grading == .given }

  /// The grade, or the grades that are still possible.
  private func grade(of unit: RankedUnit) -> String {
    GradeWords(scheme: scheme, language: language).grade(of: unit)
  }

  private func state(of unit: RankedUnit) -> String {
    let score = unit.score
    var states: [String] = []
    if unit.isVetoed { states.append(words("一票否决", "vetoed")) }
    if unit.gates.contains(where: \.takesPlace) {
      states.append(words("不参加排位", "takes no place"))
    }
    if !score.value.isClosed { states.append(words("有缺少", "incomplete")) }
    if score.flags.contains(where: { $0.flag.kind == .provisional }) {
      states.append(words("未封存", "unsealed"))
    }
    if score.flags.contains(where: { $0.flag.kind == .overridden }) {
      states.append(words("有改判", "overridden"))
    }
    return states.isEmpty ? words("齐全", "complete") : states.joined(separator: words("、", ", "))
  }

  private var gaps: [String] {
    scores.scores.flatMap { score in
      let gaps = score.gaps
      let more = gaps.count - RankReason.mostGaps
      return gaps.prefix(RankReason.mostGaps).map {
        "\(score.unit): \($0.reason[language]) → \($0.remedy[language])"
      }
        + (more > 0
          ? [
            words(
              "\(score.unit): 另有 \(more) 项，见 pingyi explain … \(score.unit)",
              "\(score.unit): \(more) more, see pingyi explain … \(score.unit)")
          ] : [])
    }
  }

  private var uncertain: [String] {
    scores.result.ranked.compactMap { unit in
      RankReason(for: unit, in: scores.result).map { reason in
        let points = Figure.score(unit.score.value, round.rounding)
        return words(
          "\(unit.score.unit)：\(points) 分，第 \(unit.rank.text) 名：\(reason.words.zh)",
          "\(unit.score.unit): \(points) points, place \(unit.rank.text): \(reason.words.en)")
      }
    }
  }

  /// Which neighbours are too close to tell apart, and how that and the column were found.
  private var sureness: [String] {
    guard honesty.simulation != nil else { return [] }
    func name(_ id: String) -> String { "\(id) \(round.unit(id: id)?.name ?? "")" }
    return honesty.pairs(name: name).map { $0[language] }
      + honesty.unknown.map { "\($0.unit): \($0.reason[language])" } + [honesty.method[language]]
  }

  private var vetoes: [String] {
    scores.result.ranked.flatMap { unit in
      unit.vetoes.compactMap { use in
        GradeWords(scheme: scheme, language: language).veto(use).map {
          "\(unit.score.unit): \($0)"
        }
      }
    }
  }

  private var grades: [String] {
    switch scores.result.grading {
    case nil: []
    case .refused(let fault): [fault.message[language]]
    case .given:
      scores.result.ranked.compactMap { unit in
        guard let outcome = unit.grade, !outcome.reasons.isEmpty else { return nil }
        let words = GradeWords(scheme: scheme, language: language)
        return "\(unit.score.unit) \(words.grade(of: unit)): "
          + outcome.reasons.map { $0[language] }.joined(separator: "; ")
      }
    }
  }

  private var flags: [String] {
    scores.scores.flatMap { score in
      score.flags.filter { !DecisionReport.kinds.contains($0.flag.kind) }.map {
        "\(score.unit) \($0.node): \($0.flag.note[language])"
      }
    }
  }

  private func list(_ heading: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    let body = lines.map { "  " + TerminalText.safe($0) + "\n" }.joined()
    return "\n\(heading)\(words("：", ":"))\n\(body)"
  }

  /// Who chose a reading, in words.
  static func word(for source: ReadingUse.Source) -> Bilingual {
    switch source {
    case .option: Bilingual(zh: "本次选择", en: "chosen now")
    case .round: Bilingual(zh: "本轮确定", en: "the round's")
    case .scheme: Bilingual(zh: "缺省", en: "default")
    case .rule: Bilingual(zh: "条文指定", en: "the rule's")
    }
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  // MARK: Document

  /// The document: `round scheme version schemeHash final readings grading units overrides
  /// overrideFaults discrepancies excluded rulings`.
  ///
  /// Units and batches are in the order of their ids, so that no order of files shows.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "scheme": .string(scheme.id),
      "version": .integer(scheme.version), "schemeHash": .string(scheme.sha256),
      "basis": basis.document,
      "maximum": .rational(scheme.maximum), "covered": .rational(scheme.covered),
      "final": .bool(scores.isFinal),
      "readings": .array(scores.readings.all.map { .reading($0) }),
      "grading": grading, "rankHonesty": honesty.document,
      "units": .array(
        scores.result.units.sorted { $0.score.unit < $1.score.unit }.map { document(of: $0) }),
      "overrides": decisions.overridesDocument, "overrideFaults": decisions.faultsDocument,
      "discrepancies": decisions.discrepanciesDocument,
      "excluded": .array(
        scores.exclusions.sorted { $0.batch < $1.batch }.map {
          ["batch": .string($0.batch), "reason": .string($0.cause.rawValue)]
        }),
      "rulings": .array(
        scores.rulings.map { RulingWords(language: language).document(of: $0) }),
      "changedDefinitions": standing?.registers.changesDocument ?? [],
      "registerFindings": standing?.registers.findingsDocument(language) ?? [],
      "revision": standing?.revision?.document ?? .null,
    ]
  }

  private var grading: JSONValue {
    switch scores.result.grading {
    case nil: .null
    case .given: ["given": true, "code": .null, "reason": .null]
    case .refused(let fault):
      ["given": false, "code": .string(fault.code), "reason": .text(fault.message)]
    }
  }

  private func document(of unit: RankedUnit) -> JSONValue {
    let score = unit.score
    return [
      "unit": .string(score.unit), "name": .optional(round.unit(id: score.unit)?.name),
      "score": .score(score.value), "maximum": .rational(score.maximum),
      "percent": score.percent.map { .score($0) } ?? .null,
      "rank": .rank(unit.rank), "rankHonesty": honesty.document(of: score.unit),
      "uncertain": RankReason(for: unit, in: scores.result).map { reason in
        [
          "inputs": .array(reason.gaps.map { .string($0.input) }),
          "rivals": .array(reason.rivals.map { .string($0) }), "reason": .text(reason.words),
        ]
      } ?? .null,
      "grade": .grade(unit.grade), "vetoed": .bool(unit.isVetoed),
      "vetoes": .array(unit.vetoes.map { .veto($0) }),
      "outcome": .outcome(unit),
      "tracks": .tracks(unit),
      "final": .bool(score.isFinal),
      "components": .array(
        ScoreParts.components(of: score.explanation).map { part, whole in
          [
            "id": .string(part.id), "partOf": .string(whole),
            "title": part.title.map { .text($0) } ?? .null, "weight": .rational(part.weight),
            "score": .score(part.value), "maximum": .rational(part.maximum),
            "place": part.place.map { .place($0) } ?? .null,
          ]
        }),
      "sections": .array(
        score.explanation.nodes.filter { $0.kind == .section }.map {
          [
            "id": .string($0.id), "score": .score($0.value), "maximum": .rational($0.maximum),
          ]
        }),
      "items": score.itemsDocument, "sum": score.explanation.sumDocument,
      "ledger": score.explanation.ledgerDocument,
      "gaps": .array(score.gaps.map { .gap($0) }),
      "flags": .array(
        score.flags.map {
          [
            "node": .string($0.node), "kind": .string($0.flag.kind.rawValue),
            "note": .text($0.flag.note),
          ]
        }),
    ]
  }
}

extension JSONValue {
  /// A grade: `{"grade", "possible", "because"}`; null where none is given.
  fileprivate static func grade(_ outcome: GradeOutcome?) -> JSONValue {
    guard let outcome else { return .null }
    let (grade, possible): (String?, [String]) =
      switch outcome {
      case .grade(let id, _): (id, [id])
      case .open(let ids, _): (nil, ids)
      case .none: (nil, [])
      }
    return [
      "grade": .optional(grade), "possible": .array(possible.map { .string($0) }),
      "because": .array(outcome.reasons.map { .text($0) }),
    ]
  }

  /// A veto: `{"id", "title", "clause", "standing", "day", "reason"}`.
  fileprivate static func veto(_ use: VetoUse) -> JSONValue {
    let (standing, day, reason): (String, String?, Bilingual?) =
      switch use.standing {
      case .none: ("none", nil, nil)
      case .stands(let day): ("stands", day, nil)
      case .open(let gap): ("open", nil, gap.reason)
      }
    return [
      "id": .string(use.veto.id), "title": .text(use.veto.title),
      "clause": .string(use.veto.clause), "standing": .string(standing), "day": .optional(day),
      "reason": reason.map { .text($0) } ?? .null,
    ]
  }
}
