extension ProportionInterval {
  /// A normal interval after z²/2 satisfied and z²/2 others were added, cut to 0…1.
  ///
  /// Source: A. Agresti, B. A. Coull, The American Statistician 52 (1998), p. 119–126. Worked
  /// example: 0 of 10 at 95%: ñ = 13.8415, p̃ = 0.13877, so 0 (cut from −0.0434) to 0.3209.
  public static func agrestiCoull(
    _ proportion: Proportion, at level: ConfidenceLevel
  ) -> ProportionInterval {
    let z = level.normalQuantile
    let n = Double(proportion.valid) + z * z
    let middle = (Double(proportion.satisfied) + z * z / 2) / n
    let half = z * (middle * (1 - middle) / n).squareRoot()
    return ProportionInterval(low: middle - half, high: middle + half)
  }
}
