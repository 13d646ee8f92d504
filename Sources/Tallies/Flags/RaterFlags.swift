import ExactArithmetic
import Questionnaires
public import Rounds
public import Sheets
public import Statistics

/// What a person should look at in the ratings of those who sign; it changes no score.
///
/// Every grid of ratings is a table of marks: leaders or departments by unit, or units by unit, where a unit
/// with several works has their mean. A rater's own row does not count.
public struct RaterFlags: Sendable, Hashable {
  /// The questionnaire's id.
  public let questionnaire: String
  /// The grid's item.
  public let item: String
  /// What was found, as `stats peers` finds it.
  public let flags: [PeerFlag]

  /// Looks at every grid of a round's questionnaires that are not anonymous.
  public static func all(in book: TallyBook, _ state: CollectionState, _ round: Round)
    -> [RaterFlags]
  {
    state.layouts.keys.sorted().flatMap { id -> [RaterFlags] in
      guard let layout = state.layouts[id] else { return [] }
      let raters: [(id: String, number: Int)] =
        switch layout.questionnaire.respondent {
        case .anonymous: []
        case .unit: round.units.map { ($0.id, $0.number) }
        case .leader: round.leaders.map { ($0.id, $0.number) }
        case .department: round.departments.map { ($0.id, $0.number) }
        }
      let sheets = RatingSheets(id, subject: "all", in: book, state)
      guard !raters.isEmpty, !sheets.batches.isEmpty else { return [] }
      return layout.questionnaire.items.indices.compactMap { index in
        let places = layout.places.filter { $0.itemIndex == index && $0.rowUnit != nil }
        guard let marks = marks(raters, places, sheets, round) else { return nil }
        return RaterFlags(
          questionnaire: id, item: layout.questionnaire.items[index].id,
          flags: marks.flags(severity: try? SeverityView(marks)))
      }
    }
  }

  /// The table of marks of one grid; nil where it has none.
  private static func marks(
    _ raters: [(id: String, number: Int)], _ places: [Place], _ sheets: RatingSheets, _ round: Round
  ) -> PeerMarks? {
    let rows = Dictionary(grouping: places) { $0.rowUnit ?? "" }
    let units = round.units.map(\.id).filter { rows[$0] != nil }
    let table = raters.map { rater in
      units.map { unit -> Rational? in
        let scores = (rows[unit] ?? []).compactMap { place -> Rational? in
          guard case .score(let score) = sheets.rating(by: rater.number, at: place.name) else {
            return nil
          }
          return score
        }
        return Aggregation.mean.score(scores)
      }
    }
    guard table.contains(where: { $0.contains { $0 != nil } }) else { return nil }
    return try? PeerMarks(raters: raters.map(\.id), rated: units, marks: table)
  }
}
