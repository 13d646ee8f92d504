import Diagnostics
import Digests
import Sessions
import Sheets
import Testing

/// What desks amount to that did not read each other is told alike, whichever journal is read first.
///
/// How many lines contradict each other, and whose, is worked by hand from rule 7 of the protocol: each
/// two desks that cannot both stand are told once.
@Suite struct ReadingOrderTests {
  private static let common = [
    "who li", "who zhao", "who chen", "who wang", "open short",
    "begin A subject=U01 issued=2 returned=2 numbers=1-2", "1 1105a1", "2 1105a1", "end papers=2",
  ]

  /// The states of desks that were one until now, read in every order.
  private static func apart(
    _ common: [String], _ desks: [[String]]
  ) throws -> [CollectionState] {
    var stage = try Stage()
    try say(common, &stage)
    var records = stage.journals.records
    let known = records.count
    for lines in desks {
      var desk = stage
      try say(lines, &desk)
      records += desk.journals.records.dropFirst(known)
    }
    let journals = Set(records.map(\.stamp.journal)).sorted()
    return try ConflictRulingTests.permutations(journals).map { order in
      try MemoryJournals.replayed(records, by: order, stage.plan)
    }
  }

  private static func say(_ lines: [String], _ stage: inout Stage) throws {
    for line in lines {
      let reply = stage.reply(line)
      try #require(reply?.sign == .done, "\(line): \(reply?.rendered(in: .en) ?? "")")
    }
  }

  private static func desk(_ who: String, _ lines: String...) -> [String] { ["who \(who)"] + lines }

  private static func begin(_ who: String, _ unit: String) -> [String] {
    desk(
      who, "open short", "begin B subject=\(unit) issued=2 returned=2 numbers=1-2", "1 1105a1",
      "2 1105a1", "end papers=2", "seal")
  }

  @Test(arguments: [
    ([desk("li", "invalid 1 code=a reason=x batch=A"), desk("zhao", "seal batch=A")], 1),
    ([desk("li", "invalid 1 code=a reason=x batch=A", "undo"), desk("zhao", "seal batch=A")], 1),
    (
      [
        desk("li", "invalid 1 code=a reason=x batch=A"), desk("zhao", "seal batch=A"),
        desk("chen", "abstain 2 batch=A"),
      ], 2
    ),
    (
      [
        desk("li", "invalid 1 code=a reason=x batch=A", "undo"), desk("zhao", "seal batch=A"),
        desk("chen", "abstain 2 batch=A", "invalid 1 code=b reason=x batch=A"),
      ], 2
    ),
    (
      [
        desk("li", "invalid 1 code=a reason=x batch=A"),
        desk("zhao", "reopen by=wang reason=x batch=A"), desk("chen", "abstain 2 batch=A", "undo"),
      ], 2
    ),
    (
      [
        desk("li", "spoil-batch batch=A reason=x"), desk("zhao", "seal batch=A"),
        desk("chen", "spoil-batch batch=A reason=x", "undo"),
      ], 2
    ),
    (
      [
        desk("li", "spoil-batch batch=A reason=x"),
        desk("zhao", "reopen by=wang reason=x batch=A"),
        desk("chen", "invalid 1 code=a reason=x batch=A"),
      ], 2
    ),
    (
      [
        desk("li", "seal batch=A"), desk("zhao", "seal batch=A"),
        desk("chen", "reopen by=wang reason=x batch=A"),
      ], 2
    ),
    (
      [
        desk("li", "seal batch=A", "reopen by=wang reason=x batch=A"),
        desk("zhao", "seal batch=A"), desk("chen", "invalid 2 code=a reason=x batch=A"),
      ], 3
    ),
    (
      [
        desk("li", "invalid 1 code=a reason=x batch=A", "seal batch=A"),
        desk("zhao", "abstain 2 batch=A", "seal batch=A"),
        desk("chen", "invalid 2 code=b reason=x batch=A", "seal batch=A"),
      ], 3
    ),
    (
      [
        desk("li", "reopen by=wang reason=x batch=A"),
        desk("zhao", "reopen by=wang reason=y batch=A"),
        desk("chen", "reopen by=li reason=z batch=A"),
      ], 3
    ),
    ([begin("li", "U01"), begin("zhao", "U01"), begin("chen", "U02")], 3),
    // These can all stand.
    (
      [
        desk("li", "invalid 1 code=a reason=x batch=A"), desk("zhao", "abstain 2 batch=A"),
        desk("chen", "invalid 1 code=a reason=y batch=A", "undo"),
      ], 0
    ),
    ([desk("li", "seal batch=A"), desk("zhao", "seal batch=A"), desk("chen", "seal batch=A")], 0),
    (
      [
        desk("li", "fact U01 members 12 evidence=x", "undo", "fact U01 members 13 evidence=x"),
        desk("zhao", "fact U01 members 13 evidence=y"),
        desk("chen", "fact U01 members 14 evidence=z", "fact U01 members 13 evidence=z reason=x"),
      ], 0
    ),
    (
      [
        desk("li", "override U01 1.1 points=2 reason=x !", "override U01 1.1 lift reason=y"),
        desk("zhao", "override U01 1.1 points=1 reason=z !", "undo"),
        desk("chen", "intervene who=a what=b witnesses=c"),
      ], 0
    ),
    (
      [
        desk("li", "intervene who=a what=b witnesses=c"),
        desk("zhao", "open short", "begin C subject=U02 issued=2 returned=2 numbers=1-2"),
        desk("chen", "open short", "begin B subject=U03 issued=2 returned=2 numbers=1-2"),
      ], 0
    ),
  ])
  func `what is told is the same in every order`(desks: [[String]], conflicts: Int) throws {
    let states = try Self.apart(Self.common, desks)
    let first = try #require(states.first)
    for state in states {
      #expect(state.batches.values.reduce(0) { $0 + $1.conflicts.count } == conflicts)
      #expect(toldOf(state) == toldOf(first))
    }
    // Every desk that contradicts another one is a party, and the batch is in no figure.
    let parties = first.batches.values.flatMap(\.conflicts).map { first.authors(of: $0) }
    #expect(parties.allSatisfy { $0.count == 2 })
    #expect(Set(parties).count == conflicts, "each two are told once")
  }

  /// A line that another desk had read is taken back while that desk seals what it says.
  @Test func `a ruling that is taken back beside a seal that names it contradicts that seal`()
    throws
  {
    let states = try Self.apart(
      Self.common + ["who li", "invalid 1 code=a reason=x batch=A"],
      [["undo"], Self.desk("zhao", "seal batch=A")])
    for state in states {
      #expect(state.batches["A"]?.conflicts.map { state.authors(of: $0) } == [["li", "zhao"]])
    }
  }

  /// By hand: chen changed 14 into 13, and li took 12 back; what zhao and li said first changes nothing.
  @Test func `changes of facts are counted as their authors knew them`() throws {
    let states = try Self.apart(
      Self.common,
      [
        Self.desk("li", "fact U01 members 12 evidence=x", "undo", "fact U01 members 13 evidence=x"),
        Self.desk("zhao", "fact U01 members 13 evidence=y"),
        Self.desk(
          "chen", "fact U01 members 14 evidence=z", "fact U01 members 13 evidence=z reason=x"),
      ])
    for state in states {
      let changes = state.factCorrections.sorted { $0.by < $1.by }
      #expect(changes.map(\.by) == ["chen", "li"])
      #expect(changes.map { $0.before.map(\.text) } == [["14"], ["12"]])
      #expect(changes.map { $0.after.map(\.text) } == [["13"], []])
      #expect(state.factConflicts.isEmpty)
    }
  }
}

extension ReadingOrderTests {
  /// What a state in conflict says is all that is stated, not one of it.
  @Test func `the state hash holds every value that contradicts another, and every author`() throws
  {
    func hashes(_ desks: [[String]]) throws -> Set<Digest> {
      Set(try Self.apart(Self.common, desks).map { CanonicalSheets.stateHash($0) })
    }
    let li = Self.desk("li", "fact U01 members 12 evidence=x")
    var all: Set<Digest> = []
    for value in 13...20 {
      let both = try hashes([li, Self.desk("zhao", "fact U01 members \(value) evidence=y")])
      #expect(both.count == 1)
      all.formUnion(both)
    }
    #expect(all.count == 8)
    // Where nothing is contradicted the second who says the same changes nothing.
    let alone = try hashes([li])
    #expect(try hashes([li, Self.desk("zhao", "fact U01 members 12 evidence=y")]) == alone)

    let override = Self.desk("li", "override U01 1.1 points=2 reason=x")
    let twice = try hashes([override, Self.desk("zhao", "override U01 1.1 points=2 reason=y")])
    #expect(twice.count == 1)
    #expect(try hashes([override]) != twice)
  }

  @Test func `who states a fact on which journals differ is shown what they say`() throws {
    for state in try Self.apart(
      Self.common,
      [
        Self.desk("li", "fact U01 members 12 evidence=名册"),
        Self.desk("zhao", "fact U01 members 13 evidence=年报"),
      ])
    {
      var journals = MemoryJournals()
      var session = Session(plan: try ProtocolRound.plan(), state: state, language: .zh)
      _ = session.receive("who chen", recording: &journals)
      let answer = session.receive("fact U01 members 13 evidence=x", recording: &journals)
      let reply = try #require(answer)
      #expect(reply.code == 550 && reply["values"] == "2" && reply["item"] == "members")
      let text = reply.rendered(in: .zh)
      for word in [
        "value=12", "value=13", "by=li", "by=zhao", "evidence=名册", "evidence=年报", "reason=…",
      ] {
        #expect(text.contains(word), "\(word)")
      }
      let settled = session.receive(
        "fact U01 members 13 evidence=x reason=查实", recording: &journals)
      #expect(settled?.code == 200)
      #expect(session.state.factConflicts.isEmpty)
    }
  }
}

/// What verification, status and report list of a state, as text.
func toldOf(_ state: CollectionState) -> String {
  var lines = [
    CanonicalSheets.stateHash(state).hex, CanonicalSheets.recordsHash(state).hex,
    state.batchOrder.joined(separator: " "),
  ]
  for batch in state.orderedBatches {
    lines += batch.conflicts.map { "\(batch.id) \($0) \(state.authors(of: $0).sorted())" }
    // What stands in a batch on which journals conflict is decided by a ruling, and told after it.
    guard batch.conflicts.isEmpty else { continue }
    lines.append("\(batch.id) \(batch.parameters.subject) \(batch.isSealed) \(batch.isEnded)")
    for pass in batch.passes.values.sorted(by: { $0.number < $1.number }) {
      lines += pass.corrections.map { "\(batch.id) \(pass.number) \($0)" }
    }
  }
  lines += state.factCorrections.map { "\($0)" } + state.overrideChanges.map { "\($0)" }
  lines += state.interventions.map { "\($0)" }
  lines += state.factConflicts.sorted { $0.key < $1.key }.map { "\($0.value)" }
  lines += state.drawConflicts.sorted { $0.key < $1.key }.map { "\($0.value)" }
  return lines.joined(separator: "\n")
}
