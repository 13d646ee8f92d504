import Diagnostics
import Digests
import Sampling
import Sheets

/// The draws that journals vouch for, with the substitutes that were activated.
struct DrawStanding: Sendable {
  /// What became of the comparison of one file with the journals.
  enum Verdict: String, Sendable {
    /// The file is sound and its SHA-256 is on record.
    case agrees
    /// The file does not follow from what it says.
    case broken
    /// The journals have another SHA-256.
    case differs
    /// No journal knows the file.
    case unrecorded
    /// A journal knows a file that is gone.
    case missing
    /// Two journals disagree about the file.
    case disputed
  }

  /// One file, or one that should be there.
  struct Item: Sendable {
    /// Which file.
    let key: DrawKey
    /// Its path.
    let path: String
    /// SHA-256 of the file; nil where it is gone.
    let sha256: Digest?
    /// What the journals say about it.
    let entry: DrawEntry?
    /// Whether both agree.
    let verdict: Verdict
    /// The record, if it is sound.
    let record: DrawRecord?
  }

  /// The files, by draw.
  let items: [Item]
  /// The draws whose files agree, in their order.
  let history: DrawHistory
  /// The substitutes of every draw that was made.
  let rolls: [Int: SubstituteRoll]
  /// What is wrong, but for files that no journal knows.
  let findings: [Finding]
  /// Files that no journal knows.
  let unrecorded: [Finding]

  /// Compares the files of a round with its journals.
  init(_ draws: RoundDraws, in state: CollectionState, folder: String) {
    var findings = draws.files.flatMap(\.findings)
    var unrecorded: [Finding] = []
    var items: [Item] = []
    for file in draws.files {
      let verdict = Self.verdict(on: file, in: state)
      let start = SourceLocation(file: file.path, line: 1, column: 1)
      let entry = state.draws[file.key]
      switch verdict {
      case .unrecorded: unrecorded.append(RoundDrawFault.unrecorded.finding(at: start))
      case .differs:
        let recorded = entry?.sha256 ?? .zero
        findings.append(
          RoundDrawFault.differs(recorded: recorded, found: file.sha256).finding(at: start))
      case .disputed: findings.append(RoundDrawFault.disputed.finding(at: start))
      case .agrees, .broken, .missing: break
      }
      items.append(
        Item(
          key: file.key, path: file.path, sha256: file.sha256, entry: entry, verdict: verdict,
          record: file.record))
    }
    let there = Set(draws.files.map(\.key))
    for (key, entry) in state.draws where !there.contains(key) {
      let path = PathName.joining(PathName.joining(folder, "draws"), Self.fileName(of: key))
      findings.append(
        RoundDrawFault.missing(recorded: entry.sha256).finding(
          at: SourceLocation(file: path, line: 1, column: 1)))
      items.append(
        Item(key: key, path: path, sha256: nil, entry: entry, verdict: .missing, record: nil))
    }
    let agreeing = Set(items.filter { $0.verdict == .agrees }.map(\.key))
    let files = draws.files.filter { agreeing.contains($0.key) }
    var history = DrawHistory()
    do throws(SeriesFault) {
      history = try DrawHistory(
        commits: files.compactMap(\.commit), records: files.compactMap(\.record))
    } catch {
      if findings.isEmpty { findings.append(error.finding(at: nil)) }
    }
    // Where a draw is wrong, what is said about its substitutes would only repeat that.
    let isWhole = findings.isEmpty
    let replayed = Self.rolls(of: history, in: state)
    self.items = items.sorted { $0.key < $1.key }
    self.history = history
    rolls = replayed.rolls
    self.findings = findings + (isWhole ? replayed.findings : [])
    self.unrecorded = unrecorded
  }

  private static func verdict(on file: DrawFile, in state: CollectionState) -> Verdict {
    guard let entry = state.draws[file.key] else { return file.isSound ? .unrecorded : .broken }
    if state.drawConflicts[file.key] != nil { return .disputed }
    if entry.sha256 != file.sha256 { return .differs }
    return file.isSound ? .agrees : .broken
  }

  /// `001.json` or `001.commit.json`.
  static func fileName(of key: DrawKey) -> String {
    let digits = "\(key.number)"
    let stem = String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
    return key.stage == .commit ? "\(stem).commit.json" : "\(stem).json"
  }

  /// Activates the substitutes again, in the order in which they were put on record.
  private static func rolls(
    of history: DrawHistory, in state: CollectionState
  ) -> (rolls: [Int: SubstituteRoll], findings: [Finding]) {
    var rolls = Dictionary(
      history.records.map { ($0.number, SubstituteRoll($0)) }, uniquingKeysWith: { a, _ in a })
    var findings: [Finding] = []
    for entry in state.substitutions {
      let parameters = entry.parameters
      guard var roll = rolls[parameters.draw] else {
        let fault = RoundDrawFault.substitutionWithoutDraw(
          parameters.draw, substitute: parameters.substitute)
        findings.append(fault.finding(at: nil))
        continue
      }
      do throws(SubstitutionFault) {
        try roll.activate(
          parameters.substitute, for: parameters.unit, reason: parameters.reason, by: entry.by)
        rolls[parameters.draw] = roll
      } catch {
        findings.append(error.finding(at: nil))
      }
    }
    return (rolls, findings)
  }

  // MARK: What follows

  /// The rolls of the draws that no later one replaced, in their order.
  var currentRolls: [SubstituteRoll] { history.currentRecords.compactMap { rolls[$0.number] } }

  /// The numbers of the draws that no later one replaced.
  var currentNumbers: Set<Int> { Set(history.currentRecords.map(\.number)) }

  /// The units about which papers may come in.
  var admitted: Set<String> {
    Set(
      currentRolls.flatMap { roll in
        roll.record.selection.selected.map(\.id) + roll.substitutions.map(\.substitute.id)
      })
  }

  /// The substitutes that stand by.
  var standby: Set<String> {
    Set(currentRolls.flatMap { $0.record.selection.substitutes.map(\.id) }).subtracting(admitted)
  }
}
