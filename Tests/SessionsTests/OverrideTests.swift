import Diagnostics
import ExactArithmetic
import Sessions
import Sheets
import Testing

/// Overrides that journals say side by side, and what lifting one leaves behind.
@Suite("Overrides in journals") struct OverrideTests {
  private static let key = OverrideKey(unit: "U01", item: "1.1")

  /// What two people say who did not see each other, whichever journal is read first.
  private static func apart(
    after common: [String] = [], _ left: [String], _ right: [String]
  ) throws -> [CollectionState] {
    var stage = try Stage()
    for line in ["who wang"] + common {
      #expect(stage.reply(line)?.sign == .done, "\(line)")
    }
    var stages = [stage, stage]
    for (index, lines) in [["who li"] + left, ["who zhao"] + right].enumerated() {
      for line in lines { #expect(stages[index].reply(line)?.sign == .done, "\(line)") }
    }
    let known = stage.journals.records.count
    let records = stages[0].journals.records + stages[1].journals.records.dropFirst(known)
    let journals = Set(records.map(\.stamp.journal)).sorted()
    return try [journals, journals.reversed()].map {
      try MemoryJournals.replayed(records, by: $0, stage.plan)
    }
  }

  /// The points that stand: `nil` for the rule's, several where journals contradict each other.
  private static func points(_ state: CollectionState) -> Set<String> {
    Set(state.overrides(of: key).map { $0.parameters.points.map { "\($0)" } ?? "lift" })
  }

  private static let two = "override U01 1.1 points=2 reason=x"

  @Test(
    "the same points agree, others contradict each other, and lifting contradicts keeping",
    arguments: [
      ([], [two], ["override U01 1.1 points=2 reason=y"], ["2"]),
      ([], [two], ["override U01 1.1 points=1 reason=x"], ["1", "2"]),
      ([], [two], ["override U01 1.2 points=1 reason=x"], ["2"]),
      ([], [two], [two, "override U01 1.1 lift reason=z"], ["2", "lift"]),
      ([], [two], [two, "undo"], ["2"]),
      ([two], ["override U01 1.1 lift reason=y"], ["override U01 1.1 lift reason=z"], []),
      (
        [two], ["override U01 1.1 points=3 reason=y"], ["override U01 1.1 lift reason=z"],
        ["3", "lift"]
      ),
      (
        [two], ["override U01 1.1 points=3 reason=y"], ["override U01 1.1 points=6/2 reason=z"],
        ["3"]
      ),
    ] as [([String], [String], [String], Set<String>)])
  func sideBySide(
    common: [String], left: [String], right: [String], expected: Set<String>
  ) throws {
    let states = try Self.apart(after: common, left, right)
    for state in states { #expect(Self.points(state) == expected) }
    #expect(states[0].overrides(of: Self.key) == states[1].overrides(of: Self.key))
    #expect(CanonicalSheets.stateHash(states[0]) == CanonicalSheets.stateHash(states[1]))
  }

  @Test("a later line that saw both settles a contradiction")
  func settling() throws {
    let state = try Self.apart([Self.two], ["override U01 1.1 points=1 reason=x"])[0]
    var journals = MemoryJournals()
    var session = Session(plan: try ProtocolRound.plan(), state: state, language: .en)
    let codes = ["who chen", "override U01 1.1 points=1 reason=both"].map {
      session.receive($0, recording: &journals)?.code
    }
    #expect(codes == [200, 200])
    #expect(Self.points(session.state) == ["1"])
  }

  @Test(
    "after undo or lift the state is what it was before, and only the history tells",
    arguments: [["undo"], ["override U01 1.1 lift reason=z"]])
  func noTrace(taking back: [String]) throws {
    var stage = try Stage()
    for line in ["who wang", "fact U02 members 3 evidence=x", "who li"] { _ = stage.reply(line) }
    let before = CanonicalSheets.stateHash(stage.session.state)
    #expect(stage.reply(Self.two)?.code == 200)
    #expect(CanonicalSheets.stateHash(stage.session.state) != before)
    for line in back { #expect(stage.reply(line)?.code == 200) }
    #expect(CanonicalSheets.stateHash(stage.session.state) == before)
    #expect(stage.session.state.overriddenKeys.isEmpty)
    let changes = stage.session.state.overrideChanges
    #expect(changes.map(\.before) == [[nil], [2]])
    #expect(changes.map(\.after) == [[2], [nil]])
    #expect(changes.map(\.by) == ["li", "li"])
  }
}
