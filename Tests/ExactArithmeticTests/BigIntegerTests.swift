import Testing

@testable import ExactArithmetic

struct BigIntegerTests {
  @Test(arguments: BigIntegerRow.all)
  func `every operation gives what Python gives`(row: BigIntegerRow) throws {
    let a = try #require(BigInteger(decimal: row.a))
    let b = try #require(BigInteger(decimal: row.b))
    #expect((a + b).description == row.sum)
    #expect((b + a).description == row.sum)
    #expect((a - b).description == row.difference)
    #expect((b - a) == -(a - b))
    #expect((a * b).description == row.product)
    #expect((b * a).description == row.product)
    let (quotient, remainder) = try a.quotientAndRemainder(dividingBy: b)
    #expect(quotient.description == row.quotient)
    #expect(remainder.description == row.remainder)
    #expect(a.greatestCommonDivisor(with: b).description == row.divisor)
    #expect((-b).greatestCommonDivisor(with: a).description == row.divisor)
    // A value that fits Int always has the inline form, however it came about.
    #expect((a + b).exactInt == Int(row.sum))
    #expect((a - b).exactInt == Int(row.difference))
    #expect((a * b).exactInt == Int(row.product))
    #expect(quotient.exactInt == Int(row.quotient))
  }

  /// Source: Python 3.11 `divmod`; that each pair takes the named branch was checked with a separate
  /// Python version of Algorithm D that counts its branches.
  @Test(
    "Long division takes every branch of Knuth's algorithm rightly",
    arguments: [
      (
        "add back, top bit set",
        "57896044618658097708646941636650613544717097621216448811677614281724547563520",
        "3138550867693340381917894711603833208051177722232017256449",
        "18446744073709551614",
        "3138550867693340381917894711603833208032730978158307704834"
      ),
      (
        "add back, three words",
        "3138550867693340381917894711603833208051177722232017256451",
        "784637716923335095479473677900958302012794430558004314113",
        "3",
        "784637716923335095479473677900958302012794430558004314112"
      ),
      (
        "add back, after equal top",
        "3138550867693340382258177078524771671477658841516366364672",
        "170141183460469231750134047789593657343",
        "18446744073709551615",
        "170141183460469231731687303715884105727"
      ),
      (
        "trial digit two too large",
        "3138550867693340381917894711603833208051177722232017256447",
        "170141183460469231750134047789593657343",
        "18446744073709551614",
        "55340232221128654845"
      ),
      (
        "equal leading words",
        "3138550867693340381917894711603833208051177722232017256453",
        "170141183460469231731687303715884105735",
        "18446744073709551615",
        "170141183460469231602560095199917244428"
      ),
      (
        "largest digits",
        "115792089237316195423570985008687907853269984665640564039457584007913129639935",
        "340282366920938463463374607431768211455",
        "340282366920938463463374607431768211457",
        "0"
      ),
      (
        "shift of 63",
        "1042128803135845758868632780696671297557014508101922520271375847234943777243145",
        "18446744073709551627",
        "56493915618480126843896691785984536051645781660953013638428",
        "120789"
      ),
      (
        "divisor of one word",
        "25108406941546723056364004793593481054836439088298861789185",
        "18446744073709551615",
        "1361129467683753853982625638243039707145",
        "10"
      ),
      (
        "dividend smaller by one",
        "340282366920938463481821351505477763071",
        "6277101735386680764176071790128604879565730051895802724352",
        "0",
        "340282366920938463481821351505477763071"
      ),
      (
        "equal",
        "1020847100762815390427017310442723737601",
        "1020847100762815390427017310442723737601",
        "1",
        "0"
      ),
      (
        "quotient with zero digits",
        "115792089237316195423570985008687907853269984665640564039457584007913129639936",
        "18446744073709551617",
        "6277101735386680763495507056286727952657427581105975853055",
        "1"
      ),
      (
        "trial digit two too large",
        "115792089237316195417293883273301227089434195242432897623318335075301676023809",
        "170141183460469231750134047789593657342",
        "680564733841876926816068750421279113235",
        "170141183460469231122944749283468902439"
      ),
      (
        "added back",
        "115792089237316195417293883273301227089434195242432897623364451935485949902848",
        "6277101735386680763495507056286727952638980837032266301441",
        "18446744073709551615",
        "6277101735386680763495507056286727952629757464995411525633"
      ),
      (
        "added back",
        "18831305206160042291507368269622999248288619589318393987073",
        "3138550867693340381917894711603833208051177722232017256446",
        "5",
        "3138550867693340381917894711603833208032730978158307704843"
      ),
      (
        "trial digit two too large",
        "12554203470773361527331296479494394368778229769643719917568",
        "170141183460469231750134047789593657343",
        "73786976294838206454",
        "295147905179352825846"
      ),
      (
        "trial digit two too large",
        "115792089237316195414155332405607886707176018163908125951886793093969583538175",
        "170141183460469231750134047789593657343",
        "680564733841876926797622006347569561615",
        "170141183460469231371975794278547849230"
      ),
      (
        "added back",
        "115792089237316195411016781537914546326449111736527577365911309637564481142786",
        "6277101735386680763495507056286727952675874325179685404670",
        "18446744073709551614",
        "6277101735386680763325365872826258721017973997758639505406"
      ),
      (
        "added back",
        "15692754338466701909589473558019166040302005471344360161279",
        "3138550867693340381917894711603833208069624466305726808063",
        "4",
        "3138550867693340381917894711603833208023507606121452929027"
      ),
    ])
  func longDivision(
    branch: String, u: String, v: String, expectedQuotient: String, expectedRemainder: String
  ) throws {
    let dividend = try #require(BigInteger(decimal: u))
    let divisor = try #require(BigInteger(decimal: v))
    let (quotient, remainder) = try dividend.quotientAndRemainder(dividingBy: divisor)
    #expect(quotient.description == expectedQuotient, "\(branch)")
    #expect(remainder.description == expectedRemainder, "\(branch)")
  }

  @Test func `division by zero is refused`() {
    for value in [BigInteger(0), 7, BigInteger(.min), BigInteger(.max) * 4] {
      #expect(throws: ArithmeticError.divisionByZero) {
        try value.quotientAndRemainder(dividingBy: 0)
      }
    }
  }

  /// Source: Python 3.11 `50 ** 21`, `(-3) ** 41`, `7 ** 100`.
  @Test(
    "Powers are exact",
    arguments: [
      (50, 21, "476837158203125000000000000000000000"), (-3, 41, "-36472996377170786403"),
      (0, 0, "1"), (5, 0, "1"), (0, 9, "0"), (-1, Int.max, "-1"), (1, Int.max, "1"),
      (
        7, 100,
        "3234476509624757991344647769100216810857203198904625400933895331391691459636928060001"
      ),
    ])
  func powers(value: Int, exponent: Int, expected: String) throws {
    #expect(try BigInteger(value).power(exponent).description == expected)
  }

  @Test func `a power that would be too long, or is no whole number, is refused`() throws {
    // 2^131071 has 131,072 bits, the most; one more is refused.
    #expect(try BigInteger(2).power(131_071).signum == 1)
    #expect(throws: ArithmeticError.powerTooLong) { try BigInteger(2).power(131_072) }
    #expect(throws: ArithmeticError.powerTooLong) { try BigInteger(3).power(.max) }
    #expect(throws: ArithmeticError.negativeExponent(-1)) { try BigInteger(3).power(-1) }
  }

  @Test(
    "Texts that are no decimal whole number are refused",
    arguments: [
      "", "-", "+1", " 1", "1 ", "1.0", "1e3", "0x10", "１２", "--1", "1-", "1_000", "٣", "1\u{301}",
    ])
  func refusals(text: String) {
    #expect(BigInteger(decimal: text) == nil)
  }

  @Test(
    "Digits survive reading and writing; zeros in front and the sign of zero do not",
    arguments: [
      ("0", "0"), ("-0", "0"), ("000", "0"), ("-007", "-7"),
      ("999999999999999999", "999999999999999999"), ("1000000000000000000", "1000000000000000000"),
      ("000000000000000000000000000000000000001", "1"),
      ("1000000000000000000000000000000000001", "1000000000000000000000000000000000001"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("9223372036854775808", "9223372036854775808"),
    ])
  func digits(text: String, expected: String) {
    #expect(BigInteger(decimal: text)?.description == expected)
  }

  /// Source: the order of the list, by hand: −2^64, −2^63−1, Int.min, −1, 0, 1, Int.max, 2^63, 2^64.
  @Test func `values are ordered across both forms`() throws {
    let two64 = try BigInteger(2).power(64)
    let ascending: [BigInteger] = [
      -two64, BigInteger(.min) - 1, BigInteger(.min), -1, 0, 1, BigInteger(.max),
      BigInteger(.max) + 1, two64,
    ]
    for (i, a) in ascending.enumerated() {
      for (j, b) in ascending.enumerated() {
        #expect((a < b) == (i < j), "\(a) < \(b)")
        #expect((a == b) == (i == j), "\(a) == \(b)")
      }
    }
    #expect(ascending.map(\.signum) == [-1, -1, -1, -1, 0, 1, 1, 1, 1])
    #expect(ascending.map(\.isEven) == [true, false, true, false, true, false, false, true, true])
    #expect(Set(ascending).count == ascending.count)
    #expect(BigInteger(.min).magnitude == -BigInteger(.min))
    #expect(BigInteger(.min).magnitude.description == "9223372036854775808")
  }
}
