/// Why a text is not a number of our grammar; positions count Unicode scalars from 1.
public enum NumberSyntaxError: Error, Sendable, Hashable {
  /// There is no text at all.
  case empty
  /// The text has `length` bytes of UTF-8, more than `Rational.longestText`.
  case tooLong(length: Int)
  /// A digit was expected and another character, or the end (nil), was found.
  case expectedDigit(found: Unicode.Scalar?, position: Int)
  /// A complete number is followed by a character that cannot continue it.
  case unexpected(Unicode.Scalar, position: Int)
  /// A fraction over zero, such as `3/0`.
  case zeroDenominator
}
