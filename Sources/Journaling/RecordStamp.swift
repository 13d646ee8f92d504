public import Digests

/// The identity of one record: its journal, its place in it and the hash that binds all before it.
public struct RecordStamp: Sendable, Hashable {
  /// The journal that holds the record.
  public let journal: JournalID
  /// The record's number; the header is 1.
  public let seq: Int
  /// The hash at the end of the record's line.
  public let hash: Digest

  /// Names a record.
  public init(journal: JournalID, seq: Int, hash: Digest) {
    self.journal = journal
    self.seq = seq
    self.hash = hash
  }

  /// The head that a journal has when this is its last record.
  public var head: JournalHead { JournalHead(seq: seq, hash: hash) }
}
