import Diagnostics
import Rounds
import Scoring
import Sheets
import Tallies

/// The scores of all units of a round under chosen readings.
struct RoundScores: Sendable {
  /// What the units score, with places, vetoes and grades, in the order of the round.
  let result: RoundScore
  /// The readings that were applied.
  let readings: Readings
  /// Batches that no figure counts.
  let exclusions: [TallyBook.Exclusion]

  /// Scores every unit.
  ///
  /// - Parameter parents: the assessed unit of every grassroots unit.
  init(
    _ round: Round, _ scheme: Scheme, _ state: CollectionState, readings: Readings,
    parents: [String: String] = [:]
  ) throws(SchemeFault) {
    let book = TallyBook(state)
    let measures = scheme.measures(
      of: round, book, state, readings: readings, parents: parents)
    result = try scheme.scoreRound(round, measures: measures, readings: readings)
    self.readings = readings
    exclusions = book.exclusions
  }

  /// One score a unit, in the order of the round.
  var scores: [UnitScore] { result.units.map(\.score) }

  /// Their places, in the same order; nil for a unit that a veto takes out of the order.
  var ranks: [Rank?] { result.units.map(\.rank) }

  /// Whether nothing is missing and everything is sealed.
  var isFinal: Bool { result.isFinal && exclusions.isEmpty }
}
