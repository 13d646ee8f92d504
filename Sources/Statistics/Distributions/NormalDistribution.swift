import Glibc

/// The standard normal distribution.
///
/// Worked example: 2.5% lie above 1.959963984540054 (NIST/SEMATECH e-Handbook of Statistical
/// Methods, table 1.3.6.7.1, to its five decimals).
public struct NormalDistribution: Sendable, Hashable {
  /// The distribution with mean 0 and standard deviation 1.
  public init() {}

  /// The probability of a greater value than `x`, accurate far out too.
  public func upperTail(_ x: Double) -> Double { 0.5 * erfc(x / 2.0.squareRoot()) }

  /// The probability of a value up to `x`.
  public func lowerTail(_ x: Double) -> Double { upperTail(-x) }

  /// The value with the probability `p` below it; ∓∞ at 0 and 1, not a number outside.
  public func quantile(_ p: Double) -> Double { -upperQuantile(p) }

  /// The value with the probability `q` above it; ±∞ at 0 and 1, not a number outside.
  ///
  /// Newton's method on ln of the tail, which is concave; near ½ on erf, where 1 − 2q has all its
  /// digits.
  public func upperQuantile(_ q: Double) -> Double {
    guard q > 0, q < 1 else { return q == 0 ? .infinity : q == 1 ? -.infinity : .nan }
    guard q <= 0.5 else { return -upperQuantile(1 - q) }
    let excess = 0.5 - q
    if excess == 0 { return 0 }
    if excess < 0.1 {
      return RootSearch.zero(from: excess * (2 * Double.pi).squareRoot()) { x in
        let value = 0.5 * erf(x / 2.0.squareRoot())
        return (value / excess - 1, Self.density(x) / excess)
      }
    }
    // The root of 2q = exp(−x²/2) is never below the quantile, and below 38 the tail has its digits.
    let target = log(max(q, 1e-300))
    return RootSearch.zero(from: (-2 * (target + log(2.0))).squareRoot()) { x in
      let tail = upperTail(x)
      return (target - log(tail), Self.density(x) / tail)
    }
  }

  private static func density(_ x: Double) -> Double {
    exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
  }
}
