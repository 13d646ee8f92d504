/// Two records that cannot both stand.
public struct Conflict: Sendable, Hashable {
  /// What sort of contradiction it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One pass of one batch stands in two journals, or in two copies of one that both went on.
    case pass
    /// Two batches of different papers were given one id.
    case batches
    /// Two lines about a paper, a fact or a draw that do not fit together.
    case lines
    /// Two rulings on a conflict that do not fit together.
    case rulings
  }

  /// What sort of contradiction it is.
  public let kind: Kind
  /// What it is about, such as `batch M7 pass 1`.
  public let subject: String
  /// The record that came first in the replay.
  public let first: Stamp
  /// The record that contradicts it.
  public let second: Stamp

  init(kind: Kind = .lines, subject: String, first: Stamp, second: Stamp) {
    self.kind = kind
    self.subject = subject
    self.first = first
    self.second = second
  }

  /// Both records, in an order that does not depend on which journal was read first.
  public var rivals: [Stamp] { [first, second].sorted { $0.hash < $1.hash } }
}
