public import ExactArithmetic

/// Count, mean, spread and order of values.
///
/// The values are exact decimals or fractions and so are the sums, because no two-pass formula brings
/// back what a binary fraction lost: 10000000.2 is wrong in its 17th digit, which leaves 8 digits of
/// a standard deviation of 0.1.
///
/// Source: NIST Statistical Reference Datasets, univariate summary statistics. Worked example: the
/// set NumAcc1 (10000001, 10000003, 10000002) has mean 10000002 and standard deviation 1.
public struct Description: Sendable, Hashable {
  /// How many values there are.
  public let count: Int
  /// The mean.
  public let mean: Double
  /// The standard deviation with count − 1 below the line; nil for a single value.
  public let standardDeviation: Double?
  /// The least value.
  public let least: Rational
  /// The greatest value.
  public let greatest: Rational
  /// The middle value; of an even count the exact midpoint of the two in the middle.
  public let median: Rational

  /// Describes values in any order; throws `noValues` when there are none.
  public init(of values: [Rational]) throws(StatisticsFault) {
    let sorted = values.sorted()
    guard let least = sorted.first, let greatest = sorted.last else { throw .noValues }
    self.least = least
    self.greatest = greatest
    count = sorted.count
    median = Self.middle(of: sorted)
    (mean, standardDeviation) = Self.exactMoments(of: sorted) ?? Self.moments(of: sorted)
  }

  /// The middle of sorted values, of which there is at least one.
  static func middle(of sorted: [Rational]) -> Rational {
    let upper = sorted[sorted.count / 2]
    guard sorted.count.isMultiple(of: 2) else { return upper }
    let sum = sorted[sorted.count / 2 - 1] + upper
    return (try? sum.divided(by: 2)) ?? upper
  }

  /// Whole-number sums over a common denominator; nil where that would be very long.
  private static func exactMoments(of values: [Rational]) -> (Double, Double?)? {
    var common: BigInteger = 1
    for value in values where value.denominator != common {
      let divisor = common.greatestCommonDivisor(with: value.denominator)
      guard let factor = quotient(value.denominator, divisor) else { return nil }
      common *= factor
      if common > longestDenominator { return nil }
    }
    let first = values[0]
    var sum: BigInteger = 0
    var squares: BigInteger = 0
    for value in values {
      // A difference over the common denominator is a whole number.
      let difference = ((value - first) * Rational(common)).numerator
      sum = sum + difference
      squares = squares + difference * difference
    }
    let n = BigInteger(values.count)
    guard let shift = try? Rational(sum, over: n * common) else { return nil }
    let mean = (first + shift).nearestDouble
    guard values.count > 1 else { return (mean, nil) }
    guard
      let variance = try? Rational(
        n * squares - sum * sum, over: n * (n - 1) * common * common)
    else { return nil }
    return (mean, variance.nearestDouble.squareRoot())
  }

  private static let longestDenominator =
    BigInteger(1_000_000_000_000_000) * BigInteger(1_000_000_000_000_000)

  private static func quotient(_ a: BigInteger, _ b: BigInteger) -> BigInteger? {
    try? a.quotientAndRemainder(dividingBy: b).quotient
  }

  /// Two passes over binary fractions, for values such as 1/7 and 1/11 in one column.
  private static func moments(of values: [Rational]) -> (Double, Double?) {
    let numbers = values.map(\.nearestDouble)
    let mean = Moments.mean(of: numbers)
    guard numbers.count > 1 else { return (mean, nil) }
    return (mean, Moments.variance(of: numbers).squareRoot())
  }
}
