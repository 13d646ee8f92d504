public import Diagnostics

/// Why a journal was not opened, not read or not written; what was answered before stays true.
public enum JournalError: ReportableError, Hashable {
  /// Descriptor 0, 1 or 2 is closed, so that a file could take its place.
  case standardStreamClosed(Int32)
  /// There is no file of that name.
  case missing(path: String)
  /// The file is empty, is no ordinary file or does not begin like a journal.
  case notAJournal(path: String)
  /// The journal is not what was written.
  case damaged(path: String, JournalDamage)
  /// Another process has the journal open for writing.
  case locked(path: String)
  /// The file is an older copy, was cut at a line's end or was rewritten: its noted head is missing.
  case rolledBack(path: String, noted: String, HeadVerdict)
  /// The journal is gone although its head was noted beside it.
  case vanished(path: String, noted: String)
  /// The head noted beside the journal belongs to another journal.
  case notedForAnother(path: String, noted: JournalID, found: JournalID)
  /// The journal belongs to another round.
  case wrongRound(path: String, expected: String, found: String)
  /// There is no room; nothing of the burst counts as stored.
  case noRoom(path: String, SystemFault)
  /// The disk did not confirm; it is unknown what it holds, and nothing counts as stored.
  case notSynced(path: String, SystemFault)
  /// Another call failed.
  case system(path: String, SystemFault)
  /// Somebody else wrote to the file or cut it while it was locked.
  case changedUnderneath(path: String, expected: Int, found: Int)
  /// The file was replaced again and again while it was being opened.
  case restless(path: String)
  /// An earlier error stopped this writer for good.
  case stopped(path: String)
  /// The file exists, and it is not overwritten.
  case exists(path: String)
  /// The journal is sound, so there is nothing to save from it.
  case nothingToSalvage(path: String)
  /// The journal ends before the record that a salvage would begin with: its header is unreadable.
  case headerUnreadable(path: String)
  /// A record was verified, but whoever reads it does not understand it.
  case notUnderstood(line: Int, kind: String)
  /// A text of the header is empty.
  case emptyHeaderField(String)
  /// A kind that may not be entered.
  case kindNotAllowed(String)
  /// A time that is not written as journals write it.
  case timeNotAllowed(String)
  /// A record over the limit, in bytes.
  case recordTooLong(bytes: Int, limit: Int)
}

extension JournalError {
  /// A stable code in kebab case that programs may match.
  public var code: String {
    switch self {
    case .standardStreamClosed: "standard-stream-closed"
    case .missing: "journal-missing"
    case .notAJournal: "not-a-journal"
    case .damaged: "journal-damaged"
    case .locked: "journal-locked"
    case .rolledBack: "journal-rolled-back"
    case .vanished: "journal-vanished"
    case .notedForAnother: "head-of-another-journal"
    case .wrongRound: "journal-of-another-round"
    case .noRoom: "no-room"
    case .notSynced: "not-synced"
    case .system: "journal-system-error"
    case .changedUnderneath: "journal-changed-underneath"
    case .restless: "journal-restless"
    case .stopped: "journal-stopped"
    case .exists: "journal-exists"
    case .nothingToSalvage: "nothing-to-salvage"
    case .headerUnreadable: "header-unreadable"
    case .notUnderstood: "record-not-understood"
    case .emptyHeaderField: "empty-header-field"
    case .kindNotAllowed: "kind-not-allowed"
    case .timeNotAllowed: "time-not-allowed"
    case .recordTooLong: "record-too-long"
    }
  }

  /// The protocol's code for the refusal: 440, 450, 502 or 560.
  public var replyCode: Int {
    switch self {
    case .locked, .restless: 440
    case .notAJournal, .damaged, .rolledBack, .vanished, .notedForAnother, .wrongRound,
      .headerUnreadable, .notUnderstood, .nothingToSalvage, .changedUnderneath:
      560
    case .emptyHeaderField, .kindNotAllowed, .timeNotAllowed, .recordTooLong: 502
    case .standardStreamClosed, .missing, .noRoom, .notSynced, .system, .stopped, .exists: 450
    }
  }

  /// The exit status of a program that ends for this: 65, 66, 70, 73, 74 or 75.
  public var exitStatus: Int32 {
    switch self {
    case .locked, .restless: 75
    case .notAJournal, .damaged, .rolledBack, .vanished, .notedForAnother, .wrongRound,
      .headerUnreadable, .notUnderstood, .nothingToSalvage:
      65
    case .missing: 66
    case .exists: 73
    case .emptyHeaderField, .kindNotAllowed, .timeNotAllowed, .recordTooLong: 65
    case .standardStreamClosed, .noRoom, .notSynced, .system, .changedUnderneath, .stopped: 74
    }
  }
}
