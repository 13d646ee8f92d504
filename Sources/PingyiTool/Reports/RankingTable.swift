import ExactArithmetic
import Reporting
import Rounds
import Scoring

/// The ranking as a table that other programs read.
struct RankingTable {
  /// The round.
  let loaded: LoadedRound
  /// Its scores.
  let scores: RoundScores

  /// The table, the best place first.
  var table: CSVTable {
    let parts = scores.scores.first.map { ScoreParts.columns(of: $0.explanation) } ?? []
    let points = (parts.map(\.id) + ["total"]).flatMap { id in
      ["\(id).low", "\(id).low.fraction", "\(id).high", "\(id).high.fraction"]
    }
    var table = CSVTable(
      columns: ["rank.best", "rank.worst", "unit", "name"] + points
        + ["grade", "vetoed", "final"])
    for unit in scores.result.ranked {
      let score = unit.score
      let values = ScoreParts.columns(of: score.explanation).map(\.value) + [score.value]
      let grade: String =
        switch unit.grade {
        case .grade(let id, _): id
        case .open(let ids, _): ids.joined(separator: "|") + "?"
        case .some(.none), nil: ""
        }
      var row = [
        unit.rank.map { "\($0.best)" } ?? "", unit.rank.map { "\($0.worst)" } ?? "", score.unit,
        loaded.round.unit(id: score.unit)?.name ?? "",
      ]
      for value in values {
        row += [text(value.low), "\(value.low)", text(value.high), "\(value.high)"]
      }
      row += [grade, unit.isVetoed ? "yes" : "no", score.isFinal ? "yes" : "no"]
      table.add(row)
    }
    return table
  }

  /// Points as they are shown elsewhere, as a number without `≈`.
  private func text(_ points: Rational) -> String {
    let shown = Figure.points(points, loaded.round.rounding)
    return shown.hasPrefix("≈") ? String(shown.dropFirst()) : shown
  }
}
