import Digests

/// What the reading of a journal found.
public struct JournalSummary: Sendable, Hashable {
  /// The state of the bytes after the last good record.
  public enum Condition: Sendable, Hashable {
    /// There are none.
    case sound
    /// A writer died, or is writing just now; the next one to open the journal seals them.
    case tail(UnfinishedTail)
    /// The file was changed, cut or is of another sort; nobody may write to it.
    case damage(JournalDamage)
  }

  /// The header; nil when the first line is no good one.
  public let header: JournalHeader?
  /// The last good record.
  public let head: JournalHead
  /// The burst of the last good record; the header's is 0.
  public let batch: Int
  /// Where the last good line ends, in bytes.
  public let goodLength: Int
  /// How many bytes were read.
  public let length: Int
  /// What follows the last good record.
  public let condition: Condition
  /// The tails that were sealed: of more than ``JournalLimits/listedNotes`` the first and the last.
  public let sealedTails: [SealedTail]
  /// How many tails were sealed.
  public let sealedTailCount: Int
  /// Where the clock ran back, at most ``JournalLimits/listedNotes`` places.
  public let clockNotes: [ClockNote]
  /// How often the clock ran back.
  public let clockNoteCount: Int
  /// The watched heads, by number, with the hash that the journal has there.
  let watched: [Int: Digest]

  /// How many good records there are, the header among them.
  public var records: Int { head.seq }

  /// The good part's last record as a stamp; nil without a header.
  public var stamp: RecordStamp? {
    header.map { RecordStamp(journal: $0.id, seq: head.seq, hash: head.hash) }
  }

  /// Whether everything up to the end of file is records.
  public var isSound: Bool { condition == .sound }

  /// What the journal says to a head that was given to the scanner before reading.
  ///
  /// A head that was not given is answered from the last record alone.
  public func verdict(on reference: HeadReference) -> HeadVerdict {
    guard reference.seq <= head.seq else { return .shorter(than: reference.seq, has: head.seq) }
    let found = reference.seq == head.seq ? head.hash : watched[reference.seq]
    guard let found else { return .differs(seq: reference.seq, found: .zero) }
    return reference.matches(found) ? .extends : .differs(seq: reference.seq, found: found)
  }
}
