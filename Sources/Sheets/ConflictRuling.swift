public import Digests

/// A ruling on a conflict between journals: what stands, what was dropped or given another id, by whom.
///
/// Every ruling is told for good, also one that a later ruling replaced.
public struct ConflictRuling: Sendable, Hashable {
  /// Whether it is applied.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// It is.
    case inForce
    /// A later ruling replaced it.
    case replaced
    /// Another ruling contradicts it; neither is applied.
    case disputed
  }

  /// A line that the ruling is about, with what follows from it.
  public struct Part: Sendable, Hashable {
    /// The line; nil where no journal holds it any more.
    public let line: RecordedLine?
    /// The line's hash.
    public let hash: Digest
    /// The journal, where it is known.
    public let place: JournalPlace?
    /// The other id that the batch gets; nil for a line that stands or falls.
    public let id: String?
    /// What follows from it in its journal; where the ruling drops it, in all journals.
    public let trail: Trail
  }

  /// The id of the batch, as the ruling names it.
  public let batch: String
  /// What stands.
  public let kept: Part
  /// What falls.
  public let dropped: [Part]
  /// What stands as another batch.
  public let renamed: [Part]
  /// Why.
  public let reason: String
  /// Who ruled.
  public let by: String
  /// When.
  public let at: String
  /// The ruling's record.
  public let stamp: Stamp
  /// Whether it is applied.
  public let standing: Standing

  /// All lines that it is about.
  public var parts: [Part] { [kept] + dropped + renamed }
}
