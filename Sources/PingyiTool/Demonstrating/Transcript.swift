import DemoRound
import Questionnaires
import Rounds
import ShaoxingRound
import Sheets

/// What one clerk of a demo round types.
struct Transcript: Sendable {
  /// The clerk's operator id.
  let clerk: String
  /// The station that the clerk sits at.
  let station: String
  /// The lines of the protocol.
  let bytes: [UInt8]

  /// What the clerks of the model home's round type.
  static var modelHome: [Transcript] {
    DemoRound.transcripts.map {
      Transcript(clerk: $0.clerk, station: $0.station, bytes: $0.bytes)
    }
  }

  /// What two clerks type for Shaoxing's round: one the questionnaires of the grassroots units, the
  /// other ratings, marks, ballots and facts.
  static func shaoxing(_ plan: CollectionPlan) -> [Transcript] {
    let pile = ShaoxingRound.pile
    var surveys = opening("zhou")
    var ratings = opening("chen")
    var opened: (surveys: String, ratings: String) = ("", "")
    for (place, batch) in pile.batches.enumerated() {
      let layout = plan.layouts[batch.questionnaire]
      let isAnonymous = layout?.questionnaire.respondent == .anonymous
      let before = isAnonymous ? opened.surveys : opened.ratings
      var lines = before == batch.questionnaire ? "" : "open \(batch.questionnaire)\n"
      lines += self.lines(
        of: batch, id: "B\(place + 1)", role: layout?.questionnaire.roles.first,
        issued: layout?.questionnaire.respondent == .unit ? plan.round.units.count : nil)
      if isAnonymous {
        surveys += lines
        opened.surveys = batch.questionnaire
      } else {
        ratings += lines
        opened.ratings = batch.questionnaire
      }
    }
    for fact in pile.facts {
      ratings += "fact \(fact.unit) \(fact.item) \(fact.value) evidence=\"合成数据\"\n"
    }
    return [
      Transcript(clerk: "zhou", station: "desk-a", bytes: Array(surveys.utf8)),
      Transcript(clerk: "chen", station: "desk-b", bytes: Array(ratings.utf8)),
    ]
  }

  private static func opening(_ clerk: String) -> String { "hello 1\nwho \(clerk)\n" }

  /// A batch from `begin` to `seal`.
  private static func lines(
    of batch: ShaoxingRound.Batch, id: String, role: String?, issued: Int?
  ) -> String {
    let numbers = batch.papers.map(\.number)
    let count = batch.papers.count
    var lines = "begin \(id) subject=\(batch.subject)"
    if let role { lines += " role=\(role)" }
    lines += " issued=\(max(issued ?? 0, count)) returned=\(count)"
    lines += " numbers=\(numbers.min() ?? 1)-\(numbers.max() ?? 1)\n"
    for paper in batch.papers { lines += "\(paper.number) \(paper.marks)\n" }
    return lines + "end papers=\(count)\nseal\n"
  }
}
