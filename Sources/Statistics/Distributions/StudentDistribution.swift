/// Student's t distribution: ν/(ν + t²) has a beta distribution with shapes ν/2 and ½.
///
/// Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.7.1. Worked
/// example: with 1 degree of freedom the probability above t is ½ − arctan(t)/π, so 25% lie above 1.
public struct StudentDistribution: Sendable, Hashable {
  /// The degrees of freedom, above zero, whole or not.
  public let degreesOfFreedom: Double
  private let beta: BetaDistribution

  /// A distribution with degrees of freedom above zero; infinitely many make the normal one.
  public init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    beta = BetaDistribution(degreesOfFreedom / 2, 0.5)
  }

  /// The probability of a greater value than `t`.
  public func upperTail(_ t: Double) -> Double {
    if degreesOfFreedom == .infinity { return NormalDistribution().upperTail(t) }
    let half = 0.5 * both(t)
    return t >= 0 ? half : 1 - half
  }

  /// The probability of a value farther from zero than `t`.
  private func both(_ t: Double) -> Double {
    let square = t * t
    let sum = degreesOfFreedom + square
    guard sum.isFinite else { return t.isNaN ? .nan : 0 }
    // Of x and 1 − x the smaller one is known with all its digits.
    return square < degreesOfFreedom
      ? BetaDistribution(0.5, degreesOfFreedom / 2).upperTail(square / sum)
      : beta.lowerTail(degreesOfFreedom / sum)
  }

  /// The value with the probability `p` below it; not a number outside 0…1.
  public func quantile(_ p: Double) -> Double { -upperQuantile(p) }

  /// The value with the probability `q` above it; not a number outside 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    if degreesOfFreedom == .infinity { return NormalDistribution().upperQuantile(q) }
    guard q >= 0, q <= 1 else { return .nan }
    guard q <= 0.5 else { return -upperQuantile(1 - q) }
    if q == 0.5 { return 0 }
    // 2q and 1 − 2q are exact for q near ½, so either side may be solved for.
    let point = q < 0.25 ? beta.point(below: 2 * q) : beta.point(above: 1 - 2 * q)
    return (degreesOfFreedom * point.complement / point.x).squareRoot()
  }
}
