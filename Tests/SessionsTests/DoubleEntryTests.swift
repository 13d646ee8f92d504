import Chance
import Diagnostics
import Digests
import Sessions
import Sheets
import Testing

/// Double entry by provably different people: what is compared, what is shown, what is booked.
@Suite struct DoubleEntryTests {
  /// Says lines that all have to be accepted.
  private static func say(_ lines: [String], _ stage: inout Stage) {
    for line in lines {
      let reply = stage.reply(line)
      #expect(reply?.sign == .done, "\(line): \(reply?.rendered(in: .en) ?? "")")
    }
  }

  private static func comparison(_ id: String, _ stage: Stage) throws -> EntryComparison {
    let batch = try #require(stage.session.state.batches[id])
    let layout = try #require(stage.session.state.layout(of: id))
    return try #require(EntryComparison(batch, layout))
  }

  private static func pass1(_ id: String, papers: Int, by clerk: String) -> [String] {
    ["who \(clerk)", "open short"]
      + ["begin \(id) subject=U01 issued=\(papers) returned=\(papers) numbers=1-\(papers) !"]
      + (1...papers).map { "\($0) 1105a1" } + ["end papers=\(papers)"]
  }

  /// 10% of 100 papers of 6 marks: 60 marks compared, 2 differ, 58 agree.
  @Test func `of a hundred papers with ten keyed again sixty marks are compared`() throws {
    var stage = try Stage(entry: "sample 10%")
    Self.say(Self.pass1("A", papers: 100, by: "wang"), &stage)
    let end = try #require(stage.journals.lastHash)
    Self.say(["who li"], &stage)
    let begun = stage.reply("begin A pass=2 value=314159")
    #expect(begun?.code == 230 && begun?["count"] == "10")
    // The rule of the contract, written out: least SHA-256 of `<end>:<value>,<number>` first.
    let drawn = (1...100).sorted {
      SHA256.hash("\(end.hex):314159,\($0)") < SHA256.hash("\(end.hex):314159,\($1)")
    }.prefix(10).sorted()
    let sample = try #require(begun?["sample"].flatMap { PaperNumbers($0) })
    #expect(drawn.allSatisfy { sample.contains($0) } && sample.count == 10)
    let other = try #require((1...100).first { !drawn.contains($0) })
    #expect(stage.reply("\(other) 1105a1")?.code == 530)
    for (place, number) in drawn.enumerated() {
      Self.say(["\(number) \(place == 3 ? "2105a1" : place == 7 ? "1105a2" : "1105a1")"], &stage)
    }
    #expect(stage.reply("end papers=9")?.code == 553)
    Self.say(["end papers=10"], &stage)
    let comparison = try Self.comparison("A", stage)
    #expect(comparison.papers == 10 && comparison.marks == 60 && comparison.agreeing == 58)
    #expect(comparison.differencesByPlace == [1, 0, 0, 0, 0, 1])
    #expect(comparison.missingInFirst.isEmpty && comparison.missingInSecond.isEmpty)
    #expect(comparison.open == 2)
    #expect(stage.reply("seal")?.code == 341)
    #expect(stage.reply("settle \(drawn[3]) q1 a reason=x")?.code == 542)
    Self.say(
      [
        "who zhao", "settle \(drawn[3]) q1 a reason=看原卷 batch=A",
        "settle \(drawn[7]) q6 b reason=看原卷 batch=A", "seal batch=A",
      ], &stage)
    let clerks = try Self.comparison("A", stage).clerks
    #expect(clerks.map(\.id) == ["li", "wang"])
    #expect(clerks.map(\.errors) == [1, 1] && clerks.map(\.marks) == [60, 60])
    try stage.checkReplay()
  }

  @Test func `with none keyed again there is nothing to compare`() throws {
    var stage = try Stage(entry: "double")
    Self.say(
      Self.pass1("A", papers: 2, by: "wang") + ["who li", "begin A pass=2", "end papers=0"], &stage)
    let comparison = try Self.comparison("A", stage)
    #expect(comparison.papers == 0 && comparison.marks == 0)
    #expect(comparison.missingInSecond == [1, 2])
    let diff = stage.reply("diff")
    #expect(diff?["compared"] == "0" && diff?["open"] == "2")
    #expect(diff?.rendered(in: .zh).contains("无可比较") == true)
  }

  @Test func `a number that was voided and entered again is compared once`() throws {
    var stage = try Stage(entry: "double")
    Self.say(
      [
        "who wang", "open short", "begin A subject=U01 issued=2 returned=2 numbers=1-2",
        "1 2205b2", "void 1 reason=拿错", "1 1105a1", "2 1105a1", "end papers=2", "who li",
        "begin A pass=2", "1 1105a1", "2 9105a1", "void 2 reason=录错", "2 1105a1", "end papers=2",
      ], &stage)
    let comparison = try Self.comparison("A", stage)
    #expect(comparison.papers == 2 && comparison.marks == 12 && comparison.agreeing == 12)
    #expect(comparison.differences.isEmpty)
    Self.say(["seal"], &stage)
  }

  /// Three clerks take turns: A by wang then li, B by li then zhao, C by zhao then wang.
  ///
  /// In A the first was wrong once, in B the second twice, in C both at one mark.
  @Test func `each error is booked to the clerk who keyed that paper`() throws {
    for isShared in [true, false] {
      var stage = try Stage(entry: "double")
      stage.journals.isShared = isShared
      func begin(_ id: String) -> String {
        "begin \(id) subject=U01 issued=1 returned=1 numbers=1 !"
      }
      Self.say(
        [
          "who wang", "open short", begin("A"), "1 2105a1", "leave", "who li", begin("B"),
          "1 1105a1", "leave", "who zhao", begin("C"), "1 1105a1", "end papers=1", "who wang",
          "begin A", "end papers=1", "begin C pass=2", "1 2105a1", "leave", "who li", "begin B",
          "end papers=1", "begin A pass=2", "1 1105a1", "end papers=1", "who zhao",
          "begin B pass=2", "1 1205b1", "end papers=1", "who wang", "begin C pass=2",
          "end papers=1", "who chen", "settle 1 q1 b reason=x batch=A",
          "settle 1 q2 a reason=x batch=B", "settle 1 q5 a reason=x batch=B",
          "settle 1 q1 =9 reason=x batch=C", "seal batch=A", "seal batch=B", "seal batch=C",
        ], &stage)
      var errors: [String: Int] = [:]
      for id in ["A", "B", "C"] {
        for clerk in try Self.comparison(id, stage).clerks {
          errors["\(id) \(clerk.id)", default: 0] += clerk.errors
        }
      }
      #expect(
        errors == ["A wang": 1, "A li": 0, "B li": 0, "B zhao": 2, "C zhao": 1, "C wang": 1])
      let marks = stage.session.state.batches["C"]?.finalPaper(1)?.marks?.tokens
      #expect(marks == ["9", "1", "0", "5", "a", "1"])
      try stage.checkReplay()
    }
  }

  /// The scores of pass 1 are 60.5, 61, …: no other line of the session has one.
  @Test func `the second clerk is shown nothing of the first pass before both are closed`() throws {
    for (run, isShared) in [true, false].enumerated() {
      var stage = try Stage(entry: "double")
      stage.journals.isShared = isShared
      var numbers = SeededNumbers(seed: 0xB11D_0000 + UInt64(run))
      let scores = (0..<40).map { "\(60 + $0 / 2)\($0 % 2 == 0 ? ".5" : "")" }.shuffled(
        using: &numbers)
      Self.say(
        [
          "who wang", "open every",
          "begin A subject=U01 issued=40 returned=40 numbers=1-41 role=member",
        ], &stage)
      for (index, score) in scores.enumerated() {
        Self.say(["\(index + 1) 1 13 1 \(score) 333 3.5 47/50 1 2019-06-13 U02"], &stage)
      }
      Self.say(
        ["text 3 note 机密意见", "invalid 5 code=torn reason=机密", "end papers=40", "who li"], &stage)
      let questions =
        [
          "status", "missing", "missing batch=A", "missing batch=A pass=1", "diff batch=A", "diff",
          "resume A", "resume A pass=1", "seal batch=A", "settle 1 score a reason=x batch=A",
          "begin A", "hello 1", "reopen by=zhao batch=A", "commands", "bye",
        ]
        + (1...41).flatMap { number in
          [
            "show \(number) batch=A", "show \(number) layers batch=A",
            "show \(number) batch=A pass=1",
            "check \(number) 1 13 1 88 1 3.5 47/50 1 2019-06-13 U02",
            "\(number) 1 13 1 30 1 3.5 47/50 1 2019-06-13 U02", "fix \(number) s=2 reason=x",
            "text \(number) note x", "tick \(number) m 1", "unvoid \(number) reason=x",
          ]
        }
      var heard = ""
      for phase in ["", "begin A pass=2", "leave", "begin A pass=2"] {
        if !phase.isEmpty { Self.say([phase], &stage) }
        for question in questions where question != "bye" || phase.isEmpty {
          heard += stage.reply(question)?.rendered(in: .zh) ?? ""
        }
      }
      for secret in scores.map({ " \($0) " }) + [
        " 333 ", "机密", "torn", "entered=40", "missing=41 ",
      ] {
        #expect(!heard.contains(secret), "\(secret)")
      }
    }
  }

  @Test func `a paper that one pass lacks is settled as a whole`() throws {
    var stage = try Stage(entry: "double")
    Self.say(
      [
        "who wang", "open short", "begin A subject=U01 issued=3 returned=2 numbers=1-3",
        "1 1105a1", "2 1105a1", "end papers=2", "who li", "begin A pass=2", "1 1105a1", "3 1105b1",
        "end papers=2", "who zhao", "settle 2 b reason=没有这张 batch=A",
        "settle 3 b reason=漏录 batch=A", "seal batch=A",
      ], &stage)
    let batch = try #require(stage.session.state.batches["A"])
    var entered: [Int] = []
    batch.forEachFinal { number, _, _, _ in entered.append(number) }
    #expect(entered.sorted() == [1, 3])
    let clerks = try Self.comparison("A", stage).clerks
    #expect(clerks.map(\.paperErrors) == [0, 2] && clerks.map(\.id) == ["li", "wang"])
    try stage.checkReplay()
  }

  @Test func `reopening a pass opens again what it changes, and keeps what it does not`() throws {
    var stage = try Stage(entry: "double")
    Self.say(
      Self.pass1("A", papers: 2, by: "wang") + [
        "who li", "begin A pass=2", "1 2105a1", "2 1105b1", "end papers=2", "who zhao",
        "settle 1 q1 a reason=x batch=A", "settle 2 q5 a reason=x batch=A", "seal batch=A",
        "reopen by=li reason=再核 pass=2 batch=A", "who li", "begin A pass=2",
        "fix 1 q1=9 reason=看错", "end papers=2",
      ], &stage)
    let open = try Self.comparison("A", stage).differences.filter { $0.settlement == nil }
    #expect(open.map(\.number) == [1])
    #expect(stage.reply("seal")?.code == 341)
    Self.say(["who zhao", "settle 1 q1 b reason=x batch=A", "seal batch=A"], &stage)
    try stage.checkReplay()
  }

  @Test func `an unreadable mark waits for someone else under the policy settle`() throws {
    var stage = try Stage()
    Self.say(
      [
        "who wang", "open strict", "begin S subject=U01 issued=2 returned=2", "1 1/", "2 /1",
        "end papers=2",
      ], &stage)
    #expect(stage.reply("seal")?.code == 341)
    #expect(stage.reply("settle 1 q2 a reason=x")?.code == 542)
    Self.say(["who li"], &stage)
    #expect(stage.reply("settle 1 q1 a reason=x batch=S")?.code == 544)
    #expect(stage.reply("settle 1 q2 b reason=x batch=S")?.code == 506)
    #expect(stage.reply("settle 1 q2 =7 reason=x batch=S")?.code == 522)
    #expect(stage.reply("settle 1 q2 =2 batch=S")?.code == 550)
    Self.say(["settle 1 q2 =2 reason=x batch=S"], &stage)
    #expect(stage.reply("settle 1 q2 =2 reason=x batch=S")?.code == 208)
    #expect(stage.reply("seal batch=S")?.code == 341)
    Self.say(["settle 2 q1 a reason=看不清 batch=S", "seal batch=S"], &stage)
    #expect(stage.session.state.batches["S"]?.finalPaper(1)?.marks?.tokens == ["1", "2"])
    try stage.checkReplay()
  }

  @Test func `settled marks that cannot stand together are not sealed`() throws {
    var stage = try Stage(entry: "double")
    let marks = "1,10 88 1 3.5 47/50 1 2019-06-13 U02"
    Self.say(
      [
        "who wang", "open every", "begin A subject=U01 issued=1 returned=1 numbers=1 role=chair",
        "1 1 13 \(marks)", "end papers=1", "who li", "begin A pass=2", "1 9 - \(marks)",
        "end papers=1", "who zhao", "settle 1 s b reason=x batch=A",
        "settle 1 m a reason=x batch=A",
      ], &stage)
    let refused = stage.reply("seal batch=A")
    #expect(refused?.code == 525 && refused?["paper"] == "1")
    Self.say(["settle 1 m b reason=x batch=A", "seal batch=A"], &stage)
  }
}
