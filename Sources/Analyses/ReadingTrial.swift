public import Scoring
package import Tallies

/// A round scored with one reading's alternative changed.
public struct ReadingTrial: Sendable {
  /// The reading's id.
  public let reading: String
  /// The alternative that is tried.
  public let alternative: String
  /// The result.
  public let result: RoundScore
  /// Every unit whose result is otherwise, in the order of the round.
  public let changes: [UnitChange]

  /// Tries every alternative that is not in force, in the order of the scheme.
  ///
  /// Only what a reading decides is computed again.
  ///
  /// - Parameter measured: what ratings come to under readings that decide about them, with the same
  ///   for what units state about themselves.
  package static func all(
    of rescoring: Rescoring, measured: (Readings) -> (measures: Measures, own: Measures)
  ) throws(SchemeFault) -> (present: RoundScore, trials: [ReadingTrial]) {
    let present = try rescoring.present()
    let rated = rescoring.scheme.ratingReadings
    let trials = try all(of: rescoring.scheme, rescoring.readings, from: present) {
      (readings, reading) throws(SchemeFault) in
      let sources = rated.contains(reading) ? measured(readings) : nil
      return try rescoring.outcome(
        readings: readings, measures: sources?.measures, own: sources?.own)
    }
    return (present, trials)
  }
  /// Tries every alternative that is not in force, each scored anew by the caller.
  ///
  /// - Parameter scored: the round by some readings, with the id of the one that is changed.
  package static func all(
    of scheme: Scheme, _ readings: Readings, from present: RoundScore,
    scored: (Readings, String) throws(SchemeFault) -> RoundScore
  ) throws(SchemeFault) -> [ReadingTrial] {
    let chosen = Dictionary(
      readings.all.map { ($0.id, $0.alternative) }, uniquingKeysWith: { first, _ in first })
    var trials: [ReadingTrial] = []
    for reading in scheme.readings {
      for alternative in reading.alternatives where alternative != chosen[reading.id] {
        let result = try scored(readings.choosing(alternative, for: reading.id), reading.id)
        trials.append(
          ReadingTrial(
            reading: reading.id, alternative: alternative, result: result,
            changes: UnitChange.changes(from: present, to: result)))
      }
    }
    return trials
  }
}
