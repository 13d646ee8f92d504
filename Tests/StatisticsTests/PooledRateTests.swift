import ExactArithmetic
import Statistics
import Testing

/// Rates and means over several units against R's survey: `Fixtures/statistics/pooled.R`.
@Suite("Rates over units") struct PooledRateTests {
  private func lines(_ kind: String) -> [(data: [String], numbers: [Double])] {
    ReferenceFile("pooled.txt").lines.filter { $0.hasPrefix(kind) }.map { line in
      let parts = line.dropFirst(kind.count).split(separator: "|")
      return (
        parts[0].split(separator: ",").map { String($0.drop { $0 == " " }) },
        parts.dropFirst().compactMap { Double($0.filter { $0 != " " }) }
      )
    }
  }

  @Test("the rate of members and the mean of unit rates have R's errors, to 1e-10")
  func rates() throws {
    let cases = lines("rate: ")
    #expect(cases.count == 3)
    for (data, numbers) in cases {
      let units = data.enumerated().map { index, cell in
        let counts = cell.split { !$0.isNumber }.compactMap { Int($0) }
        return PooledRate.Unit(id: "u\(index)", satisfied: counts[0], of: counts[1])
      }
      // A unit without answers counts in neither.
      let pooled = try PooledRate(units + [.init(id: "none", satisfied: 0, of: 0)])
      let found = [
        pooled.rateOfMembers.value, pooled.rateOfMembers.standardError, pooled.meanOfUnits.value,
        pooled.meanOfUnits.standardError, Double(pooled.meanOfUnits.degreesOfFreedom),
      ]
      #expect(numbers.count == 5)
      for (a, b) in zip(found, numbers) { #expect(abs(a - b) < 1e-10, "\(data): \(a) \(b)") }
      #expect(pooled.rateOfMembers.degreesOfFreedom == units.count - 1)
    }
  }

  @Test("the mean of roles' means has R's error, roles of one unit taken together, to 1e-10")
  func roles() throws {
    let cases = lines("roles: ")
    #expect(cases.count == 2)
    for (data, numbers) in cases {
      let rows = data.map { $0.split(separator: " ").map(String.init) }
      let design = try SurveyDesign(count: rows.count, stages: [.init(units: rows.map { $0[0] })])
      let found = try design.meanOfMeans(
        of: rows.map { Double($0[2]) }, domains: rows.map { $0[1] })
      #expect(abs(found.value - numbers[0]) < 1e-10)
      #expect(abs(found.standardError - numbers[1]) < 1e-10)
      #expect(found.degreesOfFreedom == Int(numbers[2]))
    }
  }

  @Test("one unit shows no error between units, and nobody no rate")
  func lone() {
    #expect(throws: StatisticsFault.loneUnit("", stage: 1)) {
      try PooledRate([.init(id: "a", satisfied: 9, of: 10)])
    }
    #expect(throws: StatisticsFault.badCounts(satisfied: 0, valid: 0)) { try PooledRate([]) }
  }

  // By hand: 26/29 = 89.66% and 27/29 = 93.10%; 9 of 10 is 90.0%; 1 of 3 is 33.3%; 2 of 7 is 28.57%.
  @Test(
    "a percentage is possible exactly where some count rounds to it",
    arguments: [
      ("900/1000", 1, 29, false), ("897/1000", 1, 29, true), ("931/1000", 1, 29, true),
      ("9/10", 0, 29, true), ("9/10", 1, 10, true), ("333/1000", 1, 3, true),
      ("334/1000", 1, 3, false), ("2857/10000", 2, 7, true), ("2858/10000", 2, 7, false),
      ("1/2", 0, 1, false), ("0", 1, 12, true), ("1", 2, 12, true), ("1/2", 0, 0, false),
    ])
  func percentages(share: String, decimals: Int, people: Int, expected: Bool) throws {
    let stated = StatedPercentage(share: try Rational(parsing: share), decimals: decimals)
    #expect(stated.isPossible(of: people) == expected)
  }
}
