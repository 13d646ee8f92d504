extension BigInteger {
  /// The quotient cut towards zero, and the remainder, which has the dividend's sign.
  ///
  /// Throws `divisionByZero`. Otherwise `self == quotient * divisor + remainder`.
  public func quotientAndRemainder(
    dividingBy divisor: BigInteger
  ) throws(ArithmeticError) -> (quotient: BigInteger, remainder: BigInteger) {
    guard !divisor.isZero else { throw .divisionByZero }
    return dividedTruncating(by: divisor)
  }

  /// The same for a divisor that the caller knows not to be zero; over zero nothing is taken out.
  func dividedTruncating(by divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
    if case .small(let x) = form, case .small(let y) = divisor.form {
      guard y != 0 else { return (0, self) }
      // The one quotient of two Ints that is no Int.
      if x == .min, y == -1 { return (-self, 0) }
      let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
      return (BigInteger(quotient), BigInteger(remainder))
    }
    guard !divisor.isZero else { return (0, self) }
    let (quotient, remainder) = words.quotientAndRemainder(dividingBy: divisor.words)
    return (
      BigInteger(isNegative: isNegative != divisor.isNegative, quotient),
      BigInteger(isNegative: isNegative, remainder)
    )
  }

  /// The greatest common divisor, never negative; with zero it is the other value's magnitude.
  public func greatestCommonDivisor(with other: BigInteger) -> BigInteger {
    if case .small(let x) = form, case .small(let y) = other.form {
      let divisor = BigInteger.greatestCommonDivisor(x.magnitude, y.magnitude)
      if let value = Int(exactly: divisor) { return BigInteger(value) }
    }
    var a = words
    var b = other.words
    while b.words.count > 1 || (a.words.count > 1 && !b.isZero) {
      (a, b) = (b, a.quotientAndRemainder(dividingBy: b).remainder)
    }
    guard let y = b.words.first else { return BigInteger(isNegative: false, a) }
    guard let x = a.words.first else { return BigInteger(isNegative: false, b) }
    return BigInteger(isNegative: false, Magnitude(BigInteger.greatestCommonDivisor(x, y)))
  }

  /// Euclid's algorithm on single words.
  static func greatestCommonDivisor(_ x: UInt, _ y: UInt) -> UInt {
    var (a, b) = (x, y)
    while b != 0 {
      (a, b) = (b, a % b)
    }
    return a
  }
}
