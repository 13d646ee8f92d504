/// The F distribution: x = d₁F/(d₁F + d₂) has a beta distribution with the halved degrees.
///
/// Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.6.2. Worked
/// example: with 2 and 2 degrees of freedom the probability below F is F/(1+F), so 19 has 95% below.
public struct FDistribution: Sendable, Hashable {
  private let ratio: Double
  private let beta: BetaDistribution

  /// A distribution with the degrees of freedom above and below the line, whole or not.
  public init(_ numerator: Double, _ denominator: Double) {
    ratio = denominator / numerator
    beta = BetaDistribution(numerator / 2, denominator / 2)
  }

  /// The probability of a value up to `x`.
  public func lowerTail(_ x: Double) -> Double { 1 - upperTail(x) }

  /// The probability of a greater value than `x`.
  public func upperTail(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    // The mirrored beta keeps the digits of a small tail.
    return BetaDistribution(beta.b, beta.a).lowerTail(ratio / (ratio + x))
  }

  /// The value with the probability `p` below it; not a number outside 0…1.
  public func quantile(_ p: Double) -> Double { value(at: beta.point(below: p)) }

  /// The value with the probability `q` above it; not a number outside 0…1.
  public func upperQuantile(_ q: Double) -> Double { value(at: beta.point(above: q)) }

  private func value(at point: BetaDistribution.Point) -> Double {
    ratio * point.x / point.complement
  }
}
