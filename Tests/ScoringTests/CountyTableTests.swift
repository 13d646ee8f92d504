import Chance
import Diagnostics
import ExactArithmetic
import Foundation
import Scoring
import Sheets
import Tallies
import Testing

/// The four tables of the county assessment: 83 rows, 100 points each.
@Suite("The county's four tables") struct CountyTableTests {
  private static let seeds = UInt64(
    10 * (Int(ProcessInfo.processInfo.environment["PINGYI_CASES"] ?? "") ?? 1))

  private static func fixture(_ table: CountyTable) -> RoundFixture {
    RoundFixture(id: table.id, questionnaires: [table.questionnaire])
  }

  @Test("have the rows and section totals of the document, and no finding but declared defects")
  func points() throws {
    // Source: the heads of the sections as printed; 25, 23, 13 and 22 rows counted by hand.
    let printed: [[Rational]] = [
      [10, 18, 16, 16, 10, 11, 19], [8, 18, 16, 16, 10, 11, 21], [15, 45, 15, 25],
      [10, 15, 20, 15, 10, 10, 20],
    ]
    #expect(CountyTable.all.map { $0.rows.count } == [25, 23, 13, 22])
    for (table, totals) in zip(CountyTable.all, printed) {
      let (scheme, findings) = try Self.fixture(table).decoded()
      #expect(findings.isEmpty, "\(findings)")
      #expect(scheme.sections.map(\.points) == totals)
      #expect(scheme.sections.map { $0.items.map(\.points) } == table.points)
      #expect(scheme.covered == 100)
      #expect(scheme.sections.flatMap(\.items).allSatisfy { $0.scoredBy != nil })
    }
  }

  @Test("declare what is wrong with their text")
  func defects() throws {
    // Source: the list of inconsistencies 23 to 31, read against the tables.
    let expected = [
      ["INC-23", "INC-24", "INC-28", "INC-29", "INC-31"],
      ["INC-23", "INC-24", "INC-25", "INC-26", "INC-28", "INC-29", "INC-30", "INC-31"],
      ["INC-24", "INC-28", "INC-29"], ["INC-27", "INC-28", "INC-29", "INC-31"],
    ]
    for (table, ids) in zip(CountyTable.all, expected) {
      #expect(try Self.fixture(table).scheme().defects.map(\.id) == ids, "\(table.id)")
    }
  }

  @Test("four absences take 2 points away, five take 5; no floor is printed")
  func absences() throws {
    for (table, most, all) in [
      ("county-township", "2", 4), ("county-system", "2", 4), ("county-party-government", "5", 5),
    ] {
      let known = try #require(CountyTable.all.first { $0.id == table })
      let scheme = try Self.fixture(known).scheme()
      let row = try #require(known.absences?.row)
      func points(_ times: Int, _ option: [String: String] = [:]) throws -> Score {
        try scheme.score(["absences": .number(Rational(times))], option: option).node(row).value
      }
      #expect(try points(0) == Score(number(most)))
      #expect(try points(all - 1).low > 0)
      #expect(try points(all) == Score(0))
      #expect(try points(all + 1) == Score(0))
      #expect(try points(all + 1, ["AMB-09": "negative"]).low < 0)
    }
  }

  @Test("agree with the tables worked out by hand on many rows", arguments: 1...seeds)
  func agree(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    for table in CountyTable.all {
      let scheme = try BundledSchemes.scheme(table.id)
      var option: [String: String] = [:]
      for reading in scheme.readings where Bool.random(using: &random) {
        option[reading.id] = reading.alternatives.randomElement(using: &random)
      }
      var measures = Measures()
      var worlds: [[String: Rational]] = []
      for index in 0...2_500 / table.rows.count {
        var values: [String: Rational] = [:]
        for input in scheme.inputs {
          let value = Self.value(of: input, in: table, &random)
          measures[unit: "U\(index)", input: input.name] = Measure(value)
          values[input.name] = value.number
        }
        worlds.append(values)
      }
      let points = scheme.points(
        units: worlds.indices.map { "U\($0)" }, measures: measures,
        readings: try scheme.readings(option: option))
      for (values, unit) in zip(worlds, points) {
        for (row, item) in zip(table.rows, unit.items) {
          let expected = Score(table.score(row.id, of: row.points, values, option))
          guard item.id != row.id || item.value != expected else { continue }
          Issue.record("seed \(seed) \(table.id) \(row.id): \(item.value), \(expected); \(option)")
        }
      }
      #expect(points.count == worlds.count)
    }
  }

  @Test(
    "leave open what is missing and leave out what does not apply",
    arguments: CountyTable.all.map(\.id))
  func open(id: String) throws {
    let table = try #require(CountyTable.all.first { $0.id == id })
    let scheme = try BundledSchemes.scheme(id)
    for row in table.rows where table.counted[row.id] == nil && table.absences?.row != row.id {
      let name = "m" + row.id.split(separator: ".").joined(separator: "-")
      let open = [Rational(0), row.points, row.points]
      let cases: [(Measure.Value, [Rational])] = [
        (.pending, open), (.conflict, open), (.notHeld, open), (.missing(.noBatch), open),
        (.notApplicable, [0, 0, 0]),
      ]
      for (value, expected) in cases {
        let item = try scheme.score([name: value]).node(row.id)
        #expect([item.value.low, item.value.high, item.maximum] == expected, "\(row.id) \(value)")
      }
    }
  }

  private static func value(
    of input: Scheme.Input, in table: CountyTable, _ random: inout SeededNumbers
  ) -> Measure.Value {
    switch input.kind {
    case .ratio, .rate:
      let whole = [20, 100, 400].randomElement(using: &random) ?? 100
      let line = [80, 85, 95, 100].randomElement(using: &random) ?? 95
      return .rate(
        satisfied: min(whole, line * whole / 100 + .random(in: -1...1, using: &random)), of: whole)
    case .count:
      let most = input.name == "newsItems" ? 12 : 6
      return .number(Rational(Int.random(in: 0...most, using: &random)))
    default:
      let row = input.name.dropFirst().split(separator: "-").joined(separator: ".")
      let most = table.rows.first { $0.id == row }?.points ?? 0
      let twentieths = Rational(Int.random(in: 0...20, using: &random))
      return .number((try? (most * twentieths).divided(by: 20)) ?? 0)
    }
  }

  @Test(
    "rounds give every row and total the points of the oracle", arguments: CountyTable.all.map(\.id)
  )
  func rounds(id: String) throws {
    let table = try #require(CountyTable.all.first { $0.id == id })
    let fixture = Self.fixture(table)
    let lines = try fixture.lines("expected.txt")
    #expect(lines.count == 2 * 3 * (table.rows.count + 1))
    for reading in ["judged", "proportional"] {
      let score = try fixture.score(option: ["AMB-29": reading])
      for words in lines where words[1] == reading {
        let unit = try #require(score[words[2]]).score
        let value = words[0] == "total" ? unit.value : try unit.node(words[3]).value
        #expect(value.low == number(words[words.count - 2]), "\(words)")
        #expect(value.high == number(words[words.count - 1]), "\(words)")
      }
      // What U3 has not registered stays an interval, and the round is not final.
      #expect(score["U1"]?.score.value.isClosed == true)
      #expect(score["U3"]?.score.value.isClosed == false)
      #expect(!score.isFinal)
    }
  }
}
