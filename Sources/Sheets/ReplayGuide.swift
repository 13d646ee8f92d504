public import Digests

/// What one replay of all journals found out and the next one has to know.
///
/// Rulings on conflicts may stand in any journal, and may be read after the lines that they are about;
/// so journals that conflict are replayed until the guide that goes in is the one that comes out.
public struct ReplayGuide: Sendable, Hashable {
  /// Lines that rulings throw out, with all that follows from them.
  public var rejected: Set<Digest> = []
  /// First lines of passes which rulings give another batch id.
  public var renamed: [Digest: String] = [:]
  /// First lines of passes which a ruling gave another id that it has no more, under the id that the
  /// line itself says.
  public var restored: [Digest: String] = [:]
  /// Every id that any ruling gave a first line: records that were made under it stay its records.
  public var formerIDs: [Digest: Set<String>] = [:]
  /// Lines whose words are wanted: those of conflicts, and those that rulings name.
  public var watched: Set<Digest> = []

  /// Knows nothing, as for the first replay.
  public init() {}

  var isEmpty: Bool {
    rejected.isEmpty && renamed.isEmpty && formerIDs.isEmpty && watched.isEmpty
  }
}
