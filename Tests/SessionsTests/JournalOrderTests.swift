import Diagnostics
import Digests
import Sessions
import Sheets
import Testing

/// Between journals only references order: what follows from them, and what contradicts.
@Suite struct JournalOrderTests {
  /// A closed batch of two papers, and three operators with a journal each.
  private static func closedBatch() throws -> Stage {
    var stage = try Stage()
    for line in [
      "who li", "who zhao", "who wang", "open short",
      "begin A subject=U01 issued=2 returned=2 numbers=1-2", "1 1105a1", "2 1105a1", "end papers=2",
    ] {
      #expect(stage.reply(line)?.sign == .done, "\(line)")
    }
    return stage
  }

  /// Two stages that were one until now and then went on without seeing each other.
  private static func apart(_ left: [String], _ right: [String]) throws -> [CollectionState] {
    let (records, plan) = try records(left, right)
    let journals = Set(records.map(\.stamp.journal)).sorted()
    return try [journals, journals.reversed()].map { order in
      try MemoryJournals.replayed(records, by: order, plan)
    }
  }

  private static func records(
    _ left: [String], _ right: [String]
  ) throws -> ([MemoryJournals.Record], CollectionPlan) {
    let common = try closedBatch()
    var stages = [common, common]
    for (index, lines) in [left, right].enumerated() {
      for line in lines {
        #expect(stages[index].reply(line)?.sign == .done, "\(line)")
      }
    }
    let known = common.journals.records.count
    let leftRecords = stages[0].journals.records
    let rightRecords = stages[1].journals.records.dropFirst(known)
    return (leftRecords + rightRecords, common.plan)
  }

  private static func outcomes(_ states: [CollectionState]) -> [String] {
    states.map { state in
      let batch = state.batches["A"]
      return (batch?.conflicts.isEmpty ?? true ? "" : "conflict ")
        + (batch?.isSealed ?? false ? "sealed " : "")
        + CanonicalSheets.stateHash(state).hex
    }
  }

  @Test(arguments: [
    (["who li", "invalid 1 code=a reason=x"], ["who zhao", "abstain 1 batch=A"]),
    (["who li", "invalid 1 code=a reason=x"], ["who zhao", "seal batch=A"]),
    (["who li", "spoil-batch batch=A reason=x"], ["who zhao", "seal batch=A"]),
    (["who li", "reopen by=wang reason=x"], ["who zhao", "seal batch=A"]),
    (["who li", "reopen by=wang reason=x"], ["who zhao", "abstain 1 batch=A"]),
    (["who li", "reopen by=wang reason=x"], ["who zhao", "reopen by=li reason=x batch=A"]),
    (
      ["who li", "invalid 1 code=a reason=x", "seal"],
      ["who zhao", "abstain 2 batch=A", "seal batch=A"]
    ),
  ])
  func `two journals that contradict are a conflict in either order`(
    left: [String], right: [String]
  ) throws {
    let states = try Self.apart(left, right)
    for state in states {
      let batch = try #require(state.batches["A"])
      #expect(!batch.conflicts.isEmpty)
      #expect(!batch.isCounted)
    }
  }

  private static let begin = "begin B subject=U01 issued=9 returned=2 numbers=1-2"

  /// Two clerks who do not see each other give their batches one name.
  @Test(arguments: [
    (["1 1105a1", "2 1105a1", "end papers=2", "seal"], begin, ["1 2105a1"]),
    (["1 1105a1"], begin, ["1 2105a1", "undo", "1 1105a1", "fix 1 q1=2 reason=x", "undo"]),
    (["1 1105a1", "spoil-batch reason=x"], begin, ["1 2105a1", "header returned=1 reason=x"]),
    (
      ["1 1105a1"], "begin B subject=U02 issued=9 returned=3 numbers=7-9",
      [
        "7 1105a1", "fix 7 q1=2 reason=x", "void 7 reason=y", "7 1105a1",
        "invalid 8 code=a reason=z",
      ]
    ),
    (
      ["1 1105a1", "2 1105a1", "end papers=2"], begin,
      [
        "1 1105a1", "2 1105a1", "end papers=2", "reopen by=wang reason=x", "begin B",
        "fix 2 q1=2 reason=x",
      ]
    ),
    (
      ["1 1105a1"], "begin C subject=U01 issued=9 returned=2 numbers=1-2",
      [
        "leave", "open every", "begin B subject=G01 issued=9 returned=9 numbers=1-9 role=member",
        "1 1 135 1,10 88.5 12 3.50 47/50 1 2019-06-13 U02", "text 1 note x",
      ]
    ),
  ])
  func `a batch pass in two journals is a conflict in either order, and nothing else is harmed`(
    left: [String], begin: String, right: [String]
  ) throws {
    let states = try Self.apart(
      ["who li", "open short", Self.begin] + left, ["who zhao", "open short", begin] + right)
    for state in states {
      let batch = try #require(state.batches["B"])
      #expect(!batch.conflicts.isEmpty)
      #expect(!batch.isCounted)
      #expect(state.batches["A"]?.conflicts.isEmpty == true)
    }
    let outcomes = Self.outcomes(states).map { $0.suffix(64) }
    #expect(outcomes[0] == outcomes[1], "the order of the files decides nothing")
  }

  @Test(arguments: [
    (["who li", "invalid 1 code=a reason=x"], ["who zhao", "invalid 2 code=a reason=x batch=A"]),
    (["who li", "invalid 1 code=a reason=x"], ["who zhao", "invalid 1 code=a reason=y batch=A"]),
    (["who li", "abstain 1", "undo"], ["who zhao", "abstain 2 batch=A"]),
    (["who li", "seal"], ["who zhao", "seal batch=A"]),
    (
      ["who li", "fact U01 members 12 evidence=x"], ["who zhao", "fact U01 members 12 evidence=y"]
    ),
    (
      ["who li", "fact U01 members 12 evidence=x"], ["who zhao", "fact U02 members 13 evidence=y"]
    ),
  ])
  func `two journals that agree stand together in either order`(
    left: [String], right: [String]
  ) throws {
    let states = try Self.apart(left, right)
    let outcomes = Self.outcomes(states)
    #expect(outcomes[0] == outcomes[1])
    for state in states {
      #expect(state.batches["A"]?.conflicts.isEmpty == true)
      #expect(state.factConflicts.isEmpty)
    }
  }

  private static let second = "begin B pass=2 subject=U01 issued=9 returned=2 numbers=1-2"

  /// Two stations that keyed apart, neither of which had seen the other's journal.
  @Test(arguments: [
    (["1 1105a1", "2 1105a1"], ["1 1105a1", "2 1105b1"], 1),
    (["1 1105a1", "2 1105a1"], ["2 1105a1", "1 1105a1"], 0),
    (["1 1105a1", "2 1105a1"], ["1 1105a1", "invalid 2 code=a reason=x"], 1),
    (["1 1105a1", "2 2202a2", "void 2 reason=x", "2 1105a1"], ["1 9105a9", "2 1105a1"], 2),
  ])
  func `two stations' passes are one batch in either order`(
    left: [String], right: [String], differences: Int
  ) throws {
    let states = try Self.apart(
      ["who li", "open short", Self.begin] + left + ["end papers=2"],
      ["who zhao", "open short", Self.second] + right + ["end papers=2"])
    #expect(Self.outcomes(states)[0] == Self.outcomes(states)[1])
    for state in states {
      let batch = try #require(state.batches["B"])
      #expect(batch.conflicts.isEmpty && batch.isCounted)
      #expect(batch.differences(illegible: false).count == differences)
    }
  }

  @Test(arguments: [
    "begin B pass=2 subject=U02 issued=9 returned=2 numbers=1-2",
    "begin B pass=2 subject=U01 issued=9 returned=2 numbers=1-3",
  ])
  func `two stations' passes of other papers are a conflict in either order`(
    begin: String
  ) throws {
    let states = try Self.apart(
      ["who li", "open short", Self.begin, "1 1105a1"],
      ["who zhao", "open short", begin, "1 1105a1", "end papers=1"])
    for state in states {
      let conflict = try #require(state.batches["B"]?.conflicts.first)
      #expect(Set([conflict.first.sequence, conflict.second.sequence]).count >= 1)
      #expect(state.authors(of: conflict) == ["li", "zhao"])
    }
  }

  /// Whichever line stands, in whatever order the journals are read, the other falls with all of its own.
  @Test(arguments: [
    (
      ["who li", "open short", begin, "1 1105a1", "2 1105a1", "end papers=2", "seal"],
      ["who zhao", "open short", begin, "1 2205b2", "2 2205b2", "end papers=2"], "B"
    ),
    (
      ["who li", "open short", begin, "1 1105a1", "2 1105a1", "end papers=2"],
      [
        "who zhao", "open short", begin, "1 2205b2", "undo", "1 9999", "2 2205b2",
        "fix 2 q1=9 reason=x", "header returned=1 reason=x", "end papers=1", "seal",
        "reopen by=li reason=x", "begin B", "fix 2 q1=1 reason=y", "end papers=1",
      ], "B"
    ),
    (["who li", "invalid 1 code=a reason=x"], ["who zhao", "abstain 1 batch=A"], "A"),
    (["who li", "invalid 1 code=a reason=x", "undo"], ["who zhao", "seal batch=A"], "A"),
    (["who li", "spoil-batch batch=A reason=x"], ["who zhao", "seal batch=A"], "A"),
    (["who li", "reopen by=wang reason=x"], ["who zhao", "seal batch=A"], "A"),
  ])
  func `a ruling on a conflict lets one line stand`(
    left: [String], right: [String], id: String
  ) throws {
    let (records, plan) = try Self.records(
      left, right.filter { !$0.hasSuffix("9999") })
    let journals = Set(records.map(\.stamp.journal)).sorted()
    var hashes: [Set<Digest>] = []
    for side in 0..<2 {
      var sideHashes: Set<Digest> = []
      for order in [journals, journals.reversed()] {
        let state = try MemoryJournals.replayed(records, by: order, plan)
        let conflict = try #require(state.batches[id]?.conflicts.first)
        let lines = [conflict.first, conflict.second].sorted { $0.journal < $1.journal }
        var memory = MemoryJournals()
        memory.adopt(records)
        memory.plan = plan
        var session = Session(plan: plan, state: state, language: .en)
        func say(_ line: String) -> Int? { session.receive(line, recording: &memory)?.code }
        let ruling = "settle batch=\(id) keep=\(lines[side].hash.prefix16) reason=查原卷"
        #expect(say(ruling) == 503)
        _ = say("who li")
        #expect(say(ruling) == 542)
        #expect(say("who chen") == 200)
        #expect(say("settle batch=\(id) keep=0123456789abcdef reason=x") == 506)
        #expect(say("settle batch=\(id) keep=\(lines[side].hash.prefix16)") == 550)
        var rulings = 0
        while let next = session.state.batches[id]?.conflicts.first, rulings < 5 {
          let sides = [next.first, next.second].sorted { $0.journal < $1.journal }
          #expect(say("settle batch=\(id) keep=\(sides[side].hash.prefix16) reason=x") == 200)
          rulings += 1
        }
        #expect(session.state.batches[id]?.conflicts.isEmpty == true)
        #expect(say(ruling) == 208)
        for again in [journals, journals.reversed()] {
          let replayed = try MemoryJournals.replayed(
            memory.records,
            by: again + ["chen"].map { SHA256.hash($0).prefix16 + "0123456789abcdef" },
            plan)
          sideHashes.insert(CanonicalSheets.stateHash(replayed))
        }
        sideHashes.insert(CanonicalSheets.stateHash(session.state))
      }
      #expect(sideHashes.count == 1)
      hashes.append(sideHashes)
    }
    #expect(hashes[0] != hashes[1])
  }

  @Test func `facts that differ are a conflict until someone who saw both rules`() throws {
    let left = ["who li", "fact U01 members 12 evidence=x"]
    let states = try Self.apart(left, ["who zhao", "fact U01 members 13 evidence=x"])
    let key = FactKey(unit: "U01", item: "members")
    for state in states {
      #expect(state.factConflicts[key] != nil)
      var journals = MemoryJournals()
      var session = Session(
        plan: try ProtocolRound.plan(), state: state, language: .en)
      let replies = [
        "who wang", "fact U01 members 13 evidence=x", "fact U01 members 13 evidence=x reason=查实",
        "undo",
      ].map { session.receive($0, recording: &journals)?.code }
      #expect(replies == [200, 550, 200, 200])
      #expect(session.state.factConflicts[key] == state.factConflicts[key])
      #expect(
        session.receive("fact U01 members 13 evidence=x reason=查实", recording: &journals)?.code
          == 200)
      #expect(session.state.factConflicts[key] == nil)
      #expect(session.state.facts[key]?.value.text == "13")
    }
    #expect(states[0].facts[key] == states[1].facts[key])
  }

  @Test func `a seal stays short however many rulings it counts`() throws {
    var stage = try Stage()
    for line in [
      "who wang", "open short", "begin A subject=U01 issued=400 returned=400 numbers=1-400",
    ] {
      _ = stage.reply(line)
    }
    for number in 1...400 { _ = stage.reply("\(number) 1105a1") }
    _ = stage.reply("end papers=400")
    for operatorID in ["li", "zhao", "wang"] {
      _ = stage.reply("who \(operatorID)")
      for number in 1...400 {
        #expect(stage.reply("invalid \(number) code=\(operatorID) reason=x batch=A")?.code == 204)
      }
    }
    #expect(stage.reply("seal")?.code == 232)
    let seal = try #require(stage.journals.records.last)
    let after = try #require(seal.fields.first { $0.hasPrefix("after=") })
    // Three journals, so three hashes of 64 digits and two commas.
    #expect(after.utf8.count == "after=".utf8.count + 3 * 64 + 2)
    try stage.checkReplay()
  }
}
