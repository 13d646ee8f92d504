/// A fraction, exactly; the only kind of number that decides about points.
///
/// Always in lowest terms with a denominator above zero, so equal values are equal in every part.
public struct Rational: Sendable, Hashable {
  /// The whole number above the line; it carries the sign.
  public let numerator: BigInteger
  /// The whole number under the line, above zero, with no factor in common with the numerator.
  public let denominator: BigInteger

  /// The fraction with a whole number's value.
  public init(_ value: BigInteger) {
    numerator = value
    denominator = 1
  }

  /// The fraction with an `Int`'s value.
  public init(_ value: Int) {
    self.init(BigInteger(value))
  }

  /// The fraction `numerator/denominator`; throws `divisionByZero` over zero.
  public init(_ numerator: BigInteger, over denominator: BigInteger) throws(ArithmeticError) {
    guard !denominator.isZero else { throw .divisionByZero }
    self.init(reducing: numerator, over: denominator)
  }

  /// The fraction `numerator/denominator`; throws `divisionByZero` over zero.
  public init(_ numerator: Int, over denominator: Int) throws(ArithmeticError) {
    try self.init(BigInteger(numerator), over: BigInteger(denominator))
  }

  /// Reduces; the denominator is not zero.
  init(reducing numerator: BigInteger, over denominator: BigInteger) {
    if denominator == 1 {
      self.init(lowest: numerator, over: denominator)
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

  /// Takes parts that are in lowest terms already, with a denominator above zero.
  private init(lowest numerator: BigInteger, over denominator: BigInteger) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether the value is zero.
  public var isZero: Bool { numerator.isZero }

  /// Whether the value is a whole number.
  public var isInteger: Bool { denominator == 1 }

  /// −1, 0 or 1, as the value is below, at or above zero.
  public var signum: Int { numerator.signum }

  /// The distance from zero.
  public var magnitude: Rational {
    Rational(lowest: numerator.magnitude, over: denominator)
  }

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

extension Rational: Comparable {
  /// Orders by value.
  public static func < (a: Rational, b: Rational) -> Bool {
    if a.denominator == b.denominator { return a.numerator < b.numerator }
    return a.numerator * b.denominator < b.numerator * a.denominator
  }
}

extension Rational: AdditiveArithmetic {
  /// Nothing; the neutral value of addition.
  public static var zero: Rational { 0 }

  /// The sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    if a.denominator == b.denominator {
      return Rational(reducing: a.numerator + b.numerator, over: a.denominator)
    }
    return Rational(
      reducing: a.numerator * b.denominator + b.numerator * a.denominator,
      over: a.denominator * b.denominator)
  }

  /// The difference.
  public static func - (a: Rational, b: Rational) -> Rational {
    a + -b
  }
}

extension Rational {
  /// The product.
  public static func * (a: Rational, b: Rational) -> Rational {
    Rational(reducing: a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  /// Multiplies in place.
  public static func *= (a: inout Rational, b: Rational) {
    a = a * b
  }

  /// The value with the other sign.
  public static prefix func - (a: Rational) -> Rational {
    Rational(lowest: -a.numerator, over: a.denominator)
  }

  /// The quotient; throws `divisionByZero` when `divisor` is zero.
  public func divided(by divisor: Rational) throws(ArithmeticError) -> Rational {
    guard !divisor.isZero else { throw .divisionByZero }
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
