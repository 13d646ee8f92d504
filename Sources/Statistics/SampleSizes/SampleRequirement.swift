public import ExactArithmetic

/// How many answers a survey needs, and how many forms it should hand out for them.
///
/// Every step is rounded up by itself, on whole numbers and fractions: 110 answers and a design
/// effect of 1.1 are 121, where binary fractions would give 122. No number exceeds the population.
public struct SampleRequirement: Sendable, Hashable {
  /// How many answers are needed.
  public let answers: Int
  /// How many forms are handed out so that as many come back.
  public let forms: Int

  /// What a survey is to achieve.
  public struct Aim: Sendable, Hashable {
    /// How many members there are.
    public let population: Int
    /// Half the width of the interval, as a share.
    public let margin: Rational
    /// The confidence level.
    public let level: ConfidenceLevel
    /// The expected share; ½ needs the most answers.
    public let proportion: Rational

    /// Checks the aim; throws `badPopulation` or `badShare`.
    public init(
      population: Int, margin: Rational, level: ConfidenceLevel = .ninetyFive,
      proportion: Rational
    ) throws(StatisticsFault) {
      guard (1...Proportion.greatestCount).contains(population) else {
        throw .badPopulation(population, sample: 1)
      }
      for share in [margin, proportion] {
        guard share > 0, share < 1 else { throw .badShare(share) }
      }
      self.population = population
      self.margin = margin
      self.level = level
      self.proportion = proportion
    }
  }

  /// How the number is computed.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// n₀ = z²p(1−p)/e², then n₀/(1 + (n₀−1)/N), rounded up.
    ///
    /// Source: W. G. Cochran, Sampling Techniques, 3rd edition 1977, p. 75–76. Worked example: N =
    /// 1000, e = 0.05, 95%: n₀ = 384.15, n = 277.7, so 278.
    case cochran
    /// χ²Np(1−p)/(e²(N−1) + χ²p(1−p)) with χ² to three decimals, rounded to the nearest.
    ///
    /// Source: R. V. Krejcie, D. W. Morgan, Educational and Psychological Measurement 30 (1970),
    /// p. 607–610. Worked example: N = 1000, e = 0.05: 3.841 · 250 / (2.4975 + 0.96025) = 277.7,
    /// so 278, as in their table.
    case krejcieMorgan = "krejcie-morgan"
  }

  /// The numbers for an aim.
  ///
  /// - Parameters:
  ///   - method: how the number for a simple random sample is computed
  ///   - aim: what the survey is to achieve
  ///   - designEffect: how much the variance exceeds that of a simple random sample; above zero
  ///   - responseRate: the expected share of forms that come back valid, above 0 and at most 1
  public init(
    _ method: Method, for aim: Aim, designEffect: Rational = 1, responseRate: Rational = 1
  ) throws(StatisticsFault) {
    guard designEffect > 0 else { throw .badDesignEffect(designEffect) }
    guard responseRate > 0, responseRate <= 1 else { throw .badResponseRate(responseRate) }
    let simple = method == .cochran ? Self.cochran(aim) : Self.krejcieMorgan(aim)
    answers = Self.whole((Rational(simple) * designEffect).ceiling, atMost: aim.population)
    let issued = (try? Rational(answers).divided(by: responseRate).ceiling) ?? BigInteger(answers)
    forms = Self.whole(issued, atMost: aim.population)
  }

  private static func cochran(_ aim: Aim) -> Int {
    let z = aim.level.normalQuantile
    let square = Rational(exactly: z * z) ?? 0
    let all = Rational(aim.population)
    let precision = aim.margin * aim.margin
    // n₀N/(n₀ + N − 1) with n₀ = spread/precision.
    let spread = square * aim.proportion * (1 - aim.proportion)
    let needed = try? (spread * all).divided(by: spread + (all - 1) * precision)
    return whole((needed ?? all).ceiling, atMost: aim.population)
  }

  private static func krejcieMorgan(_ aim: Aim) -> Int {
    let quantile = ChiSquaredDistribution(degreesOfFreedom: 1).upperQuantile(2 * aim.level.tail)
    let square = (Rational(exactly: quantile) ?? 0).rounded(decimals: 3, rule: .halfUp)
    let all = Rational(aim.population)
    let spread = square * aim.proportion * (1 - aim.proportion)
    let needed = try? (spread * all).divided(
      by: aim.margin * aim.margin * (all - 1) + spread)
    let rounded = (needed ?? all).rounded(decimals: 0, rule: .halfUp)
    return max(1, whole(rounded.numerator, atMost: aim.population))
  }

  private static func whole(_ number: BigInteger, atMost most: Int) -> Int {
    min(number.exactInt ?? most, most)
  }
}
