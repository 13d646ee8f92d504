import ExactArithmetic
import Reporting
import Rounds
import Scoring
import Tallies

/// The ranking as a table that other programs read; it tells what a report may tell.
struct RankingTable {
  /// The round.
  let loaded: LoadedRound
  /// Its scores.
  let scores: RoundScores
  /// What may be told.
  let disclosure: Disclosure

  /// The table, the best place first.
  var table: CSVTable {
    let parts = scores.scores.first.map { ScoreParts.columns(of: $0.explanation) } ?? []
    let points = (parts.map(\.id) + ["total"]).flatMap { id in
      ["\(id).low", "\(id).low.fraction", "\(id).high", "\(id).high.fraction"]
    }
    let tracks = scores.result.units.first?.tracks.map(\.id) ?? []
    let places = tracks.flatMap { id in
      ["\(id).rank.best", "\(id).rank.worst", "\(id).result.low", "\(id).result.high"]
    }
    var table = CSVTable(
      columns: ["rank.best", "rank.worst", "unit", "name"] + points + places
        + ["grade", "vetoed", "final", "overridden"])
    for unit in scores.result.ranked {
      let score = unit.score
      let told = disclosure.told(of: score)
      let nodes = ScoreParts.columns(of: score.explanation) + [score.explanation]
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
      for node in nodes {
        let isNoTotal = node.kind == .scheme && score.hasSeparateResults
        guard !isNoTotal, told.showsPoints(of: node) else {
          row += ["", "", "", ""]
          continue
        }
        let value = told.points(of: node)
        row += [text(value.low), "\(value.low)", text(value.high), "\(value.high)"]
      }
      for track in unit.tracks {
        row += [
          track.rank.map { "\($0.best)" } ?? "", track.rank.map { "\($0.worst)" } ?? "",
          "\(track.total.low)", "\(track.total.high)",
        ]
      }
      row += [
        grade, unit.isVetoed ? "yes" : "no", score.isFinal ? "yes" : "no", overridden(score),
      ]
      table.add(row)
    }
    return table
  }

  /// The items whose points the office decided, in the order of the scheme; `?` where journals contradict each other.
  private func overridden(_ score: UnitScore) -> String {
    score.flags.compactMap { node, flag -> String? in
      guard case .override(let use)? = flag.detail else { return nil }
      return node + (use.decision == nil ? "?" : "")
    }.joined(separator: " ")
  }

  /// Points as they are shown elsewhere, as a number without `≈`.
  private func text(_ points: Rational) -> String {
    Figure.plainPoints(points, loaded.round.rounding)
  }
}
