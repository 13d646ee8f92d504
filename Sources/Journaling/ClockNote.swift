/// A record whose time lies before that of the record before it; noted, never refused.
public struct ClockNote: Sendable, Hashable {
  /// The number of the later record.
  public let seq: Int
  /// The time of an earlier record.
  public let before: String
  /// The earlier time that the later record carries.
  public let time: String
}
