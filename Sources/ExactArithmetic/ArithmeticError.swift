/// A calculation that has no exact result; facts only, the caller knows the words and the place.
public enum ArithmeticError: Error, Sendable, Hashable {
  /// A division by zero, or zero to a negative power.
  case divisionByZero
  /// A whole number to a negative power, which is no whole number.
  case negativeExponent(Int)
  /// A power whose result would have more than `BigInteger.longestPower` bits.
  case powerTooLong
}
