/// Two records that cannot both stand.
public struct Conflict: Sendable, Hashable, Comparable {
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
  /// The one whose hash is the lesser.
  public let first: Stamp
  /// The other one.
  public let second: Stamp

  init(kind: Kind = .lines, subject: String, first: Stamp, second: Stamp) {
    self.kind = kind
    self.subject = subject
    (self.first, self.second) = first.hash < second.hash ? (first, second) : (second, first)
  }

  /// Both records, in an order that does not depend on which journal was read first.
  public var rivals: [Stamp] { [first, second] }

  /// The journals of both.
  var journals: Set<String> { [first.journal, second.journal] }

  /// Orders by the hashes of the records, then by kind and subject.
  public static func < (a: Conflict, b: Conflict) -> Bool {
    (a.first.hash, a.second.hash, a.kind.rawValue, a.subject)
      < (b.first.hash, b.second.hash, b.kind.rawValue, b.subject)
  }
}
