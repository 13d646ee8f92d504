/// A journal that is open for writing; while this value lives, nobody else can write to the file.
///
/// Records are made with ``append(kind:fields:time:)`` and are on the disk when ``commit()`` returns.
/// After any error it never writes again: what the disk holds is then unknown until the journal is
/// opened anew, which verifies all of it.
public final class JournalFile {
  /// The journal's file.
  public let path: String
  /// The journal's header.
  public let header: JournalHeader
  /// What opening found and did.
  public let opening: JournalOpening
  /// The records that were made; its `base` is what is on the disk.
  public private(set) var chain: JournalChain
  /// The error that stopped this writer for good; nil while it works.
  public private(set) var failure: JournalError?

  private let access: StorageAccess
  private var descriptor: Int32?
  private var size: Int

  init(
    path: String, header: JournalHeader, opening: JournalOpening, access: StorageAccess,
    descriptor: Int32
  ) {
    self.path = path
    self.header = header
    self.opening = opening
    self.access = access
    self.descriptor = descriptor
    size = opening.summary.length
    chain = JournalChain(
      journal: header.id, after: opening.summary.head, batch: opening.summary.batch)
  }

  deinit {
    if let descriptor { access.storage.close(descriptor) }
  }

  /// The last record that is on the disk.
  public var head: JournalHead { chain.base }

  /// Makes the next record and returns its identity at once; it is stored by the next commit.
  @discardableResult
  public func append(
    kind: String, fields: [String], time: String
  ) throws(JournalError) -> RecordStamp {
    try chain.append(kind: kind, fields: fields, time: time)
  }

  /// Forgets the records made since the last commit.
  public func discardPending() { chain.discardPending() }

  /// Brings the waiting records to the disk: one write, one sync, one look at the size.
  ///
  /// When it returns they may be acknowledged. When it throws none of them may be, and this writer
  /// has stopped for good.
  /// - Returns: the new head; without waiting records the old one, and nothing is called.
  @discardableResult
  public func commit() throws(JournalError) -> JournalHead {
    guard failure == nil, let descriptor else { throw .stopped(path: path) }
    guard chain.pendingCount > 0 else { return head }
    do throws(JournalError) {
      try access.append(chain.pending, to: descriptor, at: size, path: path)
    } catch {
      failure = error
      throw error
    }
    size += chain.pending.count
    chain.settle()
    return head
  }

  /// Notes the head beside the journal and gives up the lock; records not committed are forgotten.
  ///
  /// The journal is closed whatever happens; an error says only that the head could not be noted.
  /// - Returns: the head, for the paper.
  @discardableResult
  public func close() throws(JournalError) -> JournalHead {
    guard let descriptor else { throw failure ?? .stopped(path: path) }
    defer {
      access.storage.close(descriptor)
      self.descriptor = nil
    }
    if let failure { throw failure }
    try noteHead()
    return head
  }

  /// Notes the head beside the journal, as at the sealing of a batch.
  public func noteHead() throws(JournalError) {
    guard failure == nil, descriptor != nil else { throw .stopped(path: path) }
    try HeadNote(journal: header.id, head: head).write(beside: path, access)
  }
}
