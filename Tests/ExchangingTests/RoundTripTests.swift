import Chance
import Diagnostics
import Exchanging
import Sessions
import Sheets
import Tables
import Testing

/// Tables of three batches whose texts are everything that ever broke a CSV file.
///
/// Source: `Fixtures/tables/make.py`, which writes the tables with Python's csv and codecs, the lines
/// that a clerk would type for the same papers, and the export by the rules of the manual.
@Suite struct RoundTripTests {
  private func typed() throws -> ExchangeRound {
    var round = try ExchangeRound()
    try round.type(String(decoding: try ExchangeRound.file("sheets.lines"), as: UTF8.self))
    return round
  }

  @Test(arguments: [
    "sheets.csv", "sheets-bom.csv", "sheets-utf16.tsv", "sheets-utf16be.csv", "sheets-gb18030.csv",
  ])
  func `a table in any encoding is the same state as the papers typed by hand`(
    name: String
  ) throws {
    var round = try ExchangeRound()
    let verdict = try round.importSheets(ExchangeRound.table(try ExchangeRound.file(name)))
    #expect(verdict.findings.map { $0.rendered(in: .en) } == [])
    #expect(verdict.refused == 0)
    #expect(try round.hash == typed().hash)
  }

  @Test func `an export is byte for byte what Python writes by the rules of the manual`() throws {
    #expect(
      try String(decoding: typed().exported(.csv), as: UTF8.self)
        == String(decoding: ExchangeRound.file("export.csv"), as: UTF8.self))
  }

  @Test(arguments: TableWriter.Format.allCases)
  func `an export imports into an empty round to the same state, and its export is the same`(
    format: TableWriter.Format
  ) throws {
    let first = try typed()
    let bytes = first.exported(format)
    var second = try ExchangeRound()
    let verdict = try second.importSheets(
      ExchangeRound.table(bytes, "t.\(format.rawValue)"), by: "zhou")
    #expect(verdict.findings.map { $0.rendered(in: .en) } == [])
    #expect(second.hash == first.hash)
    #expect(second.exported(format) == bytes)
    // Voids and check digits are outside of the state hash.
    #expect(second.state.pass(PassKey(batch: "S1", pass: 1))?.papers[6]?.isVoided == true)
    #expect(second.state.batches["E.1"]?.parameters.hasCheckDigits == true)
  }

  @Test(arguments: ["sheets.csv", "sheets-utf16.tsv"])
  func `importing twice, by whomever, records nothing and finds every row there`(
    name: String
  ) throws {
    var round = try ExchangeRound()
    let table = try ExchangeRound.table(try ExchangeRound.file(name))
    try round.importSheets(table)
    let records = round.journal.records
    let again = try round.importSheets(table)
    #expect(again.already == table.rowCount)
    #expect(again.eventCount == 0)
    #expect(round.journal.records == records)
  }

  @Test func `a round that was keyed holds the rows of its own export already`() throws {
    var round = try typed()
    let verdict = try round.importSheets(
      ExchangeRound.table(round.exported(.csv)), by: "li")
    #expect(verdict.refused == 0)
    #expect(verdict.eventCount == 0)
  }

  @Test func `facts are the same state as typed, and come back from their export`() throws {
    var typed = try ExchangeRound()
    try typed.type(String(decoding: try ExchangeRound.file("facts.lines"), as: UTF8.self))
    var round = try ExchangeRound()
    let table = try ExchangeRound.table(try ExchangeRound.file("facts.csv"))
    let verdict = try round.importFacts(table)
    #expect(verdict.findings.map { $0.rendered(in: .en) } == [])
    #expect(round.hash == typed.hash)
    #expect(round.state.facts.mapValues(\.evidence) == typed.state.facts.mapValues(\.evidence))
    #expect(try round.importFacts(table).eventCount == 0)
    for format in TableWriter.Format.allCases {
      var second = try ExchangeRound()
      try second.importFacts(
        ExchangeRound.table(round.exportedFacts(format), "f.\(format.rawValue)"))
      #expect(second.hash == typed.hash)
      #expect(second.exportedFacts(format) == round.exportedFacts(format))
    }
  }

  @Test func `the order of entry leaves anonymous exports byte-identical`() throws {
    // Source: requirement R15, 100 permutations; the generator is SplitMix64 from this seed.
    var random = SeededNumbers(seed: 20_261_121)
    let lines = String(decoding: try ExchangeRound.file("sheets.lines"), as: UTF8.self)
    let text = lines.split(separator: "\n").map(String.init)
    // The papers of S1 with what belongs to each, up to the `end`.
    let end = try #require(text.firstIndex { $0.hasPrefix("end ") })
    var papers: [[String]] = []
    for line in text[2..<end] {
      let words = line.split(separator: " ")
      let number = line.first.map(\.isNumber) ?? false ? words[0] : words[1]
      if papers.last?.first?.split(separator: " ").contains(number) ?? false {
        papers[papers.count - 1].append(line)
      } else {
        papers.append([line])
      }
    }
    let expected = try typed().exported(.csv)
    for _ in 0..<100 {
      papers.shuffle(using: &random)
      var round = try ExchangeRound()
      try round.type(
        (text[..<2] + papers.flatMap { $0 } + text[end...]).joined(separator: "\n"), as: "li")
      #expect(round.exported(.csv) == expected)
    }
  }
}
