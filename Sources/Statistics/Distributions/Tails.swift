import Glibc

/// What a distribution has on either side of a point, as logarithms.
struct Tails: Sendable {
  /// ln of the probability of a value up to the point.
  let logLower: Double
  /// ln of the probability of a greater value.
  let logUpper: Double

  /// Completes the tail that was computed directly.
  init(logLower: Double) {
    self.logLower = min(logLower, 0)
    logUpper = Tails.complement(logLower)
  }

  /// Completes the tail that was computed directly.
  init(logUpper: Double) {
    self.logUpper = min(logUpper, 0)
    logLower = Tails.complement(logUpper)
  }

  private static func complement(_ logarithm: Double) -> Double {
    guard logarithm < 0 else { return -.infinity }
    // Either form loses digits where the other keeps them; they change places at ln ½.
    return logarithm > -0.6931471805599453 ? log(-expm1(logarithm)) : log1p(-exp(logarithm))
  }
}
