import Diagnostics
import Exchanging
import Sheets
import Tables
import Testing

/// A small table, one of whose cells is spoiled.
///
/// Source of every expectation: the protocol's table of codes, read by hand.
@Suite struct ImportFaultTests {
  static let header =
    "questionnaire,batch,pass,number,subject,role,issued,returned,ruling,reason,q1,q2,q3,q4,q5,q5.text,"
    + "q9.text,confirmed"
  static let rows = [
    "short,S1,1,1,U01,member,5,3,,,1,2,1,5,a,,,",
    "short,S1,1,2,U01,member,5,3,,,1,2,1,5,x,其他,,",
    "short,S1,1,3,U01,member,5,3,,,9,.,*,/,-,,意见,",
  ]

  /// One spoiled cell, and where its refusal must point.
  struct Spoiled: Sendable, CustomTestStringConvertible {
    let column: String
    let text: String
    let code: String
    /// The header named in the message; the spoiled one unless said otherwise.
    var named: String?
    var row = 3
    var testDescription: String { "\(column)=\(text): \(code)" }
  }

  static func text(_ spoiled: [Spoiled] = []) -> String {
    let names = header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var cells = rows.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for spoil in spoiled {
      guard let column = names.firstIndex(of: spoil.column) else { continue }
      cells[spoil.row - 2][column] = spoil.text
    }
    return header + "\n" + cells.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  static func table(_ text: String) throws -> Table {
    try ExchangeRound.table(Array(text.utf8), "t.csv")
  }

  @Test func `without a column for it all rows are of the pass that is asked for`() throws {
    // Texts are not keyed twice, so the second table has none.
    let tables = try [
      [],
      [
        Spoiled(column: "q5.text", text: "", code: ""),
        Spoiled(column: "q9.text", text: "", code: "", row: 4),
      ],
    ].map { (spoiled: [Spoiled]) throws -> Table in
      let lines = Self.text(spoiled).split(separator: "\n").map { line in
        var cells = line.split(separator: ",", omittingEmptySubsequences: false)
        cells.remove(at: 2)
        return cells.joined(separator: ",") + "\n"
      }
      return try Self.table(lines.joined())
    }
    var round = try ExchangeRound(entry: "double")
    try round.importSheets(tables[0], isEnding: true, by: "wang", pass: 1)
    let second = try round.importSheets(tables[1], isEnding: true, by: "li", pass: 2)
    #expect(second.recorded == 3 && second.leftOut == 0 && second.findings.isEmpty)
    #expect(round.state.pass(PassKey(batch: "S1", pass: 2))?.papers.count == 3)
  }

  @Test func `a table without a row of the pass that is asked for is a finding`() throws {
    var round = try ExchangeRound(entry: "double")
    let verdict = try round.importSheets(Self.table(Self.text()), by: "li", pass: 2)
    #expect(verdict.findings.map(\.code) == ["no-row-of-pass"])
    #expect(verdict.isFaulty && verdict.leftOut == 3 && verdict.recorded == 0)
  }

  @Test func `the table is good before a cell is spoiled`() throws {
    var round = try ExchangeRound()
    let verdict = try round.importSheets(Self.table(Self.text()), isEnding: true)
    #expect(verdict.findings.isEmpty)
    #expect(verdict.recorded == 3)
    #expect(round.state.pass(PassKey(batch: "S1", pass: 1))?.closing != nil)
  }

  @Test(arguments: [
    Spoiled(column: "q1", text: "3", code: "522"), Spoiled(column: "q1", text: "", code: "521"),
    Spoiled(column: "q2", text: "12", code: "522"), Spoiled(column: "q3", text: "√", code: "522"),
    Spoiled(column: "q4", text: "6", code: "523"), Spoiled(column: "q4", text: "1 2", code: "522"),
    Spoiled(column: "q5", text: "a!", code: "522"), Spoiled(column: "q5", text: "+", code: "522"),
    Spoiled(column: "number", text: "6", code: "530"),
    Spoiled(column: "number", text: "1x", code: "530"),
    Spoiled(column: "number", text: "1", code: "531"),
    Spoiled(column: "q5", text: "a", code: "526", named: "q5.text"),
    Spoiled(column: "q9.text", text: "\"a\tb\"", code: "502"),
    Spoiled(column: "ruling", text: "invalid no-seal", code: "550", named: "reason"),
    Spoiled(column: "ruling", text: "void", code: "550", named: "reason"),
    Spoiled(column: "ruling", text: "invalid a/b", code: "506"),
    Spoiled(column: "ruling", text: "perhaps", code: "unknown-ruling"),
    Spoiled(column: "subject", text: "U02", code: "554"),
    Spoiled(column: "returned", text: "4", code: "554"),
    Spoiled(column: "confirmed", text: "maybe", code: "unknown-confirmation"),
    Spoiled(column: "subject", text: "U09", code: "506", row: 2),
    Spoiled(column: "questionnaire", text: "shrt", code: "506", row: 2),
    Spoiled(column: "role", text: "chair", code: "506", row: 2),
    Spoiled(column: "issued", text: "five", code: "506", row: 2),
    Spoiled(column: "batch", text: "a b", code: "506"),
    Spoiled(column: "pass", text: "3", code: "506"),
  ])
  func `a spoiled cell is refused with its row, its column, its header and the protocol's code`(
    spoiled: Spoiled
  ) throws {
    let named = spoiled.named ?? spoiled.column
    let position =
      Self.header.split(separator: ",").firstIndex { $0 == named }.map { $0 + 1 } ?? 0
    var round = try ExchangeRound()
    // Where the first row is spoiled, the others leave the cell blank, so that they do not differ.
    let others = [3, 4].map { Spoiled(column: spoiled.column, text: "", code: "", row: $0) }
    let verdict = try round.importSheets(
      Self.table(Self.text([spoiled] + (spoiled.row == 2 ? others : []))))
    let first = try #require(verdict.findings.first)
    #expect(first.code == spoiled.code)
    #expect(
      first.problem.en.hasPrefix("row \(spoiled.row), column \(position) (\(named)): "),
      "\(first.problem.en)")
    #expect(first.problem.zh.hasPrefix("第 \(spoiled.row) 行第 \(position) 列（\(named)）："))
    #expect(first.location?.line == spoiled.row)
    #expect(verdict.isFaulty)
    #expect(round.journal.records.isEmpty, "all or nothing")
  }

  @Test func `every spoiled row is told, and the good ones can be kept`() throws {
    var round = try ExchangeRound()
    let spoiled = [
      Spoiled(column: "q1", text: "3", code: "522", row: 2),
      Spoiled(column: "q9.text", text: "\"a\tb\"", code: "502", row: 4),
    ]
    let verdict = try round.importSheets(
      Self.table(Self.text(spoiled)), isEnding: true, keepsGood: true)
    #expect(verdict.recorded == 1)
    #expect(verdict.refused == 2)
    #expect(verdict.findings.map(\.code) == ["not-closed", "522", "502"])
    let pass = try #require(round.state.pass(PassKey(batch: "S1", pass: 1)))
    #expect(pass.papers.enteredNumbers == [2], "no half of a row is kept")
    #expect(pass.closing == nil)
    // Put right, the same rows complete the batch.
    let rest = try round.importSheets(Self.table(Self.text()), isEnding: true)
    #expect(rest.recorded == 2)
    #expect(rest.already == 1)
    var whole = try ExchangeRound()
    try whole.importSheets(Self.table(Self.text()), isEnding: true)
    #expect(round.hash == whole.hash)
  }

  @Test func `a refused batch refuses each of its rows and is told once`() throws {
    var round = try ExchangeRound()
    let spoiled = [2, 3, 4].map { Spoiled(column: "subject", text: "U09", code: "506", row: $0) }
    let verdict = try round.importSheets(Self.table(Self.text(spoiled)), keepsGood: true)
    #expect(verdict.refused == 3)
    #expect(verdict.findings.map(\.code) == ["506"])
    #expect(round.state.batches.isEmpty)
  }

  @Test func `an end that does not balance refuses the whole table`() throws {
    var round = try ExchangeRound()
    let spoiled = [2, 3, 4].map { Spoiled(column: "returned", text: "4", code: "350", row: $0) }
    let verdict = try round.importSheets(Self.table(Self.text(spoiled)), isEnding: true)
    #expect(verdict.findings.map(\.code) == ["350"])
    #expect(round.journal.records.isEmpty)
  }

  @Test func `a column that nearly has an item's name is warned about, others are not`() throws {
    let text = Self.text().replacing(
      header: Self.header, with: Self.header.replacing("q9.text", with: "q9text") + ",备注", ",x")
    let verdict = try ExchangeRound().rehearse(Self.table(text)).verdict
    #expect(verdict.findings.map(\.code) == ["unread-column"])
    #expect(verdict.findings.first?.found == "q9text")
    #expect(verdict.findings.first?.severity == .warning)
  }

  @Test func `an item's missing column is named`() throws {
    let text = Self.text().replacing("q4", with: "r4")
    let verdict = try ExchangeRound().rehearse(Self.table(text)).verdict
    #expect(verdict.findings.filter { $0.code == "521" }.count == 3)
    #expect(
      verdict.findings.contains {
        $0.problem.en.contains("no column 'q4' of the questionnaire short")
      })
  }

  @Test func `a paper that was voided since stays void, with a warning`() throws {
    var round = try ExchangeRound()
    try round.importSheets(Self.table(Self.text()))
    try round.type("begin S1\nvoid 2 reason=x\nleave", as: "wang")
    let records = round.journal.records
    let verdict = try round.importSheets(Self.table(Self.text()))
    #expect(verdict.findings.map(\.code) == ["voided-since"])
    #expect(!verdict.isFaulty)
    #expect(round.journal.records == records)
  }

  @Test func `a closed batch refuses a row that says something else, with the protocol's code`()
    throws
  {
    var round = try ExchangeRound()
    try round.importSheets(Self.table(Self.text()), isEnding: true)
    let spoiled = Spoiled(column: "q1", text: "2", code: "503")
    let verdict = try round.importSheets(Self.table(Self.text([spoiled])))
    #expect(verdict.findings.map(\.code) == ["503"])
    #expect(verdict.already == 2)
    #expect(verdict.refused == 1)
  }

  @Test func `another operator's batch is refused with 543`() throws {
    var round = try ExchangeRound()
    try round.importSheets(Self.table(Self.text()), by: "wang")
    let verdict = try round.importSheets(Self.table(Self.text()), by: "zhou")
    #expect(verdict.findings.map(\.code) == ["543"])
  }

  @Test func `two rows about one fact are refused, both named`() throws {
    let text = "unit,item,value,evidence\nU01,members,5,a\nU02,members,5,a\nU01,members,6,a\n"
    var round = try ExchangeRound()
    let verdict = try round.importFacts(Self.table(text))
    #expect(verdict.findings.map(\.code) == ["repeated-fact"])
    #expect(
      verdict.findings.first?.problem.en == "row 4, column 2 (item): the same fact as in row 2")
  }

  @Test(arguments: [
    ("U09,members,5,a", "506", "unit"), ("U01,mumbers,5,a", "506", "item"),
    ("U01,members,five,a", "522", "value"), ("U01,membership-ratio,7/5,a", "523", "value"),
    ("U01,members,5,", "506", "evidence"),
  ])
  func `a fact is refused at its cell`(row: String, code: String, column: String) throws {
    var round = try ExchangeRound()
    let verdict = try round.importFacts(
      Self.table("unit,item,value,evidence\n\(row)\n"))
    #expect(verdict.findings.map(\.code) == [code])
    #expect(verdict.findings.first?.problem.en.contains("(\(column))") == true)
    #expect(round.journal.records.isEmpty)
  }
}

extension String {
  /// The table with another header and more text at the end of every row.
  fileprivate func replacing(header: String, with new: String, _ tail: String) -> String {
    let lines = split(separator: "\n").dropFirst().map { $0 + tail + "\n" }
    return new + "\n" + lines.joined()
  }
}
