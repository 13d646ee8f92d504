import Testing

@testable import ExactArithmetic

struct RationalTextTests {
  /// Source: Python 3.11 `fractions` and `decimal`; the sign of a zero dropped by hand.
  @Test(
    "Rounding to decimals follows the rule at a half and the nearest value elsewhere",
    arguments: [
      ("1/8", 2, "0.13", "0.12"),
      ("-1/8", 2, "-0.13", "-0.12"),
      ("27/200", 2, "0.14", "0.14"),
      ("-27/200", 2, "-0.14", "-0.14"),
      ("5/2", 0, "3", "2"),
      ("7/2", 0, "4", "4"),
      ("-5/2", 0, "-3", "-2"),
      ("1/2", 0, "1", "0"),
      ("-1/2", 0, "-1", "0"),
      ("3/2", 0, "2", "2"),
      ("1/3", 4, "0.3333", "0.3333"),
      ("2/3", 4, "0.6667", "0.6667"),
      ("-2/3", 4, "-0.6667", "-0.6667"),
      ("26/29", 0, "1", "1"),
      ("26/29", 3, "0.897", "0.897"),
      ("-1/1000", 2, "0.00", "0.00"),
      ("-1/200", 2, "-0.01", "0.00"),
      ("1/200", 2, "0.01", "0.00"),
      ("999/1000", 2, "1.00", "1.00"),
      ("995/1000", 2, "1.00", "1.00"),
      ("9995/1000", 2, "10.00", "10.00"),
      ("123456789/1000", 1, "123456.8", "123456.8"),
      ("0/1", 3, "0.000", "0.000"),
      ("17/20", 1, "0.9", "0.8"),
      ("17/20", 5, "0.85000", "0.85000"),
      ("-17/20", 0, "-1", "-1"),
      (
        "1000000000000000000000000000001/2", 0, "500000000000000000000000000001",
        "500000000000000000000000000000"
      ),
      (
        "1000000000000000000000000000003/2", 0, "500000000000000000000000000002",
        "500000000000000000000000000002"
      ),
      (
        "311973482284542371301330321821976049/476837158203125000000000000000000000", 20,
        "0.65425581231999260306", "0.65425581231999260306"
      ),
    ])
  func rounding(text: String, places: Int, halfUp: String, gb8170: String) throws {
    let value = try Rational(parsing: text)
    #expect(value.decimal(places: places, rule: .halfUp) == halfUp)
    #expect(value.decimal(places: places, rule: .gb8170) == gb8170)
    #expect(try value.rounded(decimals: places, rule: .halfUp) == Rational(parsing: halfUp))
    #expect(try value.rounded(decimals: places, rule: .gb8170) == Rational(parsing: gb8170))
  }

  /// The examples of the standard, those to tens, hundreds and thousands divided by these.
  ///
  /// Source: GB/T 8170—2008, 3.2: 12.1498 → 12.1 and 12; 1268 → 13 hundreds; 1.050 → 1.0;
  /// 0.35 → 0.4; 2500 → 2 and 3500 → 4 thousands; −355 → −36 and −325 → −32 tens.
  @Test(
    "The standard's own examples come out",
    arguments: [
      ("12.1498", 1, "12.1"), ("12.1498", 0, "12"), ("12.68", 0, "13"),
      ("1.050", 1, "1.0"), ("0.35", 1, "0.4"), ("2.500", 0, "2"), ("3.500", 0, "4"),
      ("-35.5", 0, "-36"), ("-32.5", 0, "-32"),
    ])
  func standardExamples(text: String, places: Int, expected: String) throws {
    #expect(try Rational(parsing: text).decimal(places: places, rule: .gb8170) == expected)
  }

  @Test func `the number of decimals is kept within its limits`() throws {
    let third = try Rational(1, over: 3)
    #expect(third.decimal(places: -5, rule: .halfUp) == "0")
    #expect(third.decimal(places: .max, rule: .halfUp).utf8.count == 1_002)
    #expect(third.rounded(decimals: .min, rule: .halfUp) == 0)
  }

  /// Source: by hand; 0.98^21 from Python 3.11 `decimal` with 80 digits.
  @Test(
    "A decimal that ends is exact and as short as possible",
    arguments: [
      ("17/20", "0.85"), ("3", "3"), ("-3/8", "-0.375"), ("1/1024", "0.0009765625"), ("0", "0"),
      ("100", "100"), ("1/5", "0.2"), ("-7/2", "-3.5"), ("1/3", nil), ("1/6", nil), ("7/15", nil),
      (
        "311973482284542371301330321821976049/476837158203125000000000000000000000",
        "0.654255812319992603059327487069600715112448"
      ),
    ])
  func terminating(text: String, expected: String?) throws {
    #expect(try Rational(parsing: text).terminatingDecimal == expected)
  }

  /// Source: by hand (1/3, 2/3); the last is 0.98^21, which has 42 decimals, two too many.
  @Test(
    "The value for JSON is exact up to 40 decimals, else rounded to 12 and marked",
    arguments: [
      ("17/20", "0.85", true), ("1/3", "0.333333333333", false),
      ("-2/3", "-0.666666666667", false), ("12", "12", true),
      (
        "0.0000000000000000000000000000000000000001",
        "0.0000000000000000000000000000000000000001", true
      ),
      ("0.00000000000000000000000000000000000000001", "0.000000000000", false),
      (
        "311973482284542371301330321821976049/476837158203125000000000000000000000",
        "0.654255812320", false
      ),
    ])
  func decimalValue(text: String, expected: String, isExact: Bool) throws {
    let value = try Rational(parsing: text).decimalValue
    #expect(value.text == expected)
    #expect(value.isExact == isExact)
  }

  /// Source: by hand, with 26/29 = 89.655…%, 359/400 = 89.75%, 8999/10000 = 89.99%, 2/3 = 66.666…%.
  @Test(
    "A percentage is short, but never contradicts the comparison with the threshold",
    arguments: [
      ("17/20", 1, nil, "85%"), ("26/29", 1, nil, "89.7%"), ("359/400", 2, nil, "89.75%"),
      ("359/400", 1, nil, "89.8%"), ("1", 1, nil, "100%"), ("0", 1, nil, "0%"),
      ("26/29", 0, nil, "90%"), ("26/29", 0, "90%", "89.7%"), ("26/29", 1, "90%", "89.7%"),
      ("8999/10000", 1, "90%", "89.99%"), ("899999/1000000", 1, "90%", "89.9999%"),
      ("900001/1000000", 1, "90%", "90.0001%"), ("9/10", 1, "90%", "90%"),
      ("9004/10000", 1, "90%", "90.04%"), ("9006/10000", 1, "90%", "90.1%"),
      ("8975/10000", 1, "89.75%", "89.75%"), ("2/3", 1, "2/3", "66.7%"),
      ("666/1000", 1, "2/3", "66.6%"), ("6667/10000", 0, "2/3", "67%"),
      ("6666/10000", 0, "2/3", "66.66%"), ("6666/10000", 1, "2/3", "66.66%"),
      ("-1/1000", 0, "0", "-0.1%"), ("-1/1000", -3, nil, "0%"), ("3/2", 1, "100%", "150%"),
    ])
  func percentage(value: String, places: Int, threshold: String?, expected: String) throws {
    let limit = try threshold.map { text throws in try Rational(parsing: text) }
    let text = try Rational(parsing: value).percentText(
      minimumPlaces: places, notContradicting: limit)
    #expect(text == expected)
  }
}
