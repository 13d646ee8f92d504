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

    /// The same record in a branch.
    func moved(to journal: String) -> Record {
      Record(
        kind: kind, fields: fields, time: time,
        stamp: Stamp(journal: journal, sequence: stamp.sequence, hash: stamp.hash))
    }
  }

  /// All records in the order in which they were made.
  private(set) var records: [Record] = []
  /// When set, all operators write to one journal.
  var isShared = false
  /// The station, by which one operator has a journal on each machine; empty on the first.
  var station = ""
  /// The copy that is written, where a journal was copied and both copies went on.
  private var branches: [String: String] = [:]
  /// What the file of a journal is called on a machine that began as a copy of another; else empty.
  var copyName = ""
  /// What the files of copies are called.
  private var copies: [String: String] = [:]
  /// The stations at which journals and copies were kept.
  private var stations: [String: String] = [:]
  /// What reading all journals again takes; nil where nothing is read again.
  var plan: CollectionPlan?
  /// What the next `who` meets instead of a journal.
  var failure: RecordingFailure?
  private(set) var journalID: String?
  private var heads: [String: (sequence: Int, hash: Digest)] = [:]
  private var clock = 0

  var lastHash: Digest? { journalID.flatMap { heads[$0]?.hash } }

  var head: String? {
    journalID.flatMap { heads[$0] }.map { "\($0.sequence):\($0.hash.prefix16)" }
  }

  mutating func open(for operatorID: String) throws(RecordingFailure) -> CollectionState? {
    if let failure {
      self.failure = nil
      throw failure
    }
    let id = Self.id(isShared ? "shared" : operatorID, at: station)
    journalID = branches[id] ?? id
    return nil
  }

  /// The journal of an operator at a station.
  static func id(_ operatorID: String, at station: String = "") -> String {
    SHA256.hash(operatorID + station).prefix16 + "0123456789abcdef"
  }

  mutating func reread() -> CollectionState? {
    guard let plan else { return nil }
    return try? joined(plan)
  }

  /// Where the journals are kept, as a folder of journals would say it.
  private var places: [String: JournalPlace] {
    var places: [String: JournalPlace] = [:]
    var keepers: [String: String] = [:]
    for record in records {
      let trunk = Replay.trunk(of: record.stamp.journal)
      if record.kind == "who", keepers[trunk] == nil { keepers[trunk] = record.fields.first }
      let keeper = keepers[trunk] ?? ""
      let station = stations[record.stamp.journal] ?? ""
      let name = station.isEmpty ? "desk" : station
      for journal in Set([record.stamp.journal, trunk]) where places[journal] == nil {
        places[journal] = JournalPlace(
          keeper: keeper, station: name,
          file: "\(keeper)-\(copies[journal] ?? name).journal")
      }
    }
    return places
  }

  /// The state that all journals together replay to, with the rulings on their conflicts.
  func joined(_ plan: CollectionPlan, by order: [String]? = nil) throws -> CollectionState {
    try Self.replayed(
      records, by: order ?? Set(records.map(\.stamp.journal)).sorted(), plan, places: places)
  }

  /// One journal as a machine holds it: from its first record to its last.
  private struct Chain {
    var records: [Record]
    let station: String
    var copy: String?
    var isHere: Bool

    /// How many records are the same.
    func common(_ other: Chain) -> Int {
      zip(records, other.records).prefix { $0.stamp.hash == $1.stamp.hash }.count
    }
  }

  private var trunks: [String] {
    records.map { Replay.trunk(of: $0.stamp.journal) }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  private func chains(of trunk: String, isHere: Bool) -> [Chain] {
    let common = records.filter { $0.stamp.journal == trunk }
    let ids = Set(records.map(\.stamp.journal)).filter { Replay.trunk(of: $0) == trunk }
    let tips = ids.count > 1 ? ids.subtracting([trunk]).sorted() : [trunk]
    return tips.map { tip in
      let rest = tip == trunk ? [] : records.filter { $0.stamp.journal == tip }
      return Chain(
        records: (common + rest).map { $0.moved(to: trunk) }, station: stations[tip] ?? station,
        copy: copies[tip] ?? (copyName.isEmpty ? nil : copyName),
        isHere: isHere && (branches[trunk] ?? tip) == tip)
    }
  }

  /// One folder with the journals of several machines; a journal of which two went on has a common part
  /// and two branches.
  static func together(
    _ machines: [(name: String, journals: MemoryJournals)], at here: String
  ) -> MemoryJournals {
    var joined = MemoryJournals()
    var chains: [String: [Chain]] = [:]
    for (name, journals) in machines {
      joined.clock = max(joined.clock, journals.clock)
      for trunk in journals.trunks {
        for chain in journals.chains(of: trunk, isHere: name == here) {
          let known = chains[trunk] ?? []
          let index = known.firstIndex {
            $0.common(chain) == min($0.records.count, chain.records.count)
          }
          guard let index else {
            chains[trunk, default: []].append(chain)
            continue
          }
          var longer = known[index]
          if chain.records.count > longer.records.count {
            longer.records = chain.records
            longer.copy = chain.copy
          }
          longer.isHere = longer.isHere || chain.isHere
          chains[trunk]?[index] = longer
        }
      }
    }
    for trunk in chains.keys.sorted() { joined.take(chains[trunk] ?? [], of: trunk) }
    joined.station = machines.first { $0.name == here }?.journals.station ?? here
    return joined
  }

  private mutating func take(_ chains: [Chain], of trunk: String) {
    guard chains.count == 2 else {
      for chain in chains {
        adopt(chain.records)
        stations[trunk] = chain.station
      }
      return
    }
    let common = chains[0].common(chains[1])
    adopt(Array(chains[0].records.prefix(common)))
    stations[trunk] = chains[0].station
    for chain in chains {
      let branch = Replay.branchName(of: trunk, first: chain.records[common].stamp.hash)
      adopt(chain.records.dropFirst(common).map { $0.moved(to: branch) })
      stations[branch] = chain.station
      copies[branch] = chain.copy
      if chain.isHere { branches[trunk] = branch }
    }
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
    stations[journal] = stations[journal] ?? station
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
    try replayed(records, by: order, plan, places: [:])
  }

  private static func replayed(
    _ records: [Record], by order: [String], _ plan: CollectionPlan,
    places: [String: JournalPlace]
  ) throws -> CollectionState {
    var guide = ReplayGuide()
    while true {
      let (state, fault) = try replayed(records, by: order, plan, guide, places)
      let next = state.guide(after: guide)
      if next == guide {
        if let fault { throw fault }
        return state
      }
      guide = next
    }
  }

  private static func replayed(
    _ records: [Record], by order: [String], _ plan: CollectionPlan, _ guide: ReplayGuide,
    _ places: [String: JournalPlace]
  ) throws -> (CollectionState, (any Error)?) {
    var fault: (any Error)?
    var replay = Replay(layouts: plan.layouts.values, guide: guide)
    for (journal, place) in places { replay.introduce(journal, place) }
    var rest = order.map { id in records.filter { $0.stamp.journal == id }[...] }
    var begun: Set<String> = []
    while rest.contains(where: { !$0.isEmpty }) {
      var hasMoved = false
      for index in rest.indices {
        let trunk = Replay.trunk(of: order[index])
        if trunk != order[index] {
          // A branch begins where the common part ends.
          let isReady = !order.indices.contains { order[$0] == trunk && !rest[$0].isEmpty }
          guard isReady else { continue }
          if begun.insert(order[index]).inserted { replay.branch(trunk, to: order[index]) }
        }
        while let record = rest[index].first {
          do {
            guard try read(record, &replay) == .applied else { break }
          } catch {
            fault = fault ?? error
            replay.pass(over: record.stamp)
          }
          rest[index].removeFirst()
          hasMoved = true
        }
      }
      guard hasMoved else { throw ReplayTrouble.waiting("all") }
    }
    return (replay.state, fault)
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
  for key in state.overriddenKeys {
    lines.append("override \(key) \(state.overrides(of: key)) \(state.priors(of: key))")
  }
  lines.append("changes of overrides \(state.overrideChanges.count)")
  lines += state.interventions.map { "\($0)" }
  lines += state.operators.sorted { $0.key < $1.key }.map { "operator \($0.key) \($0.value)" }
  lines.append("changes \(state.factChanges)")
  return lines.joined(separator: "\n")
}
