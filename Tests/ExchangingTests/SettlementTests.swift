import Diagnostics
import Exchanging
import Sheets
import Tables
import Testing

/// Double entry as tables: both passes by two people, settlements by a third.
@Suite struct SettlementTests {
  /// A batch with everything that can be settled or ruled: marks, papers that one pass lacks, rulings of the
  /// clerks and after the end, voids, a mended head, texts, and a settlement that lapsed.
  private static func settled() throws -> ExchangeRound {
    var round = try ExchangeRound(entry: "double")
    try round.type(
      """
      open short
      begin D1 subject=U01 role=member issued=9 returned=7 numbers=1-9
      1 1215a
      2 2215a
      3 9.*/x
      text 3 q5 "=其他"
      text 3 q9 两行
      4 1115b
      5 11.5a
      6 1115a
      void 6 reason=没有这张
      7 1115a
      invalid 7 code=torn reason=撕毁
      8 1115a
      header returned=7 issued=8 reason=点错
      end papers=7
      """, as: "li")
    try round.type(
      """
      open short
      begin D1 pass=2
      1 1215a
      2 1215a
      3 9.*/x
      4 2115b
      5 1115a
      7 1115a
      9 1115a
      end papers=7
      """, as: "wang")
    try round.type(
      """
      settle 2 q1 b reason="看原卷，1" batch=D1
      settle 4 q1 =9 reason=都看错 batch=D1
      settle 5 a reason=漏答 batch=D1
      settle 7 a reason=撕毁 batch=D1
      settle 8 a reason=漏录 batch=D1
      settle 9 a reason=没有这张 batch=D1
      reopen pass=2 by=wang reason=再核 batch=D1
      """, as: "zhou")
    try round.type(
      """
      begin D1 pass=2
      fix 2 q1=9 reason=看错
      end papers=7
      """, as: "wang")
    try round.type(
      """
      settle 2 q1 a reason=再看原卷 batch=D1
      invalid 1 code=no-seal reason=无章 batch=D1
      unvoid 7 reason=看得清 batch=D1
      abstain 4 batch=D1
      seal batch=D1
      """, as: "zhou")
    return round
  }

  @Test(arguments: TableWriter.Format.allCases)
  func `a settled and sealed batch comes back from its exports, and again changes nothing`(
    format: TableWriter.Format
  ) throws {
    let first = try Self.settled()
    let name = "t.\(format.rawValue)"
    let sheets = try ExchangeRound.table(first.exported(format), name)
    let settlements = try ExchangeRound.table(first.exportedSettlements(format), name)
    var second = try ExchangeRound(entry: "double")
    for time in 1...2 {
      let verdicts = [
        try second.importSheets(sheets, by: "li", pass: 1),
        try second.importSheets(sheets, by: "wang", pass: 2),
        try second.importSettlements(settlements, by: "zhou"),
      ]
      for verdict in verdicts {
        #expect(verdict.findings.map { $0.rendered(in: .en) } == [])
        #expect(verdict.refused == 0)
        if time == 2 { #expect(verdict.eventCount == 0) }
      }
      #expect(verdicts[0].leftOut + verdicts[1].leftOut == sheets.rowCount)
    }
    #expect(second.hash == first.hash)
    #expect(second.state.batches["D1"]?.isSealed == true)
    #expect(second.exported(format) == first.exported(format))
    let again = second.exportedSettlements(format)
    #expect(
      String(decoding: again, as: UTF8.self)
        == String(decoding: first.exportedSettlements(format), as: UTF8.self))
  }

  @Test func `a settlement that lapsed is left out and counted`() throws {
    var round = try ExchangeRound(entry: "double")
    try round.type(
      "open short\nbegin D1 subject=U01 role=member issued=1 returned=1 numbers=1\n1 1115a\n"
        + "end papers=1", as: "li")
    try round.type("begin D1 pass=2\n1 2115a\nend papers=1", as: "wang")
    try round.type(
      "settle 1 q1 b reason=x batch=D1\nreopen pass=2 by=wang reason=x batch=D1", as: "zhou")
    try round.type("begin D1 pass=2\nfix 1 q1=1 reason=x\nend papers=1\nseal", as: "wang")
    let export = SettlementsExport(round.state)
    #expect(export.lapsedCount == 1)
    var rows = 0
    export.forEachRow { _ in rows += 1 }
    #expect(rows == 0)
    // Without settlements the seal stays with the sheets, and the passes alone are the whole state.
    let sheets = try ExchangeRound.table(round.exported(.csv))
    var second = try ExchangeRound(entry: "double")
    try second.importSheets(sheets, by: "li", pass: 1)
    try second.importSheets(sheets, by: "wang", pass: 2)
    #expect(second.hash == round.hash)
  }

  @Test func `who keyed a pass settles nothing, and one person imports no two passes`() throws {
    let first = try Self.settled()
    let sheets = try ExchangeRound.table(first.exported(.csv))
    let settlements = try ExchangeRound.table(first.exportedSettlements(.csv))
    var second = try ExchangeRound(entry: "double")
    let both = try second.importSheets(sheets, by: "li")
    #expect(both.findings.map(\.code) == ["540"])
    #expect(both.findings.first?.suggestion?.zh.contains("--pass 2") == true)
    #expect(second.state.batches.isEmpty)
    try second.importSheets(sheets, by: "li", pass: 1)
    try second.importSheets(sheets, by: "wang", pass: 2)
    let refused = try second.importSettlements(settlements, by: "wang")
    #expect(Set(refused.findings.map(\.code)).isSuperset(of: ["542"]))
    #expect(second.state.batches["D1"]?.settlements.isEmpty == true)
  }

  @Test(arguments: [
    ("D9,2,q1,b,x", "506", "batch"), ("D1,,q1,b,x", "530", "number"),
    ("D1,2,q1,perhaps,x", "unknown-ruling", "choice"), ("D1,2,q8,b,x", "506", "item"),
    ("D1,1,q1,b,x", "544", "choice"), ("D1,2,q1,b,", "550", "reason"),
    ("D1,2,q1,=7,x", "522", "choice"),
  ])
  func `a settlement that cannot be is refused at its cell`(
    row: String, code: String, column: String
  ) throws {
    var round = try ExchangeRound(entry: "double")
    let begin = "open short\nbegin D1 subject=U01 role=member issued=2 returned=2 numbers=1-2\n"
    try round.type(begin + "1 1115a\n2 1115a\nend papers=2", as: "li")
    try round.type("begin D1 pass=2\n1 1115a\n2 2115a\nend papers=2", as: "wang")
    let table = try ExchangeRound.table(
      Array("batch,number,item,choice,reason\n\(row)\n".utf8))
    let verdict = try round.importSettlements(table)
    #expect(verdict.findings.map(\.code) == [code])
    #expect(verdict.findings.first?.problem.en.contains("(\(column))") == true)
  }

  @Test func `unusual figures of a batch are confirmed in a row of their own`() throws {
    let rows = (1...3).map { "short,S1,\($0),U01,member,2,3,1,1,1,5,a,\n" }.joined()
    let header =
      "questionnaire,batch,number,subject,role,issued,returned,q1,q2,q3,q4,q5,confirmed\n"
    var round = try ExchangeRound()
    let asked = try round.importSheets(ExchangeRound.table(Array((header + rows).utf8)))
    #expect(asked.findings.map(\.code) == ["340"])
    #expect(asked.findings.first?.suggestion?.zh.contains("confirmed") == true)
    #expect(round.state.batches.isEmpty)
    let confirmed = header + rows + "short,S1,,,,,,,,,,,!\n"
    let verdict = try round.importSheets(ExchangeRound.table(Array(confirmed.utf8)))
    #expect(verdict.findings.map { $0.rendered(in: .en) } == [] && verdict.recorded == 3)
    // The export carries the confirmation, so that it can be imported.
    var second = try ExchangeRound()
    let again = try second.importSheets(ExchangeRound.table(round.exported(.csv)))
    #expect(again.findings.map { $0.rendered(in: .en) } == [])
    #expect(second.hash == round.hash)
  }
}
