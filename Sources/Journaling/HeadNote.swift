import Digests

/// The head that is noted in a file beside the journal, `<journal>.head`.
///
/// One line `H1 <journal id> <seq> <hash>`; while a tail is being sealed a second one,
/// `tail <offset> <length> <sha256>`. It is written when a journal is closed or sealed, by a
/// temporary file, a sync and a rename.
struct HeadNote: Sendable, Hashable {
  let journal: JournalID
  let head: JournalHead
  let intent: SealIntent?

  /// The name of the note beside a journal.
  static func path(for journal: String) -> String { journal + ".head" }

  /// The longest note, in bytes.
  static let limit = 512

  var text: String {
    var text = "H1 \(journal) \(head.seq) \(head.hash.hex)\n"
    if let intent { text += "tail \(intent.offset) \(intent.length) \(intent.hash.hex)\n" }
    return text
  }

  init(journal: JournalID, head: JournalHead, intent: SealIntent? = nil) {
    self.journal = journal
    self.head = head
    self.intent = intent
  }

  /// Reads a note; only the canonical form counts.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    guard 1...2 ~= lines.count else { return nil }
    let words = lines[0].split(separator: " ")
    guard words.count == 4, words[0] == "H1", let journal = JournalID(String(words[1])),
      let seq = Int(words[2]), seq > 0, let hash = Digest(hex: String(words[3]))
    else { return nil }
    var intent: SealIntent?
    if lines.count == 2 {
      let words = lines[1].split(separator: " ")
      guard words.count == 4, words[0] == "tail", let offset = Int(words[1]), offset > 0,
        let length = Int(words[2]), length > 0, let hash = Digest(hex: String(words[3]))
      else { return nil }
      intent = SealIntent(offset: offset, length: length, hash: hash)
    }
    self.init(journal: journal, head: JournalHead(seq: seq, hash: hash), intent: intent)
    guard self.text.utf8.elementsEqual(bytes) else { return nil }
  }
}
