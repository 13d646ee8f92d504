import Statistics
import Testing

/// Source: R's stats package, `Fixtures/statistics/distributions.R`, unless another one is named.
@Suite("Distributions") struct DistributionTests {
  static let reference = ReferenceFile("distributions.csv").rows

  private func number(_ text: String) -> Double { Double(text) ?? .nan }

  @Test(
    "quantiles agree with R to 1e-10 of their size",
    arguments: [
      ("normal", 17), ("student", 124), ("chisquared", 98), ("f", 98), ("beta", 98),
    ])
  func quantiles(name: String, count: Int) {
    let rows = Self.reference.filter { $0[0] == name }
    #expect(rows.count == count)
    for row in rows {
      let (a, b, upper) = (number(row[1]), number(row[2]), number(row[4]))
      let found =
        switch name {
        case "normal": NormalDistribution().upperQuantile(upper)
        case "student": StudentDistribution(degreesOfFreedom: a).upperQuantile(upper)
        case "chisquared": ChiSquaredDistribution(degreesOfFreedom: a).upperQuantile(upper)
        case "f": FDistribution(a, b).upperQuantile(upper)
        default: BetaDistribution(a, b).upperQuantile(upper)
        }
      #expect(relativeError(found, number(row[5])) < 1e-10, "\(row) found \(found)")
    }
  }

  @Test("a tail of a quantile is the probability that was asked for")
  func roundTrip() {
    for row in Self.reference {
      let (a, b, upper, value) = (number(row[1]), number(row[2]), number(row[4]), number(row[5]))
      let found: Double
      switch row[0] {
      case "normal": found = NormalDistribution().upperTail(value)
      case "student": found = StudentDistribution(degreesOfFreedom: a).upperTail(value)
      case "chisquared": found = ChiSquaredDistribution(degreesOfFreedom: a).upperTail(value)
      case "f": found = FDistribution(a, b).upperTail(value)
      case "beta" where value < 0.9: found = BetaDistribution(a, b).upperTail(value)
      default: continue
      }
      #expect(relativeError(found, upper) < 1e-9, "\(row) found \(found)")
    }
  }

  @Test("hypergeometric quantiles are R's, and tails agree to 1e-10 of their size")
  func hypergeometric() {
    let quantiles = Self.reference.filter { $0[0] == "hyperquantile" }
    let tails = Self.reference.filter { $0[0] == "hypertail" }
    #expect(quantiles.count == 36 && tails.count == 36)
    func distribution(_ row: [String]) -> HypergeometricDistribution {
      let marked = Int(number(row[1]))
      return HypergeometricDistribution(
        population: marked + Int(number(row[2])), marked: marked, drawn: Int(number(row[3])))
    }
    for row in quantiles {
      #expect(distribution(row).quantile(number(row[4])) == Int(number(row[5])), "\(row)")
    }
    for row in tails {
      let found = distribution(row).upperTail(from: Int(number(row[5])))
      #expect(relativeError(found, number(row[4])) < 1e-10, "\(row) found \(found)")
    }
  }

  /// By hand: the closed forms that the doc comments name.
  @Test("closed forms hold")
  func closedForms() {
    #expect(abs(StudentDistribution(degreesOfFreedom: 1).upperQuantile(0.25) - 1) < 1e-14)
    #expect(abs(FDistribution(2, 2).quantile(0.95) - 19) < 1e-12)
    #expect(abs(GammaDistribution(shape: 1).quantile(0.5) - 0.693147180559945309) < 1e-15)
    #expect(abs(BetaDistribution(1, 3).quantile(0.5) - 0.206299474015900262) < 1e-15)
    let draw = HypergeometricDistribution(population: 30, marked: 29, drawn: 27)
    #expect(abs(draw.upperTail(from: 27) - 0.1) < 1e-15)
    #expect(draw.support == 26...27)
  }

  @Test("what lies outside is an end, or no number, and never stops the program")
  func edges() {
    let normal = NormalDistribution()
    #expect(normal.upperQuantile(0) == .infinity && normal.quantile(0) == -.infinity)
    #expect(normal.upperQuantile(0.5) == 0 && normal.quantile(1.5).isNaN)
    for value in [Double.nan, -1, 2, .infinity] {
      #expect(BetaDistribution(2, 3).quantile(value).isNaN)
      #expect(GammaDistribution(shape: 2).upperQuantile(value).isNaN)
      #expect(StudentDistribution(degreesOfFreedom: 5).quantile(value).isNaN)
      #expect(HypergeometricDistribution(population: 5, marked: 2, drawn: 2).quantile(value) == nil)
    }
    #expect(BetaDistribution(0, 1).lowerTail(0.5).isNaN)
    #expect(GammaDistribution(shape: -1).lowerTail(0.5).isNaN)
    #expect(BetaDistribution(2, 2).quantile(0) == 0 && BetaDistribution(2, 2).quantile(1) == 1)
    #expect(GammaDistribution(shape: 2).quantile(1) == .infinity)
    #expect(StudentDistribution(degreesOfFreedom: 3).upperQuantile(0.5) == 0)
    #expect(HypergeometricDistribution(population: -1, marked: 3, drawn: 9).support == 0...0)
    let infinite = StudentDistribution(degreesOfFreedom: .infinity)
    #expect(infinite.upperQuantile(0.025) == normal.upperQuantile(0.025))
  }
}
