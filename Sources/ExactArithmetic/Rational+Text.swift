extension Rational: CustomStringConvertible {
  /// The fraction in lowest terms, such as `17/20`, or the whole number, such as `3`.
  public var description: String {
    isInteger ? numerator.description : "\(numerator)/\(denominator)"
  }

  /// The decimal with exactly `places` decimals, rounded, never `-0` or `-0.00`.
  ///
  /// `places` are cut to 0…`mostDecimals`.
  public func decimal(places: Int, rule: RoundingRule) -> String {
    let places = min(max(places, 0), Rational.mostDecimals)
    return Rational.decimalText(
      scaled(by: .powerOfTen(places), rule: rule), places: places)
  }

  /// The shortest decimal that is exactly the value; nil when there is none.
  ///
  /// Nil too when it would have more than `mostDecimals` decimals.
  public var terminatingDecimal: String? {
    terminatingDecimal(within: Rational.mostDecimals)
  }

  /// The value for a reader of JSON: exact when 40 decimals suffice, else 12, rounded half up.
  public var decimalValue: (text: String, isExact: Bool) {
    if let text = terminatingDecimal(within: 40) { return (text, true) }
    return (decimal(places: 12, rule: .halfUp), false)
  }

  /// The percentage with the fewest decimals that does not contradict a comparison.
  ///
  /// Rounds half up at `minimumPlaces` and drops zeros at the end: `85%`, `89.7%`. Where a
  /// threshold is given, decimals are added until the shown figure is below, at or above the
  /// threshold as the value itself is: 26/29 against 90% is `89.7%` even with no place, never
  /// `90%`. A value equal to a threshold that no decimal can show, such as 1/3, is simply rounded.
  /// `minimumPlaces` are cut to 0…`mostDecimals`.
  public func percentText(
    minimumPlaces: Int = 1, notContradicting threshold: Rational? = nil
  ) -> String {
    let percentage = self * 100
    let first = min(max(minimumPlaces, 0), Rational.mostDecimals)
    guard let limit = threshold.map({ $0 * 100 }) else {
      return Rational.trimmed(percentage.decimal(places: first, rule: .halfUp)) + "%"
    }
    if percentage == limit, let exact = percentage.terminatingDecimal {
      return exact + "%"
    }
    var places = first
    while true {
      let scale = BigInteger.powerOfTen(places)
      let scaled = percentage.scaled(by: scale, rule: .halfUp)
      let shown = Rational(reducing: scaled, over: scale)
      // The loop ends: once 10^−places is below the distance, the shown figure is on its side.
      if percentage == limit || (percentage < limit ? shown < limit : shown > limit) {
        return Rational.trimmed(Rational.decimalText(scaled, places: places)) + "%"
      }
      places += 1
    }
  }

  /// The shortest exact decimal with at most `limit` decimals.
  private func terminatingDecimal(within limit: Int) -> String? {
    // The denominator is 2^a · 5^b exactly when the decimal ends, after max(a, b) decimals.
    let twos = denominator.words.trailingZeroBitCount
    guard twos <= limit else { return nil }
    var rest = denominator.words.droppingLowBits(twos)
    var fives = 0
    while rest.bitWidth > 1 {
      let remainder = rest.divide(by: 5)
      fives += 1
      guard remainder == 0, fives <= limit else { return nil }
    }
    let places = max(twos, fives)
    let scaled = (numerator * .powerOfTen(places)).dividedTruncating(by: denominator).quotient
    return Rational.decimalText(scaled, places: places)
  }

  /// Sets the point into a whole number of units of 10^−places.
  private static func decimalText(_ scaled: BigInteger, places: Int) -> String {
    let digits = scaled.magnitude.description
    let sign = scaled.isNegative ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padding = String(repeating: "0", count: max(places + 1 - digits.utf8.count, 0))
    let padded = padding + digits
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  /// The decimal without the zeros at its end, and without a point that nothing follows.
  private static func trimmed(_ decimal: String) -> String {
    guard decimal.utf8.contains(UInt8(ascii: ".")) else { return decimal }
    var text = decimal[...]
    while text.last == "0" {
      text = text.dropLast()
    }
    return String(text.last == "." ? text.dropLast() : text)
  }
}
