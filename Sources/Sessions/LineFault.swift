/// Why a line never became text, found before the session sees it.
public enum LineFault: Error, Sendable, Hashable {
  /// More than 64 KiB.
  case tooLong(bytes: Int)
  /// The input ended inside it.
  case unterminated
  /// Bytes in no known encoding, at this offset of the line.
  case undecodable(offset: Int)
  /// Valid UTF-8 without Hanzi that GB18030 would read as Hanzi.
  case ambiguous(offset: Int)
  /// The replacement character, which means that the text was damaged before it came here.
  case replacementCharacter(offset: Int)
  /// Typed at a terminal, which cuts silently at 4,095 bytes.
  case cutByTerminal
}
