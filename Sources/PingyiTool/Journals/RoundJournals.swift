import Diagnostics
import Digests
import Journaling
import Rounds
import Sheets

/// The journals of a round: which files they are, and the state that they make together.
struct RoundJournals: Sendable {
  /// The journals' files, sorted by name; one outside of the folder comes last.
  let paths: [String]

  /// What the journals say, as of one reading.
  struct Reading: Sendable {
    /// Everything that was entered.
    let state: CollectionState
    /// What each file's verification found, in the order of the paths.
    let journals: [JournalReading]

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
    let reader = JournalReader(storage: surroundings.journalStorage)
    var merge = JournalMerge(plan)
    var journals: [JournalReading] = []
    var owners: [JournalID: String] = [:]
    var refusals: [Refusal] = []
    for path in paths {
      do throws(JournalError) {
        let reading = try reader.read(path, watching: heads) { view in merge.take(view) }
        if let refusal = reading.refusal { throw refusal }
        guard let header = reading.summary.header else { throw .notAJournal(path: path) }
        guard header.round == plan.round.id else {
          throw .wrongRound(path: path, expected: plan.round.id, found: header.round)
        }
        journals.append(reading)
        if let first = owners.updateValue(path, forKey: header.id) {
          refusals.append(
            Refusal(.data, RoundFolderFault.copiedJournal(first: first, second: path)))
        }
      } catch {
        refusals.append(Refusal(error))
      }
    }
    if let first = refusals.first {
      throw Refusal(
        first.status, refusals.flatMap(\.findings), damagedLine: first.damagedLine)
    }
    do {
      return Reading(state: try merge.finish(), journals: journals)
    } catch {
      throw Refusal(.data, error)
    }
  }

  /// Whether the files are those of an earlier reading, and as long as then.
  func isUnchanged(since reading: Reading, in surroundings: Surroundings) -> Bool {
    guard paths == reading.journals.map(\.path) else { return false }
    return reading.journals.allSatisfy { journal in
      let status = try? surroundings.journalStorage.status(at: journal.path)
      return status?.size == journal.summary.length
    }
  }
}

/// Replays records of several journals; one whose reference is still unread holds up its journal.
private struct JournalMerge {
  private var replay: Replay
  private var journal: JournalID?
  private var journalText = ""
  private var isSalvaged = false
  private var queues: [[Waiting]] = []
  private var isHeldUp = false
  private var failure: ReplayFault?

  /// A record that waits, with bytes of its own.
  private struct Waiting {
    let kind: [UInt8]
    let payload: [UInt8]
    let time: [UInt8]
    let stamp: Stamp
  }

  init(_ plan: CollectionPlan) {
    replay = Replay(layouts: plan.layouts.values)
  }

  mutating func take(_ view: RecordView) {
    guard failure == nil else { return }
    if view.journal != journal {
      journal = view.journal
      journalText = view.journal.description
      isSalvaged = false
      isHeldUp = false
    }
    if view.isKind("salvage") { isSalvaged = true }
    let stamp = stamp(of: view)
    if isHeldUp {
      keep(view, stamp)
      return
    }
    do throws(ReplayFault) {
      let outcome = try replay.read(
        kind: view.kind, payload: view.payload, time: view.time, stamp: stamp)
      guard case .waiting = outcome else { return }
      isHeldUp = true
      queues.append([])
      keep(view, stamp)
    } catch {
      failure = error
    }
  }

  /// Goes round the journals that were held up until all are read or none can go on.
  mutating func finish() throws(ReplayFault) -> CollectionState {
    if let failure { throw failure }
    var positions = queues.map { _ in 0 }
    var hasMoved = true
    while hasMoved {
      hasMoved = false
      for index in queues.indices {
        while positions[index] < queues[index].count,
          try read(queues[index][positions[index]]) == nil
        {
          positions[index] += 1
          hasMoved = true
        }
      }
    }
    for index in queues.indices where positions[index] < queues[index].count {
      let record = queues[index][positions[index]]
      guard let missing = try read(record) else { continue }
      throw ReplayFault(
        problem: .danglingReference(missing.hex), journal: record.stamp.journal,
        sequence: record.stamp.sequence)
    }
    return replay.state
  }

  /// Reads a record that waited; the reference that it still waits for, or nil.
  private mutating func read(_ record: Waiting) throws(ReplayFault) -> Digest? {
    let outcome = try record.kind.span.bytes.withUnsafeBytes { kind throws(ReplayFault) in
      try record.payload.span.bytes.withUnsafeBytes { payload throws(ReplayFault) in
        try record.time.span.bytes.withUnsafeBytes { time throws(ReplayFault) in
          try replay.read(kind: kind, payload: payload, time: time, stamp: record.stamp)
        }
      }
    }
    if case .waiting(let missing) = outcome { return missing }
    return nil
  }

  private mutating func keep(_ view: RecordView, _ stamp: Stamp) {
    queues[queues.count - 1].append(
      Waiting(
        kind: Array(view.kind), payload: Array(view.payload), time: Array(view.time), stamp: stamp))
  }

  /// A record's identity; a salvaged one keeps that of the journal in which it was entered.
  private func stamp(of view: RecordView) -> Stamp {
    if isSalvaged, let origin = view.record()?.origins.last {
      return Stamp(journal: journalText, sequence: origin.seq, hash: origin.hash)
    }
    return Stamp(journal: journalText, sequence: view.seq, hash: view.hash)
  }
}
