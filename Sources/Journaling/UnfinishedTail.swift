public import Digests

/// Bytes after the last record that a writer left when it died; nothing in them was acknowledged.
public struct UnfinishedTail: Sendable, Hashable {
  /// The line in the file at which the tail begins, counted from 1.
  public let line: Int
  /// Where it begins in the file, in bytes.
  public let offset: Int
  /// Its length as found, in bytes.
  public let length: Int
  /// Whether it ends with a line feed, so that none need be added before a seal.
  public let endsLine: Bool
  /// Whether its last line is a good record but for the line feed.
  ///
  /// It is then the tail's only line, or the seal of the lines before it.
  public let isWholeRecord: Bool
  /// How many bytes a seal names: the line feed that it adds is counted.
  public var sealedLength: Int { length + (endsLine ? 0 : 1) }
  /// The hash of the bytes that a seal names.
  public let sealedHash: Digest
}
