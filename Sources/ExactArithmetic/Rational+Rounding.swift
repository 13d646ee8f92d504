extension Rational {
  /// The most decimals that rounding and printing give; larger requests are cut to it.
  public static let mostDecimals = 1_000

  /// The nearest value with at most `decimals` decimals, which are cut to 0…`mostDecimals`.
  public func rounded(decimals: Int, rule: RoundingRule) -> Rational {
    let places = min(max(decimals, 0), Rational.mostDecimals)
    let scale = BigInteger.powerOfTen(places)
    return Rational(reducing: scaled(by: scale, rule: rule), over: scale)
  }

  /// The whole number nearest to the value times `scale`, which is above zero.
  func scaled(by scale: BigInteger, rule: RoundingRule) -> BigInteger {
    let (quotient, remainder) = (numerator * scale).dividedTruncating(by: denominator)
    let twice = remainder.magnitude * 2
    let goesAway =
      switch rule {
      case .halfUp: twice >= denominator
      case .gb8170: twice > denominator || (twice == denominator && !quotient.isEven)
      }
    return goesAway ? quotient + BigInteger(signum) : quotient
  }
}

extension BigInteger {
  /// Ten multiplied by itself `exponent` times; 1 for an exponent below 1.
  static func powerOfTen(_ exponent: Int) -> BigInteger {
    var result: BigInteger = 1
    var square: BigInteger = 10
    var rest = max(exponent, 0)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    return result
  }
}
