import Chance
import ExactArithmetic
import Foundation
import Scoring
import Sheets
import Tallies
import Testing

/// Rows that are lists of parts, scored by the engine and worked out from the printed page.
///
/// Every value an input can have comes up, and every way not to have one: missing, pending, contradicted,
/// undefined, not held, not applicable; every reading is drawn. `PINGYI_CASES` multiplies the units.
@Suite("Rows worked out from the page") struct PageCasesTests {
  /// A scheme with its rows, the units of one case, and the files it reads.
  struct Page: Sendable, CustomTestStringConvertible {
    let id: String
    let table: PageTable
    /// Units in each of forty parts, each under readings of its own.
    let units: Int

    var testDescription: String { id }
  }

  private static let more =
    Int(ProcessInfo.processInfo.environment["PINGYI_CASES"] ?? "") ?? 1

  /// With `PINGYI_CASES=4`, by hand: 47 rows of 1,200 counties, 21 of 2,320 systems, 22 of 4,600 small homes, 21 of
  /// 4,800 units of Shaoxing; with the rows of the other evaluators that is over 100,000 of each scheme.
  static let pages = [
    Page(id: "qinhuangdao-2019-county", table: .county, units: 30),
    Page(id: "qinhuangdao-2019-system", table: .system, units: 58),
    Page(id: "qinhuangdao-2023-small-home", table: .smallHome, units: 115),
    Page(id: "shaoxing-2019", table: .shaoxing, units: 120),
  ]

  @Test("are what the page says, to the point", arguments: pages, 0..<10)
  func agree(page: Page, part: Int) throws {
    var random = SeededNumbers(seed: UInt64(part) &* 7919 &+ 2019)
    let scheme = try BundledSchemes.scheme(page.id)
    var option: [String: String] = [:]
    for reading in scheme.readings where Bool.random(using: &random) {
      option[reading.id] = reading.alternatives.randomElement(using: &random)
    }
    // A place by item or section weights the items themselves; that is another table.
    option["AMB-01.scope"] = nil
    var measures = Measures()
    var worlds: [PageTable.World] = []
    for index in 0..<page.units * Self.more {
      let world = PageWorld(scheme, page.table, &random)
      worlds.append(world.known)
      for (name, value) in world.measures {
        measures[unit: "U\(index)", input: name] = Measure(value)
      }
    }
    let points = scheme.points(
      units: worlds.indices.map { "U\($0)" }, measures: measures,
      readings: try scheme.readings(option: option))
    let unlimited = Set(
      scheme.sections.flatMap(\.items).filter { !$0.isLimited }.map(\.id))
    var disagreements = 0
    for (world, unit) in zip(worlds, points) {
      let items = Dictionary(
        unit.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      for row in page.table.rows {
        let expected = page.table.result(row, world, option)
        guard let item = items[row.id], disagreements < 5 else { continue }
        // A bonus without a limit has what it gives as its maximum.
        let found = PageTable.Result(
          low: item.value.low, high: item.value.high,
          most: unlimited.contains(row.id) ? expected.most : item.maximum)
        guard found != expected else { continue }
        disagreements += 1
        Issue.record(
          "part \(part), \(unit.unit), \(row.id): \(found), by hand \(expected); \(option)")
      }
    }
    #expect(points.count == worlds.count && disagreements == 0)
  }

  @Test("have the points that the page prints", arguments: pages)
  func printed(page: Page) throws {
    let items = try BundledSchemes.scheme(page.id).sections.flatMap(\.items)
    for row in page.table.rows {
      let item = items.first { $0.id == row.id }
      #expect(item != nil, "\(row.id)")
      let sum = row.parts.flatMap { $0 }.reduce(Rational(0)) { $0 + $1.points }
      #expect(sum == row.points, "\(row.id)")
      if item?.isLimited == true { #expect(item?.points == row.points, "\(row.id)") }
    }
  }
}

/// Bundled schemes, each read once.
enum BundledSchemes {
  private static let all: [String: Scheme] = {
    let ids = [
      "qinhuangdao-2019-county", "qinhuangdao-2019-system", "qinhuangdao-2023-home",
      "qinhuangdao-2023-small-home", "shaoxing-2019", "county-township", "county-system",
      "county-party-government", "county-enterprise",
    ]
    return ids.reduce(into: [:]) { all, id in
      guard let text = try? SurveyScheme.text(id) else { return }
      all[id] = Scheme.decode(bytes: Array(text.utf8), file: "\(id).scheme.json5").0
    }
  }()

  static func scheme(_ id: String) throws -> Scheme { try #require(all[id], "\(id)") }

  static var ids: [String] { all.keys.sorted() }
}
