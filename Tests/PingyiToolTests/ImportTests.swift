import Encodings
import PingyiTool
import Testing

/// Import and export as commands: files, journals, exit statuses.
@Suite struct ImportTests {
  static let header =
    "questionnaire,batch,number,subject,role,issued,returned,q1,q2,q3,q4,q5,q6,q7,q8.text"

  /// Rows of member evaluations; papers of `spoiled` have a mark that is none.
  static func table(
    papers: Int, spoiled: Set<Int> = [], batch: String = "M1", extra: String = ""
  ) -> String {
    let rows = (1...papers).map { number in
      let mark = spoiled.contains(number) ? "7" : "1"
      return "member-evaluation,\(batch),\(number),U01,member,\(papers),\(papers),"
        + "1,2,3,9,.,*,\(mark),\(number == 2 ? "\"意见，\n第二行\"" : "")\(extra)\n"
    }
    return header + "\n" + rows.joined()
  }

  private func importing(
    _ text: String, into round: RoundStage, _ options: String..., name: String = "t.csv"
  ) -> Stage.Outcome {
    let path = round.scratch.put(text, at: name)
    return round.stage.run(["import", round.path, path, "--operator", "li"] + options)
  }

  @Test func `a table is written to the operator's journal as if it had been keyed`() throws {
    let imported = RoundStage()
    let outcome = importing(Self.table(papers: 12), into: imported, "--end", "--lang", "en")
    #expect(outcome.status == .fine)
    #expect(outcome.output.contains("12 rows; 12 new, 0 there already, 0 refused; head 17:"))
    let keyed = RoundStage()
    let lines = (1...12).map { "\($0) 1239.*1" + ($0 == 2 ? "\ntext 2 q8 意见，\u{2028}第二行" : "") }
    let typed = keyed.collect(
      "who li\nopen member-evaluation\n"
        + "begin M1 subject=U01 role=member issued=12 returned=12 numbers=1-12\n"
        + lines.joined(separator: "\n") + "\nend papers=12\nbye\n")
    #expect(typed.status == .fine)
    #expect(records(of: imported) == records(of: keyed))
    #expect(records(of: keyed).count == 16)
  }

  /// The records of the operator's journal without what hangs on its random id: the hashes.
  private func records(of round: RoundStage) -> [[Substring]] {
    let lines = (round.journalText("li-desk1") ?? "").split(separator: "\n").dropFirst()
    return lines.map { line in
      line.split(separator: " ").dropLast().filter { !$0.hasPrefix("last=") }
    }
  }

  @Test func `one refused row leaves the journals as they were, to the byte`() throws {
    let round = RoundStage()
    let first = importing(
      Self.table(papers: 12, spoiled: [7]), into: round, "--end", "--lang", "en")
    #expect(first.status == .findings)
    #expect(first.diagnostics.contains("error [522] row 8, column 14 (q7): "))
    #expect(first.output.contains("nothing was written"))
    #expect(round.journalText("li-desk1") == nil)
    #expect(importing(Self.table(papers: 12), into: round).status == .fine)
    let before = try #require(round.journalText("li-desk1"))
    let second = importing(
      Self.table(papers: 12, spoiled: [7], batch: "M2"), into: round)
    #expect(second.status == .findings)
    #expect(round.journalText("li-desk1") == before)
  }

  @Test func `importing twice writes nothing`() throws {
    let round = RoundStage()
    #expect(importing(Self.table(papers: 12), into: round, "--end").status == .fine)
    let before = try #require(round.journalText("li-desk1"))
    let again = importing(Self.table(papers: 12), into: round, "--end", "--lang", "en")
    #expect(again.status == .fine)
    #expect(again.output.contains("0 new, 12 there already, 0 refused"))
    #expect(round.journalText("li-desk1") == before)
  }

  @Test func `good rows with the mended rejects are the whole import`() throws {
    let round = RoundStage()
    let rejects = round.scratch.path("rejects.csv")
    let first = importing(
      Self.table(papers: 12, spoiled: [2, 7]), into: round, "--end", "--keep-good", "--rejects",
      rejects, "--lang", "en")
    #expect(first.status == .findings)
    #expect(first.output.contains("10 new, 0 there already, 2 refused"))
    let text = try #require(round.scratch.text("rejects.csv"))
    // The rows as they came, the line end inside a cell too, and two more columns.
    let lines = Self.table(papers: 12, spoiled: [2, 7]).split(separator: "\n").map(String.init)
    #expect(text.hasPrefix(lines[0] + ",code,message\n" + lines[2] + "\n" + lines[3] + ",522,"))
    #expect(text.contains("\n" + lines[8] + ",522,"))
    // Still wrong, they are rejected again without growing.
    let again = round.stage.run(
      "import", round.path, rejects, "--operator", "li", "--keep-good", "--rejects",
      round.scratch.path("again.csv"), "--lang", "en")
    #expect(again.status == .findings)
    let second = try #require(round.scratch.text("again.csv"))
    #expect(second.hasPrefix(lines[0] + ",code,message\n" + lines[2] + "\n" + lines[3] + ",522,"))
    #expect(second.count { $0 == "," } == text.count { $0 == "," })
    // An existing file is not overwritten, and then nothing is imported either.
    let refused = round.stage.run(
      "import", round.path, rejects, "--operator", "li", "--keep-good", "--rejects", rejects)
    #expect(refused.status == .cannotCreate)
    let mended = text.replacing(",*,7,", with: ",*,1,")
    let last = importing(mended, into: round, "--end", "--lang", "en", name: "m.csv")
    #expect(last.status == .fine)
    #expect(last.output.contains("2 rows; 2 new, 0 there already, 0 refused"))
    let whole = RoundStage()
    #expect(importing(Self.table(papers: 12), into: whole, "--end").status == .fine)
    #expect(state(of: round) == state(of: whole))
  }

  @Test func `sheets and facts leave a round and come back into an empty one`() throws {
    let first = RoundStage()
    #expect(importing(Self.table(papers: 12), into: first, "--end").status == .fine)
    let facts = "unit,item,value,evidence\nU01,practical-services,3,=名册\n"
    #expect(importing(facts, into: first, "--facts", name: "f.csv").status == .fine)
    for format in ["csv", "jsonl"] {
      let second = RoundStage()
      for what in ["sheets", "facts"] {
        let file = second.scratch.path("\(what).\(format)")
        let exported = first.run(
          "export", first.path, "--what", what, "--format", format, "-o", file, "--lang", "en")
        #expect(exported.status == .fine)
        #expect(exported.diagnostics.contains("Internal"))
        let options = what == "facts" ? ["--facts"] : []
        let outcome = second.stage.run(
          ["import", second.path, file, "--operator", "wang"] + options)
        #expect(outcome.status == .fine, "\(outcome.diagnostics)")
      }
      #expect(state(of: second) == state(of: first))
    }
  }

  @Test func `without an operator nothing is imported`() throws {
    let round = RoundStage()
    let path = round.scratch.put(Self.table(papers: 3), at: "t.csv")
    #expect(round.run("import", round.path, path).status == .usage)
    #expect(round.run("import", round.path, path, "--operator", "李").status == .usage)
  }

  @Test(arguments: [
    ("a;b\n1;2\n", "semicolons"), ("", "empty-table"), ("batch,number\nM1,1\n", "missing-column"),
    ("questionnaire,batch,number\nx\n", "ragged-row"), ("\"a\n", "open-quote"),
  ])
  func `a file that is no such table is bad data`(text: String, code: String) throws {
    let round = RoundStage()
    let outcome = importing(text, into: round)
    #expect(outcome.status == .data)
    #expect(outcome.diagnostics.contains("[\(code)]"))
  }

  @Test func `exported tallies tell no result over fewer papers than the threshold`() {
    // The bundled questionnaire's threshold is 10; all are satisfied, which is told as at least all but one.
    for (papers, isHidden) in [(9, true), (10, false)] {
      let round = RoundStage()
      #expect(importing(Self.table(papers: papers), into: round, "--end").status == .fine)
      #expect(round.collect("who sun\nseal batch=M1\n").status == .fine)
      let outcome = round.run("export", round.path, "--what", "tallies", "--lang", "en")
      #expect(outcome.status == .fine)
      let lines = outcome.output.split(whereSeparator: \.isNewline)
      #expect(
        lines[1].hasPrefix("member-evaluation,U01,")
          && lines[1].contains(",yes,\(papers),\(papers),\(papers),\(papers),0,0,"))
      #expect(lines[1].contains(isHidden ? ",yes,papers," : ",no,papers,"))
      #expect((lines.count == 2) == isHidden)
      let rate = lines.first { $0.contains(",rate,overall,opinions,") }
      #expect(rate?.hasSuffix(",rate,overall,opinions,,,≥9/10,,,") ?? isHidden)
    }
  }

  private func state(of round: RoundStage) -> String? {
    Document(round.run("verify", round.path, "--json").output).text("stateHash")
  }
}
