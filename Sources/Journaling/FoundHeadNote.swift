/// A note as it was found beside a journal.
enum FoundHeadNote: Sendable, Hashable {
  case absent
  case unreadable
  case note(HeadNote)

  /// A scanner that will be able to answer for the note.
  func scanner(watching heads: [HeadReference]) -> JournalScanner {
    guard case .note(let note) = self else { return JournalScanner(watching: heads) }
    return JournalScanner(watching: heads + [HeadReference(note.head)], intent: note.intent)
  }

  /// What the note says of a journal that was read by such a scanner.
  func state(for summary: JournalSummary) -> HeadNoteState {
    switch self {
    case .absent: return .absent
    case .unreadable: return .unreadable
    case .note(let note):
      if let header = summary.header, header.id != note.journal { return .ofAnother(note.journal) }
      let verdict = summary.verdict(on: HeadReference(note.head))
      return verdict == .extends ? .agrees(note.head) : .contradicts(note.head, verdict)
    }
  }
}

extension HeadNote {
  /// Looks for the note beside a journal.
  static func read(
    beside journal: String, _ access: StorageAccess
  ) throws(JournalError) -> FoundHeadNote {
    let path = path(for: journal)
    do throws(SystemFault) {
      guard let bytes = try access.readWhole(path, limit: limit) else { return .absent }
      return HeadNote(bytes).map { .note($0) } ?? .unreadable
    } catch {
      if error.isAbsence { return .absent }
      throw error.refusal(of: path)
    }
  }

  /// Puts the note beside a journal.
  func write(beside journal: String, _ access: StorageAccess) throws(JournalError) {
    let path = Self.path(for: journal)
    do throws(SystemFault) {
      try access.replace(path, with: text)
    } catch {
      throw error.refusal(of: path)
    }
  }
}
