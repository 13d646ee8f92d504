import Glibc

/// How many marked units a draw without replacement brings.
///
/// Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000, section 5.
/// Worked example: of 30 members with 29 satisfied, 27 drawn are all satisfied with the probability
/// C(29,27)/C(30,27) = 406/4060 = 0.1.
public struct HypergeometricDistribution: Sendable, Hashable {
  /// How many units there are.
  public let population: Int
  /// How many of them are marked, from 0 to the population.
  public let marked: Int
  /// How many are drawn, from 0 to the population.
  public let drawn: Int

  /// Describes a draw; counts outside their ranges are cut to them.
  public init(population: Int, marked: Int, drawn: Int) {
    self.population = min(max(population, 0), 1 << 52)
    self.marked = min(max(marked, 0), self.population)
    self.drawn = min(max(drawn, 0), self.population)
  }

  /// The counts that can come up.
  public var support: ClosedRange<Int> {
    max(0, drawn - (population - marked))...min(drawn, marked)
  }

  /// The probability of exactly `count` marked units.
  public func probability(of count: Int) -> Double {
    guard support.contains(count) else { return 0 }
    if support.count == 1 { return 1 }
    let p = Double(drawn) / Double(population)
    let q = Double(population - drawn) / Double(population)
    return exp(
      Self.logBinomial(count, of: marked, p, q)
        + Self.logBinomial(drawn - count, of: population - marked, p, q)
        - Self.logBinomial(drawn, of: population, p, q))
  }

  /// The probability of at most `count` marked units.
  public func lowerTail(_ count: Int) -> Double {
    if count < support.lowerBound { return 0 }
    if count >= support.upperBound { return 1 }
    return count < mode ? sumDown(from: count) : 1 - sumUp(from: count + 1)
  }

  /// The probability of at least `count` marked units.
  public func upperTail(from count: Int) -> Double {
    if count <= support.lowerBound { return 1 }
    if count > support.upperBound { return 0 }
    return count > mode ? sumUp(from: count) : 1 - sumDown(from: count - 1)
  }

  /// The least count with at least the probability `p` up to it; nil outside 0…1.
  ///
  /// A probability that falls short of `p` by less than 1e−14 of it is taken to reach it.
  public func quantile(_ p: Double) -> Int? {
    guard p >= 0, p <= 1 else { return nil }
    var low = support.lowerBound
    var high = support.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if lowerTail(middle) >= p * (1 - 1e-14) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private var mode: Int {
    Int((Double(drawn) + 1) * (Double(marked) + 1) / (Double(population) + 2))
  }

  /// The sum of the terms from a count upwards, until they add nothing.
  private func sumUp(from count: Int) -> Double {
    var term = probability(of: count)
    var sum = term
    for k in count..<max(count, support.upperBound) {
      term *= Double(marked - k) / Double(k + 1)
      term *= Double(drawn - k) / Double(population - marked - drawn + k + 1)
      sum += term
      // A term of zero has underflown: nothing that can be told follows.
      if term == 0 || (k >= mode && term < sum * 1e-18) { break }
    }
    return sum
  }

  /// The sum of the terms from a count downwards, until they add nothing.
  private func sumDown(from count: Int) -> Double {
    let mirrored = HypergeometricDistribution(
      population: population, marked: population - marked, drawn: drawn)
    return mirrored.sumUp(from: drawn - count)
  }

  private static func logBinomial(_ x: Int, of n: Int, _ p: Double, _ q: Double) -> Double {
    if x == 0 { return n == 0 ? 0 : Double(n) * (p < 0.5 ? log1p(-p) : log(q)) }
    if x == n { return Double(n) * (q < 0.5 ? log1p(-q) : log(p)) }
    return SaddlePoint.logBinomial(Double(x), of: Double(n), p, q)
  }
}
