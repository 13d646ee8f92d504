import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

/// Results that stand side by side, each with its places, and their sum where the reading makes one.
struct TrackReport {
  /// The round.
  let round: Round
  /// The scores.
  let scores: RoundScores
  /// The language of the page.
  let language: Language
  /// What a unit's results rest on, in words.
  let state: (RankedUnit) -> String

  /// The tables, one a track; nil where the scheme makes one total.
  var text: String? {
    guard let first = scores.result.units.first, !first.tracks.isEmpty else { return nil }
    var text = first.tracks.indices.map { "\n" + page($0) }.joined()
    if first.rank != nil { text += "\n" + words("合计", "Sum") + "\n" + sum.text }
    return text
  }

  private func page(_ position: Int) -> String {
    let units = scores.result.units.sorted { a, b in
      (a.tracks[position].rank?.best ?? .max, a.tracks[position].rank?.worst ?? .max, a.score.unit)
        < (
          b.tracks[position].rank?.best ?? .max, b.tracks[position].rank?.worst ?? .max,
          b.score.unit
        )
    }
    let hasBonus = units.contains { $0.tracks[position].bonus != nil }
    var table = TextTable(
      columns: [
        .init(words("位次", "Rank"), .right), .init(words("单位", "Unit")),
        .init(words("指标得分", "Points"), .right),
      ] + (hasBonus ? [.init(words("创新加分", "Innovations"), .right)] : []) + [
        .init(words("得分", "Score"), .right), .init(words("满分", "Maximum"), .right),
        .init(words("状态", "State")),
      ])
    for unit in units {
      let track = unit.tracks[position]
      table.add(
        [track.rank.text, name(unit), shown(track.base)]
          + (hasBonus ? [track.bonus.map { shown($0) } ?? ""] : [])
          + [
            shown(track.total), Figure.points(track.maximum, round.rounding), state(unit),
          ])
    }
    let title = units.first?.tracks[position].title[language] ?? ""
    return TerminalText.safe(title) + "\n" + table.text
  }

  private var sum: TextTable {
    let tracks = scores.result.units.first?.tracks ?? []
    var table = TextTable(
      columns: [.init(words("位次", "Rank"), .right), .init(words("单位", "Unit"))]
        + tracks.map { .init($0.title[language], .right) }
        + [
          .init(words("得分", "Score"), .right), .init(words("满分", "Maximum"), .right),
          .init(words("状态", "State")),
        ])
    for unit in scores.result.ranked {
      table.add(
        [unit.rank.text, name(unit)] + unit.tracks.map { shown($0.total) }
          + [
            shown(unit.compared), Figure.points(unit.score.maximum, round.rounding), state(unit),
          ])
    }
    return table
  }

  private func name(_ unit: RankedUnit) -> String {
    "\(unit.score.unit) \(round.unit(id: unit.score.unit)?.name ?? "")"
  }

  private func shown(_ score: Score) -> String { Figure.score(score, round.rounding) }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }
}

extension JSONValue {
  /// Results side by side: `[{"id", "title", "base", "bonus", "total", "maximum", "rank"}]`.
  static func tracks(_ unit: RankedUnit) -> JSONValue {
    .array(
      unit.tracks.map { track in
        [
          "id": .string(track.id), "title": .text(track.title), "base": .score(track.base),
          "bonus": track.bonus.map { .score($0) } ?? .null, "total": .score(track.total),
          "maximum": .rational(track.maximum), "rank": .rank(track.rank),
        ]
      })
  }
}
