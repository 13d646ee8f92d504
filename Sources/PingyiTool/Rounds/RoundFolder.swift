import Definitions
import Diagnostics
import Questionnaires
import Rounds
import Sampling
import Scoring
import Sheets

/// A round's folder with its definitions read and found sound.
struct RoundFolder: Sendable {
  /// Where it is.
  let path: String
  /// The round.
  let round: Round
  /// The questionnaires of its `definitions/`.
  let questionnaires: [Questionnaire]
  /// The scheme of its `definitions/`.
  let scheme: Scheme

  /// Its sampling frame; nil without `frame.csv`.
  let frame: RoundFrame?
  /// The tables that its units wrote for themselves; nil where the scheme gives no forms.
  let tables: RoundTables?

  /// What clerks may enter before anything was drawn.
  var plan: CollectionPlan { plan(drawn: []) }

  /// What clerks may enter after the draws that journals vouch for.
  func plan(after draws: DrawStanding) -> CollectionPlan {
    plan(drawn: draws.admitted, standby: draws.standby, draws: draws.currentNumbers)
  }

  private func plan(
    drawn: Set<String>, standby: Set<String> = [], draws: Set<Int> = []
  ) -> CollectionPlan {
    CollectionPlan(
      round: round, questionnaires: questionnaires,
      facts: scheme.factDeclarations + (tables?.factDeclarations ?? []), items: items,
      sums: sums, drawn: drawn,
      grassroots: frame.map { frame in
        GrassrootsFrame(
          units: Set(frame.units.map(\.id)), parents: frame.parents, members: frame.members,
          standby: standby, draws: draws)
      })
  }

  /// The items that an override may name, under the round's readings.
  var items: [ItemDeclaration] {
    let chosen = (try? scheme.readings(round: round.readings)) ?? (try? scheme.readings())
    guard let chosen else { return [] }
    return scheme.itemDeclarations(chosen) + (tables?.itemDeclarations(scheme, chosen) ?? [])
  }

  /// What is added up from these items, so that whoever names a sum is told its items.
  private var sums: [String: [String]] {
    scheme.sums.merging(tables?.sums(scheme) ?? [:]) { $0 + $1 }
  }

  /// What a check of a round's folder gives: everything found, and the round when it can be used.
  struct Check: Sendable {
    /// The round; nil exactly when a finding is an error.
    let folder: RoundFolder?
    /// Everything that was found, in the order of files and lines.
    let findings: [Finding]
    /// What was found in the units' own tables; none of it keeps the round from being used.
    let tableFindings: [Finding]
    /// How many files were read.
    let fileCount: Int
  }

  /// The path of something in a round's folder.
  func path(_ name: String) -> String { PathName.joining(path, name) }

  /// Whether a folder is a round's.
  static func isRound(_ path: String) -> Bool {
    (try? Folder.kind(of: PathName.joining(path, "round.json5"))) == .file
  }

  /// Reads and checks a round's folder.
  static func check(_ path: String) throws(FileFault) -> Check {
    let file = try DefinitionFile(readingFrom: PathName.joining(path, "round.json5"))
    let folder = PathName.joining(path, "definitions")
    let definitions = DefinitionSet(try DefinitionFile.files(inFolder: folder), folder: folder)
    let (round, found) = Round.decode(bytes: file.bytes, file: file.path)
    var findings = definitions.findings + found
    findings += definitions.unresolved(among: definitions.questionnaires)
    if let round { findings += misfits(between: round, file, and: definitions, in: folder) }
    var count = definitions.fileCount + 1
    var frame: RoundFrame?
    let framePath = PathName.joining(path, RoundFrame.fileName)
    if try Folder.holdsSomething(at: framePath) {
      let read = try RoundFrame.read(framePath, in: round)
      frame = read.frame
      findings += read.findings
      count += 1
    }
    findings.sortByPlace()
    guard let round, let scheme = definitions.scheme, !findings.containError else {
      return Check(folder: nil, findings: findings, tableFindings: [], fileCount: count)
    }
    let tables = try RoundTables.read(inRound: path, of: round, scheme)
    return Check(
      folder: RoundFolder(
        path: path, round: round, questionnaires: definitions.questionnaires, scheme: scheme,
        frame: frame, tables: tables),
      findings: findings, tableFindings: tables?.findings ?? [],
      fileCount: count + (tables?.fileCount ?? 0))
  }

  /// What does not fit between a round and its definitions.
  private static func misfits(
    between round: Round, _ file: DefinitionFile, and definitions: DefinitionSet, in folder: String
  ) -> [Finding] {
    var findings = definitions.questionnaires.compactMap { questionnaire -> Finding? in
      let isUnrated =
        switch questionnaire.respondent {
        case .leader: round.leaders.isEmpty
        case .department: round.departments.isEmpty
        case .anonymous, .unit: false
        }
      guard isUnrated else { return nil }
      return RoundFolderFault.noRaters(
        questionnaire.respondent, questionnaire: questionnaire.id
      ).finding(at: file.start)
    }
    findings += definitions.questionnaires.compactMap { questionnaire -> Finding? in
      guard questionnaire.participation?.population == .members,
        let unit = round.units.first(where: { $0.members == nil })
      else { return nil }
      return RoundFolderFault.unknownMembers(unit: unit.id, questionnaire: questionnaire.id)
        .finding(at: file.start)
    }
    guard let scheme = definitions.scheme else {
      if !definitions.findings.containError {
        findings.append(RoundFolderFault.noScheme(folder: folder).finding(at: file.start))
      }
      return findings
    }
    if scheme.id != round.scheme {
      let fault = RoundFolderFault.otherScheme(named: round.scheme, held: scheme.id)
      findings.append(fault.finding(at: file.start))
    }
    for (id, fault) in scheme.faults(inReadings: round.readings) {
      findings.append(fault.finding(at: round.readingLocations[id] ?? file.start))
    }
    return findings
  }

  /// Reads a round's folder for a command that needs it sound.
  ///
  /// When it is not, all findings are told and the status is 65.
  static func load(_ path: String) throws(Refusal) -> RoundFolder {
    let check: Check
    do {
      check = try Self.check(path)
    } catch {
      throw Refusal(error)
    }
    guard let folder = check.folder else {
      throw Refusal(.data, check.findings.filter { $0.severity != .note })
    }
    return folder
  }
}
