import Definitions
import Diagnostics
import Foundation
import IndicatorTables
import Tables
import Testing

/// The forms of the bundled scheme, and the tables of `Fixtures/indicator-tables`.
enum DalianForms {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  static let folder = root + "/Fixtures/indicator-tables"
  static let scheme = root + "/Surveys/dalian-2019/dalian-2019.scheme.json5"

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// What the scheme demands.
  static func read() throws -> IndicatorForms {
    let definition = Definition(bytes: try bytes(scheme), file: "dalian-2019.scheme.json5")
    let part = try #require(definition.root?["indicatorTables"])
    var findings: [Finding] = []
    let forms = Shape<IndicatorForms>.indicatorForms.read(part, &findings)
    #expect(findings.isEmpty, "\(findings)")
    return try #require(forms)
  }

  /// The names of the tables that end in a word such as `bad`.
  static func names(_ ending: String) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return all.filter { $0.hasSuffix(".\(ending).csv") }.sorted()
  }

  /// What is found in a table, by the readings that are chosen.
  static func check(
    _ name: String, _ readings: FormReadings = [:]
  ) throws -> (table: IndicatorTable?, form: String?, findings: [Finding]) {
    let forms = try read()
    let (source, found) = Table.read(try bytes("\(folder)/\(name)"), file: name)
    let read = forms.read(try #require(source))
    guard let form = read.form, let table = read.table else {
      return (nil, nil, found + read.findings)
    }
    let own = IndicatorTableCheck.findings(in: table, as: form, of: forms, readings: readings)
    return (table, form.id, found + read.findings + own)
  }

  /// What is found in a table that is written in the test.
  static func check(
    rows: [String], _ readings: FormReadings = [:]
  ) throws -> (table: IndicatorTable?, findings: [Finding]) {
    let forms = try read()
    let (source, _) = Table.read(Array(rows.joined(separator: "\n").utf8), file: "t.csv")
    let read = forms.read(try #require(source))
    guard let form = read.form, let table = read.table else { return (nil, read.findings) }
    return (
      table,
      read.findings
        + IndicatorTableCheck.findings(in: table, as: form, of: forms, readings: readings)
    )
  }
}
