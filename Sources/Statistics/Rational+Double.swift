public import ExactArithmetic

extension Rational {
  /// The binary fraction of a finite number, exactly; nil for infinities and what is no number.
  ///
  /// Worked example: 0.1 becomes 3602879701896397/36028797018963968.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    // 53 binary digits before the point make the significand whole.
    let whole = Int(value.significand * 0x1p52)
    let scale = Int(value == 0 ? 0 : value.exponent) - 52
    guard let power = try? Rational(2).power(scale) else { return nil }
    self = Rational(value.sign == .minus ? -whole : whole) * power
  }

  /// The nearest binary fraction, or next to it where numerator and denominator are very long.
  public var nearestDouble: Double {
    if let top = numerator.exactInt, let bottom = denominator.exactInt,
      top.magnitude <= 1 << 53, bottom <= 1 << 53
    {
      return Double(top) / Double(bottom)
    }
    // Twenty-five digits of the quotient, read as a decimal.
    let top = numerator.magnitude
    let shift = 25 - top.description.utf8.count + denominator.description.utf8.count
    guard let power = try? BigInteger(10).power(abs(shift)),
      let digits = try? (shift > 0 ? top * power : top).quotientAndRemainder(
        dividingBy: shift > 0 ? denominator : denominator * power
      ).quotient
    else { return .nan }
    let size = Double("\(digits)e\(-shift)") ?? .nan
    return numerator.isNegative ? -size : size
  }
}
