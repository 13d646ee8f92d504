import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

/// Figures as they are shown: rounded for reading, but never so that they seem to reach a line.
///
/// Lines of assessment lie on whole and half points and percents. A figure that is not on such a
/// line is given more decimals until it is not shown on one: 89.9964 is `89.996`, never `90.00`.
enum Figure {
  /// Points by the round's rounding; `≈` where something was rounded away.
  ///
  /// The decimals end where those of the distance to the nearest line begin.
  static func points(_ value: Rational, _ rounding: Rounding) -> String {
    var decimals = rounding.decimals
    while true {
      let shown = value.rounded(decimals: decimals, rule: rounding.rule)
      if shown == value { return value.decimal(places: decimals, rule: rounding.rule) }
      if !isOnLine(shown) {
        return "≈" + value.decimal(places: decimals, rule: rounding.rule)
      }
      decimals += 1
    }
  }

  /// Points by the round's rounding as a number for programs, without `≈`.
  static func plainPoints(_ value: Rational, _ rounding: Rounding) -> String {
    let shown = points(value, rounding)
    return shown.hasPrefix("≈") ? String(shown.dropFirst()) : shown
  }

  /// A score: its points, or the interval in which they lie.
  static func score(_ score: Score, _ rounding: Rounding) -> String {
    if score.low == score.high { return points(score.low, rounding) }
    return "\(points(score.low, rounding))…\(points(score.high, rounding))"
  }

  /// A share in percent.
  static func percent(_ share: Rational, decimals: Int) -> String {
    points(share * 100, Rounding(decimals: decimals, rule: .halfUp)) + "%"
  }

  /// `17/20 = 85.00%`; `—` where the denominator is 0.
  static func rate(_ part: Int, of whole: Int, decimals: Int) -> String {
    guard let share = try? Rational(part, over: whole) else { return "\(part)/\(whole) —" }
    let percent = percent(share, decimals: decimals)
    return percent.hasPrefix("≈") ? "\(part)/\(whole) \(percent)" : "\(part)/\(whole) = \(percent)"
  }

  private static func isOnLine(_ value: Rational) -> Bool { (value * 2).isInteger }
}

extension JSONValue {
  /// An exact number: `{"numerator", "denominator", "value", "exact"}`.
  static func rational(_ value: Rational) -> JSONValue {
    let (text, isExact) = value.decimalValue
    return .fraction(
      numerator: value.numerator.description, denominator: value.denominator.description,
      value: text, isExact: isExact)
  }

  /// A rate as counted, not reduced; null where the denominator is 0.
  static func rate(_ part: Int, of whole: Int) -> JSONValue {
    guard let share = try? Rational(part, over: whole) else { return .null }
    let (text, isExact) = share.decimalValue
    return .fraction(
      numerator: "\(part)", denominator: "\(whole)", value: text, isExact: isExact)
  }

  /// Points: `{"low", "high", "closed"}`, both ends exact.
  static func score(_ score: Score) -> JSONValue {
    [
      "low": .rational(score.low), "high": .rational(score.high), "closed": .bool(score.isClosed),
    ]
  }

  /// A loss: `{"worst", "best"}`, exact.
  static func span(_ span: Span) -> JSONValue {
    ["worst": .rational(span.atWorst), "best": .rational(span.atBest)]
  }
}
