import Diagnostics
import Digests
import Journaling
import Rounds
import Sheets

/// The journals of a round: which files they are, and the state that they make together.
struct RoundJournals: Sendable {
  /// The journals' files, sorted by name; one outside of the folder comes last.
  ///
  /// They are read in another order, which does not change when a file is renamed.
  let paths: [String]

  /// What the journals say, as of one reading.
  struct Reading: Sendable {
    /// Everything that was entered.
    let state: CollectionState
    /// What each file's verification found, by keeper, station and journal.
    let journals: [JournalReading]
    /// The journals that were copied and continued in both copies.
    let forks: [Fork]

    /// The newest heads, one a journal.
    var heads: [JournalHead] { journals.map(\.summary.head) }
  }

  /// The journals of a round's folder, and another one that a command names.
  ///
  /// A head that was noted beside a journal which is no longer there is refused.
  init(of folder: RoundFolder, and other: String? = nil) throws(Refusal) {
    let journals = folder.path("journals")
    let entries: [Folder.Entry]
    let isOtherThere: Bool
    do throws(FileFault) {
      entries = try Folder.holdsSomething(at: journals) ? Folder.entries(of: journals) : []
      isOtherThere = if let other { try Folder.holdsSomething(at: other) } else { false }
    } catch {
      throw Refusal(error)
    }
    var paths: [String] = []
    let names = Set(entries.map(\.name))
    for entry in entries where !entry.isFolder {
      if entry.name.hasSuffix(".journal") {
        paths.append(PathName.joining(journals, entry.name))
      } else if entry.name.hasSuffix(".journal.head"),
        !names.contains(String(entry.name.dropLast(".head".count)))
      {
        throw Refusal(
          .data, RoundFolderFault.vanishedJournal(note: PathName.joining(journals, entry.name)))
      }
    }
    if let other, isOtherThere, !paths.contains(where: { Folder.isSameFile($0, other) }) {
      paths.append(other)
    }
    self.paths = paths
  }

  /// Verifies every journal and replays all of them in the order that their references demand.
  ///
  /// Damage, a journal of another round and records that do not follow are refused with 65; what is
  /// wrong with each journal is told.
  ///
  /// - Parameter heads: heads that were noted earlier, to be asked about with the summaries.
  func read(
    _ plan: CollectionPlan, watching heads: [HeadReference] = [], in surroundings: Surroundings
  ) throws(Refusal) -> Reading {
    let (paths, forks) = try arranged(in: surroundings)
    var guide = ReplayGuide()
    while true {
      let (reading, fault) = try read(paths, plan, forks, guide, watching: heads, in: surroundings)
      let next = reading.state.guide(after: guide)
      if next == guide {
        if let fault { throw Refusal(.data, fault) }
        return reading
      }
      guide = next
    }
  }

  /// The files in the order of reading, and the journals that two files hold: a common part, and what each
  /// copy went on with.
  ///
  /// The order is that of keeper, station and journal, as the first lines say, and of copies by what they
  /// went on with. So neither what is read nor how it is listed changes with a file's name.
  private func arranged(in surroundings: Surroundings) throws(Refusal) -> ([String], [Fork]) {
    guard paths.count > 1 else { return (paths, []) }
    let reader = JournalReader(storage: surroundings.journalStorage)
    var owners: [JournalID: String] = [:]
    var headers: [String: JournalHeader] = [:]
    var forks: [Fork] = []
    var refusals: [Refusal] = []
    for path in paths {
      do throws(JournalError) {
        guard let header = try reader.header(of: path) else { continue }
        headers[path] = header
        let id = header.id
        guard let first = owners.updateValue(path, forKey: id) else { continue }
        let fork = try Fork(id, first, path, reader)
        if let fork, !forks.contains(where: { $0.journal == id }) {
          forks.append(fork)
        } else {
          refusals.append(
            Refusal(.data, RoundFolderFault.copiedJournal(first: first, second: path)))
        }
      } catch {
        refusals.append(Refusal(error))
      }
    }
    if let first = refusals.first {
      throw Refusal(first.status, refusals.flatMap(\.findings), damagedLine: first.damagedLine)
    }
    return (paths.sorted { Self.rank($0, headers, forks) < Self.rank($1, headers, forks) }, forks)
  }

  /// What a file is read by: a file without a first line comes last and is refused.
  private static func rank(
    _ path: String, _ headers: [String: JournalHeader], _ forks: [Fork]
  ) -> (Int, String, String, String, Int) {
    guard let header = headers[path] else { return (1, path, "", "", 0) }
    let isSecond = forks.contains { $0.journal == header.id && $0.second == path }
    return (0, header.operator, header.station, header.id.description, isSecond ? 1 : 0)
  }

  private func read(
    _ paths: [String], _ plan: CollectionPlan, _ forks: [Fork], _ guide: ReplayGuide,
    watching heads: [HeadReference], in surroundings: Surroundings
  ) throws(Refusal) -> (Reading, ReplayFault?) {
    let reader = JournalReader(storage: surroundings.journalStorage)
    var merge = JournalMerge(plan, forks, guide: guide)
    var journals: [JournalReading] = []
    var refusals: [Refusal] = []
    for path in paths {
      do throws(JournalError) {
        merge.begin(path, try reader.header(of: path))
        let reading = try reader.read(path, watching: heads) { view in merge.take(view) }
        if let refusal = reading.refusal { throw refusal }
        guard let header = reading.summary.header else { throw .notAJournal(path: path) }
        guard header.round == plan.round.id else {
          throw .wrongRound(path: path, expected: plan.round.id, found: header.round)
        }
        journals.append(reading)
      } catch {
        refusals.append(Refusal(error))
      }
    }
    if let first = refusals.first {
      throw Refusal(
        first.status, refusals.flatMap(\.findings), damagedLine: first.damagedLine)
    }
    do {
      let state = try merge.finish()
      return (Reading(state: state, journals: journals, forks: forks), merge.failure)
    } catch {
      throw Refusal(.data, error)
    }
  }

  /// Whether the files are those of an earlier reading, and as long as then.
  func isUnchanged(since reading: Reading, in surroundings: Surroundings) -> Bool {
    guard paths.sorted() == reading.journals.map(\.path).sorted() else { return false }
    return reading.journals.allSatisfy { journal in
      let status = try? surroundings.journalStorage.status(at: journal.path)
      return status?.size == journal.summary.length
    }
  }
}
