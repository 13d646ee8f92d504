public import Digests

/// The place that a salvaged record had in the journal it was saved from.
///
/// Records refer to each other by hash; with the origins a reference to the old hash still finds
/// its record.
public struct RecordOrigin: Sendable, Hashable {
  /// The number in the old journal.
  public let seq: Int
  /// The hash in the old journal.
  public let hash: Digest

  /// Names the old place.
  public init(seq: Int, hash: Digest) {
    self.seq = seq
    self.hash = hash
  }
}
