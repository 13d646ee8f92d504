import Diagnostics
import Sessions
import Sheets
import Testing

/// One envelope is keyed as one batch, and a batch that was spoiled by mistake comes back.
///
/// Source: rules 1 and 3 of the protocol; who has seen both passes keys neither.
@Suite struct PaperOnceTests {
  private static func say(_ lines: [String], _ stage: inout Stage) {
    for line in lines {
      let reply = stage.reply(line)
      #expect(reply?.sign == .done, "\(line): \(reply?.rendered(in: .en) ?? "")")
    }
  }

  private static let passes = [
    "who wang", "open short", "begin A subject=U01 issued=2 returned=2 numbers=1-2", "1 1105a1",
    "2 1105a1", "end papers=2", "who li", "begin A pass=2", "1 2105a1", "2 1105a1", "end papers=2",
  ]

  @Test func `who settled in a batch keys no pass of it afterwards`() throws {
    var stage = try Stage(entry: "double")
    Self.say(
      Self.passes + [
        "who zhao", "settle 1 q1 b reason=x batch=A", "reopen batch=A pass=2 by=li reason=x",
        "spoil-batch batch=A pass=2 reason=x",
      ], &stage)
    let refused = stage.reply("begin A pass=2")
    #expect(refused?.code == 540 && refused?["by"] == "zhao" && refused?["settled"] == "yes")
    Self.say(["who chen", "begin A pass=2"], &stage)
    try stage.checkReplay()
  }

  @Test func `a settlement by who keys a pass on another machine does not stand`() throws {
    var common = try Stage(entry: "double")
    Self.say(Self.passes, &common)
    var left = common
    var right = common
    // chen reopens and withdraws pass 2; zhao settles, and keys on another machine that does not know it.
    Self.say(
      [
        "who chen", "reopen batch=A pass=2 by=li reason=x", "spoil-batch batch=A pass=2 reason=x",
        "who zhao", "begin A pass=2", "1 2105a1", "2 1105a1", "end papers=2",
      ], &left)
    Self.say(["who sun", "settle 1 q1 b reason=x batch=A"], &right)
    let batch = try #require(left.session.state.batches["A"])
    #expect(batch.hasClerk("zhao") && !batch.hasClerk("sun"))
    // What sun settled holds in a batch that zhao keyed; had zhao settled it, it would not.
    let settled = try #require(right.session.state.batches["A"]?.standingSettlements.first)
    #expect(settled.settlement.by == "sun" && settled.number == 1)
    var own = common
    Self.say(["who zhao", "settle 1 q1 b reason=x batch=A"], &own)
    let zhaos = try #require(own.session.state.batches["A"]?.standingSettlements.first?.settlement)
    #expect(own.session.state.batches["A"]?.upholds(zhaos, of: 1) == true)
    #expect(batch.upholds(zhaos, of: 1) == false)
  }

  @Test(arguments: [true, false]) func `two people lift a spoiling, and all stands as before`(
    isEnded: Bool
  ) throws {
    var stage = try Stage()
    Self.say(
      [
        "who wang", "open short", "begin A subject=U01 issued=2 returned=2 numbers=1-2", "1 1105a1",
      ], &stage)
    if isEnded { Self.say(["2 1105a1", "end papers=2", "who zhao"], &stage) }
    let hash = CanonicalSheets.stateHash(stage.session.state)
    Self.say(["spoil-batch batch=A reason=误", "who \(isEnded ? "zhao" : "wang")"], &stage)
    for line in ["begin A", "seal batch=A"] {
      let refused = stage.reply(line)
      #expect(refused?.code == 503 && refused?["need"] == "reopen", "\(line)")
    }
    #expect(stage.reply("undo")?["need"] == "reopen")
    #expect(stage.reply("reopen batch=A reason=x")?.code == 506)
    #expect(stage.reply("reopen batch=A by=li")?.code == 550)
    let own = isEnded ? "zhao" : "wang"
    #expect(stage.reply("reopen batch=A by=\(own) reason=x")?.code == 506)
    let lifted = stage.reply("reopen batch=A by=li reason=作废错了")
    #expect(lifted?.code == 200 && lifted?["spoiled"] == "no" && lifted?["by"] == "li")
    #expect(CanonicalSheets.stateHash(stage.session.state) == hash)
    let acts = stage.session.state.batches["A"]?.passes[1]?.corrections.map(\.act)
    #expect(acts == [.lift])
    #expect(stage.reply("undo")?.code == 503)
    Self.say(isEnded ? ["seal batch=A"] : ["begin A", "2 1105a1", "end papers=2", "seal"], &stage)
    try stage.checkReplay()
  }

  @Test func `what the office ruled after the end is no difference after a reopening`() throws {
    var stage = try Stage(entry: "double")
    Self.say(
      [
        "who wang", "open short", "begin A subject=U01 issued=2 returned=2 numbers=1-2",
        "1 1105a1", "2 1105a1", "end papers=2", "who li", "begin A pass=2", "1 1105a1",
        "2 1105a1", "end papers=2", "who sun", "invalid 2 batch=A code=x reason=涂改",
        "reopen batch=A by=zhao reason=看漏", "who wang", "begin A", "end papers=2",
      ], &stage)
    #expect(stage.reply("diff batch=A")?["differences"] == "0")
    let batch = try #require(stage.session.state.batches["A"])
    let layout = try #require(stage.session.state.layout(of: "A"))
    let comparison = try #require(EntryComparison(batch, layout))
    #expect(comparison.differences.isEmpty)
    #expect(comparison.clerks.map(\.paperErrors) == [0, 0])
    #expect(batch.laterRulings.map(\.number) == [2])
    #expect(batch.finalPaper(2)?.ruling == .invalid(code: "x", reason: "涂改"))
    Self.say(["seal batch=A"], &stage)
    try stage.checkReplay()
  }

  @Test func `what the clerk of a reopened pass rules is a difference of keying`() throws {
    var stage = try Stage(entry: "double")
    Self.say(
      Self.passes + [
        "who sun", "invalid 2 batch=A code=x reason=涂改", "reopen batch=A by=zhao reason=看漏",
        "who wang", "begin A", "invalid 2 code=y reason=空白", "end papers=2",
      ], &stage)
    let kinds = stage.reply("diff batch=A")?.details.compactMap { fields in
      fields.first { $0.key == "kind" }?.value
    }
    #expect(kinds == ["mark", "ruling"])
  }

  /// U05 has 20 members.
  @Test(arguments: [
    ("issued=14 returned=2 numbers=1-12", ["overlappingNumbers", "batchesExceedMembers"]),
    ("issued=14 returned=2 numbers=13-24", ["batchesExceedMembers"]),
    ("issued=6 returned=2 numbers=12-14", ["overlappingNumbers"]),
    ("issued=6 returned=2 numbers=13-18", []),
  ])
  func `the same envelope under another id is told of`(
    head: String, doubts: [String]
  ) throws {
    var stage = try Stage()
    Self.say(
      [
        "who wang", "open short", "begin A-M1 subject=U05 issued=14 returned=2 numbers=1-12",
        "1 1105a1", "2 1105a1", "end papers=2", "who li", "open short",
      ], &stage)
    let asked = stage.reply("begin B-M1 subject=U05 \(head)")
    guard !doubts.isEmpty else {
      #expect(asked?.code == 230)
      #expect(stage.plan.twins(in: stage.session.state).isEmpty)
      return
    }
    #expect(asked?.code == 230 && asked?["note"] == doubts.joined(separator: ","))
    let twins = stage.plan.twins(in: stage.session.state)
    #expect(twins.map(\.batches) == [["A-M1", "B-M1"]])
    #expect(twins.first?.isOverlapping == doubts.contains("overlappingNumbers"))
    #expect(twins.first?.exceedsMembers == doubts.contains("batchesExceedMembers"))
    Self.say(["spoil-batch reason=重复"], &stage)
    #expect(stage.plan.twins(in: stage.session.state).isEmpty)
    try stage.checkReplay()
  }

  @Test func `an id that differs only in case is asked about`() throws {
    var stage = try Stage()
    Self.say(
      ["who wang", "open short", "begin M1 subject=U01 issued=2 returned=2 numbers=1-2", "leave"],
      &stage)
    for line in ["begin m1", "begin m1 subject=U02 issued=2 returned=2 numbers=1-2"] {
      let asked = stage.reply(line)
      #expect(asked?.code == 340 && asked?["doubt"] == "similarID" && asked?["other"] == "M1")
    }
    Self.say(["begin m1 subject=U02 issued=2 returned=2 numbers=1-2 !"], &stage)
  }

  @Test func `far more numbers than papers are asked about`() throws {
    var stage = try Stage()
    Self.say(["who wang", "open short"], &stage)
    let asked = stage.reply("begin A subject=U01 issued=5 returned=5 numbers=1-9999999999999")
    #expect(asked?.code == 340 && asked?["doubt"] == "numbersExceedIssued")
    Self.say(["begin A subject=U01 issued=5 returned=5 numbers=1-1000"], &stage)
  }
}
