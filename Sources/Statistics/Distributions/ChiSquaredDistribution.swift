/// The chi-squared distribution, which is twice a gamma with half the degrees of freedom.
///
/// Worked example: with 1 degree of freedom 5% lie above 3.841 (R. V. Krejcie, D. W. Morgan,
/// Educational and Psychological Measurement 30 (1970), p. 607).
public struct ChiSquaredDistribution: Sendable, Hashable {
  private let half: GammaDistribution

  /// A distribution with degrees of freedom above zero, whole or not.
  public init(degreesOfFreedom: Double) {
    half = GammaDistribution(shape: degreesOfFreedom / 2)
  }

  /// The probability of a value up to `x`.
  public func lowerTail(_ x: Double) -> Double { half.lowerTail(x / 2) }

  /// The probability of a greater value than `x`.
  public func upperTail(_ x: Double) -> Double { half.upperTail(x / 2) }

  /// The value with the probability `p` below it; not a number outside 0…1.
  public func quantile(_ p: Double) -> Double { 2 * half.quantile(p) }

  /// The value with the probability `q` above it; not a number outside 0…1.
  public func upperQuantile(_ q: Double) -> Double { 2 * half.upperQuantile(q) }
}
