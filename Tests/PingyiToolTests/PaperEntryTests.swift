import Testing

@testable import PingyiTool

/// What a paper survey promises from the first paper to the published figure, through the commands.
@Suite struct PaperEntryTests {
  private static let batch =
    "who li\nopen member-evaluation\n"
    + "begin A1 subject=U01 role=member issued=3 returned=3 numbers=1-3\n"
    + "1 1111111\n2 1111119\n3 1*1./13\nend papers=3\n"

  /// Rule 6 of the protocol: input that is cut before `end` is in no figure and exits with 2.
  @Test("a file that is cut anywhere before its end leaves the batch out and exits with 2")
  func cuts() {
    let bytes = Array(Self.batch.utf8)
    let begun = Self.batch.split(separator: "\n").prefix(3).reduce(0) { $0 + $1.utf8.count + 1 }
    // After the line of begin: every byte of the last two lines, every third of those before.
    let last = bytes.count - "3 1*1./13\nend papers=3\n".utf8.count
    let places = stride(from: begun, to: last, by: 3).map { $0 } + Array(last..<bytes.count)
    for place in places {
      let round = RoundStage()
      let outcome = round.collect(PipedSource([Array(bytes[..<place])]), [])
      #expect(outcome.status.rawValue == 2, "\(place)")
      let tally = Document(round.run("tally", round.path, "--json").output)
      #expect(tally.text("excluded/0/reason") == "open", "\(place)")
      #expect(tally.text("tallies/0/questionnaire") == nil, "\(place)")
    }
    let whole = RoundStage()
    #expect(whole.collect(Self.batch).status == .fine)
  }

  /// U01 has 101 members in the template; 20 papers are 19.80% of them, 61 are 60.40%.
  @Test("the participation that a questionnaire asks for is told by the tally and the report")
  func participation() {
    for (papers, rate, reaches) in [(20, "19.80%", "未达到"), (61, "60.40%", "达到")] {
      let round = RoundStage()
      let path = "round/definitions/member-evaluation.questionnaire.json5"
      let text = round.scratch.text(path) ?? ""
      round.scratch.put(
        text.replacing(
          "privacy: {", with: "participation: { floor: '60%', of: 'members' },\n  privacy: {"),
        at: path)
      #expect(
        round.collect("who li\n" + RoundStage.batch("A1", papers: papers) + "seal\n").status
          == .fine)
      let sentence = "≈\(rate)，\(reaches) 60%"
      #expect(round.run("tally", round.path, "--lang", "zh").output.contains(sentence))
      let page = round.scratch.path("report.html")
      #expect(round.run("report", round.path, "-o", page, "--lang", "zh").status == .fine)
      #expect(round.scratch.text("report.html")?.contains(sentence) == true)
      let document = Document(round.run("tally", round.path, "--json").output)
      #expect(document.text("tallies/0/participation/entered") == "\(papers)")
      #expect(document.text("tallies/0/participation/population") == "101")
      #expect(document.text("tallies/0/participation/reached") == "\(papers == 61)")
    }
  }

  /// Rule 5 of the protocol.
  @Test("until it is sealed a batch is marked in every result: page, document, report and export")
  func unsealed() {
    let round = RoundStage()
    #expect(round.collect("who li\n" + RoundStage.batch("A1", papers: 20)).status == .fine)
    func run(_ arguments: String...) -> String {
      round.stage.run([arguments[0], round.path] + arguments.dropFirst()).output
    }
    func marks() -> [Bool] {
      let page = round.scratch.path("report.html")
      _ = round.run("report", round.path, "-o", page, "--lang", "zh", "--force")
      let report = round.scratch.text("report.html") ?? ""
      let tally = Document(run("tally", "--json"))
      let tallies = run("export", "--what", "tallies").split(separator: "\r\n")
      return [
        run("tally", "--lang", "zh").contains("未封存"),
        run("score", "--lang", "zh").contains("未封存"),
        run("explain", "U01", "1.6", "--lang", "zh").contains("未封存"),
        report.contains("<td>未封存</td>") || report.contains(">未封存<"),
        tally.text("tallies/0/sealed") == "false" && tally.text("final") == "false",
        tallies.dropFirst().allSatisfy { $0.split(separator: ",").contains("no") }
          && tallies.count > 1,
      ]
    }
    #expect(marks() == [true, true, true, true, true, true])
    #expect(run("readings", "--lang", "zh").contains("未封存"))
    #expect(run("export", "--what", "ranking").contains(",no,\r\n"))
    _ = round.collect("who li\nseal batch=A1\nbye\n")
    let sealed = Document(run("tally", "--json"))
    #expect(sealed.text("tallies/0/sealed") == "true" && sealed.text("final") == "true")
  }
}
