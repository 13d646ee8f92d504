import Glibc

/// The gamma distribution with scale 1, whose tails are the incomplete gamma function.
///
/// Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 6.5.29 (the
/// series) and 6.5.31 (the continued fraction). Worked example: with shape 1 the probability above
/// x is e^(−x), so half lies above ln 2.
public struct GammaDistribution: Sendable, Hashable {
  /// The shape, which is the mean too.
  public let shape: Double

  /// A distribution with a shape above zero; the tails of any other are not numbers.
  public init(shape: Double) {
    self.shape = shape
  }

  private var isProper: Bool { shape > 0 && shape.isFinite }

  /// The probability of a value up to `x`.
  public func lowerTail(_ x: Double) -> Double {
    guard isProper, !x.isNaN else { return .nan }
    return x <= 0 ? 0 : x == .infinity ? 1 : exp(tails(x).logLower)
  }

  /// The probability of a greater value than `x`.
  public func upperTail(_ x: Double) -> Double {
    guard isProper, !x.isNaN else { return .nan }
    return x <= 0 ? 1 : x == .infinity ? 0 : exp(tails(x).logUpper)
  }

  /// The value with the probability `p` below it; not a number outside 0…1.
  public func quantile(_ p: Double) -> Double {
    guard isProper, p >= 0, p <= 1 else { return .nan }
    if p == 0 || p == 1 { return p == 0 ? 0 : .infinity }
    return p > 0.5 ? solve(log(1 - p), isUpper: true) : solve(log(p), isUpper: false)
  }

  /// The value with the probability `q` above it; not a number outside 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    guard isProper, q >= 0, q <= 1 else { return .nan }
    if q == 0 || q == 1 { return q == 0 ? .infinity : 0 }
    return q > 0.5 ? solve(log(1 - q), isUpper: false) : solve(log(q), isUpper: true)
  }

  /// Newton's method on ln of a tail in ln x.
  private func solve(_ target: Double, isUpper: Bool) -> Double {
    let v = RootSearch.zero(from: log(shape)) { v in
      let x = exp(v)
      let tails = tails(x)
      let tail = isUpper ? tails.logUpper : tails.logLower
      let slope = exp(logFront(x) - tail)
      return (isUpper ? target - tail : tail - target, slope)
    }
    return exp(v)
  }

  /// ln of x^a e^(−x) / Γ(a), which is the density in ln x.
  private func logFront(_ x: Double) -> Double {
    log(shape) + SaddlePoint.logPoisson(shape, mean: x)
  }

  /// Both tails at a point above zero; the series below shape + 1, the continued fraction above.
  private func tails(_ x: Double) -> Tails {
    guard x > 0 else { return Tails(logLower: -.infinity) }
    guard x.isFinite else { return Tails(logUpper: -.infinity) }
    if x < shape + 1 {
      var term = 1.0
      var sum = 1.0
      for index in 1...1_000_000 {
        term *= x / (shape + Double(index))
        sum += term
        if term < sum * 1e-17 { break }
      }
      return Tails(logLower: logFront(x) - log(shape) + log(sum))
    }
    var b = x + 1 - shape
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var value = d
    for index in 1...1_000_000 {
      let m = Double(index)
      let numerator = m * (shape - m)
      b += 2
      d = 1 / (b + numerator * d)
      c = b + numerator / c
      value *= c * d
      if abs(c * d - 1) < 2e-16 { break }
    }
    return Tails(logUpper: logFront(x) + log(value))
  }
}
