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
  /// The language of the page.
  let language: Language

  // MARK: Page

  /// The page.
  var text: String {
    var text = words("内部 · 轮次 \(round.id) 得分", "INTERNAL · Scores of the round \(round.id)") + "\n"
    text += TerminalText.safe(scheme.title[language]) + "\n"
    if let coverage = scores.scores.first?.coverage { text += coverage[language] + "\n" }
    text += "\n" + table.text
    text += list(
      words("口径", "Readings"),
      scores.readings.all.map {
        "\($0.id) = \($0.alternative)\(words("（", " ("))\(source($0.source))\(words("）", ") "))\($0.clause)"
      })
    text += list(words("缺少的输入", "Missing inputs"), gaps)
    text += list(words("说明", "Remarks"), flags)
    if case .refused(let fault) = scores.result.grading {
      text += list(words("等次", "Grades"), [fault.message[language]])
    }
    text += list(
      words("未计入的批次", "Batches not counted"),
      scores.exclusions.map {
        "\($0.batch): \($0.key.questionnaire) \($0.key.subject) [\($0.cause.rawValue)]"
      })
    if !scores.isFinal {
      text +=
        "\n"
        + words(
          "以上不是最终结果：有输入缺少，或有批次未封存。",
          "These are not final results: an input is missing or a batch is unsealed.") + "\n"
    }
    return text
  }

  private var table: TextTable {
    var columns: [TextTable.Column] = [
      .init(words("位次", "Rank"), .right), .init(words("单位", "Unit")),
    ]
    columns += (scores.scores.first.map { parts(of: $0) } ?? []).map { part in
      let title = part.title?[language] ?? ""
      return .init(part.kind == .section ? "\(part.id) \(title)" : title, .right)
    }
    columns += [
      .init(words("得分", "Score"), .right), .init(words("满分", "Maximum"), .right),
    ]
    if isGraded { columns.append(.init(words("等次", "Grade"))) }
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
      row += parts(of: score).map { Figure.score($0.value, round.rounding) }
      row += [
        Figure.score(score.value, round.rounding), Figure.points(score.maximum, round.rounding),
      ]
      if isGraded { row.append(grade(of: unit)) }
      row.append(state(of: score))
      table.add(row)
    }
    return table
  }

  /// The sections, or the components of a weighted total, two levels deep.
  private func parts(of score: UnitScore) -> [Explanation] {
    score.explanation.children.flatMap { part in
      let isWhole = !part.children.isEmpty && part.children.allSatisfy { $0.kind == .component }
      return isWhole ? part.children : [part]
    }
  }

  private var isGraded: Bool { scores.result.grading == .given }

  /// The grade, or the grades that are still possible.
  private func grade(of unit: RankedUnit) -> String {
    func title(_ id: String) -> String {
      scheme.grades.first { $0.id == id }?.title[language] ?? id
    }
    return switch unit.grade {
    case .grade(let id, _): title(id)
    case .open(let ids, _): ids.map(title).joined(separator: words("或", " or ")) + "?"
    case .some(.none), nil: "—"
    }
  }

  private func state(of score: UnitScore) -> String {
    var states: [String] = []
    if !score.value.isClosed { states.append(words("有缺少", "incomplete")) }
    if score.flags.contains(where: { $0.flag.kind == .provisional }) {
      states.append(words("未封存", "unsealed"))
    }
    return states.isEmpty ? words("齐全", "complete") : states.joined(separator: words("、", ", "))
  }

  private var gaps: [String] {
    scores.scores.flatMap { score in
      score.gaps.map { "\(score.unit): \($0.reason[language]) → \($0.remedy[language])" }
    }
  }

  private var flags: [String] {
    scores.scores.flatMap { score in
      score.flags.map { "\(score.unit) \($0.node): \($0.flag.note[language])" }
    }
  }

  private func list(_ heading: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    let body = lines.map { "  " + TerminalText.safe($0) + "\n" }.joined()
    return "\n\(heading)\(words("：", ":"))\n\(body)"
  }

  private func source(_ source: ReadingUse.Source) -> String {
    switch source {
    case .option: words("本次选择", "chosen now")
    case .round: words("本轮确定", "the round's")
    case .scheme: words("缺省", "default")
    case .rule: words("条文指定", "the rule's")
    }
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  // MARK: Document

  /// The document: `round scheme version schemeHash final readings units excluded`.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "scheme": .string(scheme.id),
      "version": .integer(scheme.version), "schemeHash": .string(scheme.sha256),
      "maximum": .rational(scheme.maximum), "covered": .rational(scheme.covered),
      "final": .bool(scores.isFinal),
      "readings": .array(scores.readings.all.map { .reading($0) }),
      "units": .array(scores.result.units.map { document(of: $0) }),
      "excluded": .array(
        scores.exclusions.map {
          ["batch": .string($0.batch), "reason": .string($0.cause.rawValue)]
        }),
    ]
  }

  private func document(of unit: RankedUnit) -> JSONValue {
    let score = unit.score
    return [
      "unit": .string(score.unit), "name": .optional(round.unit(id: score.unit)?.name),
      "score": .score(score.value), "maximum": .rational(score.maximum),
      "percent": score.percent.map { .score($0) } ?? .null,
      "rank": .rank(unit.rank), "grade": .grade(unit.grade), "vetoed": .bool(unit.isVetoed),
      "final": .bool(score.isFinal),
      "sections": .array(
        score.explanation.children.map {
          [
            "id": .string($0.id), "score": .score($0.value), "maximum": .rational($0.maximum),
          ]
        }),
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
  /// A grade: `{"grade", "possible"}`; null where none is given.
  fileprivate static func grade(_ outcome: GradeOutcome?) -> JSONValue {
    switch outcome {
    case .grade(let id, _): ["grade": .string(id), "possible": [.string(id)]]
    case .open(let ids, _): ["grade": .null, "possible": .array(ids.map { .string($0) })]
    case .some(.none): ["grade": .null, "possible": []]
    case nil: .null
    }
  }

  /// A reading that was applied.
  static func reading(_ use: ReadingUse) -> JSONValue {
    [
      "id": .string(use.id), "alternative": .string(use.alternative),
      "source": .string(use.source.rawValue), "clause": .string(use.clause),
    ]
  }

  /// An input that is missing.
  static func gap(_ gap: Gap) -> JSONValue {
    [
      "input": .string(gap.input), "reason": .text(gap.reason), "remedy": .text(gap.remedy),
    ]
  }
}
