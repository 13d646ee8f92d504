/// One sheet of paper of a batch pass as it stands now.
public struct Paper: Sendable, Hashable {
  /// A ruling on the paper itself, distinct from a keying mistake.
  public enum Ruling: Sendable, Hashable {
    /// The paper does not count, for a reason code of the office.
    case invalid(code: String, reason: String)
    /// The paper is an abstention.
    case abstained
  }

  /// The paper's number in its batch.
  public let number: Int
  /// Its marks; nil for a number that carries only a ruling.
  public var marks: Marks?
  /// Free texts by item id.
  public var texts: [String: String]
  /// The ruling, if someone ruled.
  public var ruling: Ruling?
  /// Whether it was voided: a keying mistake, as if not entered.
  public var isVoided: Bool
  /// Whether the clerk confirmed an unusual mark.
  public var isForced: Bool
  /// Who keyed it.
  public var keyedBy: String
  /// When, to the second, or to the day for anonymous papers.
  public var keyedAt: String

  /// A number of which nothing is known.
  package static func unknown(_ number: Int) -> Paper {
    Paper(
      number: number, marks: nil, texts: [:], ruling: nil, isVoided: false, isForced: false,
      keyedBy: "", keyedAt: "")
  }

  /// Whether it counts as entered: it carries marks or a ruling and is not voided.
  public var isEntered: Bool { !isVoided && (marks != nil || ruling != nil) }
}
