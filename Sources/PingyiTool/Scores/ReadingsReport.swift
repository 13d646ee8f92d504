import Analyses
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
  let trials: [ReadingTrial]
  /// The language of the page.
  let language: Language
  /// What the result is a function of.
  let basis: ResultBasis

  // MARK: Page

  /// The page: what every alternative changes, and those that change nothing in one line.
  var text: String {
    var text =
      words("内部 · 轮次 \(round.id) 各口径的影响", "INTERNAL · Readings of the round \(round.id)") + "\n"
    for reading in scheme.readings {
      let changing = trials.filter { $0.reading == reading.id && !$0.changes.isEmpty }
      guard !changing.isEmpty else { continue }
      let chosen =
        present.readings.all.first { $0.id == reading.id }?.alternative ?? reading.standard
      text += "\n" + TerminalText.safe("\(reading.id) = \(chosen)  \(reading.clause)") + "\n"
      for trial in changing { text += page(of: trial) }
    }
    if scheme.readings.isEmpty {
      text += "\n" + words("本办法没有待选的口径。", "The scheme leaves nothing to be read.") + "\n"
    }
    text += idle
    if !present.isFinal {
      text +=
        "\n"
        + words(
          "有输入缺少或批次未封存，以上不是最终结果。", "Not final: an input is missing or a batch is unsealed.") + "\n"
    }
    return text + basis.text(language)
  }

  private func page(of trial: ReadingTrial) -> String {
    let told = UnitChangeWords(round: round, scheme: scheme, language: language)
    return "  \(trial.alternative):\n"
      + trial.changes.map { "    " + told.line($0) + "\n" }.joined()
  }

  /// The alternatives that change nothing, in one line.
  private var idle: String {
    let names = trials.filter(\.changes.isEmpty).map { "\($0.reading)=\($0.alternative)" }
    guard !names.isEmpty else { return "" }
    let list = names.joined(separator: words("、", ", "))
    return "\n"
      + TerminalText.safe(
        words(
          "以下取法不改变任何得分、位次、等次、推荐和参评条件：\(list)",
          "No points, place, grade, recommendation or condition changes with: \(list)")) + "\n"
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
            "changes": .array(trial.changes.map { .change($0) }),
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
