import Digests

/// Makes records and their hashes as a pure value; the bytes wait until somebody writes them.
///
/// The stamp of a record is known at once, so that later records of the same burst can refer to it.
public struct JournalChain: Sendable {
  /// The journal that the records are for.
  public let journal: JournalID
  /// The head before the waiting records.
  public private(set) var base: JournalHead
  /// The last record that was made, waiting ones included.
  public private(set) var head: JournalHead
  /// The burst that the waiting records will belong to.
  public private(set) var batch: Int
  /// The lines that wait to be written.
  public private(set) var pending: [UInt8] = []
  private var hash: ChainHash

  /// Goes on after a head; `batch` is the burst of that record.
  public init(journal: JournalID, after head: JournalHead, batch: Int) {
    self.journal = journal
    base = head
    self.head = head
    self.batch = batch < Int.max ? batch + 1 : batch
    hash = ChainHash(after: head.hash)
  }

  /// Begins a journal: the header is the first waiting line, in burst 0.
  init(beginning header: JournalHeader) {
    journal = header.id
    base = .none
    head = .none
    batch = 0
    hash = ChainHash()
    write(header.body)
  }

  /// How many records wait.
  public var pendingCount: Int { head.seq - base.seq }

  /// Makes the next record and returns its identity.
  ///
  /// Refused, with nothing changed: a kind that is not `[a-z][a-z-]*` or is the journal's own
  /// (`recover`, `salvage`, `salvaged`), a time of another form, a line over
  /// ``JournalLimits/enteredLineBytes``.
  @discardableResult
  public mutating func append(
    kind: String, fields: [String], time: String
  ) throws(JournalError) -> RecordStamp {
    if ReservedKind.holds(kind) { throw .kindNotAllowed(kind) }
    return try append(
      kind: kind, payload: RecordPayload.encode(fields), time: Array(time.utf8),
      limit: JournalLimits.enteredLineBytes)
  }

  /// Makes a record of which the payload is escaped already, of any kind.
  @discardableResult
  mutating func append(
    kind: String, payload: [UInt8], time: [UInt8], limit: Int = JournalLimits.lineBytes
  ) throws(JournalError) -> RecordStamp {
    guard time.withUnsafeBytes({ RecordTime.holds($0) }) else {
      throw .timeNotAllowed(String(decoding: time, as: UTF8.self))
    }
    var body = Array("\(head.seq + 1) \(batch) ".utf8)
    body.append(contentsOf: time)
    body.append(0x20)
    body.append(contentsOf: kind.utf8)
    if !payload.isEmpty {
      body.append(0x20)
      body.append(contentsOf: payload)
    }
    let bytes = body.count + RecordLine.hashTail + 1
    guard bytes <= limit else { throw .recordTooLong(bytes: bytes, limit: limit) }
    guard isGrammatical(body, kind: kind) else { throw .kindNotAllowed(kind) }
    return write(body)
  }

  /// Forgets the waiting records, as if they had never been made.
  public mutating func discardPending() {
    guard pendingCount > 0 else { return }
    pending.removeAll(keepingCapacity: true)
    head = base
    hash = ChainHash(after: base.hash)
  }

  /// Takes note that the waiting records are on the disk; the next ones belong to the next burst.
  mutating func settle() {
    pending.removeAll(keepingCapacity: true)
    base = head
    batch += 1
  }

  private func isGrammatical(_ body: [UInt8], kind: String) -> Bool {
    let line = body + [0x20] + [UInt8](repeating: 0x30, count: 64)
    return line.withUnsafeBytes { bytes in
      guard let parts = RecordLine(bytes) else { return false }
      return bytes[parts.kind].elementsEqual(kind.utf8)
    }
  }

  @discardableResult
  private mutating func write(_ body: [UInt8]) -> RecordStamp {
    let digest = body.withUnsafeBytes { hash.hash(of: $0) }
    hash.advance(to: digest)
    pending.append(contentsOf: body)
    pending.append(0x20)
    digest.writeHex(into: &pending)
    pending.append(0x0A)
    head = JournalHead(seq: head.seq + 1, hash: digest)
    return RecordStamp(journal: journal, seq: head.seq, hash: digest)
  }
}
