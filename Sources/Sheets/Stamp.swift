public import Diagnostics
public import Digests

/// Where a recorded event stands: its journal, its sequence number and its hash.
public struct Stamp: Sendable, Hashable {
  /// The journal's id, 32 hex digits.
  public let journal: String
  /// The sequence number inside that journal, from 1.
  public let sequence: Int
  /// The record's hash.
  public let hash: Digest

  /// Collects the parts.
  public init(journal: String, sequence: Int, hash: Digest) {
    self.journal = journal
    self.sequence = sequence
    self.hash = hash
  }
}

/// How finely a record's time is written down.
public enum TimeGrain: Sendable, Hashable {
  /// To the second.
  case second
  /// To the day: for papers of anonymous questionnaires.
  case day
}

/// A recorded event's surroundings: who made it, when, and where it stands.
public struct RecordContext: Sendable, Hashable {
  /// Where the record stands.
  public let stamp: Stamp
  /// The operator whose `who` was the last in that journal; empty before the first.
  public let operatorID: String
  /// The record's time as written, to the second or to the day.
  public let time: String

  /// Collects the parts.
  public init(stamp: Stamp, operatorID: String, time: String) {
    self.stamp = stamp
    self.operatorID = operatorID
    self.time = time
  }
}

/// Something that puts events on record and says at once where they will stand.
///
/// The record is durable only when its owner has committed it; until then no reply is sent.
public protocol Recording {
  /// Makes ready to record what an operator does, before their `who` is recorded.
  ///
  /// - Returns: the state as it is on the disk now, when it is not what the session knows.
  /// - Throws: `RecordingFailure` when nothing can be recorded for them.
  mutating func open(for operatorID: String) throws(RecordingFailure) -> CollectionState?
  /// Brings everything to the disk and reads all journals anew, which a ruling on a conflict takes.
  ///
  /// - Returns: the state that they make; nil where nothing is read again.
  mutating func reread() throws(RecordingFailure) -> CollectionState?
  /// The journal that is being written, 32 hex digits; nil before there is one.
  var journalID: String? { get }
  /// Where another journal of the round is kept; nil where that is not known.
  ///
  /// - Parameter journal: as a stamp names it
  func place(of journal: String) -> JournalPlace?
  /// The journal's head, `seq:hash16`; nil before there is one.
  var head: String? { get }
  /// The head's check digits for paper and telephone; nil before there is a head.
  var checkDigits: String? { get }
  /// The hash of the newest record; nil before there is one.
  var lastHash: Digest? { get }
  /// Records an event in the protocol's own words; returns its stamp and its time as written.
  mutating func record(kind: String, fields: [String], grain: TimeGrain) -> (
    stamp: Stamp, time: String
  )
}

extension Recording {
  /// Nothing is read again, where there is no journal on a disk.
  public mutating func reread() throws(RecordingFailure) -> CollectionState? { nil }

  /// Unknown, where journals have no files.
  public func place(of journal: String) -> JournalPlace? { nil }

  /// None, where the journal has no check digits.
  public var checkDigits: String? { nil }

  /// The fields that name the head: `head`, and `checkDigits` where there are any.
  public var headFields: [(key: String, value: String)] {
    [(key: "head", value: head ?? "none")]
      + (checkDigits.map { [(key: "checkDigits", value: $0)] } ?? [])
  }
}

/// Where a journal was written: what a clerk has to be told who looks for it.
public struct JournalPlace: Sendable, Hashable {
  /// The station, as its journals name it.
  public let station: String
  /// The file's name, without its folder.
  public let file: String

  /// Collects the parts.
  public init(station: String, file: String) {
    self.station = station
    self.file = file
  }
}

/// Why nothing can be recorded, with the protocol's code.
public struct RecordingFailure: Error, Sendable {
  /// 440, 450 or 560.
  public let code: Int
  /// The fields that programs read.
  public let fields: [(key: String, value: String)]
  /// What to tell the clerk.
  public let message: Bilingual

  /// Collects the facts.
  public init(code: Int, fields: [(key: String, value: String)], message: Bilingual) {
    self.code = code
    self.fields = fields
    self.message = message
  }
}
