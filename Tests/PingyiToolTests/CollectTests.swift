import Glibc
import Journaling
import Testing

@testable import PingyiTool

/// The driver of the line protocol; expectations are the codes and exit statuses of `protocol.md`.
@Suite struct CollectTests {
  let round = RoundStage()

  @Test("a batch that is entered, closed and sealed ends with 0, and the journal is there")
  func wholeBatch() {
    let outcome = round.collect(
      "hello 1\nwho li\n" + RoundStage.batch("A1", papers: 3) + "seal\nbye\n")
    #expect(outcome.status.rawValue == 0, "\(outcome.output)")
    let codes = outcome.output.split(separator: "\n").filter { !$0.dropFirst(4).hasPrefix("-") }
      .filter { $0.dropFirst(4).hasPrefix(" ") }.map { $0.prefix(4) }
    #expect(
      codes == ["=220", "=200", "=200", "=230", "=201", "=201", "=201", "=231", "=232", "=200"])
    #expect(round.journalText("li-desk1")?.hasPrefix("J1 ") == true)
    #expect(outcome.diagnostics.isEmpty)
  }

  @Test("blocks may be cut anywhere: byte by byte gives the same replies as one block")
  func anyBlocks() {
    let text = "who li\r\n" + RoundStage.batch("A1", papers: 2) + "status\n"
    let whole = round.collect(text)
    let other = RoundStage()
    let pieces = Array(text.utf8).map { [$0] }
    let single = other.collect(PipedSource(pieces), [])
    #expect(single.output == whole.output)
    #expect(single.status == whole.status)
  }

  @Test("a refused line gives status 1, an open batch 2, and 2 outranks 1")
  func statuses() {
    #expect(round.collect("who li\nnonsense\nbye\n").status.rawValue == 1)
    let open =
      "who li\nopen member-evaluation\nbegin A1 subject=U01 role=member issued=2 "
      + "returned=2 numbers=1-2\n1 1111111\nnonsense\n"
    let outcome = round.collect(open)
    #expect(outcome.status.rawValue == 2)
    #expect(outcome.diagnostics.contains("A1"))
  }

  @Test("an unterminated last line is never stored: 504 and status 2")
  func unterminated() {
    let outcome = round.collect(
      "who li\nopen member-evaluation\nbegin A1 subject=U01 role=member issued=1 returned=1 "
        + "numbers=1\n1 1111111")
    #expect(outcome.status.rawValue == 2)
    #expect(outcome.output.contains("?504 "))
    #expect(round.journalText("li-desk1")?.contains("1111111") == false)
  }

  @Test("a resend after a restart is harmless, other content is refused")
  func resend() {
    _ = round.collect(
      "who li\nopen member-evaluation\nbegin A1 subject=U01 role=member issued=2 returned=2 "
        + "numbers=1-2\n1 1111111\n")
    let again = round.collect("who li\nbegin A1\n1 1111111\n1 2111111\n2 1111111\nend papers=2\n")
    #expect(again.output.contains("=208 paper=1"))
    #expect(again.output.contains("?531 "))
    #expect(again.output.contains("=231 batch=A1"))
    #expect(again.status.rawValue == 1)
  }

  @Test("each operator has a journal of their own; with --journal all write to one")
  func operators() {
    _ = round.collect("who li\nwho wang\n")
    #expect(round.journalText("li-desk1") != nil)
    #expect(round.journalText("wang-desk1") != nil)
    let other = RoundStage()
    let file = other.scratch.path("all.journal")
    _ = other.collect("who li\nwho wang\n", "--journal", file)
    let text = other.scratch.text("all.journal")
    #expect(text?.contains(" who li ") == true && text?.contains(" who wang ") == true)
    #expect(ScratchFolder.names(in: "\(other.path)/journals").isEmpty)
  }

  @Test("what one operator entered is there for the next, in the same run and in a later one")
  func sharedState() {
    let first = round.collect(
      "who li\n" + RoundStage.batch("A1", papers: 1) + "who wang\nseal batch=A1\n")
    #expect(first.output.contains("=232 batch=A1"))
    let later = round.collect("who zhao\nfact U02 practical-services 2 evidence=x\nseal batch=A1\n")
    #expect(!later.output.contains("=232 batch=A1"), "a sealed batch is not sealed again")
  }

  @Test(
    "the station's name becomes part of the journal's name, and only a plain one does",
    arguments: [("desk2", 0), ("../x", 64), (".hidden", 64), ("a b", 64)] as [(String, Int32)])
  func stations(name: String, status: Int32) {
    #expect(round.collect("who li\n", "--station", name).status.rawValue == status)
    #expect((round.journalText("li-\(name)") != nil) == (status == 0))
  }

  @Test("a journal that another holds is refused with 440 and status 75, and nothing is written")
  func locked() throws {
    _ = round.collect("who li\n")
    let before = round.journalText("li-desk1")
    let holder = try JournalFile.open(
      round.journal("li-desk1"),
      identity: .init(round: "round", operator: "li", station: "desk1"),
      time: "2024-01-01T00:00:00Z")
    let outcome = round.collect("hello 1\n@7 who li\nstatus\n")
    #expect(outcome.status.rawValue == 75)
    #expect(outcome.output.contains("=220 "))
    #expect(outcome.output.contains("?440 @7 "))
    #expect(!outcome.output.contains("=200"))
    #expect(outcome.diagnostics.contains("[journal-locked]"))
    #expect(round.journalText("li-desk1") == before)
    _ = holder.head
  }

  @Test("a damaged journal is answered with 560 and status 65, and not one byte is written")
  func damaged() {
    _ = round.collect("who li\n" + RoundStage.batch("A1", papers: 2))
    let text = round.journalText("li-desk1") ?? ""
    let changed = text.replacing("1111111", with: "2111111")
    #expect(changed != text)
    round.scratch.put(changed, at: "round/journals/li-desk1.journal")
    let outcome = round.collect("who li\n")
    #expect(outcome.status.rawValue == 65)
    // The header, who and begin are lines 1 to 3.
    #expect(outcome.output.hasPrefix("?560 error=journal-damaged line=4 "))
    #expect(outcome.diagnostics.contains("[journal-damaged]"))
    #expect(round.journalText("li-desk1") == changed)
  }

  @Test(
    "when storing fails nothing is acknowledged: one 450, words, status 74",
    arguments: [(SystemFault.Call.write, ENOSPC), (.fdatasync, EIO)])
  func storageFails(call: SystemFault.Call, number: Int32) {
    _ = round.collect("who li\n")
    var stage = round.stage
    stage.storage = FailingStorage(failing: call, number: number)
    stage.input = PipedSource("@1 who li\n@2 " + RoundStage.batch("A1", papers: 2))
    let outcome = stage.run("collect", round.path)
    #expect(outcome.status.rawValue == 74)
    #expect(outcome.output.hasPrefix("?450 @1 "))
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(!outcome.output.contains("=" + "2"))
    #expect(!outcome.diagnostics.isEmpty)
    // The next run finds a sound journal and goes on.
    #expect(round.collect("who li\n" + RoundStage.batch("A1", papers: 2)).status.rawValue == 0)
  }

  @Test("replies that cannot be written end the run with 74; what was committed stays")
  func repliesFail() {
    let surroundings = Surroundings(
      environment: { _ in nil }, clock: { 0 }, randomBytes: { [UInt8](repeating: 0, count: $0) },
      hostName: { "desk1" }, input: PipedSource("who li\n"), output: RecordingSink(capacity: 2),
      diagnostics: RecordingSink())
    #expect(Tool.run(["collect", round.path], in: surroundings).rawValue == 74)
    #expect(round.journalText("li-desk1")?.contains(" who li ") == true)
  }

  /// 目录 in GBK is C4 BF C2 BC, which is also UTF-8 for Ŀ¼ (design, protocol page).
  @Test(
    "a file is read whole before its encoding is decided; an ambiguous one is refused line by line")
  func fileEncoding() {
    let gbk: [UInt8] =
      Array("who li\nopen member-evaluation\nintervene who=".utf8) + [0xC4, 0xBF, 0xC2, 0xBC]
      + Array(" what=x witnesses=y\n".utf8)
    let ambiguous = round.collect(PipedSource([gbk], isRegularFile: true), [])
    #expect(ambiguous.output.contains("?501 "))
    #expect(ambiguous.status.rawValue == 1)
    let named = round.collect(
      PipedSource([gbk], isRegularFile: true), ["--encoding", "gbk"])
    #expect(named.status.rawValue == 0, "\(named.output)")
    #expect(round.journalText("li-desk1")?.contains("目录") == true)
  }

  @Test("the greeting names the encoding: undecided on a live pipe, decided for a file")
  func greeting() {
    #expect(round.collect("hello 1\n").output.contains("encoding=undecided"))
    let file = PipedSource([Array("hello 1\n".utf8)], isRegularFile: true)
    #expect(round.collect(file, []).output.contains("encoding=utf-8"))
  }

  @Test("a wrong definition stops collect with all findings and 65, and there is no reply")
  func wrongDefinition() {
    round.scratch.put("{ round: 1, scheme: 2 }", at: "round/round.json5")
    let outcome = round.collect("hello 1\n")
    #expect(outcome.status.rawValue == 65)
    #expect(outcome.output.isEmpty)
    #expect(outcome.diagnostics.split(separator: "\n").count >= 3)
  }

  @Test(
    "at a terminal refused lines do not change the status, and a line the kernel cut is refused")
  func terminal() {
    let long = "# " + String(repeating: "x", count: 4_092)
    let typed = PipedSource(
      [Array("who li\n".utf8), Array("nonsense\n".utf8), Array("\(long)\n".utf8)], isTerminal: true)
    let outcome = round.collect(typed, [])
    #expect(outcome.status.rawValue == 0)
    #expect(outcome.output.contains("?500 "))
    #expect(outcome.output.contains("?502 "))
    #expect(outcome.diagnostics.contains("> "))
  }

  @Test("seal and bye give the head with the check digits that journal head gives")
  func checkDigits() throws {
    let replies = round.collect("who li\n" + RoundStage.batch("A1", papers: 2) + "seal\nbye\n")
      .output
    let shown = Document(round.run("journal", "head", round.journal("li-desk1"), "--json").output)
    let short = try #require(shown.text("short"))
    let digits = try #require(shown.text("checkDigits"))
    #expect(
      replies.split(separator: "\n").last?.hasPrefix("=200 head=\(short) checkDigits=\(digits)")
        == true)
    #expect(replies.contains("=232 ") && replies.split(separator: "checkDigits=").count == 3)
  }

  @Test("an operator who comes back is told which batches wait")
  func comingBack() {
    _ = round.collect(
      "who li\nopen member-evaluation\nbegin A1 subject=U01 issued=2 returned=2 numbers=1-2\n")
    #expect(
      round.collect("who li\n").output
        == "=200 operator=li | operator li; still open: A1; begin A1 goes on with it\n")
    #expect(round.collect("who wu\n").output == "=200 operator=wu | operator wu\n")
  }

  @Test("lines after bye are not read")
  func afterBye() {
    let outcome = round.collect("who li\nbye\nnonsense\n")
    #expect(outcome.status.rawValue == 0)
    #expect(!outcome.output.contains("?"))
  }
}
