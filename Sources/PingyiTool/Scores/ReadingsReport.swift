import Diagnostics
import Reporting
import Rounds
import Scoring

/// What would change if an ambiguous clause were read otherwise; internal to the office.
struct ReadingsReport {
  /// The round.
  let round: Round
  /// The scheme.
  let scheme: Scheme
  /// The scores by the readings in force.
  let present: RoundScores
  /// One trial for every other alternative.
  let trials: [Trial]
  /// The language of the page.
  let language: Language
  /// What the result is a function of.
  let basis: ResultBasis

  /// The scores under one other alternative.
  struct Trial: Sendable {
    /// The reading.
    let reading: String
    /// The alternative that is tried.
    let alternative: String
    /// The scores that it gives.
    let scores: RoundScores
  }

  /// A unit whose points or place a trial changes.
  struct Change: Sendable {
    let unit: String
    let before: UnitScore
    let after: UnitScore
    let rankBefore: Rank?
    let rankAfter: Rank?
    /// The results side by side that change, before and after.
    let tracks: [(before: TrackResult, after: TrackResult)]
  }

  /// What a trial changes, in the order of the round.
  func changes(by trial: Trial) -> [Change] {
    present.scores.indices.compactMap { index in
      let before = present.scores[index]
      let after = trial.scores.scores[index]
      let ranks = (present.ranks[index], trial.scores.ranks[index])
      let tracks = zip(
        present.result.units[index].tracks, trial.scores.result.units[index].tracks
      ).filter { $0 != $1 }.map { (before: $0, after: $1) }
      guard before.value != after.value || ranks.0 != ranks.1 || !tracks.isEmpty else {
        return nil
      }
      return Change(
        unit: before.unit, before: before, after: after, rankBefore: ranks.0, rankAfter: ranks.1,
        tracks: tracks)
    }
  }

  // MARK: Page

  /// The page.
  var text: String {
    var text =
      words("内部 · 轮次 \(round.id) 各口径的影响", "INTERNAL · Readings of the round \(round.id)") + "\n"
    for reading in scheme.readings {
      let chosen =
        present.readings.all.first { $0.id == reading.id }?.alternative ?? reading.standard
      text += "\n" + TerminalText.safe("\(reading.id) = \(chosen)  \(reading.clause)") + "\n"
      for trial in trials where trial.reading == reading.id {
        text += page(of: trial)
      }
    }
    if scheme.readings.isEmpty {
      text += "\n" + words("本办法没有待选的口径。", "The scheme leaves nothing to be read.") + "\n"
    }
    if !present.isFinal {
      text +=
        "\n"
        + words(
          "有输入缺少或批次未封存，以上不是最终结果。", "Not final: an input is missing or a batch is unsealed.") + "\n"
    }
    return text
  }

  private func page(of trial: Trial) -> String {
    let changes = changes(by: trial)
    guard !changes.isEmpty else {
      return "  \(trial.alternative): " + words("没有变化", "nothing changes") + "\n"
    }
    var text = "  \(trial.alternative):\n"
    for change in changes {
      let name = round.unit(id: change.unit)?.name ?? ""
      for track in change.tracks {
        text += "    " + TerminalText.safe("\(change.unit) \(name) \(line(of: track))") + "\n"
      }
      // Where results are not added, only they are told, and a place that a sum would give.
      if change.before.hasSeparateResults, change.rankBefore == change.rankAfter { continue }
      let points =
        "\(Figure.score(change.before.value, round.rounding)) → "
        + Figure.score(change.after.value, round.rounding)
      let rank =
        change.rankBefore == change.rankAfter
        ? "" : words("，位次 ", ", rank ") + "\(change.rankBefore.text) → \(change.rankAfter.text)"
      text += "    " + TerminalText.safe("\(change.unit) \(name): \(points)\(rank)") + "\n"
    }
    return text
  }

  /// `业务指标: 93.00 → 92.00，位次 1 → 2`.
  private func line(of track: (before: TrackResult, after: TrackResult)) -> String {
    let points =
      "\(Figure.score(track.before.total, round.rounding)) → "
      + Figure.score(track.after.total, round.rounding)
    let rank =
      track.before.rank == track.after.rank
      ? ""
      : words("，位次 ", ", rank ") + "\(track.before.rank.text) → \(track.after.rank.text)"
    return "\(track.before.title[language]): \(points)\(rank)"
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  // MARK: Document

  /// The document: the readings in force, and for every other alternative what it changes.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "scheme": .string(scheme.id),
      "final": .bool(present.isFinal), "basis": basis.document,
      "readings": .array(present.readings.all.map { .reading($0) }),
      "trials": .array(
        trials.map { trial in
          [
            "reading": .string(trial.reading), "alternative": .string(trial.alternative),
            "changes": .array(
              changes(by: trial).map { change in
                [
                  "unit": .string(change.unit), "before": .score(change.before.value),
                  "after": .score(change.after.value),
                  "rankBefore": .rank(change.rankBefore), "rankAfter": .rank(change.rankAfter),
                  "tracks": .array(
                    change.tracks.map { track in
                      [
                        "track": .string(track.before.id), "before": .score(track.before.total),
                        "after": .score(track.after.total),
                        "rankBefore": .rank(track.before.rank),
                        "rankAfter": .rank(track.after.rank),
                      ]
                    }),
                ]
              }),
          ]
        }),
    ]
  }
}

extension Rank? {
  /// `3`, `2–4` where it is not determined, `—` for a unit without a place.
  var text: String {
    guard let rank = self else { return "—" }
    return rank.isCertain ? "\(rank.best)" : "\(rank.best)–\(rank.worst)"
  }
}

extension JSONValue {
  /// A place: `{"best", "worst"}`; null for a unit without a place.
  static func rank(_ rank: Rank?) -> JSONValue {
    guard let rank else { return .null }
    return ["best": .integer(rank.best), "worst": .integer(rank.worst)]
  }
}
