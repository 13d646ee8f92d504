import ExactArithmetic
import Statistics
import Testing

@Suite("Sample sizes") struct SampleRequirementTests {
  private func needed(
    _ method: SampleRequirement.Method, _ population: Int, margin: String = "0.05",
    proportion: String = "0.5", effect: String = "1", rate: String = "1"
  ) throws -> SampleRequirement {
    try SampleRequirement(
      method,
      for: try SampleRequirement.Aim(
        population: population, margin: Rational(parsing: margin),
        proportion: Rational(parsing: proportion)),
      designEffect: Rational(parsing: effect), responseRate: Rational(parsing: rate))
  }

  /// By hand with z² = 3.841459: n₀ = 384.146, n = n₀/(1 + (n₀ − 1)/N).
  @Test(
    "Cochran's numbers with the finite population",
    arguments: [
      (1, 1), (10, 10), (100, 80), (500, 218), (1_000, 278), (10_000, 370), (1_000_000, 384),
      (10_000_000_000, 385),
    ])
  func cochran(population: Int, answers: Int) throws {
    #expect(try needed(.cochran, population).answers == answers)
  }

  /// Requirement 10: 110 answers (Krejcie and Morgan: population 154) with an effect of 1.1 are 121.
  @Test("110 × 1.1 is 121, and 110 with a return of 10/11 is 121 forms")
  func wholeNumbers() throws {
    let plain = try needed(.krejcieMorgan, 154)
    #expect(plain.answers == 110 && plain.forms == 110)
    #expect(try needed(.krejcieMorgan, 154, effect: "1.1").answers == 121)
    #expect(try needed(.krejcieMorgan, 154, rate: "10/11").forms == 121)
  }

  @Test("no number exceeds the population or falls below one")
  func bounds() throws {
    for method in SampleRequirement.Method.allCases {
      for population in 1...200 {
        let found = try needed(method, population, effect: "3", rate: "1/2")
        #expect((1...population).contains(found.answers))
        #expect((found.answers...population).contains(found.forms))
      }
      #expect(try needed(method, 1_000_000, margin: "0.9").answers >= 1)
    }
  }
}

@Suite("Description") struct DescriptionTests {
  private func description(_ texts: String...) throws -> Statistics.Description {
    try Description(of: texts.map { try Rational(parsing: $0) })
  }

  @Test("by hand: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5, squares 32 and the median 4.5")
  func byHand() throws {
    let found = try description("9", "2", "4", "5", "4", "7", "4", "5")
    #expect(found.mean == 5 && found.count == 8)
    #expect(found.standardDeviation == (32.0 / 7).squareRoot())
    #expect(found.median == (try Rational(9, over: 2)) && found.least == 2 && found.greatest == 9)
  }

  @Test("one value has no standard deviation, and none has no description")
  func few() throws {
    let one = try description("0.1")
    #expect(one.mean == 0.1 && one.standardDeviation == nil && one.median.nearestDouble == 0.1)
    #expect(throws: StatisticsFault.noValues) { try Description(of: []) }
  }

  /// By hand: 1/p and −1/p in pairs have mean 0; the squares of 1/p sum to twice those of the half.
  @Test("fractions without a short common denominator are described too")
  func manyDenominators() throws {
    let primes = [1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081, 1_000_099, 1_000_117]
    let values = try primes.flatMap { [try Rational(1, over: $0), try Rational(-1, over: $0)] }
    let found = try Description(of: values)
    let squares = primes.reduce(0.0) { $0 + 2 / (Double($1) * Double($1)) }
    #expect(abs(found.mean) < 1e-22)
    #expect(relativeError(found.standardDeviation ?? 0, (squares / 13).squareRoot()) < 1e-12)
  }
}
