import Diagnostics
import Rounds
import Scoring
import Sheets

/// A round with everything that its journals say.
struct LoadedRound: Sendable {
  /// The folder with its sound definitions.
  let folder: RoundFolder
  /// What clerks may enter.
  let plan: CollectionPlan
  /// The journals as they were read.
  let reading: RoundJournals.Reading
  /// The draws that journals vouch for.
  let draws: DrawStanding

  /// Reads a round's definitions and verifies and replays its journals.
  static func load(_ path: String, in surroundings: Surroundings) throws(Refusal) -> LoadedRound {
    let folder = try RoundFolder.load(path)
    let reading = try RoundJournals(of: folder).read(folder.plan, in: surroundings)
    let draws = try RoundDraws.standing(of: folder, in: reading.state)
    return LoadedRound(
      folder: folder, plan: folder.plan(after: draws), reading: reading, draws: draws)
  }

  /// The round.
  var round: Round { folder.round }

  /// The assessed unit to which each grassroots unit belongs; empty without a sampling frame.
  var parents: [String: String] { folder.frame?.parents ?? [:] }

  /// The scheme with a unit's own tables in it, by unit; empty where units write none.
  var ownSchemes: [String: Scheme] {
    guard let tables = folder.tables else { return [:] }
    return Dictionary(
      round.units.map { unit in
        (unit.id, folder.scheme.holding(tables.tables(of: unit.id, in: state)))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Everything that was entered.
  var state: CollectionState { reading.state }
}
