extension ProportionInterval {
  /// The shares under which neither k or more nor k or fewer satisfied are rarer than the tail.
  ///
  /// Source: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934), p. 404–413. Worked example: 81 of
  /// 263 at 95% lie in 0.2527 to 0.3676 (R. G. Newcombe, Statistics in Medicine 17 (1998), p. 862,
  /// table I, method 5). For 0 of n the upper end is 1 − tail^(1/n).
  public static func clopperPearson(
    _ proportion: Proportion, at level: ConfidenceLevel
  ) -> ProportionInterval {
    let k = Double(proportion.satisfied)
    let rest = Double(proportion.valid - proportion.satisfied)
    let low = k == 0 ? 0 : BetaDistribution(k, rest + 1).point(below: level.tail).x
    let high = rest == 0 ? 1 : BetaDistribution(k + 1, rest).point(above: level.tail).x
    return ProportionInterval(low: low, high: high)
  }
}
