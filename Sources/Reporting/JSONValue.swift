/// A JSON document or a part of one; objects keep their order.
///
/// Scores and rates travel as ``fraction(numerator:denominator:value:isExact:)``; the only binary
/// fractions are estimates.
public indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A whole number; beyond 2^53 it is written as a string.
  case integer(Int)
  case string(String)
  /// An estimate, with as many digits as bring the same binary64 back; null where it is no number.
  case estimate(Double)
  case array([JSONValue])
  case object(JSONObject)

  /// Whether a program that reads numbers as binary64 still reads this whole number exactly.
  static func isSafe(_ number: Int) -> Bool { number.magnitude <= 1 << 53 }

  /// A whole number given by its decimal digits, of any length; beyond 2^53 it is a string.
  ///
  /// Text that is not a whole number stays a string as it is.
  public static func integer(digits: String) -> JSONValue {
    guard let number = Int(digits), isSafe(number), String(number) == digits else {
      return .string(digits)
    }
    return .integer(number)
  }

  /// A fraction: `{"numerator": 17, "denominator": 20, "value": "0.85", "exact": true}`.
  ///
  /// - Parameters:
  ///   - numerator: the decimal digits of the numerator, with `-` when negative
  ///   - denominator: the decimal digits of the denominator
  ///   - value: the decimal value, as text
  ///   - isExact: whether `value` is the whole value and not a rounded one
  public static func fraction(
    numerator: String, denominator: String, value: String, isExact: Bool
  ) -> JSONValue {
    [
      "numerator": .integer(digits: numerator), "denominator": .integer(digits: denominator),
      "value": .string(value), "exact": .bool(isExact),
    ]
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  /// True or false.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByNilLiteral {
  /// Null.
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByArrayLiteral {
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object with the members in the order written; of a repeated name the last value counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (name, value) in elements { object[name] = value }
    self = .object(object)
  }
}
