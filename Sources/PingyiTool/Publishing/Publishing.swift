import Diagnostics
import Rounds
import Scoring

/// What publishing a round's results asks first, and remembers afterwards.
///
/// Results are published by `report` and by `export` of the ranking or the measures. A definition that was
/// changed after results were published under it, and kept its version, stops both. Results under readings
/// that are not the round's own are trials and are not remembered.
struct Publishing {
  private var register: PublicationRegister
  private let present: Publication
  private let isTrial: Bool
  /// Old and new results of the units that a newer version touches; nil where there was no older one.
  let revision: Revision?

  /// Compares a round with what was published before; refuses where a definition changed under its version.
  init(
    _ loaded: LoadedRound, _ scores: RoundScores, _ disclosure: Disclosure,
    in surroundings: Surroundings
  ) throws(Refusal) {
    let register = try Self.register(of: loaded.folder)
    self.register = register
    present = Publication(
      loaded, scores, disclosure, on: CivilTime(surroundings.clock()).day)
    isTrial = try Release.differ(scores, from: loaded)
    revision = Self.revision(of: present, in: register)
  }

  /// The register; refuses where a definition changed under its version.
  static func register(of folder: RoundFolder) throws(Refusal) -> PublicationRegister {
    let register = try PublicationRegister.read(folder)
    let changes = register.changes(in: FrozenDefinitions(folder))
    guard changes.isEmpty else {
      throw Refusal(.data, changes.map { $0.finding(at: nil) })
    }
    return register
  }

  /// Old and new results; nil where nothing was published under older definitions.
  static func revision(
    of present: Publication, in register: PublicationRegister
  ) -> Revision? {
    register.predecessor(of: present.definitions).map { Revision($0, present) }
  }

  /// Puts on record what was published; a folder that cannot be written is told, and it stays published.
  func remember(
    _ loaded: LoadedRound, _ language: Language, in surroundings: Surroundings
  ) {
    guard !isTrial else { return }
    var register = register
    register.add(present)
    do throws(FileFault) {
      try register.write(loaded.folder)
    } catch {
      let problem = error.problem
      surroundings.tell(
        Bilingual(
          zh: "提示：这次公布没有登记（\(problem.zh)），以后无法据以发现改动过的定义。",
          en:
            "note: this publication could not be registered (\(problem.en)), so that changed definitions "
            + "will not be noticed by it.")[language])
    }
  }
}
