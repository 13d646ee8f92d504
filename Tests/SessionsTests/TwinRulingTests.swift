import Chance
import Diagnostics
import Sessions
import Sheets
import Testing

/// Two people who have not read each other say the same of a closed paper; each can take the own line back.
@Suite struct TwinRulingTests {
  /// Lines that two stations write after `common`, read in either order.
  private static func apart(
    _ common: [String], _ left: [String], _ right: [String], entry: String = "single"
  ) throws -> [CollectionState] {
    var stage = try Stage(entry: entry)
    try say(common, &stage)
    var stages = [stage, stage]
    for (index, lines) in [left, right].enumerated() { try say(lines, &stages[index]) }
    let known = stage.journals.records.count
    let records = stages[0].journals.records + stages[1].journals.records.dropFirst(known)
    let journals = Set(records.map(\.stamp.journal)).sorted()
    return try [journals, journals.reversed()].map { order in
      try MemoryJournals.replayed(records, by: order, stage.plan)
    }
  }

  private static func say(_ lines: [String], _ stage: inout Stage) throws {
    for line in lines {
      let reply = stage.reply(line)
      try #require(reply?.sign == .done, "\(line): \(reply?.rendered(in: .en) ?? "")")
    }
  }

  private static let closed = [
    "who li", "who zhao", "who chen", "who wang", "open short",
    "begin A subject=U01 issued=2 returned=2 numbers=1-2", "1 1105a1", "2 1105a1", "end papers=2",
  ]
  private static let li = ["who li", "invalid 1 code=a reason=x batch=A"]
  private static let zhao = ["who zhao", "invalid 1 code=a reason=y batch=A"]

  /// What is said of paper 1 follows from the lines that were not taken back, whoever wrote them.
  @Test(arguments: [
    (li, zhao, true), (li + ["undo"], zhao, true), (li, zhao + ["undo"], true),
    (li + ["undo"], zhao + ["undo"], false),
    (li + ["abstain 2 batch=A", "undo", "undo"], zhao, true),
    (li + ["undo", "invalid 1 code=a reason=z batch=A"], zhao + ["undo"], true),
    (li + ["undo", "invalid 1 code=a reason=z batch=A", "undo"], zhao + ["undo"], false),
  ])
  func `a ruling stands as long as one of two who say it does`(
    left: [String], right: [String], stands: Bool
  ) throws {
    for state in try Self.apart(Self.closed, left, right) {
      let batch = try #require(state.batches["A"])
      #expect(batch.conflicts.isEmpty)
      let ruling = try #require(batch.passes[1]?.papers[1]).ruling
      #expect((ruling != nil) == stands)
      #expect(batch.passes[1]?.papers[2]?.ruling == nil)
    }
    let hashes = try Self.apart(Self.closed, left, right).map { CanonicalSheets.stateHash($0) }
    #expect(hashes[0] == hashes[1])
  }

  @Test func `both taken back leave what nobody ever ruled on`() throws {
    var untouched = try Stage()
    try Self.say(Self.closed, &untouched)
    for state in try Self.apart(Self.closed, Self.li + ["undo"], Self.zhao + ["undo"]) {
      #expect(
        CanonicalSheets.stateHash(state) == CanonicalSheets.stateHash(untouched.session.state))
    }
  }

  @Test(arguments: [[li, zhao], [li + ["undo"], zhao], [li, zhao + ["undo"]]])
  func `whoever has read both can rule otherwise`(sides: [[String]]) throws {
    for state in try Self.apart(Self.closed, sides[0], sides[1]) {
      var journals = MemoryJournals()
      var session = Session(plan: try ProtocolRound.plan(), state: state, language: .en)
      for line in ["who chen", "abstain 1 batch=A"] {
        #expect(session.receive(line, recording: &journals)?.sign == .done, "\(line)")
      }
      #expect(session.state.batches["A"]?.conflicts.isEmpty == true)
      #expect(session.receive("undo", recording: &journals)?.sign == .done)
      #expect(CanonicalSheets.stateHash(session.state) == CanonicalSheets.stateHash(state))
    }
  }

  /// Paper 1 differs at q1, paper 2 is in pass 1 only.
  private static let keyedTwice = [
    "who li", "who zhao", "who chen", "who wang", "open short",
    "begin A subject=U01 issued=3 returned=3 numbers=1-3", "1 1105a1", "2 1105a1", "3 1105a1",
    "end papers=3", "who sun", "begin A pass=2", "1 2105a1", "3 1105a1", "end papers=2",
  ]
  private static let liSettles = ["who li", "settle 1 q1 b reason=x batch=A"]
  private static let zhaoSettles = ["who zhao", "settle 1 q1 b reason=y batch=A"]
  private static let liKeeps = ["who li", "settle 2 a reason=x batch=A"]
  private static let zhaoKeeps = ["who zhao", "settle 2 a reason=y batch=A"]

  @Test(arguments: [
    (liSettles, zhaoSettles, 1, 1), (liSettles + ["undo"], zhaoSettles, 1, 1),
    (liSettles, zhaoSettles + ["undo"], 1, 1),
    (liSettles + ["undo"], zhaoSettles + ["undo"], 1, 0),
    (liKeeps, zhaoKeeps, 2, 1), (liKeeps + ["undo"], zhaoKeeps, 2, 1),
    (liKeeps, zhaoKeeps + ["undo"], 2, 1), (liKeeps + ["undo"], zhaoKeeps + ["undo"], 2, 0),
    (liSettles + ["settle 1 q1 a reason=z batch=A", "undo", "undo"], zhaoSettles, 1, 1),
  ])
  func `a settlement stands as long as one of two who make it does`(
    left: [String], right: [String], paper: Int, settled: Int
  ) throws {
    let states = try Self.apart(Self.keyedTwice, left, right, entry: "double")
    for state in states {
      let batch = try #require(state.batches["A"])
      #expect(batch.conflicts.isEmpty)
      let differences = batch.differences(illegible: false).filter { $0.number == paper }
      #expect(differences.count == 1)
      #expect(differences.count { $0.settlement != nil } == settled)
    }
    #expect(CanonicalSheets.stateHash(states[0]) == CanonicalSheets.stateHash(states[1]))
  }

  /// What two desks say of one closed batch without reading each other, at random: rulings, settlements, facts.
  private static func desk(_ people: [String], _ random: inout SeededNumbers) -> [String] {
    var lines = ["who \(people[0])"]
    for _ in 0..<Int.random(in: 2...8, using: &random) {
      if random.once(in: 4) { lines.append("who \(random.pick(people))") }
      let paper = random.pick([1, 1, 2, 3])
      lines.append(
        random.pick([
          "undo", "undo", "invalid \(paper) code=a reason=x batch=A", "abstain \(paper) batch=A",
          "settle 1 q1 \(random.pick(["a", "b", "=9"])) reason=x batch=A",
          "settle 1 \(random.pick(["a", "b"])) reason=x batch=A",
          "settle 2 a reason=x batch=A",
          "fact U01 members \(random.pick(["12", "13"])) evidence=x reason=y",
        ]))
    }
    return lines
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `the order in which two desks' journals are read decides nothing`(seed: UInt64) throws {
    var random = SeededNumbers(seed: 0x7E57_0000 + seed)
    var common = try Stage(entry: "double")
    try Self.say(Self.keyedTwice, &common)
    var stages = [common, common]
    var said: [[String]] = []
    for (index, people) in [["li", "chen"], ["zhao", "qian"]].enumerated() {
      said.append(Self.desk(people, &random))
      for line in said[index] { _ = stages[index].reply(line) }
    }
    let known = common.journals.records.count
    let records = stages[0].journals.records + stages[1].journals.records.dropFirst(known)
    let journals = Set(records.map(\.stamp.journal)).sorted()
    let orders = [
      journals, journals.reversed(), journals.shuffled(using: &random),
      journals.shuffled(using: &random),
    ]
    let states = try orders.map { try MemoryJournals.replayed(records, by: $0, common.plan) }
    for state in states {
      #expect(
        CanonicalSheets.stateHash(state) == CanonicalSheets.stateHash(states[0]),
        "seed \(seed): \(said)")
      #expect(
        Set(state.batches["A"]?.conflicts ?? []) == Set(states[0].batches["A"]?.conflicts ?? []),
        "seed \(seed): \(said)")
      #expect(state.factConflicts == states[0].factConflicts)
    }
    // What stands at a desk alone does not change when it is read again.
    for stage in stages { try stage.checkReplay() }
  }
}
