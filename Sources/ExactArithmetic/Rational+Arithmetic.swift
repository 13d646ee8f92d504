extension Rational: Comparable {
  /// Orders by value.
  public static func < (a: Rational, b: Rational) -> Bool {
    if case .small(let x, let p) = a.form, case .small(let y, let q) = b.form {
      if p == q { return x < y }
      let left = x.multipliedFullWidth(by: q)
      let right = y.multipliedFullWidth(by: p)
      return (left.high, left.low) < (right.high, right.low)
    }
    return a.numerator * b.denominator < b.numerator * a.denominator
  }
}

extension Rational: AdditiveArithmetic {
  /// Nothing; the neutral value of addition.
  public static var zero: Rational { 0 }

  /// The sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    if case .small(let x, let p) = a.form, case .small(let y, let q) = b.form,
      let sum = Rational(x, p, plus: y, q)
    {
      return sum
    }
    return Rational(
      reducing: a.numerator * b.denominator + b.numerator * a.denominator,
      over: a.denominator * b.denominator)
  }

  /// The difference.
  public static func - (a: Rational, b: Rational) -> Rational {
    if case .small(let x, let p) = a.form, case .small(let y, let q) = b.form, y != .min,
      let difference = Rational(x, p, plus: -y, q)
    {
      return difference
    }
    return a + -b
  }

  /// x/p + y/q; nil where it leaves the range of `Int` on the way.
  private init?(_ x: Int, _ p: Int, plus y: Int, _ q: Int) {
    if x == 0 || y == 0 {
      self.init(form: x == 0 ? .small(y, q) : .small(x, p))
      return
    }
    if p == q {
      let (sum, overflow) = x.addingReportingOverflow(y)
      guard !overflow else { return nil }
      self.init(reducing: sum, over: p)
      return
    }
    let (left, isLeftOut) = x.multipliedReportingOverflow(by: q)
    let (right, isRightOut) = y.multipliedReportingOverflow(by: p)
    let (sum, isSumOut) = left.addingReportingOverflow(right)
    let (under, isUnderOut) = p.multipliedReportingOverflow(by: q)
    guard !isLeftOut, !isRightOut, !isSumOut, !isUnderOut else { return nil }
    self.init(reducing: sum, over: under)
  }
}

extension Rational {
  /// The product.
  public static func * (a: Rational, b: Rational) -> Rational {
    if case .small(let x, let p) = a.form, case .small(let y, let q) = b.form {
      if x == 1, p == 1 { return b }
      let (above, isAboveOut) = x.multipliedReportingOverflow(by: y)
      let (under, isUnderOut) = p.multipliedReportingOverflow(by: q)
      if !isAboveOut, !isUnderOut { return Rational(reducing: above, over: under) }
    }
    return Rational(reducing: a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  /// Multiplies in place.
  public static func *= (a: inout Rational, b: Rational) {
    a = a * b
  }

  /// The value with the other sign.
  public static prefix func - (a: Rational) -> Rational {
    if case .small(let x, let p) = a.form, x != .min { return Rational(form: .small(-x, p)) }
    return Rational(lowest: -a.numerator, over: a.denominator)
  }

  /// The quotient; throws `divisionByZero` when `divisor` is zero.
  public func divided(by divisor: Rational) throws(ArithmeticError) -> Rational {
    guard !divisor.isZero else { throw .divisionByZero }
    if case .small(let x, let p) = form, case .small(let y, let q) = divisor.form, y > 0 {
      let (above, isAboveOut) = x.multipliedReportingOverflow(by: q)
      let (under, isUnderOut) = p.multipliedReportingOverflow(by: y)
      if !isAboveOut, !isUnderOut { return Rational(reducing: above, over: under) }
    }
    return Rational(
      reducing: numerator * divisor.denominator, over: denominator * divisor.numerator)
  }

  /// The value multiplied by itself `exponent` times; a negative exponent gives the reciprocal's.
  ///
  /// Throws `divisionByZero` for zero to a negative power, and `powerTooLong` as
  /// `BigInteger.power(_:)` does.
  public func power(_ exponent: Int) throws(ArithmeticError) -> Rational {
    guard exponent != .min else { throw .powerTooLong }
    let above = try numerator.power(abs(exponent))
    let under = try denominator.power(abs(exponent))
    guard exponent < 0 else { return Rational(lowest: above, over: under) }
    guard !above.isZero else { throw .divisionByZero }
    return Rational(reducing: under, over: above)
  }
}
