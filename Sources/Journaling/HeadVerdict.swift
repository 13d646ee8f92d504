public import Digests

/// What a journal says to a head that somebody noted earlier.
public enum HeadVerdict: Sendable, Hashable {
  /// The journal holds that very record; everything up to it is unchanged.
  case extends
  /// The journal ends before that record: something was cut off, or this is an older copy.
  case shorter(than: Int, has: Int)
  /// The journal has another record with that number: it was rewritten, or the note was misread.
  case differs(seq: Int, found: Digest)
}
