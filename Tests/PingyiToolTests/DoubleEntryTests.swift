import Testing

@testable import PingyiTool

/// Double entry through the commands; expectations are worked by hand from `protocol.md` rule 1.
@Suite struct DoubleEntryTests {
  let round = RoundStage()

  private static let begin =
    "begin A1 subject=U01 role=member issued=10 returned=10 numbers=1-10"

  init() {
    let text = round.scratch.text("round/round.json5") ?? ""
    round.scratch.put(
      text.replacing("entry: 'single'", with: "entry: 'double'"), at: "round/round.json5")
  }

  private static func papers(_ changed: [Int: String] = [:]) -> String {
    (1...10).map { "\($0) \(changed[$0] ?? "1111111")\n" }.joined()
  }

  private static func first(_ changed: [Int: String] = [:]) -> String {
    "who li\nopen member-evaluation\n\(begin)\n\(papers(changed))end papers=10\n"
  }

  private static func second(_ changed: [Int: String] = [:], full: Bool = false) -> String {
    let parameters = full ? begin.dropFirst("begin A1".count) : ""
    return "who wang\nopen member-evaluation\nbegin A1 pass=2\(parameters)\n\(papers(changed))"
      + "end papers=10\n"
  }

  /// 10 papers of 7 marks; paper 3 differs in one mark, paper 7 in two: 67 of 70 agree.
  @Test("compare counts what was compared, and tallies count what was settled")
  func compareAndTally() {
    #expect(round.collect(Self.first()).status == .fine)
    let alone = round.run("compare", round.path)
    #expect(
      alone.status == .fine && alone.output.contains("没有第二遍")
        || alone.output.contains("no second pass"))
    #expect(round.collect(Self.second([3: "3111111", 7: "1311113"])).status == .fine)
    let open = round.run("compare", round.path, "--json")
    #expect(open.status == .findings)
    let document = Document(open.output)
    #expect(document.text("agreement/numerator") == "67")
    #expect(document.text("agreement/denominator") == "70")
    #expect(document.text("batches/0/open") == "3")
    #expect(document.text("batches/0/items/0/differences") == "1")
    #expect(document.text("operators/0/errors") == "0")
    #expect(round.collect("who li\nseal batch=A1\nbye\n").output.contains("~341 "))
    let settled = round.collect(
      "who zhang\nsettle 3 q1 b batch=A1 reason=看原卷\nsettle 7 a batch=A1 reason=看原卷\nseal batch=A1\nbye\n"
    )
    #expect(settled.status == .fine, "\(settled.output)")
    // Paper 3 is settled to "dissatisfied" in q1, all others are satisfied, which is told as at least.
    let tally = Document(round.run("tally", round.path, "--json").output)
    #expect(tally.text("tallies/0/rates/0/atLeast/numerator") == "9")
    #expect(round.run("explain", round.path, "U01", "1.6").output.contains("9/10"))
    #expect(tally.text("tallies/0/sealed") == "true")
    let closed = Document(round.run("compare", round.path, "--json").output)
    #expect(closed.text("settled") == "true")
    // In paper 3 li lost one mark, in paper 7 wang lost two.
    #expect(closed.text("operators/0/operator") == "li" && closed.text("operators/0/errors") == "1")
    #expect(closed.text("operators/1/errors") == "2")
    let page = round.run("compare", round.path, "--lang", "zh")
    #expect(page.output.hasPrefix("内部 · "))
  }

  @Test("a second pass that is cut at any line before its end leaves the batch out and ends with 2")
  func cuts() {
    #expect(round.collect(Self.first()).status == .fine)
    let lines = Self.second().split(separator: "\n").map { "\($0)\n" }
    for count in 3..<lines.count {
      let other = RoundStage()
      other.scratch.put(
        round.scratch.text("round/round.json5") ?? "", at: "round/round.json5")
      #expect(other.collect(Self.first()).status == .fine)
      let cut = other.collect(lines.prefix(count).joined())
      #expect(cut.status.rawValue == 2, "\(count)")
      let tally = Document(other.run("tally", other.path, "--json").output)
      #expect(tally.text("excluded/0/reason") == "open")
      #expect(tally.text("tallies/0/questionnaire") == nil)
    }
  }

  @Test("two stations' journals give one state whatever the files are called")
  func stations() {
    var hashes: Set<String> = []
    for names in [("a", "b"), ("b", "a")] {
      let here = RoundStage()
      let there = RoundStage()
      for station in [here, there] {
        station.scratch.put(
          round.scratch.text("round/round.json5") ?? "", at: "round/round.json5")
      }
      #expect(here.collect(Self.first(), "--station", "x").status == .fine)
      #expect(
        there.collect(Self.second([5: "1111113"], full: true), "--station", "y").status == .fine)
      let merged = RoundStage()
      merged.scratch.put(
        round.scratch.text("round/round.json5") ?? "", at: "round/round.json5")
      merged.scratch.put(
        here.journalText("li-x") ?? "", at: "round/journals/\(names.0).journal")
      merged.scratch.put(
        there.journalText("wang-y") ?? "", at: "round/journals/\(names.1).journal")
      let document = Document(merged.run("verify", merged.path, "--json").output)
      hashes.insert(document.text("stateHash") ?? "none")
      #expect(document.text("batches/0/conflict") == "false")
      let compared = Document(merged.run("compare", merged.path, "--json").output)
      #expect(compared.text("batches/0/open") == "1")
    }
    #expect(hashes.count == 1 && !hashes.contains("none"))
  }

  @Test(
    "a journal that was copied and continued is a conflict of two lines, and a ruling resolves it")
  func copied() throws {
    let start = "who li\nopen member-evaluation\n\(Self.begin)\n1 1111111\n"
    func rest(_ mark: String) -> String {
      "who li\nbegin A1\n" + (2...10).map { "\($0) \(mark)\n" }.joined() + "end papers=10\n"
    }
    #expect(round.collect(start).status.rawValue == 2)
    let copy = RoundStage()
    copy.scratch.put(round.scratch.text("round/round.json5") ?? "", at: "round/round.json5")
    copy.scratch.put(round.journalText("li-desk1") ?? "", at: "round/journals/li-desk1.journal")
    #expect(round.collect(rest("1111111")).status == .fine)
    #expect(copy.collect(rest("3333333")).status == .fine)
    let copiedText = copy.journalText("li-desk1") ?? ""
    round.scratch.put(copiedText, at: "round/journals/copy.journal")

    let verified = round.run("verify", round.path)
    #expect(verified.status == .findings, "\(verified.diagnostics)")
    #expect(verified.output.contains("561"))
    #expect(round.collect("who li\nbye\n").output.contains("?560 error=forked-journal"))
    let refused = round.collect("who wang\nbegin A1 pass=2\nbye\n").output
    let line = try #require(refused.split(separator: "\n").first { $0.hasPrefix("?561") })
    // first=JOURNAL:SEQUENCE:HASH16 second=JOURNAL:SEQUENCE:HASH16, both as they stand in the files.
    let names = line.split(separator: " ").filter {
      $0.hasPrefix("first=") || $0.hasPrefix("second=")
    }.map { $0.split(separator: "=")[1].split(separator: ":") }
    #expect(names.count == 2 && names[0][0] == names[1][0] && names[0][1] == names[1][1])
    let keep = try #require(names.map { $0[2] }.first { copiedText.contains(" \($0)") })

    let ruled = round.collect(
      "who zhang\nsettle batch=A1 keep=\(keep) reason=以第二台为准\nbye\n")
    #expect(ruled.status == .fine, "\(ruled.output)")
    #expect(ruled.output.contains("conflicts=0"))
    let second = round.collect(
      Self.second([1: "1111111"].merging((2...10).map { ($0, "3333333") }) { $1 }))
    #expect(second.status == .fine, "\(second.output)")
    #expect(round.collect("who zhang\nseal batch=A1\nbye\n").output.contains("=232 "))
    let tally = Document(round.run("tally", round.path, "--json").output)
    #expect(tally.text("tallies/0/valid") == "10")
    // One of ten is satisfied, nine answer alike.
    #expect(tally.text("tallies/0/rates/0/atMost/numerator") == "1")
    #expect(round.run("explain", round.path, "U01", "1.6").output.contains("1/10"))
  }

  @Test("a batch pass in two journals names both, and a pass belongs to its journal")
  func twoJournals() throws {
    let other = RoundStage()
    other.scratch.put(round.scratch.text("round/round.json5") ?? "", at: "round/round.json5")
    #expect(round.collect(Self.first(), "--station", "x").status == .fine)
    #expect(other.collect(Self.first([4: "3333333"]), "--station", "y").status == .fine)
    round.scratch.put(other.journalText("li-y") ?? "", at: "round/journals/li-y.journal")
    let refused = round.collect("who wang\nbegin A1 pass=2\nbye\n")
    #expect(refused.output.contains("?561 batch=A1 first="))
    let tally = Document(round.run("tally", round.path, "--json").output)
    #expect(tally.text("excluded/0/reason") == "conflict")
  }
}
