extension BigInteger: AdditiveArithmetic {
  /// Nothing; the neutral value of addition.
  public static var zero: BigInteger { 0 }

  /// The sum.
  public static func + (a: BigInteger, b: BigInteger) -> BigInteger {
    if case .small(let x) = a.form, case .small(let y) = b.form {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return BigInteger(sum) }
    }
    return sum(a.isNegative, a.words, b.isNegative, b.words)
  }

  /// The difference.
  public static func - (a: BigInteger, b: BigInteger) -> BigInteger {
    if case .small(let x) = a.form, case .small(let y) = b.form {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return BigInteger(difference) }
    }
    return sum(a.isNegative, a.words, !b.isNegative, b.words)
  }

  /// Adds two values given as sign and distance from zero.
  private static func sum(
    _ aIsNegative: Bool, _ a: Magnitude, _ bIsNegative: Bool, _ b: Magnitude
  ) -> BigInteger {
    if aIsNegative == bIsNegative {
      return BigInteger(isNegative: aIsNegative, a + b)
    }
    return BigInteger(isNegative: a >= b ? aIsNegative : bIsNegative, a.distance(to: b))
  }
}

extension BigInteger {
  /// The product.
  public static func * (a: BigInteger, b: BigInteger) -> BigInteger {
    guard case .small(let x) = a.form, case .small(let y) = b.form else {
      return BigInteger(isNegative: a.isNegative != b.isNegative, a.words * b.words)
    }
    let (product, overflow) = x.multipliedReportingOverflow(by: y)
    if !overflow { return BigInteger(product) }
    let (high, low) = x.magnitude.multipliedFullWidth(by: y.magnitude)
    return BigInteger(isNegative: (x < 0) != (y < 0), Magnitude(high: high, low: low))
  }

  /// Multiplies in place.
  public static func *= (a: inout BigInteger, b: BigInteger) {
    a = a * b
  }

  /// The value with the other sign.
  public static prefix func - (a: BigInteger) -> BigInteger {
    if case .small(let value) = a.form, value != .min {
      return BigInteger(-value)
    }
    return BigInteger(isNegative: !a.isNegative, a.words)
  }

  /// The value multiplied by itself `exponent` times; the power 0 is 1, of zero too.
  ///
  /// Throws `negativeExponent`, or `powerTooLong` when the result would have more than
  /// `longestPower` bits.
  public func power(_ exponent: Int) throws(ArithmeticError) -> BigInteger {
    guard exponent >= 0 else { throw .negativeExponent(exponent) }
    // |x| ≥ 2^(bits − 1), so the result has at least (bits − 1) · exponent + 1 bits.
    let (atLeast, overflow) = (words.bitWidth - 1).multipliedReportingOverflow(by: exponent)
    guard !overflow, atLeast < BigInteger.longestPower else { throw .powerTooLong }
    var result: BigInteger = 1
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    guard result.words.bitWidth <= BigInteger.longestPower else { throw .powerTooLong }
    return result
  }
}
