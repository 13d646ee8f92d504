public import ExactArithmetic

/// Marks or statements that make one value and lie further apart than the scheme allows without a look.
public struct Discrepancy: Sendable, Hashable {
  /// The input.
  public let input: String
  /// The least.
  public let low: Rational
  /// The greatest.
  public let high: Rational
  /// How far apart they may lie.
  public let limit: Rational
  /// Who said the least, by id, where several people gave marks.
  public let lowest: [String]
  /// Who said the greatest.
  public let highest: [String]
  /// What they are about, where a value has several parts, such as a work's title.
  public let part: String?
}
