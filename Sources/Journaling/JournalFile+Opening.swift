import Digests

extension JournalFile {
  /// Whose journal is to be opened.
  public struct Identity: Sendable, Hashable {
    /// The round; a journal of another one is refused.
    public let round: String
    /// The operator, for the header of a new journal.
    public let `operator`: String
    /// The station, for the header of a new journal.
    public let station: String

    /// Collects the facts.
    public init(round: String, operator: String, station: String) {
      self.round = round
      self.operator = `operator`
      self.station = station
    }
  }

  /// Opens a journal for writing, or makes it; verifies all of it and seals an unfinished tail.
  ///
  /// Nothing is written to a journal that is damaged, rolled back, of another round or locked.
  /// - Parameters:
  ///   - path: the journal's file; its folder must exist.
  ///   - identity: whose journal it is.
  ///   - time: the time for a `recover` record, should one be needed.
  ///   - newID: the name of the journal, should it be made.
  ///   - storage: the system calls.
  ///   - visit: takes each good record in order, as ``JournalReader`` shows them; a later refusal
  ///     of the file makes what was shown void.
  public static func open(
    _ path: String, identity: Identity, time: String, newID: JournalID = .random(),
    storage: any JournalStorage = SystemStorage(),
    visit: (RecordView) throws(JournalError) -> Void = { _ in }
  ) throws(JournalError) -> JournalFile {
    let access = StorageAccess(storage: storage)
    for descriptor in Int32(0)...2 where !storage.isOpen(descriptor) {
      throw .standardStreamClosed(descriptor)
    }
    guard Array(time.utf8).withUnsafeBytes({ RecordTime.holds($0) }) else {
      throw .timeNotAllowed(time)
    }
    let header = try JournalHeader(
      id: newID, round: identity.round, operator: identity.operator, station: identity.station)
    for _ in 0..<8 {
      if let descriptor = try access.lockExisting(path) {
        return try attach(
          descriptor, path: path, round: identity.round, time: time, isNew: false, access, visit)
      }
      if let descriptor = try access.create(path, header: header) {
        return try attach(
          descriptor, path: path, round: identity.round, time: time, isNew: true, access, visit)
      }
    }
    throw .restless(path: path)
  }

  /// Verifies a locked file and makes it ready for writing; closes it when it is refused.
  private static func attach(
    _ descriptor: Int32, path: String, round: String, time: String, isNew: Bool,
    _ access: StorageAccess, _ visit: (RecordView) throws(JournalError) -> Void
  ) throws(JournalError) -> JournalFile {
    do throws(JournalError) {
      let note = try HeadNote.read(beside: path, access)
      try access.settle(descriptor, path)
      var scanner = note.scanner(watching: [])
      let size = try access.readAll(descriptor, path: path) {
        block throws(JournalError) in
        try scanner.feed(block, visit: visit)
      }
      let found = scanner.summary
      let reading = JournalReading(path: path, summary: found, note: note.state(for: found))
      if let refusal = reading.refusal { throw refusal }
      guard let header = found.header else { throw .notAJournal(path: path) }
      guard header.round == round else {
        throw .wrongRound(path: path, expected: round, found: header.round)
      }
      var recovery = JournalOpening.Recovery.notNeeded
      if case .tail(let tail) = found.condition {
        recovery = try recover(
          tail, in: &scanner, descriptor: descriptor, size: size, path: path, time: time, access,
          visit)
      }
      return JournalFile(
        path: path, header: header,
        opening: JournalOpening(
          isNew: isNew, summary: scanner.summary, recovery: recovery, note: reading.note),
        access: access, descriptor: descriptor)
    } catch {
      access.storage.close(descriptor)
      throw error
    }
  }

  /// Closes an unfinished tail, and lets the scanner verify what was added.
  private static func recover(
    _ tail: UnfinishedTail, in scanner: inout JournalScanner, descriptor: Int32, size: Int,
    path: String, time: String, _ access: StorageAccess,
    _ visit: (RecordView) throws(JournalError) -> Void
  ) throws(JournalError) -> JournalOpening.Recovery {
    let found = scanner.summary
    guard let stamp = found.stamp else { throw .notAJournal(path: path) }
    var chain = JournalChain(journal: stamp.journal, after: stamp.head, batch: found.batch)
    var added: [UInt8] = tail.endsLine ? [] : [0x0A]
    if !tail.isWholeRecord {
      let named = "\(tail.offset) \(tail.sealedLength) \(tail.sealedHash.hex)"
      try chain.append(kind: "recover", payload: Array(named.utf8), time: Array(time.utf8))
      added += chain.pending
      let intent = SealIntent(
        offset: tail.offset, length: tail.sealedLength, hash: tail.sealedHash)
      try HeadNote(journal: stamp.journal, head: stamp.head, intent: intent)
        .write(beside: path, access)
    }
    try access.append(added, to: descriptor, at: size, path: path)
    try added.span.bytes.withUnsafeBytes { bytes throws(JournalError) in
      try scanner.feed(bytes, visit: visit)
    }
    let summary = scanner.summary
    if case .damage(let damage) = summary.condition { throw .damaged(path: path, damage) }
    guard summary.isSound, let stamp = summary.stamp else {
      throw .changedUnderneath(path: path, expected: size + added.count, found: summary.length)
    }
    guard let sealed = summary.sealedTails.last, sealed.seq == stamp.seq else {
      return .completedLastRecord
    }
    try HeadNote(journal: stamp.journal, head: stamp.head).write(beside: path, access)
    return .sealed(sealed)
  }
}
