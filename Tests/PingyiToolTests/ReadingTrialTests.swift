import Analyses
import ExactArithmetic
import Glibc
import Rounds
import Scoring
import Sheets
import Tallies
import Testing

@testable import PingyiTool

/// `readings` gives what a round would give that had each alternative set.
@Suite struct ReadingTrialTests {
  let scratch = ScratchFolder()
  let stage = Stage()

  /// The round with one reading set in `round.json5`.
  private func set(_ reading: String, _ alternative: String, in path: String) throws {
    let name = "\(path)/round.json5"
    let text = try #require(scratch.text(name))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("readings") }
    let open = try #require(lines.firstIndex { $0.hasPrefix("{") })
    var changed = lines.map { String($0) }
    changed.insert("  readings: { '\(reading)': '\(alternative)' },", at: open + 1)
    scratch.put(changed.joined(separator: "\n"), at: name)
  }

  @Test("for the home round, set in the round one by one")
  func home() throws {
    try MadeDemo.put(in: scratch)
    let path = scratch.path("demo/home")
    let original = try #require(scratch.text("demo/home/round.json5"))
    let before = Document(stage.run("score", path, "--json").output)
    let document = Document(stage.run("readings", path, "--json").output)
    let count = try #require(document.count("trials"))
    #expect(count > 10)
    for trial in 0..<count {
      let key = "trials/\(trial)"
      let reading = try #require(document.text("\(key)/reading"))
      let alternative = try #require(document.text("\(key)/alternative"))
      try set(reading, alternative, in: "demo/home")
      let after = Document(stage.run("score", path, "--json").output)
      scratch.put(original, at: "demo/home/round.json5")
      var changes: [String: Int] = [:]
      for place in 0..<(document.count("\(key)/changes") ?? 0) {
        changes[document.text("\(key)/changes/\(place)/unit") ?? ""] = place
      }
      for unit in 0..<4 {
        let id = try #require(after.text("units/\(unit)/unit"))
        let path = changes[id].map { "\(key)/changes/\($0)" }
        for (name, keys) in [
          ("score/low/value", "after/low/value"), ("score/high/value", "after/high/value"),
          ("rank/best", "rankAfter/best"), ("rank/worst", "rankAfter/worst"),
          ("outcome/recommendation/recommended", "recommendedAfter"),
          ("outcome/compared/low/value", "comparedAfter/low/value"),
        ] {
          // A unit that no change is told of must be as it was.
          let expected =
            path.map { document.text("\($0)/\(keys)") }
            ?? before.text("units/\(unit)/\(name)")
          #expect(
            after.text("units/\(unit)/\(name)") == expected,
            "\(reading)=\(alternative) \(id) \(name)")
        }
      }
    }
  }

  @Test("for the round of Shaoxing, scored from the beginning under each alternative")
  func shaoxing() throws {
    try MadeDemo.put(in: scratch)
    let loaded = try LoadedRound.load(scratch.path("demo/shaoxing"), in: surroundings())
    let book = TallyBook(loaded.state)
    let scheme = loaded.folder.scheme
    let readings = try scheme.readings(round: loaded.round.readings)
    let rescoring = Rescoring(loaded, book, readings: readings)
    let trials = try ReadingTrial.all(of: rescoring) { readings in
      (
        scheme.measures(
          rescoring.measures, rating: readings, of: loaded.round, book, loaded.state),
        scheme.measures(
          of: loaded.round, book, loaded.state, readings: readings, parents: loaded.parents,
          side: .reported)
      )
    }.trials
    #expect(trials.count == scheme.readings.reduce(0) { $0 + $1.alternatives.count - 1 })
    // Every third from one that changes much; with `PINGYI_CASES=4` each of them.
    let first = try #require(trials.firstIndex { $0.reading == "AMB-18" && !$0.changes.isEmpty })
    let stride = getenv("PINGYI_CASES") == nil ? 3 : 1
    for (place, trial) in trials.enumerated() where (place - first).isMultiple(of: stride) {
      let separate = try RoundScores(
        loaded, book,
        readings: scheme.readings(
          round: loaded.round.readings, option: [trial.reading: trial.alternative]))
      let changes = UnitChange.changes(from: trial.result, to: separate.result)
      #expect(changes.isEmpty, "\(trial.reading)=\(trial.alternative)")
    }
    #expect(trials.contains { $0.reading == "AMB-18" && !$0.changes.isEmpty })
  }

  @Test("alternatives that change nothing are told in one line")
  func idle() throws {
    try MadeDemo.put(in: scratch)
    let lines = stage.run("readings", scratch.path("demo/home"), "--lang", "zh").output
      .split(separator: "\n")
    let idle = lines.filter { $0.contains("不改变任何") }
    #expect(idle.count == 1)
    #expect(idle.first?.contains("AMB-26=first") ?? false)
    #expect(!lines.contains { $0.contains("没有变化") })
  }

  private func surroundings() -> Surroundings {
    Surroundings(
      environment: { _ in nil }, clock: { 0 }, randomBytes: { [UInt8](repeating: 0, count: $0) },
      hostName: { "desk1" }, input: PipedSource([]), output: RecordingSink(),
      diagnostics: RecordingSink())
  }
}
