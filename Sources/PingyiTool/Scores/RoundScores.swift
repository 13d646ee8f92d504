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
  /// What the scores rest on.
  let measures: Measures
  /// Batches that no figure counts.
  let exclusions: [TallyBook.Exclusion]
  /// What the office decided about single items.
  let overrides: RoundOverrides
  /// What of it cannot be applied.
  let overrideFaults: [OverrideFault]
  /// The rulings on conflicts between journals, on which the figures rest.
  let rulings: [ConflictRuling]

  /// Scores every unit.
  ///
  /// - Parameter assumed: values of inputs that are taken instead of what was found, by unit.
  init(
    _ loaded: LoadedRound, _ book: TallyBook, readings: Readings,
    assuming assumed: [String: [String: Measure.Value]] = [:]
  ) throws(SchemeFault) {
    let scheme = loaded.folder.scheme
    let tables = loaded.ownSchemes
    func measured(_ side: FactKey.Side) -> Measures {
      var measures = scheme.measures(
        of: loaded.round, book, loaded.state, readings: readings, parents: loaded.parents,
        side: side)
      for unit in loaded.round.units {
        guard let own = tables[unit.id] else { continue }
        measures[unit: unit.id] = own.measures(
          of: unit, in: loaded.round, book, loaded.state, readings: readings, side: side)
      }
      return measures
    }
    var found = measured(.verified)
    for (unit, values) in assumed {
      // An assumed value rests on no paper and no record.
      for (name, value) in values { found[unit: unit, input: name] = Measure(value) }
    }
    measures = found
    overrides = RoundOverrides(loaded)
    result = try scheme.scoreRound(
      units: loaded.round.units.map(\.id), measures: measures,
      own: measured(.reported), readings: readings, limits: loaded.round.grades, tables: tables,
      overrides: overrides)
    overrideFaults = overrides.faults(in: result)
    self.readings = readings
    exclusions = book.exclusions
    rulings = loaded.state.conflictRulings
  }

  /// One score a unit, in the order of the round.
  var scores: [UnitScore] { result.units.map(\.score) }

  /// Their places, in the same order; nil for a unit that a veto takes out of the order.
  var ranks: [Rank?] { result.units.map(\.rank) }

  /// Whether nothing is missing, everything is sealed and every decision about an item could be applied.
  var isFinal: Bool {
    result.isFinal && overrideFaults.isEmpty && !exclusions.contains(where: \.isUndecided)
  }
}

extension RoundOverrides {
  /// What the journals of a round say.
  init(_ loaded: LoadedRound) {
    self.init(
      loaded.state, units: loaded.round.units.map(\.id), items: loaded.plan.items)
  }
}
