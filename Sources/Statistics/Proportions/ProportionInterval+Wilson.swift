extension ProportionInterval {
  /// The shares θ with (k/n − θ)² ≤ z² θ(1−θ)/n; all answers alike give an end of exactly 0 or 1.
  ///
  /// Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), p. 209–212.
  /// Worked example: 81 of 263 at 95% lie in 0.2553 to 0.3662 (R. G. Newcombe, Statistics in
  /// Medicine 17 (1998), p. 862, table I, method 3).
  public static func wilson(
    _ proportion: Proportion, at level: ConfidenceLevel
  ) -> ProportionInterval {
    let n = Double(proportion.valid)
    let k = Double(proportion.satisfied)
    let square = level.normalQuantile * level.normalQuantile
    let spread = (square * (square / 4 + k * (n - k) / n)).squareRoot()
    // The smaller root is the product of the roots over the larger one, so that no digits cancel.
    let low = k * k / n / (k + square / 2 + spread)
    let high = k == n ? 1 : (k + square / 2 + spread) / (n + square)
    return ProportionInterval(low: low, high: high)
  }
}
