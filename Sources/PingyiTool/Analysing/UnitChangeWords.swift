import Analyses
import Diagnostics
import Reporting
import Rounds
import Scoring

/// What is different about a unit, in one line and as a document.
struct UnitChangeWords {
  /// The round.
  let round: Round
  /// The scheme, which names the grades.
  let scheme: Scheme
  /// The language of the page.
  let language: Language

  /// `U02 财贸系统: 80.79 → 83.83，位次 10 → 9，等次 — → 良好`.
  func line(_ change: UnitChange) -> String {
    let name = round.unit(id: change.unit)?.name ?? ""
    let parts = parts(of: change)
    return TerminalText.safe(
      "\(change.unit) \(name): " + parts.joined(separator: words("，", ", ")))
  }

  /// Everything that is different, in a fixed order; the points always come first where they are.
  private func parts(of change: UnitChange) -> [String] {
    let (before, after) = (change.before, change.after)
    var parts = change.changedTracks.map { line(of: $0) }
    // Where results are not added, only they are told, and a place that a sum would give.
    let isSeparate = before.score.hasSeparateResults && !change.changesPlace
    if before.score.value != after.score.value, !isSeparate {
      parts.append(
        "\(Figure.score(before.score.value, round.rounding)) → "
          + Figure.score(after.score.value, round.rounding))
    }
    if change.changesMaximum {
      parts.append(
        words("满分 ", "maximum ")
          + "\(Figure.points(before.score.maximum, round.rounding)) → "
          + Figure.points(after.score.maximum, round.rounding))
    }
    if let old = before.score.bonus?.value, let new = after.score.bonus?.value, old != new {
      parts.append(
        words("加分 ", "bonus ")
          + "\(Figure.score(old, round.rounding)) → \(Figure.score(new, round.rounding))")
    }
    if before.compared != after.compared, before.score.value != before.compared, !isSeparate {
      parts.append(
        words("参加比较的分 ", "compared ")
          + "\(Figure.score(before.compared, round.rounding)) → "
          + Figure.score(after.compared, round.rounding))
    }
    if change.changesPlace {
      parts.append(words("位次 ", "rank ") + "\(before.rank.text) → \(after.rank.text)")
    }
    if change.changesGrade {
      let grades = GradeWords(scheme: scheme, language: language)
      parts.append(
        words("等次 ", "grade ") + "\(grades.grade(of: before)) → \(grades.grade(of: after))")
    }
    if change.changesOwnScore, let old = before.own, let new = after.own {
      parts.append(
        words("自评 ", "own score ")
          + "\(Figure.score(old.withBonus, round.rounding)) → "
          + Figure.score(new.withBonus, round.rounding))
    }
    if change.changesRecommendation {
      parts.append(
        words("推荐：", "recommendation: ")
          + "\(told(before.recommendation)) → \(told(after.recommendation))")
    }
    for gate in change.changedGates {
      parts.append(
        words("参评条件：", "condition: ") + gate.after.title[language] + words(" ", " ")
          + "\(told(gate.before)) → \(told(gate.after))")
    }
    return parts
  }

  /// `业务指标 93.00 → 92.00，位次 1 → 2`.
  private func line(of track: (before: TrackResult, after: TrackResult)) -> String {
    let points =
      "\(Figure.score(track.before.total, round.rounding)) → "
      + Figure.score(track.after.total, round.rounding)
    let rank =
      track.before.rank == track.after.rank
      ? ""
      : words("，位次 ", ", rank ") + "\(track.before.rank.text) → \(track.after.rank.text)"
    return "\(track.before.title[language]) \(points)\(rank)"
  }

  private func told(_ recommendation: Recommendation?) -> String {
    guard let recommendation else { return "—" }
    let first = recommendation.isPreferred ? words("（优先）", " (first)") : ""
    return switch recommendation.isRecommended {
    case true: words("可以推荐", "yes") + first
    case false: words("不能推荐", "no")
    case nil: words("尚不能确定", "not known yet") + first
    }
  }

  private func told(_ gate: GateUse) -> String {
    switch (gate.standing, gate.effect) {
    case (.clear, .require): words("达到", "reached")
    case (.stands, .require): words("未达到", "not reached")
    case (.clear, _): words("没有", "clear")
    case (.stands, _): words("成立", "stands")
    case (.lifted, _): words("不适用", "lifted")
    case (.open, _): words("尚不能确定", "open")
    }
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }
}

extension JSONValue {
  /// What is different about a unit.
  static func change(_ change: UnitChange) -> JSONValue {
    [
      "unit": .string(change.unit), "before": .score(change.before.score.value),
      "after": .score(change.after.score.value),
      "maximumBefore": .rational(change.before.score.maximum),
      "maximumAfter": .rational(change.after.score.maximum),
      "bonusBefore": change.before.score.bonus.map { .score($0.value) } ?? .null,
      "bonusAfter": change.after.score.bonus.map { .score($0.value) } ?? .null,
      "comparedBefore": .score(change.before.compared),
      "comparedAfter": .score(change.after.compared),
      "rankBefore": .rank(change.before.rank), "rankAfter": .rank(change.after.rank),
      "gradeBefore": grade(change.before.grade), "gradeAfter": grade(change.after.grade),
      "recommendedBefore": recommended(change.before.recommendation),
      "recommendedAfter": recommended(change.after.recommendation),
      "gates": .array(
        change.changedGates.map {
          [
            "id": .string($0.after.id), "before": .string($0.before.standing.name),
            "after": .string($0.after.standing.name),
          ]
        }),
      "tracks": .array(
        change.changedTracks.map {
          [
            "track": .string($0.before.id), "before": .score($0.before.total),
            "after": .score($0.after.total), "rankBefore": .rank($0.before.rank),
            "rankAfter": .rank($0.after.rank),
          ]
        }),
    ]
  }

  /// The grades that are possible: one where it is certain.
  private static func grade(_ outcome: GradeOutcome?) -> JSONValue {
    switch outcome {
    case .grade(let id, _): .array([.string(id)])
    case .open(let ids, _): .array(ids.map { .string($0) })
    case .some(.none): .array([])
    case nil: .null
    }
  }

  private static func recommended(_ recommendation: Recommendation?) -> JSONValue {
    recommendation?.isRecommended.map { .bool($0) } ?? .null
  }
}

extension Gate.Standing {
  /// Its name in documents.
  var name: String {
    switch self {
    case .clear: "clear"
    case .stands: "stands"
    case .lifted: "lifted"
    case .open: "open"
    }
  }
}
