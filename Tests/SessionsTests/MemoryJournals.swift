import Digests
import Encodings
import Sheets

/// Journals that are kept in memory and chained as on disk: one for every operator.
struct MemoryJournals: Recording {
  /// A record with everything that a replay needs.
  struct Record: Sendable {
    let kind: String
    let fields: [String]
    let time: String
    let stamp: Stamp

    /// The fields as a journal's line carries them.
    var payload: String { fields.map { PercentEscaping.escape($0) }.joined(separator: " ") }
  }

  /// All records in the order in which they were made.
  private(set) var records: [Record] = []
  /// When set, all operators write to one journal.
  var isShared = false
  /// What reading all journals again takes; nil where nothing is read again.
  var plan: CollectionPlan?
  /// What the next `who` meets instead of a journal.
  var failure: RecordingFailure?
  private(set) var journalID: String?
  private var heads: [String: (sequence: Int, hash: Digest)] = [:]
  private var clock = 0
  private var operators: [String: String] = [:]

  /// Every operator has a station of the same name.
  func place(of journal: String) -> JournalPlace? {
    operators[journal].map { JournalPlace(station: "desk-\($0)", file: "\($0)-desk-\($0).journal") }
  }

  var lastHash: Digest? { journalID.flatMap { heads[$0]?.hash } }

  var head: String? {
    journalID.flatMap { heads[$0] }.map { "\($0.sequence):\($0.hash.prefix16)" }
  }

  mutating func open(for operatorID: String) throws(RecordingFailure) -> CollectionState? {
    if let failure {
      self.failure = nil
      throw failure
    }
    let id = SHA256.hash(isShared ? "shared" : operatorID).prefix16 + "0123456789abcdef"
    journalID = id
    if operators[id] == nil { operators[id] = operatorID }
    return nil
  }

  mutating func reread() -> CollectionState? {
    guard let plan else { return nil }
    return try? Self.replayed(records, by: Set(records.map(\.stamp.journal)).sorted(), plan)
  }

  /// Takes over what others recorded, as when their journals are put into the folder.
  mutating func adopt(_ others: [Record]) {
    for record in others {
      records.append(record)
      heads[record.stamp.journal] = (record.stamp.sequence, record.stamp.hash)
    }
  }

  mutating func record(
    kind: String, fields: [String], grain: TimeGrain
  ) -> (stamp: Stamp, time: String) {
    let journal = journalID ?? "nowhere"
    let (sequence, previous) = heads[journal] ?? (0, .zero)
    clock += 1
    let seconds = clock % 60 < 10 ? "0\(clock % 60)" : "\(clock % 60)"
    let minutes = clock / 60 % 60 < 10 ? "0\(clock / 60 % 60)" : "\(clock / 60 % 60)"
    let time = grain == .day ? "2019-06-13" : "2019-06-13T08:\(minutes):\(seconds)Z"
    let hash = SHA256.hash(
      previous.hex + "\(sequence + 1) \(time) \(kind) " + fields.joined(separator: "\u{1F}"))
    let stamp = Stamp(journal: journal, sequence: sequence + 1, hash: hash)
    heads[journal] = (sequence + 1, hash)
    records.append(Record(kind: kind, fields: fields, time: time, stamp: stamp))
    return (stamp, time)
  }

  /// The state that the records' bytes replay to, in their order.
  func replayed(_ plan: CollectionPlan) throws -> CollectionState {
    var replay = Replay(layouts: plan.layouts.values)
    for record in records {
      let outcome = try Self.read(record, &replay)
      guard outcome == .applied else { throw ReplayTrouble.waiting(record.kind) }
    }
    return replay.state
  }

  /// The state that the records replay to when every journal is read as far as it goes, in turn.
  func replayedByJournal(_ plan: CollectionPlan, order: [String]) throws -> CollectionState {
    try Self.replayed(records, by: order, plan)
  }

  /// The state that records replay to when every journal is read as far as it goes, in turn.
  static func replayed(
    _ records: [Record], by order: [String], _ plan: CollectionPlan
  ) throws -> CollectionState {
    let state = try replayed(records, by: order, plan, rejected: [])
    let rejected = state.rejectedLines
    return rejected.isEmpty
      ? state : try replayed(records, by: order, plan, rejected: rejected)
  }

  private static func replayed(
    _ records: [Record], by order: [String], _ plan: CollectionPlan, rejected: Set<Digest>
  ) throws -> CollectionState {
    var replay = Replay(layouts: plan.layouts.values, rejected: rejected)
    var rest = order.map { id in records.filter { $0.stamp.journal == id }[...] }
    while rest.contains(where: { !$0.isEmpty }) {
      var hasMoved = false
      for index in rest.indices {
        while let record = rest[index].first, try read(record, &replay) == .applied {
          rest[index].removeFirst()
          hasMoved = true
        }
      }
      guard hasMoved else { throw ReplayTrouble.waiting("all") }
    }
    return replay.state
  }

  /// The state that the events give when they are read back from kind and fields.
  func reapplied(_ plan: CollectionPlan) throws -> CollectionState {
    var state = CollectionState(layouts: plan.layouts.values)
    for record in records {
      guard
        let event = CollectionEvent(
          word: record.kind, fields: record.fields, isCompact: { state.isCompact(batch: $0) })
      else { throw ReplayTrouble.unreadable(record.kind) }
      let context = RecordContext(
        stamp: record.stamp, operatorID: state.operators[record.stamp.journal] ?? "",
        time: record.time)
      try state.apply(event, context)
    }
    return state
  }

  enum ReplayTrouble: Error {
    case waiting(String)
    case unreadable(String)
  }

  private static func read(
    _ record: Record, _ replay: inout Replay
  ) throws -> Replay.Outcome {
    let kind = Array(record.kind.utf8)
    let payload = Array(record.payload.utf8)
    let time = Array(record.time.utf8)
    return try kind.withUnsafeBytes { kind in
      try payload.withUnsafeBytes { payload in
        try time.withUnsafeBytes { time in
          try replay.read(kind: kind, payload: payload, time: time, stamp: record.stamp)
        }
      }
    }
  }
}

/// Everything that a state holds, as text, so that two states can be compared in depth.
func description(of state: CollectionState) -> String {
  var lines: [String] = [CanonicalSheets.stateHash(state).hex]
  for batch in state.orderedBatches {
    lines.append(
      "batch \(batch.id) \(batch.parameters) \(String(describing: batch.seal)) "
        + "\(String(describing: batch.spoiling)) \(batch.closings.map(\.hex)) \(batch.conflicts)")
    for (number, settled) in batch.settlements.sorted(by: { $0.key < $1.key }) {
      let places = settled.places.sorted { $0.key < $1.key }.map { "\($0.value)" }
      lines.append("settled \(number) \(String(describing: settled.whole)) \(places)")
    }
    lines += batch.differences(illegible: true).map { "difference \($0)" }
    lines += batch.withdrawn.map { withdrawn in
      "withdrawn \(withdrawn.pass.owner) \(withdrawn.pass.papers.inOrder) "
        + "\(withdrawn.pass.corrections) \(withdrawn.withdrawals)"
    }
    for pass in batch.passes.values.sorted(by: { $0.number < $1.number }) {
      lines.append(
        "pass \(pass.number) \(pass.owner) \(pass.journal) \(pass.issued) \(pass.returned) "
          + "\(pass.beganAt) \(String(describing: pass.closing)) \(pass.parameters) "
          + "\(String(describing: pass.sample)) \(String(describing: pass.lastReopening)) "
          + "\(String(describing: pass.reopening)) \(String(describing: pass.lastNumber))")
      for paper in pass.papers.inOrder {
        let texts = paper.texts.sorted { $0.key < $1.key }.map {
          "\($0.key)=\(Array($0.value.utf8))"
        }
        lines.append(
          "paper \(paper.number) \(paper.marks?.tokens.joined(separator: " ") ?? "none") \(texts) "
            + "\(String(describing: paper.ruling)) \(paper.isVoided) \(paper.isForced) "
            + "\(paper.keyedBy) \(paper.keyedAt)")
      }
      lines += pass.corrections.map { "correction \($0)" }
    }
  }
  lines += state.facts.sorted { $0.key < $1.key }.map { "fact \($0.value)" }
  lines += state.factConflicts.sorted { $0.key < $1.key }.map { "conflict \($0.value)" }
  lines += state.interventions.map { "\($0)" }
  lines += state.operators.sorted { $0.key < $1.key }.map { "operator \($0.key) \($0.value)" }
  lines.append("changes \(state.factChanges)")
  return lines.joined(separator: "\n")
}
