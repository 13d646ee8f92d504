import Sampling
import Testing

/// Whether draws favour anybody, by Pearson's χ² over counted seeds.
///
/// Thresholds: upper critical values at 0.001 of the NIST/SEMATECH e-Handbook of Statistical Methods,
/// section 1.3.6.7.4. The seeds are fixed, so a fair rule passes on every machine or on none.
@Suite("Draws are uniform") struct UniformityTests {
  @Test func `over 100,000 draws every unit is drawn as often as any other`() throws {
    // One of 10 units: 9 degrees of freedom, 27.877.
    let units = 10
    let draws = 100_000
    let frame = try Fixture.frame(of: units)
    var counts = [String: Int](minimumCapacity: units)
    for number in 0..<draws {
      let seed = try Seed(typed: "\(number)")
      let drawn = Selection(
        from: frame, shares: [StratumShare(stratum: "", count: 1)], reserve: 0, seed: seed)
      for unit in drawn.selected { counts[unit.id, default: 0] += 1 }
    }
    #expect(counts.values.reduce(0, +) == draws)
    let expected = Double(draws) / Double(units)
    let statistic = frame.units.reduce(0.0) { sum, unit in
      let difference = Double(counts[unit.id, default: 0]) - expected
      return sum + difference * difference / expected
    }
    #expect(statistic < 27.877)
  }

  @Test func `over 24,000 draws every order of four units comes as often as any other`() throws {
    // 4! = 24 orders: 23 degrees of freedom, 49.728.
    let frame = try Fixture.frame(of: 4)
    let draws = 24_000
    var counts: [[String]: Int] = [:]
    for number in 0..<draws {
      let drawn = Selection(
        from: frame, shares: [StratumShare(stratum: "", count: 2)], reserve: 2,
        seed: try Seed(typed: "order \(number)"))
      counts[(drawn.selected + drawn.substitutes).map(\.id), default: 0] += 1
    }
    #expect(counts.count == 24)
    let expected = Double(draws) / 24
    let statistic = counts.values.reduce(0.0) { sum, count in
      sum + (Double(count) - expected) * (Double(count) - expected) / expected
    }
    #expect(statistic < 49.728)
  }
}
