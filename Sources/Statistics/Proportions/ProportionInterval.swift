public import ExactArithmetic

/// Between which shares the true one lies, at a confidence level.
///
/// There is no interval of the form share ± z·√(share(1−share)/n) here: at 30 of 30 it has no width.
public struct ProportionInterval: Sendable, Hashable {
  /// The lower end, from 0 to 1.
  public let low: Double
  /// The upper end, from ``low`` to 1.
  public let high: Double

  init(low: Double, high: Double) {
    self.low = min(max(low, 0), 1)
    self.high = min(max(high, 0), 1)
  }

  /// Whether all shares of the interval lead to a verdict, so that the sample alone shows it.
  ///
  /// Worked example: with Wilson's interval at 95%, 30 of 30 do not show 90% (the lower end is
  /// 0.8865), 35 of 35 are the first that do (0.9011).
  public func supports(_ verdict: Verdict, against threshold: Rational) -> Bool {
    switch verdict {
    case .met: (Rational(exactly: low) ?? 0) >= threshold
    case .notMet: (Rational(exactly: high) ?? 1) < threshold
    }
  }
}

/// How an interval for a proportion is computed.
public enum IntervalMethod: String, Sendable, Hashable, CaseIterable {
  /// The shares that a score test does not reject.
  case wilson
  /// The shares that exact binomial tests do not reject.
  case clopperPearson = "clopper-pearson"
  /// A normal interval around the middle of Wilson's, cut to 0…1.
  case agrestiCoull = "agresti-coull"

  /// The interval of a proportion at a level.
  public func interval(
    of proportion: Proportion, at level: ConfidenceLevel
  ) -> ProportionInterval {
    switch self {
    case .wilson: .wilson(proportion, at: level)
    case .clopperPearson: .clopperPearson(proportion, at: level)
    case .agrestiCoull: .agrestiCoull(proportion, at: level)
    }
  }
}
