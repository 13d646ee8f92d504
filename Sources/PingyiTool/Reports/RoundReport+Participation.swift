import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Tallies

extension RoundReport {
  /// Whether enough took part, where a questionnaire asks for it; the figures stand all the same.
  var participation: [HTMLNode] {
    list(
      words("参与率", "Participation"),
      loaded.folder.questionnaires.flatMap { questionnaire -> [HTMLNode] in
        guard let floor = questionnaire.participation else { return [] }
        return book.ordered.filter { $0.key.questionnaire == questionnaire.id }.map { tally in
          let reached = Participation(tally, floor, round)
          return item(
            "\(name(of: tally.key.subject)) · \(questionnaire.title[language])"
              + words("：", ": ") + reached.words(round.rounding.decimals)[language])
        }
      })
  }
}
