/// What the reading of a journal's file found, together with the head noted beside it.
public struct JournalReading: Sendable, Hashable {
  /// The file that was read.
  public let path: String
  /// What its bytes say.
  public let summary: JournalSummary
  /// What the head noted beside it says.
  public let note: HeadNoteState

  /// The first reason not to trust the file as a whole; nil for a sound journal, tail or not.
  public var refusal: JournalError? {
    if case .damage(let damage) = summary.condition {
      switch damage.reason {
      case .empty, .noHeader: return .notAJournal(path: path)
      default: return .damaged(path: path, damage)
      }
    }
    switch note {
    case .absent, .agrees, .unreadable:
      return nil
    case .ofAnother(let id):
      guard let header = summary.header else { return .headerUnreadable(path: path) }
      return .notedForAnother(path: path, noted: id, found: header.id)
    case .contradicts(let head, let verdict):
      return .rolledBack(path: path, noted: "\(head)", verdict)
    }
  }

  /// Whether every byte is a record and the noted head agrees; an unfinished tail is a finding too.
  public var isSound: Bool { summary.isSound && refusal == nil }
}
