import Diagnostics
import Digests
import Sessions
import Sheets
import Testing

// What clerks met who tried rulings by hand: rulings that contradict each other, passes begun anew after
// a ruling, and what is shown of a conflict. Expectations are worked by hand from rule 7 of the protocol.
extension ConflictRulingTests {
  /// Chen keeps one batch, sun keeps both; neither saw the other's ruling.
  private static func disputed() throws -> Stage {
    var stage = try folder([("a", wang), ("b", li)], at: "one")
    let (wang, li) = (try hash(stage, "M1", by: "wang"), try hash(stage, "M1", by: "li"))
    var other = stage
    #expect(stage.reply("who chen")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=\(wang) reason=x")?.code == 200)
    #expect(other.reply("who sun")?.code == 200)
    let known = other.journals.records.count
    #expect(other.reply("settle batch=M1 keep=both rename=\(li):M2 reason=y")?.code == 200)
    stage.journals.adopt(Array(other.journals.records.dropFirst(known - 1)))
    stage.refresh()
    return stage
  }

  private static func ruling(_ stage: Stage, by operatorID: String) throws -> String {
    let ruling = stage.session.state.conflictRulings.first { $0.by == operatorID }
    return try #require(ruling).stamp.hash.prefix16
  }

  @Test func `upholding a ruling that keeps both lets both batches count`() throws {
    var stage = try Self.disputed()
    let upheld = try Self.ruling(stage, by: "sun")
    let li = try #require(
      stage.session.state.conflictRulings.first { $0.by == "sun" }?.renamed.first?.hash.prefix16)
    #expect(stage.reply("who zhou")?.code == 200)
    let before = stage.journals.records.count
    // A ruling is upheld as it is.
    #expect(stage.reply("settle batch=M1 keep=\(upheld) rename=\(li):M7 reason=x")?.code == 506)
    #expect(stage.journals.records.count == before)
    let answer = stage.reply("settle batch=M1 keep=\(upheld) reason=x")
    let reply = try #require(answer)
    #expect(reply["conflicts"] == "0")
    let told = reply.rendered(in: .en)
    #expect(told.contains("renamed=") && told.contains("as=M2") && !told.contains("dropped="))
    #expect(Self.marks(stage, "M1") == ["1105a1", "2205b2"])
    #expect(Self.marks(stage, "M2") == ["9105a9", "2205b2", "1105a1"])
    for ruling in stage.session.state.conflictRulings where ruling.standing == .inForce {
      #expect(ruling.dropped.isEmpty && ruling.renamed.map(\.id) == ["M2"])
    }
    try Self.checkOrders(stage)
    #expect(stage.reply("settle batch=M1 keep=both rename=\(li):M2 reason=x")?.code == 208)
    for id in ["M1", "M2"] { #expect(stage.reply("seal batch=\(id)")?.code == 232) }
    try Self.checkOrders(stage)
  }

  @Test func `upholding a ruling that keeps one drops the other`() throws {
    var stage = try Self.disputed()
    let upheld = try Self.ruling(stage, by: "chen")
    #expect(stage.reply("who zhou")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=\(upheld) reason=x")?["conflicts"] == "0")
    #expect(Self.marks(stage, "M1") == ["1105a1", "2205b2"])
    #expect(stage.session.state.batches["M2"] == nil)
    try Self.checkOrders(stage)
  }

  @Test(arguments: ["chen", "sun", "wang", "li"])
  func `who made one of two rulings that contradict each other rules on neither`(
    party: String
  ) throws {
    var stage = try Self.disputed()
    let wang = try Self.hash(stage, "M1", by: "wang")
    let li = try Self.hash(stage, "M1", by: "li")
    let rulings = [try Self.ruling(stage, by: "chen"), try Self.ruling(stage, by: "sun")]
    #expect(stage.reply("who \(party)")?.code == 200)
    let before = stage.journals.records.count
    for keep in rulings + [wang, li, "both rename=\(li):M5"] {
      let reply = stage.reply("settle batch=M1 keep=\(keep) reason=x")
      #expect(reply?.code == 542, "\(keep)")
    }
    #expect(stage.journals.records.count == before)
  }

  /// A second pass of other papers gets another id, or falls; its clerk then keys the batch's own.
  @Test(arguments: ["keep=both rename=LINE:M9", "keep=FIRST"])
  func `a second pass that is begun anew after a ruling stays in its batch`(ruling: String) throws {
    let sun = [
      "who sun", "open short", "begin M1 pass=2 subject=U02 issued=1 returned=1 numbers=1-1",
      "1 9105a9", "end papers=1",
    ]
    var stage = try Self.folder([("a", Self.wang), ("c", sun)], at: "c", entry: "double")
    let line = try Self.hash(stage, "M1", by: "sun")
    let first = try Self.hash(stage, "M1", by: "wang")
    func say(_ lines: [String]) {
      for line in lines {
        let reply = stage.reply(line)
        #expect(reply?.sign == .done, "\(line): \(reply?.rendered(in: .en) ?? "")")
      }
    }
    let words = ruling.replacing("LINE", with: line).replacing("FIRST", with: first)
    say(["who chen", "settle batch=M1 \(words) reason=x"])
    say([
      "who sun", "open short", "begin M1 pass=2", "1 1105a1", "undo", "1 1105a1", "2 2205b2",
      "end papers=2", "seal",
    ])
    #expect(Self.marks(stage, "M1", pass: 2) == ["1105a1", "2205b2"])
    try Self.checkOrders(stage)
    let read = try stage.journals.joined(stage.plan)
    #expect(read.batches["M1"]?.isSealed == true && read.batches["M1"]?.conflicts.isEmpty == true)
    #expect(read.batches["M9"]?.conflicts.isEmpty ?? true)
    let others = ruling.contains("M9") ? 1 : nil
    #expect(read.batches["M9"]?.passes[2]?.papers.inOrder.count == others)
  }

  @Test func `a wrong hash is answered with both rivals, and suggests neither`() throws {
    var stage = try Self.folder([("a", Self.wang), ("b", Self.li)])
    let lines = [try Self.hash(stage, "M1", by: "wang"), try Self.hash(stage, "M1", by: "li")]
    #expect(stage.reply("who chen")?.code == 200)
    let answer = stage.reply("settle batch=M1 keep=0123456789abcdef reason=x")
    let reply = try #require(answer)
    #expect(reply.code == 506 && reply["nearest"] == nil)
    for line in lines { #expect(reply.rendered(in: .zh).contains(line)) }
  }

  @Test func `show of a batch in conflict says that it is one side, and shows the lines of both`()
    throws
  {
    var stage = try Self.folder([("a", Self.wang), ("b", Self.li)])
    #expect(stage.reply("who chen")?.code == 200)
    let answer = stage.reply("show 1 batch=M1")
    let reply = try #require(answer)
    let told = reply.rendered(in: .en)
    #expect(reply["conflicts"] == "1" && told.contains("one side"))
    #expect(told.contains("subject=U01") && told.contains("subject=U02"))
    #expect(stage.say("status").contains { $0.contains("subjects=U01,U02") })
  }

  @Test func `the state of a batch in conflict tells which lines conflict`() throws {
    var other = Self.li
    other[3] = "1 1105a1"
    other[0] = "who zhao"
    let stages = try [Self.li, other].map { try Self.folder([("a", Self.wang), ("b", $0)]) }
    for stage in stages { try Self.checkOrders(stage) }
    #expect(Set(stages.map { CanonicalSheets.stateHash($0.session.state) }).count == 2)
  }

  /// A batch was keyed on under its new id when another ruling replaces the first.
  @Test(arguments: ["keep=both rename=LINE:M3", "keep=WANG", "keep=LINE"])
  func `records under an id that a later ruling replaces leave the round readable`(
    ruling: String
  ) throws {
    var stage = try Self.folder([("a", Self.wang), ("b", Array(Self.li.prefix(4)))], at: "b")
    let line = try Self.hash(stage, "M1", by: "li")
    let wang = try Self.hash(stage, "M1", by: "wang")
    for text in [
      "who chen", "settle batch=M1 keep=both rename=\(line):M2 reason=x", "who li", "begin M2",
      "2 1105a1", "leave", "who sun",
    ] {
      #expect(stage.reply(text)?.sign == .done, "\(text)")
    }
    let words = ruling.replacing("LINE", with: line).replacing("WANG", with: wang)
    let reply = stage.reply("settle batch=M1 \(words) reason=x")
    #expect(reply?.sign == .done, "\(reply?.rendered(in: .en) ?? "")")
    try Self.checkOrders(stage)
  }
}
