import Chance
import Testing

@testable import ExactArithmetic

extension SeededNumbers {
  /// A whole number of up to six words, often of words at the borders.
  fileprivate mutating func integer() -> BigInteger {
    let special: [UInt] = [0, 1, .max, 1 << 63, 1 << 63 - 1, .max - 1]
    let words = (0..<Int.random(in: 0...6, using: &self)).map { _ in
      Bool.random(using: &self)
        ? special[Int.random(in: 0..<special.count, using: &self)]
        : UInt.random(in: 0...UInt.max, using: &self)
    }
    return BigInteger(
      isNegative: Bool.random(using: &self), Magnitude(words: words))
  }

  fileprivate mutating func rational() -> Rational {
    let denominator = integer()
    return Rational(reducing: integer(), over: denominator.isZero ? 1 : denominator)
  }
}

struct LawTests {
  private static let seeds: [UInt64] = [1, 2_019, 0xFFFF_FFFF_FFFF_FFFF]

  @Test(arguments: seeds)
  func `whole numbers keep the laws of a ring, and division its identity`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    for round in 0..<300 {
      let place: Comment = "seed \(seed), round \(round)"
      let (a, b, c) = (random.integer(), random.integer(), random.integer())
      #expect(a + b == b + a, place)
      #expect((a + b) + c == a + (b + c), place)
      #expect(a * b == b * a, place)
      #expect((a * b) * c == a * (b * c), place)
      #expect(a * (b + c) == a * b + a * c, place)
      #expect(a - b == a + -b, place)
      #expect((a < b) == ((a - b).signum < 0), place)
      #expect(BigInteger(decimal: a.description) == a, place)
      guard !b.isZero else { continue }
      let (quotient, remainder) = try a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a, place)
      #expect(remainder.magnitude < b.magnitude, place)
      #expect(remainder.isZero || remainder.signum == a.signum, place)
      let divisor = a.greatestCommonDivisor(with: b)
      #expect(try a.quotientAndRemainder(dividingBy: divisor).remainder == 0, place)
      #expect(try b.quotientAndRemainder(dividingBy: divisor).remainder == 0, place)
      #expect((c * a).greatestCommonDivisor(with: c * b) == c.magnitude * divisor, place)
    }
  }

  @Test(arguments: seeds)
  func `fractions keep the laws of a field and their lowest terms`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    for round in 0..<150 {
      let place: Comment = "seed \(seed), round \(round)"
      let (a, b, c) = (random.rational(), random.rational(), random.rational())
      #expect(a + b == b + a, place)
      #expect((a + b) + c == a + (b + c), place)
      #expect((a * b) * c == a * (b * c), place)
      #expect(a * (b + c) == a * b + a * c, place)
      #expect(a - a == 0, place)
      #expect((a < b) == ((a - b).signum < 0), place)
      #expect(try Rational(parsing: a.description) == a, place)
      #expect(a.denominator.signum == 1, place)
      #expect(a.numerator.greatestCommonDivisor(with: a.denominator) == 1, place)
      #expect(Rational(a.floor) <= a && a < Rational(a.floor + 1), place)
      #expect(Rational(a.ceiling - 1) < a && a <= Rational(a.ceiling), place)
      if !b.isZero {
        #expect(try (a * b).divided(by: b) == a, place)
      }
    }
  }

  @Test(arguments: seeds)
  func `rounding stays within half a unit and shows the value it gives`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    for round in 0..<150 {
      let value = random.rational()
      let places = Int.random(in: 0...30, using: &random)
      let place: Comment = "seed \(seed), round \(round)"
      for rule in RoundingRule.allCases {
        let rounded = value.rounded(decimals: places, rule: rule)
        let unit = try Rational(1, over: BigInteger(10).power(places))
        #expect((rounded - value).magnitude * 2 <= unit, place)
        #expect(try Rational(parsing: value.decimal(places: places, rule: rule)) == rounded, place)
        #expect(-rounded == (-value).rounded(decimals: places, rule: rule), place)
        let text = try #require(rounded.terminatingDecimal)
        #expect(try Rational(parsing: text) == rounded, place)
      }
    }
  }
}
