import Diagnostics
import Rounds
import Sheets

/// A round with everything that its journals say.
struct LoadedRound: Sendable {
  /// The folder with its sound definitions.
  let folder: RoundFolder
  /// What clerks may enter.
  let plan: CollectionPlan
  /// The journals as they were read.
  let reading: RoundJournals.Reading

  /// Reads a round's definitions and verifies and replays its journals.
  static func load(_ path: String, in surroundings: Surroundings) throws(Refusal) -> LoadedRound {
    let folder = try RoundFolder.load(path)
    let plan = folder.plan
    let reading = try RoundJournals(of: folder).read(plan, in: surroundings)
    return LoadedRound(folder: folder, plan: plan, reading: reading)
  }

  /// The round.
  var round: Round { folder.round }

  /// The assessed unit of every grassroots unit.
  var parents: [String: String] { folder.parents }

  /// Everything that was entered.
  var state: CollectionState { reading.state }
}
