import Definitions
import Foundation
import Testing

@testable import PingyiTool

/// Overrides as the office works with them: decided at the door, told everywhere, lifted without a trace in results.
@Suite("Overrides in score, explain and report") struct OverrideVerbTests {
  let round = RoundStage()

  /// U01 with 12 of 14 members satisfied: 6/7 ≈ 85.71%, below 90% by no completed step: 3 − 2 = 1 of 3.
  init() {
    _ = round.collect("who li\n" + RoundStage.batch("A1", papers: 14, dissatisfied: 2) + "seal\n")
    _ = round.collect("who wang\nfact U01 congress-held-on-time no evidence=x\n")
  }

  private func page() -> (result: String, hashes: [String]) {
    let path = round.scratch.path("report.html")
    let outcome = round.run("report", round.path, "-o", path, "--force", "--lang", "en")
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    let parts = (round.scratch.text("report.html") ?? "").components(
      separatedBy: "6. What the figures rest on")
    #expect(parts.count == 2)
    // The list of journals is longer after an override and its lifting, and says so.
    let hashes = (parts.last ?? "").components(separatedBy: "\n").filter {
      $0.contains("SHA-256") || $0.contains("round.json5")
    }
    return (parts[0], hashes)
  }

  private func results() -> [String] {
    [
      ["score", round.path, "--json"], ["score", round.path, "--lang", "zh"],
      ["explain", round.path, "U01", "--json"], ["explain", round.path, "U01", "1.6"],
      ["readings", round.path, "--json"], ["tally", round.path, "--json"],
      ["what-if", round.path, "U01", "1.6=3", "--json"],
      ["export", round.path, "--what", "measures"],
    ].map { round.stage.run($0).output }
  }

  @Test(
    "what was overridden and lifted leaves every result as it was, byte for byte",
    arguments: [
      "who sun\noverride U01 1.6 points=2 reason=x\noverride U01 1.6 lift reason=y\n",
      "who sun\noverride U01 1.6 points=2 reason=x\nundo\n",
      "who sun\noverride U01 1.6 points=2 reason=x\nwho chen\noverride U01 1.6 points=3 reason=x\n"
        + "override U01 1.6 lift reason=y\n",
    ])
  func lifted(lines: String) {
    let before = results()
    let page = page()
    #expect(round.collect(lines).status == .fine)
    #expect(results() == before)
    let after = self.page()
    #expect(after.result == page.result)
    #expect(after.hashes == page.hashes && page.hashes.count > 2)
    // The history stays: in the journal, in verify and beside the journals of the report.
    let verified = round.run("verify", round.path, "--lang", "en").output
    #expect(verified.contains("overrides: 0 in force, "))
    #expect(round.scratch.text("report.html")?.contains("How overrides came and went") == true)
  }

  @Test("while it stands, the decision, its author and the rule's points are told everywhere")
  func standing() {
    let lines = "who sun\noverride U01 1.6 points=2.5 reason=\"minutes 5\" clause=\"art. 7\"\n"
    #expect(round.collect(lines).status == .fine)
    let score = round.run("score", round.path, "--lang", "en").output
    #expect(score.contains("Overrides (1; what the rules give is kept):"))
    #expect(score.contains("the rule gives 1, sun gave 2.5 on 2023-11-14"))
    #expect(score.contains("because: minutes 5 (art. 7)"))
    let document = Document(round.run("score", round.path, "--json").output)
    #expect(document.text("overrides/0/unit") == "U01")
    #expect(document.text("overrides/0/item") == "1.6")
    #expect(document.text("overrides/0/override/original/low/value") == "1")
    #expect(document.text("overrides/0/override/points/value") == "2.5")
    #expect(document.text("overrides/0/override/by") == "sun")
    #expect(document.text("overrides/0/override/reason") == "minutes 5")
    #expect(document.text("units/0/items/0/override/points/value") == "2.5")
    #expect(document["units/0/items/1/override"]?.content == .null)
    // By hand: what the rule takes, 2 of 3, stays in the ledger, and 1.5 of it is not taken.
    #expect(document.text("units/0/items/0/lost/worst/value") == "2")
    #expect(document.text("units/0/items/0/absorbed/worst/value") == "1.5")
    let explained = round.run("explain", round.path, "U01", "1.6", "--lang", "zh").output
    #expect(explained.contains("* 改判：按办法计 1 分，sun 于 2023-11-14"))
    #expect(explained.contains("因改判或下限、上限、口径不计，未扣 1.50"))
    _ = page()
    let page = round.scratch.text("report.html") ?? ""
    let isListed = page.contains("<h4>Overrides</h4>")
    let isMarked = page.contains("; overridden to 2.50, see Overrides")
    #expect(isListed)
    #expect(isMarked)
    let whatIf = round.run("what-if", round.path, "U01", "1.6=3", "--lang", "en").output
    #expect(whatIf.contains("2.50 → 3"))
    // No reading of the step moves it any more.
    #expect(!round.run("readings", round.path).output.contains("  started:"))
    #expect(
      round.run("export", round.path, "--what", "measures").output.contains(",overridden\r\n"))
  }

  @Test("the exported ranking says which items of a unit the office decided, in either format")
  func ranking() {
    func ranking(_ options: String...) -> String {
      round.stage.run(["export", round.path, "--what", "ranking"] + options).output
    }
    func cells(_ text: String) -> [[Substring]] {
      text.split(whereSeparator: \.isNewline)
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
    #expect(cells(ranking()).first?.last == "overridden")
    #expect(cells(ranking()).dropFirst().allSatisfy { $0.last == "" })
    _ = round.collect(
      "who sun\noverride U01 1.6 points=2 reason=x\noverride U01 3.4 points=1 reason=x\n")
    let rows = cells(ranking())
    for row in rows.dropFirst() {
      // U01 was decided about, the others not; the item's total is in the row's own columns.
      #expect(row.last == (row[2] == "U01" ? "1.6 3.4" : ""), "\(row)")
    }
    #expect(rows.contains { $0[2] == "U01" })
    let lines = ranking("--format", "jsonl").split(separator: "\n")
    #expect(lines.filter { $0.contains("\"overridden\":\"1.6 3.4\"") }.count == 1)
    #expect(lines.count == 3)
  }

  @Test("two people who did not see each other leave the item open until one of them decides again")
  func conflict() {
    _ = round.collect("who sun\noverride U01 1.6 points=2 reason=x\n")
    // A second machine that had not seen that: its journal is written in a folder without sun's.
    let held = round.scratch.text("round/journals/sun-desk1.journal") ?? ""
    #expect(!held.isEmpty)
    for name in ["journal", "journal.head"] {
      ScratchFolder.removeFile(round.scratch.path("round/journals/sun-desk1.\(name)"))
    }
    _ = round.collect("who chen\noverride U01 1.6 points=3 reason=y\n")
    round.scratch.put(held, at: "round/journals/sun-desk1.journal")
    let document = Document(round.run("explain", round.path, "U01", "1.6", "--json").output)
    #expect(document.text("explanation/value/low/value") == "2")
    #expect(document.text("explanation/value/high/value") == "3")
    #expect(document["explanation/override/points"]?.content == .null)
    #expect(document.count("explanation/override/rivals") == 2)
    let verified = round.run("verify", round.path, "--lang", "zh")
    #expect(verified.status == .findings)
    #expect(verified.output.contains("改判互相矛盾：U01 1.6"))
    // What is in contradiction is marked as open.
    let ranking = round.run("export", round.path, "--what", "ranking").output
    #expect(ranking.contains(",1.6?\r\n"))
    _ = round.collect("who sun\noverride U01 1.6 points=3 reason=both\n")
    let settled = Document(round.run("explain", round.path, "U01", "1.6", "--json").output)
    #expect(settled.text("explanation/value/low/value") == "3")
    #expect(settled.text("explanation/override/by") == "sun")
  }

  @Test(
    "who registers what an item rests on afterwards makes the own override void, and it is told")
  func party() {
    _ = round.collect("who sun\noverride U02 3.4 points=1 reason=x\n")
    _ = round.collect("who sun\nfact U02 congress-held-on-time yes evidence=x\n")
    let score = round.run("score", round.path, "--lang", "en").output
    #expect(score.contains("Overrides that are not applied:"))
    #expect(
      score.contains(
        "sun registered, keyed or certified what the item rests on, now or before, and cannot override it"
      ))
    let document = Document(round.run("score", round.path, "--json").output)
    #expect(document.count("overrides") == 0)
    #expect(document.text("overrideFaults/0/problem") == "party")
    #expect(document.text("overrideFaults/0/item") == "3.4")
    #expect(document.text("final") == "false")
  }

  @Test("of two who agree, the one who is entitled to it decides", arguments: ["x", "y", "z", "u"])
  func entitled(reason: String) {
    _ = round.collect("who sun\noverride U02 3.4 points=1 reason=\(reason)\n")
    let held = round.scratch.text("round/journals/sun-desk1.journal") ?? ""
    for name in ["journal", "journal.head"] {
      ScratchFolder.removeFile(round.scratch.path("round/journals/sun-desk1.\(name)"))
    }
    _ = round.collect("who chen\noverride U02 3.4 points=1 reason=\(reason)\n")
    round.scratch.put(held, at: "round/journals/sun-desk1.journal")
    _ = round.collect("who sun\nfact U02 congress-held-on-time yes evidence=x\n")
    let document = Document(round.run("explain", round.path, "U02", "3.4", "--json").output)
    #expect(document.text("explanation/override/by") == "chen")
    #expect(document.text("explanation/value/low/value") == "1")
    let verified = round.run("verify", round.path, "--lang", "zh").output
    #expect(verified.contains("改判：有效 1 项，前后"))
    // Both say 1, which is one thing and told once.
    #expect(verified.contains("U02 3.4: 按办法 → 1  "))
    #expect(!verified.contains("／"))
    let json = Document(round.run("verify", round.path, "--json").output)
    #expect(json.count("overrides") == 2)
    #expect(json.count("overrides/1/before") == 1 && json.count("overrides/1/after") == 1)
  }

  @Test("the basis knows who decided and why, which the hash of the data leaves out")
  func basis() {
    func basis(_ reason: String) -> (data: String?, records: String?, all: String?) {
      _ = round.collect("who sun\noverride U01 1.6 points=2 reason=\(reason)\n")
      let document = Document(round.run("score", round.path, "--json").output)
      return (
        document.text("basis/dataHash"), document.text("basis/recordsHash"),
        document.text("basis/sha256")
      )
    }
    let first = basis("x")
    let second = basis("y")
    #expect(first.data == second.data && first.data != nil)
    #expect(first.records != second.records && first.all != second.all)
  }

  @Test("what was decided about a unit that left the round can be lifted, and verify tells it")
  func departed() {
    _ = round.collect("who sun\noverride U02 3.4 points=1 reason=x\n")
    let text = round.scratch.text("round/round.json5") ?? ""
    let without = text.components(separatedBy: "\n").filter { !$0.contains("'U02'") }
    round.scratch.put(without.joined(separator: "\n"), at: "round/round.json5")
    let verified = round.run("verify", round.path, "--lang", "en")
    #expect(verified.status == .findings && verified.output.contains("0 in force, 1 not applied"))
    let lifted = round.collect("who zhao\noverride U02 3.4 lift reason=y\n")
    #expect(lifted.output.contains("=200 unit=U02 item=3.4 points=lift"), "\(lifted.output)")
    #expect(round.run("verify", round.path).status == .fine)
  }
}
