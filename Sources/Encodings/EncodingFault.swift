/// Why bytes are not taken as text; offsets count bytes from 0.
public enum EncodingFault: Error, Sendable, Hashable {
  /// At `offset` begins a sequence of bytes that is no character of the encoding.
  case invalid(TextEncoding, offset: Int)
  /// At `offset` stands U+FFFD, the sign that an earlier program lost a character.
  case replacementCharacter(offset: Int)
  /// Valid UTF-8 and valid GB 18030 with different meanings; the first such byte is at `offset`.
  case ambiguous(offset: Int)

  /// Where the fault is, in bytes from 0.
  public var offset: Int {
    switch self {
    case .invalid(_, let offset), .replacementCharacter(let offset), .ambiguous(let offset):
      offset
    }
  }
}
