public import ExactArithmetic

/// How many of all members are satisfied, given a sample drawn from them without replacement.
///
/// The counts M under which neither as many satisfied in the sample, or more, nor as many, or fewer,
/// have a probability of at most the tail. A sample of all members is a census: the interval has one
/// count.
///
/// Source: H. S. Konijn, Statistical Theory of Sample Survey Design and Analysis, 1973, section II.4;
/// W. G. Cochran, Sampling Techniques, 3rd edition 1977, section 3.6. Worked example: 27 satisfied of
/// 27 answers among 30 members: under M = 28 that has the probability C(28,27)/C(30,27) = 28/4060
/// = 0.0069, under 29 it is 0.1, so at 95% at least 29 of 30 are satisfied.
public struct CountInterval: Sendable, Hashable {
  /// The least number of satisfied members.
  public let low: Int
  /// The greatest number of satisfied members.
  public let high: Int
  /// How many members there are.
  public let population: Int

  /// The interval at a level; throws `badPopulation` when the sample is larger than the population.
  public init(
    _ proportion: Proportion, among population: Int, at level: ConfidenceLevel
  ) throws(StatisticsFault) {
    guard (proportion.valid...Proportion.greatestCount).contains(population) else {
      throw .badPopulation(population, sample: proportion.valid)
    }
    self.population = population
    low = Self.least(proportion, population, level)
    high = population - Self.least(proportion.opposite, population, level)
  }

  /// The interval as shares of the population.
  public var shares: ProportionInterval {
    ProportionInterval(
      low: Double(low) / Double(population), high: Double(high) / Double(population))
  }

  /// Whether all counts of the interval lead to a verdict.
  public func supports(_ verdict: Verdict, against threshold: Rational) -> Bool {
    func reaches(_ count: Int) -> Bool {
      threshold.denominator * BigInteger(count) >= threshold.numerator * BigInteger(population)
    }
    return verdict == .met ? reaches(low) : !reaches(high)
  }

  /// The least count under which the sample, or one with more satisfied, is not too rare.
  private static func least(
    _ proportion: Proportion, _ population: Int, _ level: ConfidenceLevel
  ) -> Int {
    var low = proportion.satisfied
    var high = population - (proportion.valid - proportion.satisfied)
    while low < high {
      let middle = low + (high - low) / 2
      if isLikely(proportion, population, marked: middle, level) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  /// Whether the upper tail exceeds the level's tail; where the two nearly agree, by whole numbers.
  private static func isLikely(
    _ proportion: Proportion, _ population: Int, marked: Int, _ level: ConfidenceLevel
  ) -> Bool {
    let draw = HypergeometricDistribution(
      population: population, marked: marked, drawn: proportion.valid)
    let tail = draw.upperTail(from: proportion.satisfied)
    if abs(tail - level.tail) < 1e-9 * level.tail,
      let exact = draw.exactUpperTail(from: proportion.satisfied)
    {
      return exact > level.tailShare
    }
    return tail > level.tail
  }
}

extension HypergeometricDistribution {
  /// The probability of at least `count` marked units, exactly; nil where that would take too long.
  func exactUpperTail(from count: Int) -> Rational? {
    let first = max(count, support.lowerBound)
    guard first <= support.upperBound else { return 0 }
    let (steps, overflow) = (support.upperBound - first + 2).multipliedReportingOverflow(by: drawn)
    guard !overflow, steps <= 4_000_000, drawn <= 5_000 else { return nil }
    guard let all = Self.choices(drawn, of: population),
      let left = Self.choices(first, of: marked),
      let right = Self.choices(drawn - first, of: population - marked)
    else { return nil }
    var term = left * right
    var sum = term
    for k in first..<support.upperBound {
      let factor = BigInteger(marked - k) * BigInteger(drawn - k)
      let divisor = BigInteger(k + 1) * BigInteger(population - marked - drawn + k + 1)
      guard let next = try? (term * factor).quotientAndRemainder(dividingBy: divisor) else {
        return nil
      }
      term = next.quotient
      sum = sum + term
    }
    return try? Rational(sum, over: all)
  }

  /// In how many ways some of the units can be chosen.
  private static func choices(_ some: Int, of all: Int) -> BigInteger? {
    var product: BigInteger = 1
    for step in 0..<min(some, all - some) {
      let next = try? (product * BigInteger(all - step)).quotientAndRemainder(
        dividingBy: BigInteger(step + 1))
      guard let next else { return nil }
      product = next.quotient
    }
    return product
  }
}
