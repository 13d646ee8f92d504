import Digests

/// Makes a new journal from the good records of one that may not be written to any more.
///
/// The old file is only read. The new one begins with a record `salvage <old journal> <last good seq>
/// <its hash> <offset> <length>` that says which bytes were not taken; when the head noted beside
/// the old journal was not reached, that head follows as `<seq>:<hash>`. Each good record follows as
/// `salvaged <old seq> <old hash> <kind> <payload>` with its old time; ``RecordView`` shows it as the
/// record it was, and ``JournalRecord/origins`` let references to the old hashes find it.
public struct JournalSalvage: Sendable {
  private let storage: any JournalStorage

  /// Works through a storage, by default this machine's files.
  public init(storage: any JournalStorage = SystemStorage()) {
    self.storage = storage
  }

  /// What was saved and what was not.
  public struct Report: Sendable, Hashable {
    /// The old journal as it was found.
    public let old: JournalReading
    /// The header of the new journal.
    public let header: JournalHeader
    /// The head of the new journal.
    public let head: JournalHead
    /// How many records were copied.
    public let copied: Int
    /// How many bytes at the end of the old file were not taken.
    public let lostBytes: Int
    /// The head noted beside the old journal, where the file ends before it; nil where it holds it.
    public let noted: JournalHead?

    /// How many acknowledged records the old file lacks, as far as the noted head tells; at least.
    public var missingRecords: Int { noted.map { max(0, $0.seq - old.summary.head.seq) } ?? 0 }
  }

  /// Copies the good records of a damaged or rolled-back journal to a new one.
  ///
  /// The new journal gets its name only when it is complete, verified and on the disk.
  /// - Parameters:
  ///   - old: the journal that is damaged.
  ///   - new: the name of the journal to be made; nothing may have it yet.
  ///   - time: the time of the `salvage` record.
  ///   - newID: the name of the new journal.
  public func salvage(
    _ old: String, to new: String, time: String, newID: JournalID = .random()
  ) throws(JournalError) -> Report {
    let reader = JournalReader(storage: storage)
    let found = try reader.read(old)
    guard let oldHeader = found.summary.header else { throw .headerUnreadable(path: old) }
    let loss = try Loss(found)
    let header = try JournalHeader(
      id: newID, round: oldHeader.round, operator: oldHeader.operator, station: oldHeader.station)
    let access = StorageAccess(storage: storage)
    var head = JournalHead.none
    var copied = 0
    for _ in 0..<8 {
      let descriptor = try access.publishNew(new) { descriptor throws(JournalError) in
        var copy = Copy(access: access, descriptor: descriptor, path: new, header: header)
        try copy.flush()
        try copy.begin(loss.fields(oldHeader.id, found.summary.head), time: time)
        let again = try reader.read(old) { view throws(JournalError) in
          if !view.isKind(ReservedKind.recover) { try copy.take(view) }
        }
        guard again == found else { throw .restless(path: old) }
        try copy.flush()
        head = try copy.verified()
        copied = copy.count
      }
      if let descriptor {
        defer { storage.close(descriptor) }
        try HeadNote(journal: newID, head: head).write(beside: new, access)
        return Report(
          old: found, header: header, head: head, copied: copied, lostBytes: loss.length,
          noted: loss.noted)
      }
      if try access.hasFile(new) { throw .exists(path: new) }
    }
    throw .restless(path: new)
  }

  /// What cannot be taken over.
  private struct Loss {
    let offset: Int
    let length: Int
    let noted: JournalHead?

    init(_ found: JournalReading) throws(JournalError) {
      guard let refusal = found.refusal else { throw .nothingToSalvage(path: found.path) }
      offset = found.summary.goodLength
      length = found.summary.length - found.summary.goodLength
      if case .contradicts(let head, _) = found.note {
        noted = head
      } else {
        guard case .damage = found.summary.condition else { throw refusal }
        noted = nil
      }
    }

    func fields(_ journal: JournalID, _ head: JournalHead) -> [String] {
      [journal.description, String(head.seq), head.hash.hex, String(offset), String(length)]
        + (noted.map { ["\($0.seq):\($0.hash.hex)"] } ?? [])
    }
  }

  /// The new journal while it has no name yet.
  private struct Copy {
    let access: StorageAccess
    let descriptor: Int32
    let path: String
    var chain: JournalChain
    var size = 0
    var count = 0

    init(access: StorageAccess, descriptor: Int32, path: String, header: JournalHeader) {
      self.access = access
      self.descriptor = descriptor
      self.path = path
      chain = JournalChain(beginning: header)
    }

    mutating func begin(_ fields: [String], time: String) throws(JournalError) {
      try chain.append(
        kind: "salvage", payload: RecordPayload.encode(fields), time: Array(time.utf8))
    }

    mutating func take(_ view: RecordView) throws(JournalError) {
      guard let parts = RecordLine(view.bytes) else { return }
      var payload = Array("\(view.seq) \(view.hash.hex) ".utf8)
      payload.append(contentsOf: view.bytes[parts.kind.lowerBound..<parts.bodyEnd])
      try chain.append(kind: "salvaged", payload: payload, time: Array(view.time))
      count += 1
      if chain.pending.count >= JournalLimits.blockBytes { try flush() }
    }

    mutating func flush() throws(JournalError) {
      try access.append(chain.pending, to: descriptor, at: size, path: path)
      size += chain.pending.count
      chain.settle()
    }

    func verified() throws(JournalError) -> JournalHead {
      var scanner = JournalScanner()
      _ = try access.readAll(descriptor, path: path) { block throws(JournalError) in
        scanner.feed(block) { (_: RecordView) in }
      }
      let summary = scanner.summary
      if case .damage(let damage) = summary.condition { throw .damaged(path: path, damage) }
      guard summary.isSound, summary.head == chain.base else {
        throw .changedUnderneath(path: path, expected: size, found: summary.length)
      }
      return summary.head
    }
  }
}
