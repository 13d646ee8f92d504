extension Rational {
  /// The longest text that is read as a number, in bytes of UTF-8.
  public static let longestText = 1_000

  /// Reads a number as definitions and facts write it: `85`, `0.5`, `90%`, `17/20`, `-2`.
  ///
  /// The grammar is exactly `-?D+(.D+)?%?` or `-?D+/D+`, where `D` is one of the ASCII digits 0–9:
  /// no exponent, no plus sign, no bare point, no blanks, no full-width digits. `90%` is 9/10.
  public init(parsing text: some StringProtocol) throws(NumberSyntaxError) {
    let length = text.utf8.count
    guard length > 0 else { throw .empty }
    guard length <= Rational.longestText else { throw .tooLong(length: length) }
    var reader = NumberReader(text.unicodeScalars)
    let isNegative = reader.accept("-")
    var digits = try reader.digits()
    if reader.accept("/") {
      let denominator = Rational.value(of: try reader.digits())
      try reader.expectEnd()
      guard !denominator.isZero else { throw .zeroDenominator }
      let numerator = Rational.value(of: digits)
      self.init(reducing: isNegative ? -numerator : numerator, over: denominator)
      return
    }
    var decimals = 0
    if reader.accept(".") {
      let fraction = try reader.digits()
      decimals = fraction.utf8.count
      digits += fraction
    }
    if reader.accept("%") {
      decimals += 2
    }
    try reader.expectEnd()
    let numerator = Rational.value(of: digits)
    self.init(
      reducing: isNegative ? -numerator : numerator, over: .powerOfTen(decimals))
  }

  /// The value of a text that consists of digits.
  private static func value(of digits: String) -> BigInteger {
    BigInteger(decimal: digits) ?? 0
  }
}

/// Walks over a text by scalars and knows its position.
private struct NumberReader<Scalars: Collection> where Scalars.Element == Unicode.Scalar {
  private var rest: Scalars.SubSequence
  private var position = 1

  init(_ scalars: Scalars) {
    rest = scalars[...]
  }

  /// Steps over the expected character; false when another one, or the end, is there.
  mutating func accept(_ expected: Unicode.Scalar) -> Bool {
    guard rest.first == expected else { return false }
    rest = rest.dropFirst()
    position += 1
    return true
  }

  /// One digit or more.
  mutating func digits() throws(NumberSyntaxError) -> String {
    var digits = ""
    while let scalar = rest.first, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      rest = rest.dropFirst()
      position += 1
    }
    guard !digits.isEmpty else {
      throw .expectedDigit(found: rest.first, position: position)
    }
    return digits
  }

  func expectEnd() throws(NumberSyntaxError) {
    guard let scalar = rest.first else { return }
    throw .unexpected(scalar, position: position)
  }
}
