import Diagnostics
import Digests
import Sessions
import Sheets
import Testing

/// A second pass that was begun by mistake, or whose clerk is gone, is withdrawn; pass 1 stands.
@Suite struct WithdrawalTests {
  private static let begin = "begin A subject=U01 issued=2 returned=2 numbers=1-3"

  private static func say(_ lines: [String], _ stage: inout Stage) {
    for line in lines {
      let reply = stage.reply(line)
      #expect(reply?.sign == .done, "\(line): \(reply?.rendered(in: .en) ?? "")")
    }
  }

  /// Pass 1 by wang is closed; li has keyed one paper of pass 2, other than in pass 1.
  private static func begun(_ entry: String) throws -> Stage {
    var stage = try Stage(entry: entry)
    say(
      [
        "who zhao", "who wang", "open short", begin, "1 1105a1", "2 1105a1", "end papers=2",
        "who li", "begin A pass=2", "1 2205b2", "3 9905b9",
      ], &stage)
    return stage
  }

  private static func layers(_ number: Int, _ stage: inout Stage) -> [String] {
    (stage.reply("show \(number) layers batch=A")?.details ?? []).map { fields in
      fields.filter { ["layer", "pass", "marks", "by", "withdrawnby", "reason"].contains($0.key) }
        .map(\.value).joined(separator: " ")
    }
  }

  @Test func `its operator withdraws a voluntary second pass, and the batch is sealed`() throws {
    var stage = try Self.begun("single")
    let blocked = stage.reply("seal")
    #expect(blocked?.code == 541 && blocked?["by"] == "li")
    #expect(blocked?.rendered(in: .zh).contains("整批作废 batch=A pass=2 reason=…") == true)
    #expect(stage.reply("spoil-batch pass=2")?.code == 550)
    #expect(stage.reply("spoil-batch pass=1 reason=x")?.code == 506)
    let done = stage.reply("spoil-batch pass=2 reason=开错")
    #expect(done?.code == 200 && done?["withdrawn"] == "yes" && done?["by"] == "li")
    #expect(stage.session.currentPass == nil && stage.session.openPasses.isEmpty)
    #expect(stage.reply("spoil-batch pass=2 reason=开错 batch=A")?.code == 208)
    // What was keyed stays to be looked at, also a number that pass 1 does not have.
    let kept = [Self.layers(1, &stage), Self.layers(3, &stage)]
    #expect(kept[0].contains("withdrawn 2 2205b 2 li li 开错"))
    #expect(kept[1] == ["withdrawn 2 9905b 9 li li 开错"])
    #expect(stage.reply("show 3 batch=A")?.code == 533)
    let status = stage.reply("status")?.details.first
    #expect(status?.first { $0.key == "withdrawn" }?.value == "1")
    Self.say(["seal batch=A"], &stage)
    #expect(stage.session.state.batches["A"]?.finalPaper(1)?.marks?.grouped == "1105a 1")
    #expect(stage.reply("spoil-batch pass=2 reason=x batch=A")?.code == 208)
    try stage.checkReplay()
  }

  @Test func `another withdraws it when its clerk is gone, but not who keyed pass 1`() throws {
    var stage = try Self.begun("double")
    Self.say(["leave", "who wang"], &stage)
    let refused = stage.reply("spoil-batch pass=2 reason=x batch=A")
    #expect(refused?.code == 540 && refused?["by"] == "wang")
    Self.say(["who zhao"], &stage)
    let foreign = stage.reply("begin A pass=2")
    #expect(foreign?.code == 543 && foreign?["by"] == "li")
    Self.say(["spoil-batch pass=2 reason=离岗 batch=A"], &stage)
    // The round demands two passes, so it has to be keyed again.
    let missing = stage.reply("seal batch=A")
    #expect(missing?.code == 541 && missing?["by"] == nil)
    Self.say(["begin A pass=2", "1 1105a1"], &stage)
    // li's marks say what pass 1 may hold: they are hidden until both passes are closed.
    for question in ["show 1 layers batch=A", "show 3 layers batch=A", "diff batch=A"] {
      #expect(stage.reply(question)?.rendered(in: .en).contains("2205b") == false)
      #expect(stage.reply(question)?.rendered(in: .en).contains("9905b") == false)
    }
    Self.say(["2 1105b1", "end papers=2"], &stage)
    let kept = Self.layers(1, &stage)
    #expect(kept.contains("withdrawn 2 2205b 2 li zhao 离岗"))
    // Who keyed the withdrawn pass is no third person.
    Self.say(["who li"], &stage)
    #expect(stage.reply("settle 2 q5 a reason=x batch=A")?.code == 542)
    Self.say(["who chen", "settle 2 q5 a reason=x batch=A", "seal batch=A"], &stage)
    try stage.checkReplay()
  }

  @Test func `a closed second pass is reopened by two people before it is withdrawn`() throws {
    var stage = try Self.begun("single")
    Self.say(["void 3 reason=x", "2 1105a1", "end papers=2", "who zhao"], &stage)
    let closed = stage.reply("spoil-batch pass=2 reason=x batch=A")
    #expect(closed?.code == 503 && closed?["need"] == "reopen")
    Self.say(
      [
        "settle 1 q1 b reason=x batch=A", "reopen pass=2 by=li reason=重录 batch=A",
        "spoil-batch pass=2 reason=不用了 batch=A",
      ], &stage)
    // The settlement chose a mark that no pass has any more.
    #expect(stage.session.state.batches["A"]?.finalPaper(1)?.marks?.grouped == "1105a 1")
    let settlement = stage.reply("show 1 layers batch=A")?.details.first {
      $0.contains(.init("layer", "settlement"))
    }
    #expect(settlement?.contains(.init("holds", "no")) == true)
    Self.say(["seal batch=A"], &stage)
    try stage.checkReplay()
  }

  @Test func `undo takes a withdrawal back as long as no other pass was begun`() throws {
    var stage = try Self.begun("double")
    let before = description(of: stage.session.state)
    Self.say(["spoil-batch pass=2 reason=x", "undo", "begin A pass=2"], &stage)
    let after = description(of: stage.session.state)
    func papers(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { $0.hasPrefix("paper") || $0.hasPrefix("pass") }
    }
    #expect(papers(after) == papers(before))
    Self.say(
      ["spoil-batch pass=2 reason=x", "who zhao", "begin A pass=2", "leave", "who li"], &stage)
    #expect(stage.reply("undo")?.code == 503)
    try stage.checkReplay()
  }

  @Test func `another second pass of a sampled batch is drawn by the same digits`() throws {
    var stage = try Stage(entry: "sample 50%")
    Self.say(
      [
        "who wang", "open short", "begin A subject=U01 issued=9 returned=9 numbers=1-9",
      ] + (1...9).map { "\($0) 1105a1" } + ["end papers=9", "who li"], &stage)
    let first = stage.reply("begin A pass=2 value=31415")?["sample"]
    Self.say(["spoil-batch pass=2 reason=x", "who zhao"], &stage)
    let other = stage.reply("begin A pass=2 value=27182")
    #expect(other?.code == 554 && other?["value"] == "31415")
    #expect(stage.reply("begin A pass=2")?["sample"] == first && first != nil)
  }

  /// What two journals say without seeing each other, after li began pass 2 of A.
  private static func apart(
    _ left: [String], _ right: [String]
  ) throws -> [CollectionState] {
    var common = try begun("double")
    say(["leave"], &common)
    var stages = [common, common]
    for (index, lines) in [left, right].enumerated() { say(lines, &stages[index]) }
    let known = common.journals.records.count
    let records = stages[0].journals.records + stages[1].journals.records.dropFirst(known)
    let journals = Set(records.map(\.stamp.journal)).sorted()
    return try [journals, journals.reversed()].map { order in
      try MemoryJournals.replayed(records, by: order, common.plan)
    }
  }

  private static let withdraw = ["who zhao", "spoil-batch pass=2 reason=x batch=A"]

  @Test(arguments: [
    (withdraw, ["who li", "begin A pass=2", "void 3 reason=x", "2 1105a1", "end papers=2"]),
    (
      withdraw + ["begin A pass=2", "1 1105a1"],
      ["who li", "begin A pass=2", "void 3 reason=x", "2 1105a1", "end papers=2"]
    ),
    (withdraw + ["begin A pass=2"], ["who li", "spoil-batch pass=2 reason=x batch=A", "undo"]),
    (
      withdraw + ["begin A pass=2"],
      ["who li", "spoil-batch pass=2 reason=y batch=A", "begin A pass=2"]
    ),
  ])
  func `a withdrawal and an end that did not see it give one state in either order`(
    left: [String], right: [String]
  ) throws {
    let states = try Self.apart(left, right)
    let hashes = states.map { CanonicalSheets.stateHash($0).hex }
    #expect(hashes[0] == hashes[1])
  }

  @Test func `an end that did not see the withdrawal is a conflict in either order`() throws {
    let end = ["who li", "begin A pass=2", "void 3 reason=x", "2 1105a1", "end papers=2"]
    for state in try Self.apart(Self.withdraw, end) {
      #expect(state.batches["A"]?.conflicts.isEmpty == false)
    }
  }

  @Test func `lines keyed without knowing of the withdrawal stay with the withdrawn pass`() throws {
    let states = try Self.apart(
      Self.withdraw + ["begin A pass=2", "1 1105a1", "2 1105a1", "end papers=2", "seal batch=A"],
      ["who li", "begin A pass=2", "2 9905a9", "fix 1 q1=9 reason=x", "void 3 reason=x", "undo"])
    for state in states {
      let batch = try #require(state.batches["A"])
      #expect(batch.conflicts.isEmpty && batch.isSealed)
      #expect(batch.passes[2]?.owner == "zhao" && batch.withdrawn.map(\.pass.owner) == ["li"])
      let papers = batch.withdrawn.first?.pass.papers
      #expect(papers?[1]?.marks?.grouped == "9205b 2" && papers?[2]?.marks?.grouped == "9905a 9")
      #expect(papers?[3]?.isVoided == false)
      #expect(batch.passes[2]?.papers[2]?.marks?.grouped == "1105a 1")
    }
    #expect(description(of: states[0]) == description(of: states[1]))
  }

  @Test func `two people who withdraw the same pass side by side agree`() throws {
    let other = ["who chen", "spoil-batch pass=2 reason=y batch=A"]
    for state in try Self.apart(Self.withdraw + ["begin A pass=2"], other) {
      let batch = try #require(state.batches["A"])
      #expect(batch.conflicts.isEmpty && batch.withdrawn.count == 1)
      #expect(batch.passes[2]?.owner == "zhao")
    }
  }
}
