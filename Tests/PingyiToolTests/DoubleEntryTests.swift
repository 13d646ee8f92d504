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
    // Nothing is settled: each of the three marks may be an error of either clerk, 0 to 3 of 70.
    for clerk in ["operators/0", "operators/1"] {
      #expect(document.text("\(clerk)/errors") == "0")
      #expect(document.text("\(clerk)/mostErrors") == "3")
      #expect(document.text("\(clerk)/decided") == "false")
      #expect(document["\(clerk)/rate/numerator"] == nil)
      #expect(document.text("\(clerk)/mostRate/numerator") == "3")
      #expect(document.text("\(clerk)/mostRate/denominator") == "70")
    }
    let undecided = round.run("compare", round.path, "--lang", "zh").output
    // 3 of 70 is 4.2857…%.
    #expect(undecided.contains("0…3") && undecided.contains("未定 0/70 = 0.00%…3/70 ≈4.29%"))
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
    #expect(closed.text("operators/1/decided") == "true")
    #expect(closed.text("operators/1/rate/numerator") == "2")
    let page = round.run("compare", round.path, "--lang", "zh")
    #expect(page.output.hasPrefix("内部 · "))
  }

  @Test("a settlement lapses where a reopened pass says something else, and compare says so")
  func lapsed() {
    #expect(round.collect(Self.first()).status == .fine)
    #expect(round.collect(Self.second([3: "3111111"])).status == .fine)
    let settled = round.collect(
      "who zhang\nsettle 3 q1 b batch=A1 reason=看原卷\n"
        + "reopen batch=A1 pass=2 by=wang reason=再核\nbye\n")
    #expect(settled.status == .fine, "\(settled.output)")
    let again = round.collect(
      "who wang\nbegin A1 pass=2\nfix 3 q1=2 reason=看错\nend papers=10\nbye\n")
    #expect(again.status == .fine, "\(again.output)")
    let document = Document(round.run("compare", round.path, "--json").output)
    #expect(document.text("batches/0/open") == "1")
    #expect(document.text("batches/0/differences/0/lapsed") == "b")
    #expect(document.text("batches/0/lapsedSettlements/0/paper") == "3")
    #expect(document.text("batches/0/lapsedSettlements/0/by") == "zhang")
    let page = round.run("compare", round.path, "--lang", "zh").output
    #expect(page.contains("原裁定 b 已失效"))
    let layers = round.collect("who zhang\nshow 3 layers batch=A1\ndiff batch=A1\nbye\n").output
    #expect(layers.contains("choice=b mark=3 holds=no") && layers.contains("lapsed=b"))
  }

  @Test("a withdrawn second pass is told by compare and by the report")
  func withdrawn() {
    #expect(round.collect(Self.first()).status == .fine)
    let cut = "who wang\nopen member-evaluation\nbegin A1 pass=2\n1 3333333\n2 3333333\n"
    #expect(round.collect(cut).status.rawValue == 2)
    let foreign = round.collect("who zhang\nbegin A1 pass=2\nbye\n", "--lang", "zh").output
    #expect(foreign.contains("?543 by=wang batch=A1 pass=2 station=desk1 file=wang-desk1.journal"))
    #expect(foreign.contains("整批作废 pass=2"))
    let done = round.collect("who zhang\nspoil-batch batch=A1 pass=2 reason=离岗\nbye\n")
    #expect(done.status == .fine, "\(done.output)")
    let document = Document(round.run("compare", round.path, "--json").output)
    #expect(document.text("batches/0/withdrawn/0/operator") == "wang")
    #expect(document.text("batches/0/withdrawn/0/papers") == "2")
    #expect(document.text("batches/0/withdrawn/0/by") == "zhang")
    #expect(document.text("batches/0/withdrawn/0/reason") == "离岗")
    let page = round.scratch.path("report.html")
    #expect(round.run("report", round.path, "-o", page, "--lang", "zh").status == .fine)
    let report = round.scratch.text("report.html") ?? ""
    #expect(report.contains("撤回第二遍 1") && report.contains("wang 录的 2 张不作比对"))
    #expect(round.collect(Self.second()).status == .fine)
    #expect(round.collect("who zhang\nseal batch=A1\nbye\n").output.contains("=232 "))
  }

  @Test("both passes, what was settled and the seal come back from their exports")
  func exports() {
    #expect(round.collect(Self.first([9: "3111111"])).status == .fine)
    #expect(round.collect(Self.second([3: "3111111", 7: "1311113"])).status == .fine)
    let settled = round.collect(
      "who zhang\nsettle 3 q1 b batch=A1 reason=看原卷\nsettle 7 a batch=A1 reason=看原卷\n"
        + "settle 9 q1 =2 batch=A1 reason=看原卷\ninvalid 5 code=seal reason=无章 batch=A1\n"
        + "seal batch=A1\nbye\n")
    #expect(settled.status == .fine, "\(settled.output)")
    let sheets = round.scratch.path("sheets.csv")
    let settlements = round.scratch.path("settlements.csv")
    for (what, file) in [("sheets", sheets), ("settlements", settlements)] {
      #expect(round.run("export", round.path, "--what", what, "-o", file).status == .fine)
    }
    let other = RoundStage()
    other.scratch.put(round.scratch.text("round/round.json5") ?? "", at: "round/round.json5")
    let both = other.run("import", other.path, sheets, "--operator", "li", "--lang", "en")
    #expect(both.status == .findings && both.diagnostics.contains("--pass 1"))
    let imports = [
      [sheets, "--operator", "li", "--pass", "1"], [sheets, "--operator", "wang", "--pass", "2"],
      [settlements, "--operator", "zhang", "--settlements"],
    ]
    for time in 1...2 {
      for arguments in imports {
        let outcome = other.stage.run(["import", other.path] + arguments + ["--json"])
        #expect(outcome.status == .fine, "\(outcome.output) \(outcome.diagnostics)")
        let document = Document(outcome.output)
        if time == 2 { #expect(document.text("new") == "0") }
      }
    }
    let hashes = [round, other].map {
      Document($0.run("verify", $0.path, "--json").output).text("stateHash")
    }
    #expect(hashes[0] == hashes[1] && hashes[0] != nil)
    let tallies = [round, other].map {
      Document($0.run("tally", $0.path, "--json").output)
    }
    // Paper 5 is invalid; the rate over 9 valid ones is under the threshold of 10.
    for tally in tallies {
      #expect(tally.text("tallies/0/valid") == "9" && tally.text("tallies/0/invalid") == "1")
      #expect(tally.text("tallies/0/sealed") == "true")
    }
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
    let line = try #require(refused.split(separator: "\n").first { $0.hasPrefix("?561 ") })
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
    #expect(refused.output.contains("?561 batch=A1 kind=pass first="))
    let tally = Document(round.run("tally", round.path, "--json").output)
    #expect(tally.text("excluded/0/reason") == "conflict")
  }
}
