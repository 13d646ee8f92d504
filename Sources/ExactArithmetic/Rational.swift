/// A fraction, exactly; the only kind of number that decides about points.
///
/// Always in lowest terms with a denominator above zero, so equal values are equal in every part. A fraction
/// of two `Int`s is kept inline and costs no allocation; a calculation that leaves that range goes over to
/// ``BigInteger``, and comes back when it can. No operation overflows.
public struct Rational: Sendable, Hashable {
  /// Every value has one form, so that equal values are equal bit for bit.
  enum Form: Sendable, Hashable {
    /// The numerator over the denominator.
    case small(Int, Int)
    /// One of them is no `Int`.
    indirect case large(BigInteger, BigInteger)
  }

  let form: Form

  /// The whole number above the line; it carries the sign.
  public var numerator: BigInteger {
    switch form {
    case .small(let numerator, _): BigInteger(numerator)
    case .large(let numerator, _): numerator
    }
  }

  /// The whole number under the line, above zero, with no factor in common with the numerator.
  public var denominator: BigInteger {
    switch form {
    case .small(_, let denominator): BigInteger(denominator)
    case .large(_, let denominator): denominator
    }
  }

  /// The fraction with a whole number's value.
  public init(_ value: BigInteger) {
    self.init(lowest: value, over: 1)
  }

  /// The fraction with an `Int`'s value.
  public init(_ value: Int) {
    form = .small(value, 1)
  }

  /// The fraction `numerator/denominator`; throws `divisionByZero` over zero.
  public init(_ numerator: BigInteger, over denominator: BigInteger) throws(ArithmeticError) {
    guard !denominator.isZero else { throw .divisionByZero }
    self.init(reducing: numerator, over: denominator)
  }

  /// The fraction `numerator/denominator`; throws `divisionByZero` over zero.
  public init(_ numerator: Int, over denominator: Int) throws(ArithmeticError) {
    guard denominator > 0 else {
      try self.init(BigInteger(numerator), over: BigInteger(denominator))
      return
    }
    self.init(reducing: numerator, over: denominator)
  }

  /// Reduces; the denominator is not zero.
  init(reducing numerator: BigInteger, over denominator: BigInteger) {
    if let above = numerator.exactInt, let under = denominator.exactInt, under > 0 {
      self.init(reducing: above, over: under)
      return
    }
    let common = numerator.greatestCommonDivisor(with: denominator)
    let divisor = denominator.isNegative ? -common : common
    if divisor == 1 {
      self.init(lowest: numerator, over: denominator)
    } else {
      self.init(
        lowest: numerator.dividedTruncating(by: divisor).quotient,
        over: denominator.dividedTruncating(by: divisor).quotient)
    }
  }

  /// Reduces; the denominator is above zero.
  init(reducing numerator: Int, over denominator: Int) {
    // Not above the denominator, so it is an `Int`.
    let divisor =
      denominator == 1
      ? 1
      : Int(BigInteger.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    form =
      divisor == 1
      ? .small(numerator, denominator) : .small(numerator / divisor, denominator / divisor)
  }

  /// Takes a form that is canonical.
  init(form: Form) {
    self.form = form
  }

  /// Takes parts that are in lowest terms already, with a denominator above zero.
  init(lowest numerator: BigInteger, over denominator: BigInteger) {
    if let above = numerator.exactInt, let under = denominator.exactInt {
      form = .small(above, under)
    } else {
      form = .large(numerator, denominator)
    }
  }

  /// Whether the value is zero.
  public var isZero: Bool { form == .small(0, 1) }

  /// Whether the value is a whole number.
  public var isInteger: Bool {
    switch form {
    case .small(_, let denominator): denominator == 1
    case .large(_, let denominator): denominator == 1
    }
  }

  /// −1, 0 or 1, as the value is below, at or above zero.
  public var signum: Int {
    switch form {
    case .small(let numerator, _): numerator.signum()
    case .large(let numerator, _): numerator.signum
    }
  }

  /// The distance from zero.
  public var magnitude: Rational { signum < 0 ? -self : self }

  /// The largest whole number that is not above the value: −7/2 gives −4.
  public var floor: BigInteger {
    let (quotient, remainder) = numerator.dividedTruncating(by: denominator)
    return remainder.isNegative ? quotient - 1 : quotient
  }

  /// The smallest whole number that is not below the value: −7/2 gives −3.
  public var ceiling: BigInteger {
    let (quotient, remainder) = numerator.dividedTruncating(by: denominator)
    return remainder.signum > 0 ? quotient + 1 : quotient
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// The fraction with the value of a whole number in the source.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}
