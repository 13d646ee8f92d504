import Glibc
import Statistics

/// The counts that another survey of the same size would bring, with their probabilities.
///
/// The true share is taken as (satisfied + ½)/(answers + 1), so that 20 of 20 do not make sure of everybody.
/// Where the members are known, so many of them are taken to be satisfied, as near as the answers allow, and
/// as many as answered are drawn without replacement; where all answered nothing is left to chance.
///
/// Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, section 6.5 (parametric
/// bootstrap). Worked example: 2 of 2 with nobody's number known are taken as 5/6: 2 again in 25/36.
public struct CountDraw: Sendable, Hashable {
  /// A count with its probability.
  public struct Count: Sendable, Hashable {
    /// How many are satisfied.
    public let count: Int
    /// How likely that is.
    public let probability: Double
  }

  /// The counts that come up more often than once in a million, ascending.
  public let likely: [Count]

  /// Draws again what a rate was counted from.
  public init(_ evidence: RateEvidence) {
    let n = evidence.count.of
    let k = evidence.count.satisfied
    let share = (Double(k) + 0.5) / Double(n + 1)
    var found: [Count] = []
    if case .members(let members) = evidence.population {
      let marked = min(max(Int((share * Double(members)).rounded()), k), members - (n - k))
      let draw = HypergeometricDistribution(population: members, marked: marked, drawn: n)
      found = draw.support.map { Count(count: $0, probability: draw.probability(of: $0)) }
    } else {
      // A binomial draw: the logarithm of n choose x grows by ln((n − x)/(x + 1)).
      var choices = 0.0
      for x in 0...n {
        let logarithm = choices + Double(x) * log(share) + Double(n - x) * log1p(-share)
        found.append(Count(count: x, probability: exp(logarithm)))
        choices += log(Double(n - x)) - log(Double(x + 1))
      }
    }
    likely = found.filter { $0.probability > 1e-6 }
  }
}
