import Questionnaires
import Reporting
import Rounds
import Sampling
import Sheets
import Tallies

extension RoundReport {
  /// How much was asked of whom, in a line of figures.
  var scale: HTMLNode {
    let anonymous = book.ordered.filter { $0.layout.questionnaire.respondent == .anonymous }
    let batches = loaded.state.orderedBatches
    var tiles = [(words("被考核单位", "assessed units"), "\(round.units.count)")]
    if let frame = loaded.folder.frame {
      let drawn = loaded.draws.currentRolls.reduce(0) { $0 + $1.standing.count }
      tiles.append(
        (
          words("基层单位：抽中 / 名册", "grassroots units: drawn / listed"),
          "\(drawn) / \(frame.units.count)"
        ))
    }
    tiles += [
      (
        words("答卷：有效 / 录入", "papers: valid / entered"),
        "\(anonymous.reduce(0) { $0 + $1.valid }) / \(anonymous.reduce(0) { $0 + $1.entered })"
      ),
      (
        words("批次：已封存 / 全部", "batches: sealed / all"),
        "\(batches.count(where: \.isSealed)) / \(batches.count)"
      ),
      (words("录入后的改动", "changes after entry"), "\(changeCount)"),
      (words("过问记录", "interventions"), "\(loaded.state.interventions.count)"),
    ]
    return .element(
      .div, [.class("tiles")],
      tiles.map { heading, value in
        .element(
          .div, [.class("tile")],
          [.element(.strong, value), .element(.span, class: "soft", heading)])
      })
  }
}
