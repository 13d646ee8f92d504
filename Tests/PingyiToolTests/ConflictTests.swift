import Testing

@testable import PingyiTool

/// What clerks and a third person meet where journals conflict, with real files; expectations are worked
/// by hand from rule 7 of `protocol.md`.
@Suite struct ConflictTests {
  let round = RoundStage()

  /// A round with the same `round.json5`, as on another machine.
  private func machine() -> RoundStage {
    let other = RoundStage()
    other.scratch.put(round.scratch.text("round/round.json5") ?? "", at: "round/round.json5")
    return other
  }

  private func bring(_ name: String, from other: RoundStage, as file: String? = nil) {
    round.scratch.put(
      other.journalText(name) ?? "", at: "round/journals/\(file ?? name).journal")
  }

  /// The hash of the line that a journal's file has, from `verify`'s document.
  private func hash(_ file: String) throws -> String {
    let document = Document(round.run("verify", round.path, "--json").output)
    let places = (0..<6).map { "batches/0/conflicts/\($0 / 2)/lines/\($0 % 2)" }
    let place = try #require(places.first { document.text("\($0)/journal") == file })
    return String(try #require(document.text("\(place)/line")).suffix(16))
  }

  private func twoBatches() {
    let other = machine()
    #expect(round.collect("who wang\n" + RoundStage.batch("M1", papers: 12)).status == .fine)
    #expect(
      other.collect("who li\n" + RoundStage.batch("M1", papers: 20, unit: "U02")).status == .fine)
    bring("li-desk1", from: other)
  }

  @Test func `two units under one id are told apart, and both are kept without keying again`()
    throws
  {
    twoBatches()
    let refused = round.collect("who wang\nseal batch=M1\nbye\n").output
    for word in [
      "kind=batches", "journal=wang-desk1.journal", "journal=li-desk1.journal", "station=desk1",
      "subject=U01", "subject=U02", "keep=both",
    ] {
      #expect(refused.contains(word), "\(word)")
    }
    let verified = round.run("verify", round.path, "--lang", "zh")
    #expect(verified.status == .findings)
    #expect(verified.output.contains("两批不同的答卷") && verified.output.contains("subject=U02"))
    let line = try hash("li-desk1.journal")
    let ruled = round.collect(
      "who chen\nsettle batch=M1 keep=both rename=\(line):M2 reason=两批都有\nseal batch=M1\n"
        + "seal batch=M2\nbye\n")
    #expect(ruled.status == .fine, "\(ruled.output)")
    let tally = Document(round.run("tally", round.path, "--json").output)
    #expect(tally.count("tallies") == 2)
    #expect(tally.text("tallies/0/subject") == "U01" && tally.text("tallies/0/entered") == "12")
    #expect(tally.text("tallies/1/subject") == "U02" && tally.text("tallies/1/entered") == "20")
    #expect(tally.text("tallies/1/batches/0/batch") == "M2")
    let after = Document(round.run("verify", round.path, "--json").output)
    for place in 0..<2 { #expect(after.text("batches/\(place)/seal") == "agrees") }
    #expect(round.run("verify", round.path).status == .fine)
  }

  /// A survey that was held is never told to be registered as not held, and no side is left out.
  @Test func `explain, tally, verify and status tell what became of either unit's papers`() throws {
    twoBatches()
    func explained(_ unit: String) -> String {
      round.run("explain", round.path, unit, "--lang", "zh").output
    }
    for unit in ["U01", "U02"] {
      let text = explained(unit)
      #expect(text.contains("互相矛盾（561）") && text.contains("比对（diff）batch=M1"))
      #expect(!text.contains("问卷 member-evaluation；确未开展"))
    }
    let (wang, li) = (try hash("wang-desk1.journal"), try hash("li-desk1.journal"))
    let tally = Document(round.run("tally", round.path, "--json").output)
    #expect(tally.text("excluded/0/subjects/0") == "U01")
    #expect(tally.text("excluded/0/subjects/1") == "U02")
    let verified = round.run("verify", round.path, "--lang", "zh").output
    #expect(verified.split(separator: "\n").contains { $0.contains("U01/U02") })
    #expect(round.collect("who chen\nstatus\nbye\n").output.contains("subjects=U01,U02"))

    #expect(round.collect("who chen\nsettle batch=M1 keep=\(wang) reason=x\nbye\n").status == .fine)
    let dropped = explained("U02")
    #expect(dropped.contains("判为不计") && !dropped.contains("问卷 member-evaluation；确未开展"))
    #expect(!explained("U01").contains("判为不计"))

    // The batch that stands is spoiled: its papers were keyed, too.
    let spoiled = round.collect(
      "who sun\nsettle batch=M1 keep=both rename=\(li):M2 reason=x\nspoil-batch batch=M2 reason=x\nbye\n"
    )
    #expect(spoiled.status == .fine, "\(spoiled.output)")
    let void = explained("U02")
    #expect(void.contains("批 M2 已整批作废") && !void.contains("问卷 member-evaluation；确未开展"))
    #expect(explained("U03").contains("没有这份问卷的批次"))
  }

  @Test func `what a ruling dropped stands in tally, verify, score and report, and comes back`()
    throws
  {
    twoBatches()
    let (wang, li) = (try hash("wang-desk1.journal"), try hash("li-desk1.journal"))
    let bytes = ["wang-desk1", "li-desk1"].map { round.journalText($0) }
    #expect(round.collect("who chen\nsettle batch=M1 keep=\(wang) reason=快\nbye\n").status == .fine)
    let page = round.scratch.path("report.html")
    #expect(round.run("report", round.path, "-o", page, "--lang", "zh").status == .fine)
    let told = [
      round.run("tally", round.path, "--lang", "zh").output,
      round.run("verify", round.path, "--lang", "zh").output,
      round.run("score", round.path, "--lang", "zh").output,
      round.scratch.text("report.html") ?? "",
    ]
    for (index, text) in told.enumerated() {
      // Only verification, which is about files, calls a journal by its file.
      let journal = index == 1 ? "wang-desk1.journal" : "wang-desk1"
      // Who, what stands, what fell: begin, 20 papers, end.
      #expect(text.contains("chen 于") && text.contains("\(journal) 第 3 条"))
      #expect(text.contains("起的 22 条记录不计，其中答卷 20 张；理由：快"))
    }
    for command in ["tally", "verify", "score"] {
      let document = Document(round.run(command, round.path, "--json").output)
      #expect(document.text("rulings/0/dropped/0/papers") == "20")
      #expect(document.text("rulings/0/dropped/0/subject") == "U02")
      #expect(document.text("rulings/0/by") == "chen")
      #expect(document.text("rulings/0/standing") == "inForce")
    }
    // The way back; the journals of both clerks keep their bytes.
    let back = round.collect(
      "who sun\nsettle batch=M1 keep=both rename=\(li):M2 reason=两批都有\nbye\n")
    #expect(back.status == .fine, "\(back.output)")
    #expect(["wang-desk1", "li-desk1"].map { round.journalText($0) } == bytes)
    let tally = Document(round.run("tally", round.path, "--json").output)
    #expect(tally.count("tallies") == 2 && tally.text("rulings/0/standing") == "replaced")
    #expect(tally.text("rulings/1/renamed/0/as") == "M2")
  }

  /// Files that were carried on sticks come back under any name.
  @Test func `renaming the files changes nothing but their names`() throws {
    twoBatches()
    let third = machine()
    #expect(
      third.collect(
        "who zhao\n" + RoundStage.batch("M1", papers: 5, unit: "U03")
          + "who zhao\nintervene who=a what=b witnesses=c\n"
      ).status == .fine)
    bring("zhao-desk1", from: third)
    #expect(
      round.collect("who chen\nintervene who=d what=e witnesses=f\nbye\n").status == .fine)
    func told() -> [String] {
      [
        round.run("verify", round.path, "--json").output,
        round.run("tally", round.path, "--json").output,
        round.run("score", round.path, "--json").output,
        round.run("export", round.path, "--what", "facts").output,
      ]
    }
    let names = ["chen", "li", "wang", "zhao"].map { "\($0)-desk1" }
    func rename(_ from: [String], _ to: [String]) {
      let texts = from.map { round.journalText($0) ?? "" }
      for name in from {
        for end in [".journal", ".journal.head"] {
          ScratchFolder.removeFile(round.scratch.path("round/journals/\(name)\(end)"))
        }
      }
      for (name, text) in zip(to, texts) {
        round.scratch.put(text, at: "round/journals/\(name).journal")
      }
    }
    rename(names, names)
    func verified(_ files: [String]) -> [String] {
      told().map { text in
        zip(files, names).reduce(text) {
          $0.replacing("\($1.0).journal", with: "\($1.1).journal")
        }
      }
    }
    func both() throws -> ([String], [String]) {
      let before = verified(names)
      let others = ["d4", "c3", "b2", "a1"]
      rename(names, others)
      let after = verified(others)
      rename(others, names)
      return (before, after)
    }
    let (before, after) = try both()
    #expect(before == after)
    #expect(Document(before[0]).count("batches/0/conflicts") == 3)
    let line = try hash("li-desk1.journal")
    #expect(
      round.collect("who chen\nsettle batch=M1 keep=\(line) reason=x\nbye\n").status == .fine)
    rename(names, names)
    let (ruled, renamed) = try both()
    #expect(ruled == renamed)
    #expect(Document(ruled[1]).text("rulings/0/kept/journal") == "li-desk1")
    #expect(!ruled[1].contains(".journal") && !ruled[2].contains(".journal"))
  }

  @Test
  func `a batch with a new id is keyed on under it, also after a restart and in any file order`()
    throws
  {
    let other = machine()
    #expect(round.collect("who wang\n" + RoundStage.batch("M1", papers: 12)).status == .fine)
    let begin = "begin M1 subject=U02 role=member issued=2 returned=2 numbers=1-2"
    let open = other.collect("who li\nopen member-evaluation\n\(begin)\n1 1111111\n")
    #expect(open.status == .batchOpen)
    bring("li-desk1", from: other)
    let line = try hash("li-desk1.journal")
    #expect(
      round.collect("who chen\nsettle batch=M1 keep=both rename=\(line):M2 reason=x\nbye\n").status
        == .fine)
    let lost = round.collect("who li\nbegin M1\nbye\n")
    #expect(lost.output.contains("?543 ") && lost.output.contains("renamed=M2"))
    let keyed = round.collect("who li\nbegin M2\n2 3333333\nend papers=2\nseal\nbye\n")
    #expect(keyed.status == .fine, "\(keyed.output)")
    let hashes = ["li", "0"].map { name in
      let folder = machine()
      for journal in ["wang-desk1", "chen-desk1"] {
        folder.scratch.put(
          round.journalText(journal) ?? "", at: "round/journals/\(journal).journal")
      }
      folder.scratch.put(
        round.journalText("li-desk1") ?? "", at: "round/journals/\(name).journal")
      return Document(folder.run("verify", folder.path, "--json").output).text("stateHash")
    }
    let here = Document(round.run("verify", round.path, "--json").output)
    #expect(hashes == [here.text("stateHash"), here.text("stateHash")])
    #expect(here.text("stateHash") != nil)
  }

  @Test func `after a ruling a copied journal goes on where it stands, and is closed and sealed`()
    throws
  {
    let start =
      "who li\nopen member-evaluation\nbegin A1 subject=U01 role=member issued=3 returned=3 "
      + "numbers=1-3\n1 1111111\n"
    #expect(round.collect(start).status == .batchOpen)
    let copy = machine()
    copy.scratch.put(round.journalText("li-desk1") ?? "", at: "round/journals/li-desk1.journal")
    #expect(round.collect("who li\nbegin A1\n2 1111111\n").status == .batchOpen)
    #expect(copy.collect("who li\nbegin A1\n2 3333333\n").status == .batchOpen)
    bring("li-desk1", from: copy, as: "li-laptop")
    #expect(round.collect("who li\nbye\n").output.contains("?560 error=forked-journal"))
    let line = try hash("li-laptop.journal")
    #expect(
      round.collect("who chen\nsettle batch=A1 keep=\(line) reason=x\nbye\n").status == .fine)

    let dropped = round.collect("who li\nbye\n").output
    #expect(dropped.contains("?560 error=dropped-copy") && dropped.contains("li-laptop.journal"))
    let elsewhere = round.collect("who li\nbegin A1\nbye\n", "--station", "desk3").output
    #expect(elsewhere.contains("?543 ") && elsewhere.contains("file=li-laptop.journal"))
    let kept = round.collect(
      "who li\nbegin A1\n3 1111111\nend papers=3\nseal\nbye\n", "--journal",
      round.journal("li-laptop"))
    #expect(kept.status == .fine, "\(kept.output)")
    let tally = Document(round.run("tally", round.path, "--json").output)
    #expect(tally.text("tallies/0/entered") == "3" && tally.text("tallies/0/sealed") == "true")
    #expect(tally.text("rulings/0/dropped/0/papers") == "1")
    // Two of three are satisfied: paper 2 is the one of the copy that stands.
    #expect(tally.text("rulings/0/dropped/0/journal")?.hasPrefix("li-desk1#") == true)
    let again = round.collect(
      "who chen\nreopen batch=A1 by=sun reason=x\nwho li\nbegin A1\nend papers=3\nseal\nbye\n",
      "--station", "desk3")
    #expect(again.status == .fine, "\(again.output)")
    #expect(
      Document(round.run("verify", round.path, "--json").output).text("batches/0/seal") == "agrees")
  }

  @Test func `until both passes are closed verify and diff show a conflict without its marks`()
    throws
  {
    let text = round.scratch.text("round/round.json5") ?? ""
    round.scratch.put(
      text.replacing("entry: 'single'", with: "entry: 'double'"), at: "round/round.json5")
    let start =
      "who li\nopen member-evaluation\nbegin A1 subject=U01 role=member issued=3 returned=3 "
      + "numbers=1-3\n1 1111111\n"
    #expect(round.collect(start).status == .batchOpen)
    let copy = machine()
    copy.scratch.put(round.journalText("li-desk1") ?? "", at: "round/journals/li-desk1.journal")
    #expect(round.collect("who li\nbegin A1\n2 1111111\n").status == .batchOpen)
    #expect(copy.collect("who li\nbegin A1\n2 3333333\n").status == .batchOpen)
    bring("li-desk1", from: copy, as: "li-laptop")
    let shown =
      round.collect("who wang\ndiff batch=A1\nbye\n").output
      + round.run("verify", round.path).output
    #expect(shown.contains("says=\"2 …\"") && shown.contains("li-laptop.journal"))
    #expect(!shown.contains("33333") && !shown.contains("11111 11"))
  }
}
