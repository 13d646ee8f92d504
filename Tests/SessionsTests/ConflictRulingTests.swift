import Digests
import Sessions
import Sheets
import Testing

/// Rulings on conflicts between journals hold in any order of reading, and stay told for good.
///
/// Expectations are worked by hand from rule 7 of the protocol.
@Suite struct ConflictRulingTests {
  static let wang = [
    "who wang", "open short", "begin M1 subject=U01 issued=2 returned=2 numbers=1-2", "1 1105a1",
    "2 2205b2", "end papers=2",
  ]
  static let li = [
    "who li", "open short", "begin M1 subject=U02 issued=3 returned=3 numbers=1-3", "1 9105a9",
    "2 1105a1", "3 9999", "void 2 reason=x", "2 2205b2", "3 1105a1", "end papers=3",
  ]

  /// Machines of which each keyed its lines without seeing the others, then one folder.
  static func folder(
    _ machines: [(name: String, lines: [String])], at here: String = "office",
    entry: String = "single"
  ) throws -> Stage {
    var stage = try Stage(entry: entry)
    for (name, lines) in machines {
      _ = try stage.direct("machine \(name)")
      for line in lines { _ = stage.reply(line) }
    }
    _ = try stage.direct("together \(here)")
    return stage
  }

  /// The hash of the line of a conflict or ruling that an operator wrote, as `keep=` wants it.
  static func hash(_ stage: Stage, _ id: String, by operatorID: String) throws -> String {
    let state = stage.session.state
    let stamps =
      (state.batches[id]?.conflicts ?? []).flatMap(\.rivals)
      + state.conflictRulings(about: id).flatMap(\.parts).compactMap { $0.line?.stamp }
    let stamp = stamps.first { state.author(of: $0.hash) == operatorID }
    return try #require(stamp).hash.prefix16
  }

  /// Every order in which the journals can be read gives the live state.
  static func checkOrders(_ stage: Stage) throws {
    let ids = Set(stage.journals.records.map(\.stamp.journal)).sorted()
    let live = CanonicalSheets.stateHash(stage.session.state)
    for order in permutations(ids).prefix(130) {
      let state = try stage.journals.joined(stage.plan, by: order)
      #expect(CanonicalSheets.stateHash(state) == live, "\(order)")
      #expect(state.conflictRulings == stage.session.state.conflictRulings, "\(order)")
      #expect(toldOf(state) == toldOf(stage.session.state), "\(order)")
    }
  }

  static func permutations(_ ids: [String]) -> [[String]] {
    guard ids.count > 1 else { return [ids] }
    return ids.indices.flatMap { index in
      var rest = ids
      let id = rest.remove(at: index)
      return permutations(rest).map { [id] + $0 }
    }
  }

  static func marks(_ stage: Stage, _ batch: String, pass: Int = 1) -> [String] {
    stage.session.state.batches[batch]?.passes[pass]?.papers.inOrder.map {
      $0.marks?.tokens.joined() ?? ""
    } ?? []
  }

  @Test func `different papers under one id are told apart from a pass that was keyed twice`()
    throws
  {
    let two = try Self.folder([("a", Self.wang), ("b", Self.li)])
    #expect(two.session.state.batches["M1"]?.conflicts.map(\.kind) == [.batches])
    var twin = Self.wang
    twin[0] = "who zhao"
    let same = try Self.folder([("a", Self.wang), ("b", twin)])
    #expect(same.session.state.batches["M1"]?.conflicts.map(\.kind) == [.pass])
    // Two halves of one unit's pile: no number is in both.
    let half = ["who zhao", "open short", "begin M1 subject=U01 issued=2 returned=2 numbers=3-4"]
    let halves = try Self.folder([("a", Self.wang), ("b", half)])
    #expect(halves.session.state.batches["M1"]?.conflicts.map(\.kind) == [.batches])
  }

  @Test func `both batches live on without being keyed again, in every order`() throws {
    var stage = try Self.folder([("a", Self.wang), ("b", Self.li)])
    let line = try Self.hash(stage, "M1", by: "li")
    #expect(stage.reply("who chen")?.code == 200)
    #expect(
      stage.reply("settle batch=M1 keep=both rename=\(line):M2 reason=x")?["conflicts"] == "0")
    #expect(Self.marks(stage, "M1") == ["1105a1", "2205b2"])
    #expect(Self.marks(stage, "M2") == ["9105a9", "2205b2", "1105a1"])
    let state = stage.session.state
    #expect(state.batches["M1"]?.parameters.subject == "U01")
    #expect(state.batches["M2"]?.parameters.subject == "U02")
    #expect(state.batches.values.allSatisfy { $0.isCounted })
    try Self.checkOrders(stage)
    for id in ["M1", "M2"] { #expect(stage.reply("seal batch=\(id)")?.code == 232) }
    try Self.checkOrders(stage)
  }

  @Test
  func `a batch with a new id goes on in its journal under that id, and both words of it hold`()
    throws
  {
    let open = Array(Self.li.prefix(4))
    var stage = try Self.folder([("a", Self.wang), ("b", open)], at: "b")
    let line = try Self.hash(stage, "M1", by: "li")
    #expect(stage.reply("who chen")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=both rename=\(line):M2 reason=x")?.code == 200)
    #expect(stage.reply("who li")?.code == 200)
    #expect(stage.reply("begin M1")?["renamed"] == "M2")
    for text in ["begin M2", "2 1105a1", "3 1105a1", "undo", "3 2205b2", "end papers=3", "seal"] {
      #expect(stage.reply(text)?.sign == .done, "\(text)")
    }
    #expect(Self.marks(stage, "M2") == ["9105a9", "1105a1", "2205b2"])
    try Self.checkOrders(stage)
  }

  /// One is a form of one character a place, the other is not: the marks are read by their own layout.
  @Test func `batches of different questionnaires under one id are read each by its own`() throws {
    let every = [
      "who zhao", "open every",
      "begin M1 subject=G01 issued=1 returned=1 numbers=1-1 role=member",
      "1 1 135 1,10 88.5 12 3.50 47/50 1 2019-06-13 U02", "text 1 m 别的", "end papers=1",
    ]
    var stage = try Self.folder([("a", Self.wang), ("b", every)])
    let line = try Self.hash(stage, "M1", by: "zhao")
    #expect(stage.reply("who chen")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=both rename=\(line):M2 reason=x")?.code == 200)
    let paper = try #require(stage.session.state.batches["M2"]?.passes[1]?.papers[1])
    #expect(paper.marks?.tokens.count == 10 && paper.marks?.tokens[3] == "88.5")
    #expect(paper.texts == ["m": "别的"])
    #expect(Self.marks(stage, "M1") == ["1105a1", "2205b2"])
    try Self.checkOrders(stage)
  }

  @Test func `the second passes follow their own first passes to the new id`() throws {
    func second(_ who: String, _ begin: String, _ papers: [String]) -> [String] {
      ["who \(who)", "open short", begin] + papers + ["end papers=\(papers.count)"]
    }
    var stage = try Self.folder(
      [
        ("a", Self.wang), ("b", Self.li),
        (
          "c",
          second(
            "sun", "begin M1 pass=2 subject=U01 issued=2 returned=2 numbers=1-2",
            ["1 1105a1", "2 2205b2"])
        ),
        (
          "d",
          second(
            "zhou", "begin M1 pass=2 subject=U02 issued=3 returned=3 numbers=1-3",
            ["1 9105a9", "2 2205b2", "3 1105a1"])
        ),
      ], entry: "double")
    let line = try Self.hash(stage, "M1", by: "li")
    #expect(stage.reply("who chen")?.code == 200)
    #expect(
      stage.reply("settle batch=M1 keep=both rename=\(line):M2 reason=x")?["conflicts"] == "0")
    for id in ["M1", "M2"] {
      #expect(stage.session.state.batches[id]?.passes.count == 2)
      #expect(stage.session.state.batches[id]?.differences(illegible: false).isEmpty == true)
      #expect(stage.reply("seal batch=\(id)")?.code == 232)
    }
    try Self.checkOrders(stage)
  }

  @Test
  func
    `what a ruling dropped is told with its papers and lines, and a later ruling brings it back`()
    throws
  {
    var stage = try Self.folder([("a", Self.wang), ("b", Self.li)])
    let (wang, li) = (
      try Self.hash(stage, "M1", by: "wang"), try Self.hash(stage, "M1", by: "li")
    )
    #expect(stage.reply("who chen")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=\(wang) reason=急")?.code == 200)
    let first = try #require(stage.session.state.conflictRulings.first)
    #expect(first.by == "chen" && first.reason == "急" && first.standing == .inForce)
    // begin, three paper lines that were taken (one voided and keyed again: four), void, end.
    #expect(first.dropped.map(\.trail.papers) == [3])
    #expect(first.dropped.map(\.trail.lines) == [7])
    #expect(first.dropped.first?.trail.isClosed == true)
    try Self.checkOrders(stage)
    #expect(stage.reply("settle batch=M1 keep=\(wang) reason=又")?.code == 208)

    #expect(stage.reply("who li")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=\(li) reason=x")?.code == 542)
    #expect(stage.reply("who sun")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=\(li)")?.code == 550)
    #expect(stage.reply("settle batch=M1 keep=\(li) reason=查")?.code == 200)
    #expect(Self.marks(stage, "M1") == ["9105a9", "2205b2", "1105a1"])
    #expect(stage.session.state.conflictRulings.map(\.standing) == [.replaced, .inForce])
    try Self.checkOrders(stage)

    #expect(stage.reply("who zhou")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=both rename=\(wang):M9 reason=都要")?.code == 200)
    #expect(
      stage.session.state.conflictRulings.map(\.standing) == [.replaced, .replaced, .inForce])
    #expect(Self.marks(stage, "M9") == ["1105a1", "2205b2"])
    #expect(Self.marks(stage, "M1").count == 3)
    #expect(stage.reply("seal batch=M9")?.code == 232)
    #expect(stage.reply("settle batch=M1 keep=\(li) reason=晚")?.code == 551)
    try Self.checkOrders(stage)
  }

  @Test func `two rulings made apart that differ are a conflict until a third replaces both`()
    throws
  {
    var stage = try Self.folder([("a", Self.wang), ("b", Self.li)], at: "one")
    let (wang, li) = (
      try Self.hash(stage, "M1", by: "wang"), try Self.hash(stage, "M1", by: "li")
    )
    let common = stage
    #expect(stage.reply("who chen")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=\(wang) reason=x")?.code == 200)
    var other = common
    #expect(other.reply("who sun")?.code == 200)
    #expect(other.reply("settle batch=M1 keep=both rename=\(li):M2 reason=y")?.code == 200)
    let known = common.journals.records.count
    stage.journals.adopt(Array(other.journals.records.dropFirst(known)))
    stage.refresh()
    let state = stage.session.state
    #expect(Set(state.batches["M1"]?.conflicts.map(\.kind) ?? []) == [.batches, .rulings])
    #expect(state.conflictRulings.map(\.standing) == [.disputed, .disputed])
    try Self.checkOrders(stage)
    #expect(stage.reply("who zhou")?.code == 200)
    #expect(stage.reply("settle batch=M1 keep=both rename=\(li):M3 reason=z")?["conflicts"] == "0")
    #expect(
      stage.session.state.conflictRulings.map(\.standing) == [.replaced, .replaced, .inForce])
    #expect(Self.marks(stage, "M3").count == 3)
    try Self.checkOrders(stage)
  }

  @Test func `the same papers may not count twice, and an id may not be used twice`() throws {
    var twin = Self.wang
    twin[0] = "who zhao"
    var stage = try Self.folder([("a", Self.wang), ("b", twin)])
    let line = try Self.hash(stage, "M1", by: "zhao")
    #expect(stage.reply("who chen")?.code == 200)
    let before = stage.journals.records.count
    for rename in ["\(line):M2", "\(line):M1", "\(line)", "\(line):no id", "0123456789abcdef:M2"] {
      let reply = stage.reply("settle batch=M1 keep=both rename=\"\(rename)\" reason=x")
      #expect(reply?.code == 506, "\(rename)")
    }
    #expect(stage.journals.records.count == before)
    #expect(stage.reply("settle batch=M1 keep=\(line) reason=x")?["conflicts"] == "0")
  }

  /// A journal that was copied while its batch was open: both copies go on, one of them by taking back a
  /// line that both hold.
  @Test(arguments: [
    ("a", ["1105a1", "9105a9", "1105a1"]), ("b", ["1105a1", "2205b2", "2205b2"]),
  ])
  func `a copy that stands goes on, is closed, sealed, reopened and sealed again`(
    kept: String, marks: [String]
  ) throws {
    var stage = try Stage()
    func say(_ lines: [String]) {
      for line in lines { #expect(stage.reply(line)?.sign == .done, "\(line)") }
    }
    _ = try stage.direct("machine a")
    say([
      "who li", "open short", "begin F1 subject=U01 issued=3 returned=3 numbers=1-3", "1 1105a1",
      "2 2205b2",
    ])
    _ = try stage.direct("copy b")
    say(["who li", "begin F1", "3 2205b2"])
    _ = try stage.direct("machine a")
    say(["who li", "begin F1", "fix 2 q1=9 reason=x", "fix 2 q2=1 reason=x"])
    _ = try stage.direct("together \(kept)")
    let conflict = try #require(stage.session.state.batches["F1"]?.conflicts.first)
    #expect(conflict.kind == .pass)
    let own = try #require(stage.session.state.pass(PassKey(batch: "F1", pass: 1)))
    #expect(Replay.isBranch(own.journal))
    // The line of this machine's copy is the one whose journal goes on under `who li` here.
    say(["who li"])
    let here = try #require(stage.journals.journalID)
    let line = try #require(conflict.rivals.first { $0.journal == here })
    #expect(stage.reply("settle batch=F1 keep=\(line.hash.prefix16) reason=x")?.code == 542)
    say(["who chen", "settle batch=F1 keep=\(line.hash.prefix16) reason=x", "who li", "begin F1"])
    if kept == "a" { say(["fix 2 q3=0 reason=x", "fix 2 q5=a reason=x", "fix 2 q6=9 reason=x"]) }
    say([kept == "a" ? "3 1105a1" : "check 3 2205b2", "end papers=3", "who chen", "seal batch=F1"])
    let expected = kept == "a" ? ["1105a1", "9105a9", "1105a1"] : marks
    #expect(Self.marks(stage, "F1") == expected)
    try Self.checkOrders(stage)
    say([
      "reopen batch=F1 by=sun reason=x", "who li", "begin F1", "fix 1 q4=4 reason=x",
      "end papers=3",
      "seal",
    ])
    #expect(Self.marks(stage, "F1")[0] == "1104a1")
    try Self.checkOrders(stage)
  }

  @Test
  func `a reopened pass whose journal stays behind goes on in a fresh one, by its owner alone`()
    throws
  {
    var stage = try Stage()
    func say(_ lines: [String]) {
      for line in lines { #expect(stage.reply(line)?.sign == .done, "\(line)") }
    }
    _ = try stage.direct("machine a")
    say([
      "who li", "open short", "begin F1 subject=U01 issued=2 returned=2 numbers=1-2", "1 1105a1",
    ])
    _ = try stage.direct("copy b")
    say(["who li", "begin F1", "2 2205b2", "end papers=2"])
    _ = try stage.direct("machine a")
    say(["who li", "begin F1", "2 1105a1"])
    _ = try stage.direct("together fresh")
    let conflict = try #require(stage.session.state.batches["F1"]?.conflicts.first)
    let state = stage.session.state
    let closed = try #require(conflict.rivals.first { state.trail(from: $0).isClosed })
    say(["who chen", "settle batch=F1 keep=\(closed.hash.prefix16) reason=x"])
    say(["reopen batch=F1 by=sun reason=x", "who wang"])
    #expect(stage.reply("begin F1")?.code == 543)
    say(["who li", "begin F1", "fix 2 q1=1 reason=x", "end papers=2", "seal"])
    #expect(Self.marks(stage, "F1") == ["1105a1", "1205b2"])
    try Self.checkOrders(stage)
  }

  @Test func `a line that takes back a common line in a copy falls with that copy`() throws {
    var stage = try Stage()
    func say(_ lines: [String]) {
      for line in lines { #expect(stage.reply(line)?.sign == .done, "\(line)") }
    }
    _ = try stage.direct("machine a")
    say([
      "who li", "open short", "begin F1 subject=U01 issued=2 returned=2 numbers=1-2", "1 1105a1",
    ])
    let common = stage
    let known = common.journals.records
    var journals = common.journals
    // The file was copied while the session went on: no `who` stands between.
    say(["undo", "1 2205b2"])
    let left = stage.journals.records.dropFirst(known.count)
    _ = try stage.direct("copy b")
    stage.journals = common.journals
    stage.refresh()
    say(["who li", "begin F1", "2 1105a1"])
    let right = stage.journals.records.dropFirst(known.count)
    journals = MemoryJournals()
    journals.adopt(known)
    let trunk = known[0].stamp.journal
    for rest in [left, right] {
      let first = try #require(rest.first)
      let name = Replay.branchName(of: trunk, first: first.stamp.hash)
      journals.adopt(rest.map { $0.moved(to: name) })
    }
    stage.journals = journals
    stage.journals.plan = stage.plan
    stage.refresh()
    let state = stage.session.state
    let conflict = try #require(state.batches["F1"]?.conflicts.first)
    let kept = try #require(
      conflict.rivals.first { $0.journal.hasSuffix(right[right.startIndex].stamp.hash.prefix16) })
    say(["who chen", "settle batch=F1 keep=\(kept.hash.prefix16) reason=x"])
    #expect(Self.marks(stage, "F1") == ["1105a1", "1105a1"])
    try Self.checkOrders(stage)
  }

  @Test
  func `until both passes are closed a conflict shows marks and counts to their own clerk alone`()
    throws
  {
    let first = ["who wang", "open short", "begin M1 subject=U01 issued=2 returned=2 numbers=1-2"]
    var stage = try Stage(entry: "double")
    _ = try stage.direct("machine a")
    for line in first + ["1 1105a1"] { _ = stage.reply(line) }
    _ = try stage.direct("copy b")
    for line in ["who wang", "begin M1", "2 2205b2"] { _ = stage.reply(line) }
    _ = try stage.direct("machine a")
    for line in ["who wang", "begin M1", "2 1105a1"] { _ = stage.reply(line) }
    _ = try stage.direct("together a")
    func told(_ operatorID: String) -> String {
      _ = stage.reply("who \(operatorID)")
      return ["diff batch=M1", "seal batch=M1", "begin M1 pass=2"].flatMap { stage.say($0) }
        .joined(separator: "\n")
    }
    for stranger in ["chen", "li"] {
      let text = told(stranger)
      #expect(text.contains("rival=") && text.contains("says=\"2 …\""))
      #expect(!text.contains("2205b") && !text.contains("1105a") && !text.contains("papers="))
    }
    let own = told("wang")
    #expect(own.contains("2205b") && own.contains("papers=1"))
  }
}
