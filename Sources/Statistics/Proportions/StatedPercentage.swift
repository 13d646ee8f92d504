public import ExactArithmetic

/// A percentage that somebody stated, against the number of people whom it is of.
///
/// A percentage of a count is not any number: of 29 people 26 are 89.7% and 27 are 93.1%, so that nobody can
/// be 90.0%. How the last decimal was rounded is not known, so that half a unit of it is allowed either way.
///
/// Source: N. J. L. Brown, J. A. J. Heathers, Social Psychological and Personality Science 8 (2017), p.
/// 363–369 (the same for means). Worked example: 90.0% of 29 is no count, 89.7% is 26, 90% is 26.
public struct StatedPercentage: Sendable, Hashable {
  /// The share, from 0 to 1.
  public let share: Rational
  /// How many decimals of the percentage were stated.
  public let decimals: Int

  /// Pairs a share with the decimals of its percentage, at least 0.
  public init(share: Rational, decimals: Int) {
    self.share = share
    self.decimals = max(0, decimals)
  }

  /// Whether some whole number of people can have been rounded to it.
  public func isPossible(of people: Int) -> Bool {
    guard people > 0, let unit = try? Rational(10).power(-(decimals + 2)),
      let half = try? unit.divided(by: 2)
    else { return false }
    let least = ((share - half) * Rational(people)).ceiling
    return Rational(least) <= (share + half) * Rational(people)
  }
}
