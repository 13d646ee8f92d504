import Glibc
import Testing

@testable import PingyiTool

/// `collect` at a real terminal; what must hold is R7 of the reliability list and the protocol's
/// rules for terminals.
@Suite(.serialized) struct TerminalTests {
  let round = RoundStage()

  private func start(
    columns: UInt16 = 80, _ environment: [String] = ["TERM=dumb"], lang: String = "en"
  ) throws -> TypedSession {
    let program = try #require(BuiltProgram(), "the program is built together with the tests")
    let session = TypedSession(
      program, ["collect", round.path, "--station", "desk", "--lang", lang], columns: columns,
      environment: environment)
    return try #require(session, "a terminal can be made")
  }

  private var papers: [Substring] {
    (round.journalText("wang-desk") ?? "").split(separator: "\n").filter {
      $0.split(separator: " ").dropFirst(3).first == "paper"
    }
  }

  /// Begins a batch of 20 papers.
  private func begin(_ session: TypedSession, papers: Int = 20) {
    #expect(session.wait(for: "who …> "))
    #expect(session.type("who wang", until: "=200 operator=wang"))
    #expect(session.type("open member-evaluation", until: "=200 questionnaire="))
    #expect(
      session.type(
        "begin M1 subject=U01 issued=\(papers) returned=\(papers) numbers=1-\(papers)"
          // The unit has 101 members.
          + (papers > 101 ? " !" : ""),
        until: "=230 batch=M1"))
    #expect(session.wait(for: "M1 0/\(papers) next 1> "))
  }

  @Test("twenty papers keyed over a window that is closed: resumed, ended and sealed")
  func twentyPapers() throws {
    let first = try start()
    begin(first)
    for number in 1...12 {
      #expect(
        first.type("\(number) 1121112", until: "=201 paper=\(number) pass=1 marks=\"11211 12\""))
      if number < 12 { #expect(first.wait(for: "M1 \(number)/20 next \(number + 1)> ")) }
    }
    // Half a line is on the screen when the window goes.
    first.press("13 111")
    first.closeWindow()
    #expect(first.end() == 2, "the batch is open, and the status says so")
    #expect(papers.count == 12)

    let second = try start()
    #expect(second.wait(for: "left open: M1 (wang, 12/20)"))
    #expect(second.type("resume M1", until: "last=12 missing=13-20"))
    #expect(second.type("who wang", until: "begin M1 goes on"))
    #expect(second.type("begin M1", until: "resumed=yes"))
    #expect(second.wait(for: "M1 12/20 next 13> "))
    for number in 13...20 {
      #expect(second.type("\(number) 2222222", until: "=201 paper=\(number) "))
    }
    #expect(second.wait(for: "all in: end papers=20> "))
    #expect(second.type("end papers=20", until: "=231 batch=M1"))
    #expect(second.type("seal", until: "=232 batch=M1"))
    #expect(second.type("bye", until: "=200 head="))
    #expect(second.end() == 0)
    #expect(papers.count == 20)
    #expect(round.run("verify", round.path).status == .fine)
  }

  @Test(
    "Ctrl-C, Ctrl-D and Ctrl-\\ keep what was acknowledged and say how to go on",
    arguments: [3, 4, 28] as [UInt8])
  func stopping(key: UInt8) throws {
    let session = try start()
    begin(session)
    #expect(session.type("1 1111111", until: "=201 paper=1 "))
    #expect(session.wait(for: "next 2> "))
    session.press(String(UnicodeScalar(key)))
    #expect(session.wait(for: "M1  1/20 in, last 1, missing 2-20"))
    #expect(session.wait(for: "to go on: pingyi collect"))
    #expect(session.end() == 2)
    #expect(papers.count == 1)
    #expect(round.journalText("wang-desk")?.hasSuffix("\n") == true)
  }

  @Test("a half-typed line is not stored by Ctrl-C")
  func halfLine() throws {
    let session = try start()
    begin(session)
    session.press("1 1111111\u{3}")
    #expect(session.wait(for: "0/20 in, last none"))
    #expect(session.end() == 2)
    #expect(papers.isEmpty)
  }

  @Test("blank lines never quit, and mistyped lines do not show in the exit status")
  func blankAndMistyped() throws {
    let session = try start()
    #expect(session.wait(for: "who …> "))
    for _ in 0..<3 { #expect(session.type("", until: "who …> ")) }
    #expect(session.type("nonsense", until: "?500 "))
    #expect(session.wait(for: "✗ not taken; nothing changed\u{7}"))
    #expect(session.type("bye", until: "=200 "))
    #expect(session.end() == 0)
  }

  @Test("a refused paper line is shown again in groups of five")
  func groups() throws {
    let session = try start()
    begin(session)
    #expect(session.type("1 112111", until: "?521 expected=7 got=6"))
    #expect(session.wait(for: "Typed, in fives: 11211 1"))
    #expect(session.type("bye", until: "=200 "))
    #expect(session.end() == 2)
  }

  @Test("Backspace erases a whole Hanzi, and the terminal is left as it was found")
  func wholeCharacters() throws {
    let session = try start(lang: "zh")
    #expect(!session.erasesWholeCharacters, "a new terminal erases bytes")
    #expect(session.wait(for: "请报代号> "))
    #expect(session.erasesWholeCharacters)
    // 王 has three bytes; one Backspace takes all of them.
    #expect(session.type("录入员 王\u{7F}wang", until: "=200 operator=wang"))
    #expect(session.type("结束", until: "=200 "))
    #expect(session.end() == 0)
    #expect(!session.erasesWholeCharacters)
  }

  @Test("two hundred pasted lines are all kept")
  func pasted() throws {
    let session = try start()
    begin(session, papers: 200)
    session.paste((1...200).map { "\($0) 1112111\n" }.joined())
    #expect(session.wait(for: "=201 paper=200 "))
    #expect(papers.count == 200)
    #expect(session.type("end papers=200", until: "=231 "))
    #expect(session.type("bye", until: "=200 "))
    #expect(session.end() == 0)
  }

  /// The kernel keeps 4,095 bytes of a typed line and drops the rest without a word.
  @Test("a line that the terminal has cut is refused, the next one is taken")
  func cutLine() throws {
    let session = try start()
    begin(session)
    session.paste("text 1 q8 " + String(repeating: "a", count: 4_200) + "\n")
    #expect(session.wait(for: "\n?502 "))
    #expect(session.type("1 1111111", until: "=201 paper=1 "))
    #expect(session.type("bye", until: "=200 "))
    #expect(session.end() == 2)
    #expect(papers.count == 1)
  }

  @Test("a stopped session goes on and shows its prompt again")
  func stoppedAndContinued() throws {
    let session = try start()
    begin(session)
    kill(session.process, SIGSTOP)
    kill(session.process, SIGCONT)
    #expect(session.wait(for: "M1 0/20 next 1> "))
    #expect(session.type("1 1111111", until: "=201 paper=1 "))
    kill(session.process, SIGTERM)
    #expect(session.wait(for: "to go on:"))
    #expect(session.end() == 2)
  }

  @Test("colours are for terminals that know them and people who want them")
  func colours() throws {
    for (environment, hasColours) in [
      (["TERM=xterm"], true), (["TERM=xterm", "NO_COLOR=1"], false),
      (["TERM=xterm", "NO_COLOR="], true), (["TERM=dumb"], false), ([], false),
    ] as [([String], Bool)] {
      let session = try start(environment)
      #expect(session.wait(for: "> "))
      #expect(session.screen.contains("\u{1B}[") == hasColours, "\(environment)")
      session.press("\u{4}")
      #expect(session.end() == 0)
    }
  }

  @Test("on a narrow terminal what is told beside the replies does not wrap")
  func narrow() throws {
    let session = try start(columns: 40, lang: "zh")
    #expect(session.wait(for: "请报代号> "))
    // Each prompt is waited for, so that no echo stands on a line of its own.
    #expect(session.type("录入员 wang", until: "=200 "))
    #expect(session.wait(for: "请选问卷> "))
    #expect(session.type("问卷 member-evaluation", until: "=200 questionnaire="))
    #expect(session.wait(for: "wang member-evaluation> "))
    #expect(session.type("开批 M1 subject=U01 issued=3 returned=3 numbers=1-3", until: "=230 "))
    #expect(session.wait(for: "M1 0/3> "))
    session.press("\u{4}")
    #expect(session.end() == 2)
    let told = session.screen.split(separator: "\n").prefix { !$0.contains("日志头") }
      .filter { !"=?~".contains($0.first ?? " ") && !$0.contains("> ") }
    #expect(told.contains { $0.contains("1=满意") })
    for line in told {
      // East Asian Width: a Hanzi takes two columns.
      let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
      #expect(width <= 40, "\(line)")
    }
  }

  @Test("without a terminal nobody is prompted")
  func piped() {
    let outcome = round.collect("who li\nnonsense\nbye\n")
    #expect(outcome.diagnostics.isEmpty)
  }
}
