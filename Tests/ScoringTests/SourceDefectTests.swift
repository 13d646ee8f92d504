import Diagnostics
import ExactArithmetic
import Foundation
import Scoring
import Testing

/// What the linter finds in the documents themselves, once a scheme no longer says that it knows.
@Suite("Defects of the source documents") struct SourceDefectTests {
  private static let county = "qinhuangdao-2019-county"
  private static let system = "qinhuangdao-2019-system"
  private static let home = "qinhuangdao-2023-home"
  private static let shaoxing = "shaoxing-2019"

  /// The inconsistency, the scheme, the code, and the item where it is of one item.
  ///
  /// Source: the catalogue of mechanisms, §11. Of the rows of INC-03 two are yes/no and two share a printed
  /// limit, so that rules end them.
  static let expected: [(id: String, scheme: String, code: String, item: String?)] = [
    ("INC-01", county, "part-sum", "1.2"),
    ("INC-02", county, "open-part", "7.5"),
    ("INC-03", county, "uncapped-bonus", "6.8"),
    ("INC-03", county, "uncapped-bonus", "7.7"), ("INC-03", county, "uncapped-bonus", "7.8"),
    ("INC-03", system, "uncapped-bonus", "7.4"), ("INC-03", system, "uncapped-bonus", "7.5"),
    ("INC-06", system, "read-gap", "3.3"), ("INC-06", system, "bottom-tier", "3.3"),
    ("INC-06", county, "open-bottom", "3.4"),
    ("INC-07", system, "read-gap", "7.2"),
    ("INC-20", county, "shared-tier", "3.2"),
    ("INC-40", shaoxing, "deductions-fall-short", "3.7"),
    ("INC-41", shaoxing, "missing-annex", nil),
    ("INC-51", home, "deductions-exceed-item", "2.3"),
    ("INC-51", home, "deductions-exceed-item", "5.6"),
    ("INC-51", home, "deductions-exceed-item", "6.3"),
  ]

  static let schemes = [
    county, system, home, "qinhuangdao-2023-small-home", shaoxing, "county-township",
    "county-system", "county-party-government", "county-enterprise",
  ]

  /// A scheme's text without its declared defects.
  private static func undeclared(_ id: String) throws -> String {
    let text = try SurveyScheme.text(id)
    guard let start = text.range(of: "\n  defects: ["),
      let end = text.range(of: "\n  ],", range: start.upperBound..<text.endIndex)
    else { return text }
    return text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
  }

  private static func findings(_ text: String) -> (scheme: Scheme?, findings: [Finding]) {
    let (scheme, findings) = Scheme.decode(bytes: Array(text.utf8), file: "x.scheme.json5")
    return (scheme, findings)
  }

  @Test("the linter finds them by itself, each with its id", arguments: expected.indices)
  func found(index: Int) throws {
    let (id, scheme, code, item) = Self.expected[index]
    let text = try Self.undeclared(scheme)
    let found = Self.findings(text).findings.filter { $0.code == code }
    #expect(SchemeFault.catalogue(ofCode: code).contains(id))
    guard let item else {
      #expect(found.count == 1)
      return
    }
    #expect(found.contains { $0.problem.en.contains(item) || Self.stands($0, in: item, text) })
  }

  /// Whether a finding stands between the beginning of an item and that of the next.
  private static func stands(_ finding: Finding, in item: String, _ text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let place = finding.location?.line else { return false }
    let before = lines.prefix(place).last { $0.contains("          id: '") }
    return before?.contains("id: '\(item)'") ?? false
  }

  @Test("as declared they are notes only, and nothing else is found", arguments: schemes)
  func declared(id: String) throws {
    let (scheme, findings) = Self.findings(try SurveyScheme.text(id))
    #expect(scheme != nil)
    let others = findings.filter { $0.severity != .note }
    #expect(others.map { $0.rendered(in: .en) } == [])
  }

  @Test("no alarm is without an id of the catalogue", arguments: schemes)
  func identified(id: String) throws {
    for text in [try SurveyScheme.text(id), try Self.undeclared(id)] {
      for finding in Self.findings(text).findings {
        #expect(!SchemeFault.catalogue(of: finding).isEmpty, "\(finding.code)")
      }
    }
  }

  // Source: the catalogue, §0.1: 25 sections in the four tables of the county, 7 of Shaoxing, 10 of the homes
  // (6 and 4), and the 52,850 of annex 3.
  @Test("all 42 section totals and the 52,850 of annex 3 pass")
  func totals() throws {
    let ids = [
      "county-township", "county-system", "county-party-government", "county-enterprise",
      Self.shaoxing, Self.home, "qinhuangdao-2023-small-home",
    ]
    var sections = 0
    for id in ids {
      let (scheme, findings) = Self.findings(try Self.undeclared(id))
      let read = try #require(scheme)
      let codes = Set(findings.map(\.code))
      #expect(codes.isDisjoint(with: ["section-sum", "scheme-sum", "table-sum"]), "\(id)")
      for section in read.sections where !section.scored.isEmpty {
        #expect(section.scored.reduce(0) { $0 + $1.points } == section.points, "\(id)")
        sections += 1
      }
    }
    #expect(sections == 42)
    let table = try #require(try Shaoxing.scheme().tables.first)
    #expect(table.rows.count == 22 && table.total == 52_850)
    #expect(table.rows.reduce(Rational(0)) { $0 + $1.value } == 52_850)
  }
}
