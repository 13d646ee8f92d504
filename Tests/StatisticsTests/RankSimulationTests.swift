import Statistics
import Testing

/// How often ranks hold: against the normal distribution, hand enumeration and `Fixtures/statistics/ranks.py`.
@Suite("Rank simulation") struct RankSimulationTests {
  private typealias Contender = RankSimulation.Contender

  private func contender(
    _ id: String, _ total: Double, _ noises: [RankSimulation.Noise], high: Double? = nil
  ) -> Contender {
    // Any seed will do as long as it is the unit's own.
    Contender(
      id: id, low: total, high: high ?? total, noises: noises,
      seed: id.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
  }

  /// Φ(d/√(s² + t²)) by Python's math.erfc.
  @Test(
    "of two totals the ranks hold as often as the normal distribution says",
    arguments: [
      (3.0, 2.0, 2.0, 0.8555778168267576), (1, 1, 2, 0.6726395769907114),
      (0.5, 3, 0.4, 0.5656085473514609), (4, 1, 1, 0.9976611325094764),
    ])
  func analytic(d: Double, s: Double, t: Double, expected: Double) throws {
    let draws = 40_000
    let found = try #require(
      RankSimulation(
        [contender("a", 50 + d, [.normal(s)]), contender("b", 50, [.normal(t)])], draws: draws))
    let share = Double(found.outcomes[0].held) / Double(draws)
    let error = (expected * (1 - expected) / Double(draws)).squareRoot()
    #expect(abs(share - expected) < 4.5 * error, "\(share) for \(expected)")
    #expect(found.outcomes[1].held == found.outcomes[0].held)
    #expect(found.closePairs.isEmpty == (expected > 0.96))
  }

  // A is 10 or, once in four, 8; B is 9 or, every other time, 10. A stays first unless it is 8: 3/4. B stays
  // second only for 10 : 9, 3/4 · 1/2 = 3/8; at 10 : 10 both are first. A is not above B in 5/8.
  @Test("tables of shifts come as often as they weigh, and level totals share the better rank")
  func tables() throws {
    let draws = 40_000
    let found = try #require(
      RankSimulation(
        [
          contender(
            "a", 10, [.table([.init(points: 0, weight: 3), .init(points: -2, weight: 1)])]),
          contender("b", 9, [.table([.init(points: 0, weight: 2), .init(points: 1, weight: 2)])]),
        ], draws: draws))
    let shares = found.outcomes.map { Double($0.held) / Double(draws) }
    #expect(abs(shares[0] - 0.75) < 0.01 && abs(shares[1] - 0.375) < 0.011)
    #expect(found.outcomes[0].best == 1 && found.outcomes[0].worst == 2)
    let pair = try #require(found.closePairs.first)
    #expect(pair.above == "a" && pair.below == "b")
    #expect(abs(Double(pair.overturned) / Double(draws) - 0.625) < 0.011)
  }

  private func number(_ cell: Substring) -> Double? { Double(String(cell.filter { $0 != " " })) }

  @Test("shares are those of another program with another generator, to the errors of both")
  func oracle() throws {
    let lines = ReferenceFile("ranks.txt").lines
    #expect(lines.count == 3)
    for line in lines {
      let parts = line.split(separator: "|").map { $0.split(separator: ",") }
      let contenders = try parts[0].enumerated().map { index, cell in
        let numbers = cell.split(separator: " ").compactMap { Double($0) }
        try #require(numbers.count == 2)
        return contender(
          "u\(index)", numbers[0], numbers[1] == 0 ? [] : [.normal(numbers[1])])
      }
      let draws = 20_000
      let found = try #require(RankSimulation(contenders, draws: draws))
      for (outcome, cell) in zip(found.outcomes, parts[1]) {
        let wanted = try #require(number(cell))
        let share = Double(outcome.held) / Double(draws)
        #expect(abs(share - wanted) < 0.018, "\(line) \(outcome.id): \(share)")
      }
      for (index, cell) in parts[2].enumerated() {
        let wanted = try #require(number(cell))
        let pair = found.closePairs.first { $0.above == "u\(index)" }
        #expect((pair != nil) == (wanted > 0.05), "\(line) \(index)")
        if let pair {
          #expect(abs(Double(pair.overturned) / Double(draws) - wanted) < 0.018, "\(line) \(index)")
        }
      }
    }
  }

  @Test(
    "the order of the units and how many others there are change nothing for a unit's own draws")
  func order() throws {
    let contenders = (0..<9).map { contender("u\($0)", Double($0 * $0), [.normal(Double($0 + 1))]) }
    let one = try #require(RankSimulation(contenders))
    for shift in 1..<9 {
      let turned = Array(contenders[shift...] + contenders[..<shift])
      let other = try #require(RankSimulation(turned))
      #expect(Set(other.outcomes) == Set(one.outcomes))
      #expect(Set(other.closePairs) == Set(one.closePairs))
    }
  }

  @Test(
    "a total that is not known keeps its range of ranks, and without errors nothing is simulated")
  func open() throws {
    let known = contender("a", 10, [.normal(0.001)])
    let open = contender("b", 0, [], high: 20)
    let found = try #require(RankSimulation([known, open]))
    #expect(found.outcomes.allSatisfy { $0.held == found.draws && $0.best == 1 && $0.worst == 2 })
    // Their order is open for want of an input, not for want of a larger sample.
    #expect(found.closePairs.isEmpty)
    #expect(RankSimulation([contender("a", 1, []), contender("b", 2, [])]) == nil)
    #expect(RankSimulation([]) == nil)
  }

  // Source: the first outputs of the published C code from this seed, by Python.
  @Test("the generator gives the published numbers")
  func generator() {
    var numbers = SplitMix(seed: 1_234_567)
    #expect(numbers.next() == 6_457_827_717_110_365_317)
    #expect(numbers.next() == 3_203_168_211_198_807_973)
    #expect(numbers.next() == 9_817_491_932_198_370_423)
  }
}
