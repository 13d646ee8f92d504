/// Reads journals without locking or changing them, also those that others are writing just now.
public struct JournalReader: Sendable {
  private let storage: any JournalStorage

  /// Reads through a storage, by default this machine's files.
  public init(storage: any JournalStorage = SystemStorage()) {
    self.storage = storage
  }

  /// The header of a journal, without looking at anything behind it; nil when it is no good one.
  public func header(of path: String) throws(JournalError) -> JournalHeader? {
    let access = StorageAccess(storage: storage)
    let descriptor = try open(path, access)
    defer { storage.close(descriptor) }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 8192, alignment: 1)
    defer { block.deallocate() }
    let count: Int
    do throws(SystemFault) {
      count = try access.patiently { () throws(SystemFault) in
        try storage.read(descriptor, into: block, at: 0)
      }
    } catch {
      throw error.refusal(of: path)
    }
    var scanner = JournalScanner()
    scanner.feed(UnsafeRawBufferPointer(rebasing: block[..<max(0, count)])) { (_: RecordView) in }
    return scanner.summary.header
  }

  /// Verifies a journal from its first byte to its last and shows every good record, in order.
  ///
  /// Damage and tails are no errors here: they stand in the reading's condition, and the records
  /// shown before are good. A journal of a million records takes memory for one block and one line.
  /// - Parameters:
  ///   - path: the journal's file.
  ///   - heads: heads that were noted earlier, to be asked with `reading.summary.verdict(on:)`.
  ///   - visit: takes each record; its error ends the reading and is passed on.
  public func read(
    _ path: String, watching heads: [HeadReference] = [],
    visit: (RecordView) throws(JournalError) -> Void = { _ in }
  ) throws(JournalError) -> JournalReading {
    let access = StorageAccess(storage: storage)
    let note = try HeadNote.read(beside: path, access)
    let descriptor = try open(path, access)
    defer { storage.close(descriptor) }
    var scanner = note.scanner(watching: heads)
    _ = try access.readAll(descriptor, path: path) {
      block throws(JournalError) in
      try scanner.feed(block, visit: visit)
    }
    let summary = scanner.summary
    return JournalReading(path: path, summary: summary, note: note.state(for: summary))
  }

  private func open(_ path: String, _ access: StorageAccess) throws(JournalError) -> Int32 {
    do throws(SystemFault) {
      guard let status = try storage.status(at: path) else { throw SystemFault.absence }
      guard status.isRegular else { throw SystemFault.strangeFile }
      return try access.open(path, for: .reading)
    } catch {
      if error.isAbsence { throw .missing(path: path) }
      throw error == .strangeFile ? .notAJournal(path: path) : error.refusal(of: path)
    }
  }
}
