import Diagnostics
import Scoring
import Sheets
import Tallies

/// The scores of all units of a round under chosen readings.
struct RoundScores: Sendable {
  /// What the units score, with places, vetoes and grades, in the order of the round.
  let result: RoundScore
  /// The readings that were applied.
  let readings: Readings
  /// What the scores rest on.
  let measures: Measures
  /// Batches that no figure counts.
  let exclusions: [TallyBook.Exclusion]

  /// Scores every unit.
  init(_ loaded: LoadedRound, _ book: TallyBook, readings: Readings) throws(SchemeFault) {
    let scheme = loaded.folder.scheme
    let measures = scheme.measures(
      of: loaded.round, book, loaded.state, readings: readings, parents: loaded.parents)
    let own = scheme.measures(
      of: loaded.round, book, loaded.state, readings: readings, parents: loaded.parents,
      side: .reported)
    result = try scheme.scoreRound(
      loaded.round, measures: measures, own: own, readings: readings)
    self.readings = readings
    self.measures = measures
    exclusions = book.exclusions
  }

  /// One score a unit, in the order of the round.
  var scores: [UnitScore] { result.units.map(\.score) }

  /// Their places, in the same order; nil for a unit that a veto takes out of the order.
  var ranks: [Rank?] { result.units.map(\.rank) }

  /// Whether nothing is missing and everything is sealed.
  var isFinal: Bool { result.isFinal && !exclusions.contains(where: \.isUndecided) }
}
