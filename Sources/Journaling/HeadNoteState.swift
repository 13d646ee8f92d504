/// What the head noted beside a journal says of the journal.
public enum HeadNoteState: Sendable, Hashable {
  /// Nothing was noted yet.
  case absent
  /// The journal extends the noted head.
  case agrees(JournalHead)
  /// The file beside the journal is no note; it proves nothing and is replaced at the next close.
  case unreadable
  /// The note belongs to another journal.
  case ofAnother(JournalID)
  /// The journal does not extend the noted head.
  case contradicts(JournalHead, HeadVerdict)
}
