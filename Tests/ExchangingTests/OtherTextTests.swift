import Diagnostics
import Exchanging
import Sheets
import Tables
import Testing

/// An item with two ticks, one of them "other" with its text: the mark `*` decides, the text is kept.
@Suite struct OtherTextTests {
  @Test func `an over-ticked item keeps the text of its other option, and both come back`() throws {
    var round = try ExchangeRound()
    try round.type(
      """
      open short
      begin S9 subject=U01 role=member issued=2 returned=2 numbers=1-2
      1 1115x
      text 1 q5 家访
      fix 1 q5=* reason=勾了两处
      2 1115*
      text 2 q5 慰问
      end papers=2
      seal
      """)
    let pass = round.state.pass(PassKey(batch: "S9", pass: 1))
    #expect([1, 2].map { pass?.papers[$0]?.marks?.tokens.last } == ["*", "*"])
    #expect([1, 2].map { pass?.papers[$0]?.texts["q5"] } == ["家访", "慰问"])
    var second = try ExchangeRound()
    let verdict = try second.importSheets(ExchangeRound.table(round.exported(.csv)))
    #expect(verdict.findings.map { $0.rendered(in: .en) } == [])
    #expect(second.hash == round.hash)

  }
}
