public import Digests

/// Bytes in the middle of a journal that a `recover` record names as no records.
public struct SealedTail: Sendable, Hashable {
  /// The number of the `recover` record.
  public let seq: Int
  /// Where the bytes begin in the file, in bytes.
  public let offset: Int
  /// How many bytes they are.
  public let length: Int
  /// Their hash.
  public let hash: Digest
}
