import Definitions
import ExactArithmetic
import Testing

@testable import PingyiTool

/// What differs between publications, what is all but alike, and what is not sealed stays untold, in every output.
@Suite struct ReleaseTests {
  let round = RoundStage()

  /// A batch about U01 with so many satisfied, then dissatisfied papers; further items spread over the options.
  private func batch(_ id: String, _ satisfied: Int, _ others: Int, unit: String = "U01") -> String
  {
    let count = satisfied + others
    let lines = (1...count).map { paper in
      let first = paper <= satisfied ? 1 : 3
      return "\(paper) \(first)" + (0..<6).map { "\(1 + (paper + $0) % 3)" }.joined() + "\n"
    }
    return "open member-evaluation\nbegin \(id) subject=\(unit) role=member issued=\(count + 5) "
      + "returned=\(count) numbers=1-\(count)\n" + lines.joined() + "end papers=\(count)\n"
  }

  private func key(_ lines: String...) {
    let keyed = round.collect("who li\n" + lines.joined())
    #expect(keyed.status == .fine, "\(keyed.output)")
  }

  /// Every public output of the round, by name.
  private func outputs() -> [String: String] {
    let file = round.scratch.path("report.html")
    _ = round.run("report", round.path, "-o", file, "--force")
    var outputs = [
      "text": round.run("tally", round.path).output,
      "json": round.run("tally", round.path, "--json").output,
      "html": round.scratch.text("report.html") ?? "",
    ]
    for what in ["tallies", "ranking", "measures"] {
      for format in ["csv", "jsonl"] {
        outputs["\(what) \(format)"] =
          round.run("export", round.path, "--what", what, "--format", format).output
      }
    }
    #expect(outputs.values.allSatisfy { !$0.isEmpty })
    return outputs
  }

  // A definition may have 4 MiB; what was published of a large round may be more.
  @Test("publishing the same again adds nothing to the register, and a register over 4 MiB is read")
  func largeRegister() throws {
    key(batch("A1", 17, 3), "seal\n")
    #expect(round.run("tally", round.path).status == .fine)
    let once = try #require(round.scratch.text("round/reports/released.json"))
    let told = round.run("tally", round.path)
    #expect(told.status == .fine && told.output.contains("17/20 = 85.00%"))
    #expect(round.scratch.text("round/reports/released.json") == once)
    let padding = String(repeating: " ", count: 5 << 20)
    round.scratch.put("{" + padding + once.dropFirst(), at: "round/reports/released.json")
    let again = round.run("tally", round.path)
    #expect(again.status == .fine && again.output == told.output, "\(again.diagnostics)")
  }

  // 17 of 20; then two more papers, both satisfied, would give 19 of 22.
  @Test("after 20 papers were published, 22 are not told by any output, and 20 stay told")
  func twoMorePapers() throws {
    key(batch("A1", 17, 3), "seal\n")
    let before = outputs()
    #expect(before["text"]?.contains("17/20 = 85.00%") == true)
    #expect(before["json"]?.contains("\"satisfied\": 17") == true)
    #expect(before["html"]?.contains("17/20") == true)
    #expect(before["tallies csv"]?.contains("17/20") == true)
    #expect(before["measures csv"]?.contains(",17,20,") == true)
    // Publishing once more tells the same.
    #expect(outputs() == before)
    key(batch("A2", 2, 0), "seal\n")
    for (name, text) in outputs() {
      for figure in ["19/22", "\"satisfied\": 19", ",19,22,", "86.36", "19 · "] {
        #expect(!text.contains(figure), "\(name) tells \(figure)")
      }
    }
    let document = Document(round.run("tally", round.path, "--json").output)
    #expect(document.text("tallies/0/hidden") == "true" && document.text("tallies/0/valid") == "22")
    #expect(document.text("tallies/0/hiddenBecause/en")?.contains("fewer than 10 papers") == true)
    // 1.6 would be 3 − 2 = 1 point; it is told as unknown, and so are the sums.
    let page = PublishedFigures(round.scratch.text("report.html") ?? "")
    for figure in page.of("U01", "1.6") + page.of("U01", "1") {
      #expect(figure.low == 0 && figure.high == 3, "\(figure)")
    }
    // The office sees everything as before.
    #expect(round.run("explain", round.path, "U01", "1.6").output.contains("19/22"))
    // Ten more than were published are no longer a few.
    key(batch("A3", 6, 2), "seal\n")
    #expect(round.run("tally", round.path).output.contains("25/30 ≈83.33%"))
  }

  @Test("one corrected paper is not told after a publication, whatever is run again")
  func correction() throws {
    key(batch("A1", 17, 3), "seal\n")
    _ = outputs()
    key(
      "reopen batch=A1 by=sun reason=核对\nopen member-evaluation\nbegin A1\n",
      "fix 20 q1=1 reason=看错\nend papers=20\nseal\n")
    for _ in 0..<2 {
      for (name, text) in outputs() { #expect(!text.contains("18/20"), "\(name)") }
    }
  }

  @Test(
    "without its register nothing is known of earlier publications; a broken one stops all of them")
  func register() {
    key(batch("A1", 17, 3), "seal\n")
    _ = round.run("tally", round.path)
    #expect(round.scratch.text("round/reports/released.json")?.contains("\"U01\"") == true)
    round.scratch.put("{", at: "round/reports/released.json")
    for arguments in [
      ["tally", round.path], ["export", round.path],
      ["report", round.path, "-o", round.scratch.path("x.html")],
    ] {
      let refused = round.stage.run(arguments)
      #expect(refused.status.rawValue == 65 && refused.diagnostics.contains("released-register"))
      #expect(refused.output.isEmpty)
    }
    // What only the office sees needs no register.
    #expect(round.run("score", round.path).status == .fine)
  }

  @Test("a page that cannot be put where it should go publishes nothing")
  func unwritten() {
    key(batch("A1", 17, 3), "seal\n")
    let file = round.scratch.put("", at: "there.html")
    #expect(round.run("report", round.path, "-o", file).status.rawValue == 73)
    #expect(round.scratch.text("round/reports/released.json") == nil)
  }

  @Test("papers that are not sealed are counted, but nothing that they say is told")
  func unsealed() {
    key(batch("A1", 17, 3))
    for (name, text) in outputs() {
      #expect(!text.contains("17/20") && !text.contains("85.00"), "\(name)")
    }
    #expect(round.run("tally", round.path).output.contains("told when all are sealed"))
    #expect(round.run("tally", round.path).output.contains("20/25 = 80.00%"))
    key("seal batch=A1\n")
    #expect(round.run("tally", round.path).output.contains("17/20 = 85.00%"))
  }

  // 19 of 20 satisfied and 20 of 20 look alike; 18 of 20 are told. All reach 90%, so the points are told.
  @Test(
    "where all papers, or all but one, are satisfied only 'at least' is told, and the same for both",
    arguments: [20, 19, 18])
  func alike(satisfied: Int) throws {
    key(batch("A1", satisfied, 20 - satisfied), "seal\n")
    let exact = "\(satisfied)/20 = "
    let text = round.run("tally", round.path).output
    let document = Document(round.run("tally", round.path, "--json").output)
    if satisfied == 18 {
      #expect(text.contains("18/20 = 90.00%") && !text.contains("≥"))
      return
    }
    #expect(text.contains("≥ 19/20 = 95.00%") && text.contains("satisfied at least 19"))
    #expect(document["tallies/0/rates/0/satisfied"]?.content == .null)
    #expect(document.text("tallies/0/rates/0/atLeast/numerator") == "19")
    #expect(document["tallies/0/items/0/options"]?.content == .null)
    for (name, output) in outputs() {
      #expect(!output.replacing("≥ \(exact)", with: "").contains(exact), "\(name)")
      #expect(!output.contains("20/20\""), "\(name)")
      if name.hasPrefix("measures") { #expect(!output.contains(",20,20,"), "\(name)") }
    }
    let page = PublishedFigures(round.scratch.text("report.html") ?? "")
    #expect(page.of("U01", "1.6").allSatisfy { $0.low == 3 && $0.high == 3 })
    #expect(text.contains("not below 90%"))
  }

  // 12 of 12 would reach a line of 95%, 11 of 12 would not: the points would say which it is.
  @Test(
    "points that would tell all alike from all but one are hidden as if the papers were too few")
  func pointsThatTell() throws {
    let name = "round/definitions/\(RoundStage.scheme).scheme.json5"
    let scheme = try #require(round.scratch.text(name))
    // The examples are those of 90%.
    let lines = scheme.split(separator: "\n").filter {
      !$0.contains("{ given: { memberEvaluation:") || $0.contains("'notHeld' }, points: '0'")
    }
    round.scratch.put(
      lines.joined(separator: "\n").replacing("from: '90%'", with: "from: '95%'"), at: name)
    key(batch("A1", 12, 0), batch("B1", 9, 3, unit: "U02"), "seal\n")
    key("seal batch=A1\n")
    let page = PublishedFigures(
      {
        _ = round.run("report", round.path, "-o", round.scratch.path("p.html"))
        return round.scratch.text("p.html") ?? ""
      }())
    #expect(page.of("U01", "1.6").isEmpty)
    #expect(!page.of("U02", "1.6").isEmpty)
  }

  // Nine papers; section 1 of the excerpt has the one item 1.6, so that its sum is the item.
  @Test("a hidden section of one item does not show the item, in the report and in the measures")
  func sectionOfOneItem() throws {
    key(
      batch("A1", 8, 1), "seal\n",
      "fact U01 congress-held-on-time yes evidence=e\nfact U01 congress-reelected-on-time yes evidence=e\n"
        + "fact U01 practical-services 2 evidence=e\n")
    let all = outputs()
    let page = PublishedFigures(all["html"] ?? "")
    #expect(page.of("U01", "1").isEmpty && page.of("U01", "1.6").isEmpty)
    #expect(page.of("U02", "1.6").count == 1)
    for (name, text) in all {
      #expect(!text.contains("8/9") && !text.contains(",8,9,") && !text.contains("88.8"), "\(name)")
    }
    var rows: [[String]] = []
    for line in (all["measures csv"] ?? "").split(whereSeparator: \.isNewline) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      // The section, its item and the rate that the item reads.
      let isAsked = ["1", "1.6"].contains(cells[3]) || cells[4] == "1.6"
      if cells[0] == "U01", isAsked { rows.append(cells) }
    }
    #expect(rows.count == 3)
    for row in rows {
      #expect(row.last == "hidden" && row[9...13].allSatisfy { $0.isEmpty }, "\(row)")
    }
    // Nor does the total: 1.6 gives 1 of 3, all else is an interval from what is known.
    let totals = page.of("U01", RoundStage.scheme)
    #expect(totals.count == 2)
    let others = page.of("U01", "3").compactMap(\.low).first
    #expect(totals.allSatisfy { ($0.low ?? 9) <= 3 + (others ?? 9) && $0.low != $0.high })
  }

  @Test("a reading that is not the round's tells nothing of a unit in which something is hidden")
  func trial() throws {
    let scratch = ScratchFolder()
    let path = CellsRound.put(in: scratch, grassroots: [1, 1])
    func codes(_ count: Int) -> [Int] { (0..<count).map { 1 + $0 % 5 } }
    // U0 has too few chairs; U1 has enough everywhere.
    var lines = "who li\n"
    for (role, counts) in [[12, 12], [4, 12], [11, 11]].enumerated() {
      lines += "open \(CellsRound.questionnaires[role])\n"
      for unit in 0..<2 {
        lines += CellsRound.batch(
          "B\(role)\(unit)", role: role, subject: "U\(unit)-0", codes(counts[unit]))
        lines += "seal\n"
      }
    }
    var keying = Stage()
    keying.input = PipedSource(lines)
    #expect(keying.run("collect", path).status == .fine)
    func page(_ options: String...) -> PublishedFigures {
      #expect(
        Stage().run(["report", path, "-o", scratch.path("r.html"), "--force"] + options).status
          == .fine)
      return PublishedFigures(scratch.text("r.html") ?? "")
    }
    let pooled = page("--reading", "R1=pooled")
    #expect(pooled.of("U0", "grassroots").allSatisfy { $0.low == 0 && $0.high == 100 })
    #expect(pooled.of("U1", "grassroots").allSatisfy { $0.low == $0.high })
    // The trial used nothing up: the round's own reading is told.
    let own = page()
    #expect(own.of("U0", "grassroots").allSatisfy { $0.low == $0.high })
    #expect(!own.of("U0", "grassroots").isEmpty && own.of("U0", "chairs").isEmpty)
    // Another reading in the round's definition is another equation, too.
    let round = try #require(scratch.text("round/round.json5"))
    scratch.put(
      round.replacing(
        "entry: 'single',", with: "entry: 'single', version: 2, readings: { R1: 'pooled' },"),
      at: "round/round.json5")
    #expect(page().of("U0", "grassroots").allSatisfy { $0.low == 0 && $0.high == 100 })
  }
}
