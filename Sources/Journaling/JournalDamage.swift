/// The first place at which a journal is not what was written.
public struct JournalDamage: Sendable, Hashable {
  /// What is wrong at that place.
  public enum Reason: Sendable, Hashable {
    /// The file holds nothing.
    case empty
    /// The file does not begin with `J1 `.
    case noHeader
    /// The header line is not whole or its hash is wrong.
    case header
    /// The line is no record: a field, a blank or a byte is not as records have it.
    case notARecord
    /// The line is longer than any record.
    case lineTooLong
    /// The number does not follow.
    case sequence(expected: Int, found: Int)
    /// The burst is neither the last one nor the next.
    case batch(after: Int, found: Int)
    /// The hash is not that of the line and all lines before it.
    case chain
    /// A record of the journal's own stands where it may not.
    case misplaced
  }

  /// The line in the file, counted from 1.
  public let line: Int
  /// Where that line begins in the file, in bytes.
  public let offset: Int
  /// How many bytes follow from there to the end of file.
  public let length: Int
  /// What is wrong there.
  public let reason: Reason
}
