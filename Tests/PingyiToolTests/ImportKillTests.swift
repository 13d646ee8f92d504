import Chance
import Glibc
import PingyiTool
import Testing

/// kill -9 at random moments of an import; importing again completes it.
///
/// A person runs it longer with `PINGYI_KILLS=500`; `PINGYI_SEED` repeats a run.
@Suite(.serialized) struct ImportKillTests {
  @Test func `an import that was killed is completed by importing again`() throws {
    let program = try #require(BuiltProgram(), "the program is built together with the tests")
    let kills = getenv("PINGYI_KILLS").flatMap { Int(String(cString: $0)) } ?? 3
    let seed = getenv("PINGYI_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_261_121
    var random = SeededNumbers(seed: seed)
    let folder = ScratchFolder()
    // More papers than the unit has members, which a row about the batch confirms.
    let rows = ImportTests.table(papers: 3_000, extra: ",")
      .replacing("q8.text\n", with: "q8.text,confirmed\n")
    folder.put(
      rows + "member-evaluation,M1" + String(repeating: ",", count: 14) + "!\n", at: "t.csv")
    let arguments = ["t.csv", "--operator", "li", "--station", "desk", "--end"]
    #expect(
      program.run(["init", "qinhuangdao-2023-home", "whole"], in: folder.path)?.status == 0)
    #expect(program.run(["import", "whole"] + arguments, in: folder.path)?.status == 0)
    let expected = state(of: "whole", program, folder)
    #expect(expected != nil)
    var interrupted = 0
    for kill in 0..<kills {
      let round = "round\(kill)"
      #expect(
        program.run(["init", "qinhuangdao-2023-home", round], in: folder.path)?.status == 0)
      // From the start of the process to after its end, on a slow machine and on a fast one.
      let delay = Double(random.next() % 1_000) / 1_000 * 1.2
      let outcome = try #require(
        program.run(
          ["import", round] + arguments, in: folder.path,
          start: "timeout -s KILL \(delay) \"$@\""))
      if outcome.status != 0 { interrupted += 1 }
      let again = try #require(program.run(["import", round] + arguments, in: folder.path))
      #expect(again.status == 0, "kill \(kill), seed \(seed): \(again.text)")
      #expect(state(of: round, program, folder) == expected, "kill \(kill), seed \(seed)")
    }
    print("import kill test: \(kills) kills, \(interrupted) interrupted, seed \(seed)")
  }

  @Test func `whatever part of an import reached the disk, importing again completes it`() throws {
    // Lengths of the journal at a record's end and inside one, as a crash may leave it.
    let whole = RoundStage()
    let path = whole.scratch.put(ImportTests.table(papers: 12), at: "t.csv")
    let arguments = ["--operator", "li", "--end"]
    #expect(whole.stage.run(["import", whole.path, path] + arguments).status == .fine)
    let journal = try #require(whole.journalText("li-desk1"))
    let bytes = Array(journal.utf8)
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    let cuts = ends + ends.dropLast().map { $0 + 20 }
    for length in cuts.enumerated().filter({ $0.offset % 2 == 0 || $0.element > bytes.count - 200 })
      .map(\.element)
    {
      let round = RoundStage()
      round.scratch.put(
        String(decoding: bytes[..<length], as: UTF8.self), at: "round/journals/li-desk1.journal")
      let outcome = round.stage.run(["import", round.path, path] + arguments)
      #expect(outcome.status == .fine, "cut at \(length): \(outcome.diagnostics)")
      #expect(
        Document(round.run("verify", round.path, "--json").output).text("stateHash")
          == Document(whole.run("verify", whole.path, "--json").output).text("stateHash"),
        "cut at \(length)")
    }
  }

  private func state(
    of round: String, _ program: BuiltProgram, _ folder: ScratchFolder
  ) -> String? {
    program.run(["verify", round, "--json"], in: folder.path).flatMap {
      Document($0.text).text("stateHash")
    }
  }
}
