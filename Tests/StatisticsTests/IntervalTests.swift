import ExactArithmetic
import Statistics
import Testing

@Suite("Intervals for proportions") struct IntervalTests {
  /// Source: `Fixtures/statistics/intervals.py`, 60-digit formulas checked against statsmodels.
  @Test(
    "Wilson, Clopper–Pearson and Agresti–Coull are within 1e-10 of the reference",
    arguments: IntervalMethod.allCases)
  func reference(method: IntervalMethod) throws {
    let rows = ReferenceFile("intervals.csv").rows.filter { $0[0] == method.rawValue }
    #expect(rows.count >= 190)
    for row in rows {
      let level = try ConfidenceLevel(Rational(parsing: row[1]))
      let counts = try #require(Int(row[2]).flatMap { k in Int(row[3]).map { (k, $0) } })
      let interval = method.interval(of: try Proportion(counts.0, of: counts.1), at: level)
      let (low, high) = (Double(row[4]) ?? .nan, Double(row[5]) ?? .nan)
      #expect(relativeError(interval.low, low) < 1e-10, "\(row) found \(interval)")
      #expect(relativeError(interval.high, high) < 1e-10, "\(row) found \(interval)")
    }
  }

  @Test("no answer satisfied begins at exactly 0, all satisfied end at exactly 1")
  func ends() throws {
    for n in [1, 2, 30, 2_000, 10_000_000] {
      for method in IntervalMethod.allCases {
        #expect(method.interval(of: try Proportion(0, of: n), at: .ninetyFive).low == 0)
        #expect(method.interval(of: try Proportion(n, of: n), at: .ninetyFive).high == 1)
      }
    }
  }

  /// Source: `Fixtures/statistics/counts.py`, every count tried with whole numbers.
  @Test("counts among a population are exact, ties with the tail included")
  func counts() throws {
    let rows = ReferenceFile("counts.csv").rows
    #expect(rows.count == 84)
    for row in rows {
      let numbers = row.dropFirst().compactMap { Int($0) }
      let interval = try CountInterval(
        try Proportion(numbers[0], of: numbers[1]), among: numbers[2],
        at: try ConfidenceLevel(Rational(parsing: row[0])))
      #expect([interval.low, interval.high] == [numbers[3], numbers[4]], "\(row)")
    }
  }

  /// With one drawn of N members, P(X ≥ 1 | M) = M/N: at 95% the least M is the first above N/40.
  @Test("a population of millions is answered too", arguments: [1_000_000, 10_000_000])
  func largePopulation(population: Int) throws {
    let interval = try CountInterval(
      try Proportion(1, of: 1), among: population, at: .ninetyFive)
    #expect(interval.low == population / 40 + 1 && interval.high == population)
    let many = try CountInterval(
      try Proportion(900_000, of: 1_000_000), among: population, at: .ninetyFive)
    let wilson = IntervalMethod.wilson.interval(
      of: try Proportion(900_000, of: 1_000_000), at: .ninetyFive)
    #expect(many.shares.low >= wilson.low - 1e-6 && many.shares.high <= wilson.high + 1e-6)
    #expect((population == 1_000_000) == (many.low == many.high))
  }

  @Test("ten thousand million members are answered at once, rare and common alike")
  func largestPopulation() throws {
    let all = Proportion.greatestCount
    for (k, n) in [(0, all), (all / 2, all), (all / 2, all - 1), (1, 3), (900_000, 1_000_000)] {
      let interval = try CountInterval(try Proportion(k, of: n), among: all, at: .ninetyFive)
      #expect(k <= interval.low && interval.low <= interval.high)
      #expect(interval.high <= all - (n - k))
    }
    let far = HypergeometricDistribution(population: all, marked: all / 2, drawn: all / 2)
    #expect(far.upperTail(from: all / 2 - 5) == 0 && far.lowerTail(all / 2 - 5) == 1)
  }

  /// By hand: 35/(35 + 3.8415) = 0.9011, 34/(34 + 3.8415) = 0.8985.
  @Test("with Wilson at 95% the first all-satisfied sample that shows 90% is 35 of 35")
  func firstThatShows() throws {
    let ninety = try Rational(9, over: 10)
    for n in 1...40 {
      let interval = ProportionInterval.wilson(try Proportion(n, of: n), at: .ninetyFive)
      #expect(interval.supports(.met, against: ninety) == (n >= 35))
      #expect(!interval.supports(.notMet, against: ninety))
    }
  }

  @Test("a census supports its own verdict, whatever it is")
  func census() throws {
    let ninety = try Rational(9, over: 10)
    for k in 0...30 {
      let proportion = try Proportion(k, of: 30)
      let interval = try CountInterval(proportion, among: 30, at: .ninetyFive)
      #expect(interval.low == k && interval.high == k)
      #expect(interval.supports(proportion.verdict(against: ninety), against: ninety))
    }
  }

  /// Exhaustive: whole numbers decide, 100·k against threshold·n.
  @Test(
    "every k/n equal to a threshold is met and every one just under is not, for n up to 2,000",
    arguments: [70, 75, 80, 85, 90, 95])
  func verdicts(percent: Int) throws {
    let threshold = try Rational(percent, over: 100)
    var equal = 0
    for n in 1...2_000 {
      let least = (percent * n + 99) / 100
      if percent * n % 100 == 0 { equal += 1 }
      #expect(try Proportion(least, of: n).verdict(against: threshold) == .met)
      #expect(try Proportion(least - 1, of: n).verdict(against: threshold) == .notMet)
      let shown = try Proportion(least - 1, of: n).share.percentText(notContradicting: threshold)
      let figure = try Rational(parsing: shown)
      #expect(figure < threshold, "\(least - 1)/\(n) is shown as \(shown)")
    }
    #expect(equal >= 100)
  }

  @Test("counts, levels and populations that cannot be are refused")
  func refusals() throws {
    for (k, n) in [(1, 0), (-1, 5), (6, 5), (0, 10_000_000_001)] {
      #expect(throws: StatisticsFault.badCounts(satisfied: k, valid: n)) {
        try Proportion(k, of: n)
      }
    }
    for level in [0, 1, 2, -1] as [Rational] {
      #expect(throws: StatisticsFault.badLevel(level)) { try ConfidenceLevel(level) }
    }
    #expect(throws: StatisticsFault.badPopulation(4, sample: 5)) {
      try CountInterval(try Proportion(5, of: 5), among: 4, at: .ninetyFive)
    }
  }
}

@Suite("Binary and exact fractions") struct RationalDoubleTests {
  @Test("a binary fraction becomes exact and comes back")
  func roundTrip() throws {
    #expect(
      Rational(exactly: 0.1) == (try Rational(3_602_879_701_896_397, over: 36_028_797_018_963_968)))
    for value: Double in [
      0, 1, -2.5, 0.1, 1e-300, Double.leastNonzeroMagnitude, 1.7e308, -123_456.789, 1 / 3,
    ] {
      #expect(Rational(exactly: value)?.nearestDouble == value)
    }
    #expect(Rational(exactly: .infinity) == nil && Rational(exactly: .nan) == nil)
  }

  @Test("long fractions are rounded to the nearest binary one")
  func long() throws {
    let third = try Rational(parsing: "1/3")
    #expect(third.nearestDouble == 1.0 / 3)
    #expect(try Rational(parsing: "10000000.2000000000000000001").nearestDouble == 10_000_000.2)
    #expect(try Rational(10).power(400).nearestDouble == .infinity)
  }
}
