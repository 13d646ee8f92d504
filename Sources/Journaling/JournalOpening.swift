/// What the opening of a journal for writing found and did.
public struct JournalOpening: Sendable, Hashable {
  /// What happened to an unfinished tail.
  public enum Recovery: Sendable, Hashable {
    /// There was none.
    case notNeeded
    /// The last record lacked only its line feed, which was added; the record stays.
    case completedLastRecord
    /// The bytes were named by a `recover` record; nothing in them had been acknowledged.
    case sealed(SealedTail)
  }

  /// Whether the journal was made just now.
  public let isNew: Bool
  /// The journal after opening; always sound.
  public let summary: JournalSummary
  /// What happened to an unfinished tail.
  public let recovery: Recovery
  /// What the noted head said before.
  public let note: HeadNoteState
}
