import Diagnostics
import Rounds
import Scoring

/// What publishing a round's results asks first, and remembers afterwards.
///
/// Results are published by `report` and by `export` of the ranking or the measures, tallies by `tally` and by
/// `export` of them. A definition that was changed after something was published under it, and kept its version,
/// stops whatever rests on it. Results under readings that are not the round's own are trials and are not
/// remembered. Tables for the office alone (sheets, settlements, facts) publish nothing.
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
    let register = try Self.register(of: loaded.folder, for: .results)
    self.register = register
    present = Publication(
      loaded, scores, disclosure, on: CivilTime(surroundings.clock()).day)
    isTrial = try Release.differ(scores, from: loaded)
    revision = Self.revision(of: present, in: register)
  }

  /// Prepares to publish tallies; refuses where the scheme or a questionnaire changed under its version.
  ///
  /// Only questionnaires of which something is told are remembered, and nothing where nothing is: the
  /// accounting alone ties nobody to a definition.
  init(
    tallies report: TallyReport, of loaded: LoadedRound, in surroundings: Surroundings
  ) throws(Refusal) {
    register = try Self.register(of: loaded.folder, for: .tallies)
    let told = report.toldQuestionnaires
    present = Publication(
      .tallies, day: CivilTime(surroundings.clock()).day, program: Tool.version,
      definitions: FrozenDefinitions(loaded.folder).forTallies(of: told), readings: [],
      dataHash: ResultBasis(loaded, nil).state, units: [])
    isTrial = told.isEmpty
    revision = nil
  }

  /// The hash of the definitions under which a page is published; nil for a trial.
  var mark: String? { isTrial ? nil : present.definitions.sha256 }

  /// The register; refuses where a definition on which something rests changed under its version.
  static func register(
    of folder: RoundFolder, for subject: Publication.Subject
  ) throws(Refusal) -> PublicationRegister {
    let register = try PublicationRegister.read(folder)
    let frozen = FrozenDefinitions(folder)
    let changes = register.changes(in: subject == .results ? frozen : frozen.forTallies())
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
