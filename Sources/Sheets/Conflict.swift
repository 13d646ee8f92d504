/// Two records that cannot both stand.
public struct Conflict: Sendable, Hashable {
  /// What it is about, such as `batch M7 pass 1`.
  public let subject: String
  /// The record that came first in the replay.
  public let first: Stamp
  /// The record that contradicts it.
  public let second: Stamp
}
