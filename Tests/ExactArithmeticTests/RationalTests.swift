import Testing

@testable import ExactArithmetic

struct RationalTests {
  /// Source: by hand from the grammar; 90% = 90/100 = 9/10, 12.5% = 125/1000 = 1/8.
  @Test(
    "Numbers are read as definitions write them",
    arguments: [
      ("85", "85"), ("0.5", "1/2"), ("90%", "9/10"), ("17/20", "17/20"), ("-2", "-2"),
      ("-0", "0"), ("-0.0%", "0"), ("12.5%", "1/8"), ("-34/40", "-17/20"), ("0/7", "0"),
      ("007", "7"), ("6/3", "2"), ("100%", "1"), ("0.10", "1/10"),
      ("123456789012345678901234567890/2", "61728394506172839450617283945"),
    ])
  func parsing(text: String, expected: String) throws {
    #expect(try Rational(parsing: text).description == expected)
    #expect(try Rational(parsing: text[...]).description == expected)
  }

  @Test(
    "Everything else is refused with its place",
    arguments: [
      ("", NumberSyntaxError.empty),
      ("1e3", .unexpected("e", position: 2)), ("+1", .expectedDigit(found: "+", position: 1)),
      (".5", .expectedDigit(found: ".", position: 1)),
      ("5.", .expectedDigit(found: nil, position: 3)),
      ("0x10", .unexpected("x", position: 2)), ("nan", .expectedDigit(found: "n", position: 1)),
      ("inf", .expectedDigit(found: "i", position: 1)),
      (" 1", .expectedDigit(found: " ", position: 1)),
      ("1 ", .unexpected(" ", position: 2)), ("９０", .expectedDigit(found: "９", position: 1)),
      ("1９", .unexpected("９", position: 2)), ("3/0", .zeroDenominator), ("0/0", .zeroDenominator),
      ("3/-2", .expectedDigit(found: "-", position: 3)), ("1/2/3", .unexpected("/", position: 4)),
      ("1/2%", .unexpected("%", position: 4)), ("1%%", .unexpected("%", position: 3)),
      ("1.5/2", .unexpected("/", position: 4)), ("--1", .expectedDigit(found: "-", position: 2)),
      ("-", .expectedDigit(found: nil, position: 2)), ("1.2.3", .unexpected(".", position: 4)),
      ("1\u{301}", .unexpected("\u{301}", position: 2)), ("1\n", .unexpected("\n", position: 2)),
      ("1,000", .unexpected(",", position: 2)), ("90％", .unexpected("％", position: 3)),
    ])
  func refusals(text: String, expected: NumberSyntaxError) {
    #expect(throws: expected) { try Rational(parsing: text) }
  }

  @Test func `a number of 1,000 characters is read and one more is refused`() throws {
    let longest = String(repeating: "9", count: 1_000)
    #expect(try Rational(parsing: longest).description == longest)
    #expect(throws: NumberSyntaxError.tooLong(length: 1_001)) {
      try Rational(parsing: longest + "9")
    }
  }

  @Test func `a fraction is in lowest terms with the sign above the line`() throws {
    let value = try Rational(-6, over: -8)
    #expect(value.numerator == 3 && value.denominator == 4)
    let negative = try Rational(6, over: -8)
    #expect(negative.numerator == -3 && negative.denominator == 4)
    let zero = try Rational(0, over: -5)
    #expect(zero.numerator == 0 && zero.denominator == 1 && zero.isZero)
    // Int.min over Int.min, and over −1, where plain Int arithmetic would trap.
    #expect(try Rational(.min, over: .min) == 1)
    #expect(try Rational(.min, over: -1).description == "9223372036854775808")
    #expect(try Rational(1, over: .min).description == "-1/9223372036854775808")
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(1, over: 0) }
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(1).divided(by: 0) }
  }

  /// Source: Python 3.11 `fractions.Fraction`.
  @Test(
    "Operations give what Python's fractions give",
    arguments: [
      ("17/20", "1/3", "71/60", "31/60", "17/60", "51/20"),
      ("-7/6", "5/4", "1/12", "-29/12", "-35/24", "-14/15"),
      ("1/6", "1/10", "4/15", "1/15", "1/60", "5/3"),
      (
        "9223372036854775807", "1/9223372036854775807",
        "85070591730234615847396907784232501250/9223372036854775807",
        "85070591730234615847396907784232501248/9223372036854775807", "1",
        "85070591730234615847396907784232501249"
      ),
    ])
  func operations(
    a: String, b: String, sum: String, difference: String, product: String, quotient: String
  ) throws {
    let (x, y) = (try Rational(parsing: a), try Rational(parsing: b))
    #expect((x + y).description == sum)
    #expect((x - y).description == difference)
    #expect((x * y).description == product)
    #expect(try x.divided(by: y).description == quotient)
    #expect((x < y) == ((x - y).signum < 0))
  }

  /// Source: Python 3.11 `Fraction(49, 50) ** 21`; the geometric reading of rank 22.
  @Test func `0.98 to the power 21 is exact`() throws {
    let power = try Rational(parsing: "0.98").power(21)
    #expect(
      power.description
        == "311973482284542371301330321821976049/476837158203125000000000000000000000")
    #expect(try power * Rational(50, over: 49).power(21) == 1)
    #expect(try Rational(parsing: "0.98").power(-21) == Rational(50, over: 49).power(21))
    #expect(throws: ArithmeticError.divisionByZero) { try Rational(0).power(-1) }
    #expect(throws: ArithmeticError.powerTooLong) { try Rational(2).power(.min) }
  }

  /// Source: Python 3.11 `math.floor` and `math.ceil` of fractions.
  @Test(
    "Floor and ceiling go down and up, below zero too",
    arguments: [
      ("7/2", 3, 4), ("-7/2", -4, -3), ("3", 3, 3), ("-3", -3, -3), ("1/9", 0, 1), ("-1/9", -1, 0),
    ])
  func wholeNumbers(text: String, floor: Int, ceiling: Int) throws {
    let value = try Rational(parsing: text)
    #expect(value.floor == BigInteger(floor))
    #expect(value.ceiling == BigInteger(ceiling))
    #expect(value.isInteger == (floor == ceiling))
  }
}
