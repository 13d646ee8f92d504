import Digests
import Journaling
import Rounds
import Sheets

/// Replays records of several journals; one whose reference is still unread holds up its journal.
///
/// Where a journal was copied and both copies went on, their common part is read once, and what each
/// went on with is a branch with a name of its own.
struct JournalMerge {
  private var replay: Replay
  private var journal: JournalID?
  private var journalText = ""
  private var isSalvaged = false
  private var queues: [[Waiting]] = []
  private var isHeldUp = false
  /// The first record that does not follow; a ruling that is read later may explain it.
  private(set) var failure: ReplayFault?
  private let forks: [JournalID: Fork]
  private var path = ""
  private var branch: String?
  private var branches: Set<String> = []
  /// How far the common part of a journal with branches has been replayed.
  private var common: [JournalID: Int] = [:]

  /// A record that waits, with bytes of its own.
  private struct Waiting {
    let kind: [UInt8]
    let payload: [UInt8]
    let time: [UInt8]
    let stamp: Stamp
    let place: Place
  }

  /// Where a record stands in a journal that may have branches.
  private struct Place {
    let journal: JournalID
    let sequence: Int
    /// The branch's name and the hash of its first record.
    let branch: String?
  }

  /// Merges journals; those of `forks` have two files each.
  ///
  /// - Parameter guide: what an earlier reading found out about rulings on conflicts.
  init(_ plan: CollectionPlan, _ forks: [Fork], guide: ReplayGuide) {
    replay = Replay(layouts: plan.layouts.values, guide: guide)
    self.forks = Dictionary(
      forks.map { ($0.journal, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Says which file comes next.
  ///
  /// - Parameter header: its first line, as far as it could be read.
  mutating func begin(_ path: String, _ header: JournalHeader?) {
    self.path = path
    journal = nil
    guard let header else { return }
    let place = JournalPlace(
      keeper: header.operator, station: header.station, file: PathName.lastName(of: path))
    let branch = forks[header.id]?.branch(in: path)
    replay.introduce(branch ?? header.id.description, place)
    if forks[header.id]?.first == path { replay.introduce(header.id.description, place) }
  }

  mutating func take(_ view: RecordView) {
    if view.journal != journal {
      journal = view.journal
      journalText = view.journal.description
      isSalvaged = false
      isHeldUp = false
      branch = nil
    }
    if view.isKind("salvage") { isSalvaged = true }
    if let fork = forks[view.journal] {
      if view.seq >= fork.sequence {
        if branch == nil {
          branch = Replay.branchName(of: journalText, first: view.hash)
        }
      } else if path == fork.second {
        return
      }
    }
    let place = Place(journal: view.journal, sequence: view.seq, branch: branch)
    let stamp = stamp(of: view)
    if isHeldUp {
      keep(view, stamp, place)
      return
    }
    guard isReady(place) else {
      hold(view, stamp, place)
      return
    }
    do throws(ReplayFault) {
      enter(place)
      let outcome = try replay.read(
        kind: view.kind, payload: view.payload, time: view.time, stamp: stamp)
      guard case .waiting = outcome else {
        leave(place)
        return
      }
      hold(view, stamp, place)
    } catch {
      note(error, stamp)
      leave(place)
    }
  }

  /// Goes round the journals that were held up until all are read or none can go on.
  ///
  /// Where ``failure`` is set the state lacks that record.
  mutating func finish() throws(ReplayFault) -> CollectionState {
    var positions = queues.map { _ in 0 }
    var hasMoved = true
    while hasMoved {
      hasMoved = false
      for index in queues.indices {
        while positions[index] < queues[index].count,
          isReady(queues[index][positions[index]].place),
          read(queues[index][positions[index]]) == nil
        {
          positions[index] += 1
          hasMoved = true
        }
      }
    }
    for index in queues.indices where positions[index] < queues[index].count {
      let record = queues[index][positions[index]]
      guard isReady(record.place), let missing = read(record) else { continue }
      if let failure { throw failure }
      throw ReplayFault(
        problem: .danglingReference(missing.hex), journal: record.stamp.journal,
        sequence: record.stamp.sequence)
    }
    return replay.state
  }

  // MARK: Branches

  /// Whether what a branch builds on has been replayed.
  private func isReady(_ place: Place) -> Bool {
    guard place.branch != nil, let fork = forks[place.journal] else { return true }
    return common[place.journal] ?? 1 >= fork.sequence - 1
  }

  private mutating func enter(_ place: Place) {
    guard let branch = place.branch, branches.insert(branch).inserted else { return }
    replay.branch(place.journal.description, to: branch)
  }

  private mutating func leave(_ place: Place) {
    guard place.branch == nil, forks[place.journal] != nil else { return }
    common[place.journal] = place.sequence
  }

  // MARK: Records

  /// Reads a record that waited; the reference that it still waits for, or nil.
  private mutating func read(_ record: Waiting) -> Digest? {
    enter(record.place)
    do throws(ReplayFault) {
      let outcome = try record.kind.span.bytes.withUnsafeBytes { kind throws(ReplayFault) in
        try record.payload.span.bytes.withUnsafeBytes { payload throws(ReplayFault) in
          try record.time.span.bytes.withUnsafeBytes { time throws(ReplayFault) in
            try replay.read(kind: kind, payload: payload, time: time, stamp: record.stamp)
          }
        }
      }
      if case .waiting(let missing) = outcome { return missing }
    } catch {
      note(error, record.stamp)
    }
    leave(record.place)
    return nil
  }

  private mutating func note(_ fault: ReplayFault, _ stamp: Stamp) {
    if failure == nil { failure = fault }
    replay.pass(over: stamp)
  }

  private mutating func hold(_ view: RecordView, _ stamp: Stamp, _ place: Place) {
    isHeldUp = true
    queues.append([])
    keep(view, stamp, place)
  }

  private mutating func keep(_ view: RecordView, _ stamp: Stamp, _ place: Place) {
    queues[queues.count - 1].append(
      Waiting(
        kind: Array(view.kind), payload: Array(view.payload), time: Array(view.time), stamp: stamp,
        place: place))
  }

  /// A record's identity; a salvaged one keeps that of the journal in which it was entered.
  private func stamp(of view: RecordView) -> Stamp {
    let journal = branch ?? journalText
    if isSalvaged, let origin = view.record()?.origins.last {
      return Stamp(journal: journal, sequence: origin.seq, hash: origin.hash)
    }
    return Stamp(journal: journal, sequence: view.seq, hash: view.hash)
  }
}
