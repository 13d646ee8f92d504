import Glibc

/// The large factors of binomial and Poisson terms, without the loss of digits that log-gamma
/// differences bring at large counts.
///
/// Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000, sections 2–4.
/// Worked example: the chance of 1 head in 2 throws is exp of ``logBinomial(_:of:_:_:)`` at (1, 2,
/// ½, ½), which is 0.5.
enum SaddlePoint {
  /// ln Γ(n+1) less Stirling's (n+½) ln n − n + ½ ln 2π, for n > 0.
  ///
  /// Source: NIST Digital Library of Mathematical Functions, 5.11.1, from n = 16 on.
  static func stirlingRest(_ n: Double) -> Double {
    guard n >= 16 else {
      return lgamma(n + 1).0 - (n + 0.5) * log(n) + n - 0.5 * log(2 * Double.pi)
    }
    let square = n * n
    var sum = 1.0 / 1188
    for coefficient in [-1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12] {
      sum = coefficient + sum / square
    }
    return sum / n
  }

  /// The deviance x ln(x/m) + m − x, for x ≥ 0 and m > 0, accurate where x is near m.
  static func deviance(_ x: Double, _ m: Double) -> Double {
    guard x > 0 else { return m }
    guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
    // ln(x/m) = 2 artanh(v); the first term of the series is left to the factor before it.
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var term = 2 * x * v
    for index in 1...1000 {
      term *= v * v
      let next = sum + term / Double(2 * index + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }

  /// ln of Γ(n+1) / (Γ(x+1) Γ(n−x+1)) · p^x · q^(n−x), for 0 < x < n and p + q = 1, x and n real.
  static func logBinomial(_ x: Double, of n: Double, _ p: Double, _ q: Double) -> Double {
    let rest = n - x
    let factors = stirlingRest(n) - stirlingRest(x) - stirlingRest(rest)
    let deviances = deviance(x, n * p) + deviance(rest, n * q)
    return factors - deviances - 0.5 * (log(2 * Double.pi) + log(x) + log(rest / n))
  }

  /// ln of m^x e^(−m) / Γ(x+1), for x > 0 and m > 0.
  static func logPoisson(_ x: Double, mean m: Double) -> Double {
    -stirlingRest(x) - deviance(x, m) - 0.5 * (log(2 * Double.pi) + log(x))
  }
}
