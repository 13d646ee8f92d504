import Digests

/// The tail that a writer was about to seal, as it noted beside the journal before it began.
///
/// A seal begins with the line feed that the tail lacks. If the writer dies after that one byte, the
/// tail looks like a changed last line; the note tells the two apart.
struct SealIntent: Sendable, Hashable {
  /// Where the tail begins, in bytes.
  let offset: Int
  /// Its length with the line feed, in bytes.
  let length: Int
  /// Its hash with the line feed.
  let hash: Digest
}
