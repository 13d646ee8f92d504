public import ExactArithmetic

/// What somebody's marks come to.
public struct PeerScore: Sendable, Hashable {
  /// Who is rated.
  public let id: String
  /// How many marks count.
  public let count: Int
  /// The score, exactly; nil without marks.
  public let score: Rational?
  /// The place from 1, nil without score.
  ///
  /// Equal ones share it and the next are left out: 1, 2, 2, 4.
  public let rank: Int?
  /// The mark for oneself, which is not in the score unless it was asked for.
  public let selfMark: Rational?
  /// For majority judgment: all marks in the order in which the middle one is taken away.
  public let majorityValue: [Rational]
}
