import Chance
import Diagnostics
import ExactArithmetic
import Sampling
import Tables
import Testing

@Suite("Allocation of a total") struct AllocationTests {
  /// Strata, what is asked, and the shares.
  struct Sample: Sendable, CustomTestStringConvertible {
    var method = AllocationMethod.proportional
    let total: Int
    var minimum = 0
    let strata: [(name: String, size: Int, deviation: String?)]
    let shares: [Int]
    let why: String
    var testDescription: String { why }
  }

  private static func strata(
    _ strata: [(name: String, size: Int, deviation: String?)]
  ) throws -> [AllocationStratum] {
    try strata.map {
      AllocationStratum(
        name: $0.name, size: $0.size, deviation: try $0.deviation.map { try Rational(parsing: $0) })
    }
  }

  @Test(
    "Shares are as worked out by hand",
    arguments: [
      Sample(
        total: 10, strata: [("a", 50, nil), ("b", 30, nil), ("c", 25, nil)], shares: [5, 3, 2],
        why: "10/105: 4.76, 2.86, 2.38; rests .76, .86, .38; two seats over, so b and a"),
      Sample(
        total: 5, strata: [("a", 4, nil), ("b", 4, nil)], shares: [3, 2],
        why: "2.5 and 2.5, equally large, so the name decides"),
      Sample(
        total: 3, strata: [("a", 1, nil), ("b", 5, nil)], shares: [0, 3],
        why: "0.5 and 2.5: equal rests, so the larger stratum b"),
      Sample(
        total: 10, minimum: 1, strata: [("a", 100, nil), ("b", 50, nil), ("c", 1, nil)],
        shares: [6, 3, 1], why: "c has 0.07 and gets 1; 9 over 150 are 6 and 3"),
      Sample(
        total: 6, strata: [("a", 1, nil), ("b", 2, nil), ("c", 3, nil)], shares: [1, 2, 3],
        why: "a census"),
      Sample(
        method: .equal, total: 10, strata: [("a", 9, nil), ("b", 9, nil), ("c", 12, nil)],
        shares: [3, 3, 4], why: "3.33 each; the seat over goes to the largest stratum"),
      Sample(
        method: .equal, total: 10, strata: [("a", 2, nil), ("b", 9, nil), ("c", 9, nil)],
        shares: [2, 4, 4], why: "3.33 each, but a has 2; 8 over two are 4 and 4"),
      Sample(
        method: .neyman, total: 10, strata: [("a", 100, "1"), ("b", 100, "4")], shares: [2, 8],
        why: "weights 100 and 400: 2 and 8"),
      Sample(
        method: .neyman, total: 30,
        strata: [("a", 10, "50"), ("b", 100, "2"), ("c", 100, "1")], shares: [10, 13, 7],
        why: "500, 200, 100: 18.75 is over 10; 20 over 300: 13.33 and 6.67; the seat over to c"),
      Sample(
        method: .neyman, total: 12, strata: [("a", 10, "0"), ("b", 8, "1"), ("c", 20, "0")],
        shares: [1, 8, 3],
        why: "only b has spread and is full with 8; 4 over 10 and 20: 1.33 and 2.67, so 1 and 3"),
      Sample(
        method: .neyman, total: 10, minimum: 2, strata: [("a", 10, "0"), ("b", 20, "0.1")],
        shares: [2, 8], why: "a has no spread and gets the minimum"),
    ])
  func byHand(_ sample: Sample) throws {
    let allocation = Allocation(
      total: sample.total, method: sample.method, minimum: sample.minimum)
    let strata = try Self.strata(sample.strata)
    #expect(try allocation.shares(of: strata).map(\.count) == sample.shares)
    #expect(try allocation.shares(of: strata.reversed()).map(\.count) == sample.shares)
  }

  @Test func `four hundred allocations are those of a second program`() throws {
    // Source: Fixtures/allocation/oracle.py, Python's fractions.
    let text = String(decoding: try Fixture.bytes("allocation/cases.txt"), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 400)
    var numbers = SeededNumbers(seed: 3)
    for line in lines {
      let parts = line.split(separator: "|")
      let words = parts[0].split(separator: " ")
      var strata = try parts[1].split(separator: " ").enumerated().map { index, text in
        let pair = text.split(separator: ":")
        return AllocationStratum(
          name: "s\(index)", size: try #require(Int(pair[0])),
          deviation: try Rational(parsing: pair[1]))
      }
      let counts = try parts[2].split(separator: " ").map { try #require(Int($0)) }
      let expected = Dictionary(
        uniqueKeysWithValues: zip(strata.map(\.name), counts))
      strata.shuffle(using: &numbers)
      let shares = try Allocation(
        total: try #require(Int(words[1])),
        method: try #require(AllocationMethod(rawValue: String(words[0]))),
        minimum: try #require(Int(words[2]))
      ).shares(of: strata)
      #expect(
        Dictionary(uniqueKeysWithValues: shares.map { ($0.stratum, $0.count) }) == expected,
        "\(line)")
    }
  }

  @Test(
    "Requests that cannot be met are refused with the stratum's name",
    arguments: [
      (AllocationMethod.proportional, 6, 0, AllocationFault.totalOverFrame(total: 6, units: 5)),
      (.proportional, 0, 0, .badTotal(0)),
      (.proportional, -1, 0, .badTotal(-1)),
      (.proportional, 3, -1, .badMinimum(-1)),
      (.proportional, 5, 3, .minimumOverStratum("b", size: 2, minimum: 3)),
      (.equal, 3, 2, .minimaOverTotal(minimum: 2, strata: 2, total: 3)),
      (.neyman, 3, 0, .missingDeviation("a")),
    ])
  func refused(
    _ method: AllocationMethod, _ total: Int, _ minimum: Int, _ fault: AllocationFault
  ) {
    let strata = [
      AllocationStratum(name: "a", size: 3), AllocationStratum(name: "b", size: 2),
    ]
    let allocation = Allocation(total: total, method: method, minimum: minimum)
    #expect(throws: fault) { _ = try allocation.shares(of: strata) }
    #expect(!fault.message.zh.isEmpty && !fault.message.en.isEmpty)
  }

  @Test func `strata that are no strata are refused`() {
    let two = Allocation(total: 1, method: .neyman)
    #expect(throws: AllocationFault.noStrata) { _ = try two.shares(of: []) }
    #expect(throws: AllocationFault.repeatedStratum("a")) {
      _ = try two.shares(of: [
        AllocationStratum(name: "a", size: 1), AllocationStratum(name: "a", size: 1),
      ])
    }
    #expect(throws: AllocationFault.badSize("a", size: -1)) {
      _ = try two.shares(of: [AllocationStratum(name: "a", size: -1)])
    }
    #expect(throws: AllocationFault.badSize("a", size: .max)) {
      _ = try two.shares(of: [AllocationStratum(name: "a", size: .max)])
    }
    #expect(throws: AllocationFault.noSpread) {
      _ = try two.shares(of: [AllocationStratum(name: "a", size: 2, deviation: 0)])
    }
    #expect(throws: AllocationFault.negativeDeviation("a")) {
      _ = try two.shares(of: [AllocationStratum(name: "a", size: 2, deviation: -1)])
    }
  }

  @Test func `a table of strata is read with its deviations`() throws {
    let (strata, findings) = AllocationStratum.read(
      try Fixture.table("stratum,size,sd\n国企,120,2.5\n民企,１０,\n"))
    #expect(findings == [])
    #expect(
      strata == [
        AllocationStratum(name: "国企", size: 120, deviation: try Rational(5, over: 2)),
        AllocationStratum(name: "民企", size: 10),
      ])
    let wrong = AllocationStratum.read(
      try Fixture.table("stratum,size,sd\n,1,1\na,-1,1\nb,1,many\n"))
    #expect(wrong.strata == nil)
    #expect(wrong.findings.map(\.code) == ["blank-cell", "not-a-whole-number", "not-a-number"])
    #expect(wrong.findings.map { $0.location?.line } == [2, 3, 4])
  }

  @Test func `the same number from every stratum, or all of a small one when that is asked`()
    throws
  {
    let frame = try Fixture.frame([
      (id: "A", stratum: "大"), (id: "B", stratum: "大"), (id: "C", stratum: "大"),
      (id: "D", stratum: "小"),
    ])
    #expect(
      try SampleSize.each(1, takesAll: false).shares(of: frame)
        == [StratumShare(stratum: "大", count: 1), StratumShare(stratum: "小", count: 1)])
    #expect(throws: AllocationFault.countOverStratum("小", size: 1, count: 2)) {
      _ = try SampleSize.each(2, takesAll: false).shares(of: frame)
    }
    #expect(
      AllocationFault.countOverStratum("小", size: 1, count: 2).message.zh.contains("层“小”"))
    #expect(try SampleSize.each(2, takesAll: true).shares(of: frame).map(\.count) == [2, 1])
    #expect(throws: AllocationFault.badCount(0)) {
      _ = try SampleSize.each(0, takesAll: true).shares(of: frame)
    }
    #expect(throws: AllocationFault.deviationWithoutStratum("中")) {
      _ = try SampleSize.total(
        Allocation(total: 1, method: .neyman), deviations: ["中": 1]
      ).shares(of: frame)
    }
  }
}
