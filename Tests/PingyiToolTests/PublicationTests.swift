import Foundation
import Testing

@testable import PingyiTool

/// What a result is a function of, and what happens when a definition changes after results were published.
@Suite("Frozen inputs") struct PublicationTests {
  let round = RoundStage()

  /// U01 with 12 of 14 members satisfied: completed steps leave 1 of 3, started ones 0.5.
  init() {
    _ = round.collect("who li\n" + RoundStage.batch("A1", papers: 14, dissatisfied: 2) + "seal\n")
  }

  private static let scheme = "round/definitions/\(RoundStage.scheme).scheme.json5"

  private func publish() -> Stage.Outcome {
    round.run(
      "report", round.path, "-o", round.scratch.path("r.html"), "--force", "--lang", "en")
  }

  private func edit(_ name: String, _ change: (String) -> String) {
    round.scratch.put(change(round.scratch.text(name) ?? ""), at: name)
  }

  private func results() -> [String] {
    [
      ["score", round.path, "--json"], ["score", round.path, "--lang", "zh"],
      ["explain", round.path, "U01", "--json"], ["readings", round.path, "--json"],
      ["what-if", round.path, "U01", "1.6=3"], ["tally", round.path],
    ].map { round.stage.run($0).output }
  }

  @Test("neither the order of units and rows nor the names of journals changes a byte of a result")
  func shuffled() {
    _ = round.collect("who wang\nfact U02 congress-held-on-time yes evidence=x\n")
    func write(_ units: [String], _ rows: [String]) {
      round.scratch.put(
        """
        { round: 'r', scheme: '\(RoundStage.scheme)', units: [ \(units.joined(separator: ", ")) ],
          readings: { 'AMB-02': 'started', 'AMB-04': 'zero' } }
        """, at: "round/round.json5")
      round.scratch.put(
        "id,name,parent\n" + rows.map { $0 + "\n" }.joined(), at: "round/frame.csv")
    }
    let id =
      (round.scratch.text("round/round.json5") ?? "").components(separatedBy: "round: '")
      .last?.prefix { $0 != "'" } ?? ""
    let units = ["U01", "U02", "U03"].enumerated().map {
      "{ id: '\($1)', number: \($0 + 1), name: '单位\($1)', members: 20 }"
    }
    let rows = ["G1,甲,U01", "G2,乙,U02", "G3,丙,U02"]
    write(units, rows)
    edit("round/round.json5") { $0.replacing("round: 'r'", with: "round: '\(id)'") }
    let before = results()
    #expect(before.allSatisfy { $0.contains("basis") || $0.contains("依据") })
    write(units.reversed(), [rows[2], rows[0], rows[1]])
    edit("round/round.json5") { $0.replacing("round: 'r'", with: "round: '\(id)'") }
    for suffix in ["journal", "journal.head"] {
      let names = ["li-desk1.\(suffix)", "wang-desk1.\(suffix)"].map { "round/journals/\($0)" }
      let texts = names.map { round.scratch.text($0) }
      for (name, text) in zip(names, texts.reversed()) {
        if let text { round.scratch.put(text, at: name) }
      }
    }
    #expect(results() == before)
    // What counts is in it: another name of a unit is another basis.
    write(units.map { $0.replacing("单位U02", with: "改名") }, rows)
    edit("round/round.json5") { $0.replacing("round: 'r'", with: "round: '\(id)'") }
    let changed = Document(round.run("score", round.path, "--json").output)
    #expect(changed.text("basis/sha256") != Document(before[0]).text("basis/sha256"))
    #expect(changed.text("basis/dataHash") == Document(before[0]).text("basis/dataHash"))
  }

  @Test(
    "a definition that changed under its version stops the next publication, and no other command",
    arguments: [
      (PublicationTests.scheme, "version: 1", "version: 1 /* … */", "version: 2", "scheme"),
      (
        "round/round.json5", "'AMB-02': 'completed'", "'AMB-02': 'started'",
        "'AMB-02': 'started'", "round"
      ),
      (
        "round/definitions/member-evaluation.questionnaire.json5", "version: 1",
        "version: 1 /* … */", "version: 2", "questionnaire"
      ),
    ])
  func refused(file: String, old: String, new: String, raised: String, kind: String) {
    #expect(publish().status == .fine)
    let first = round.scratch.text(file) ?? ""
    #expect(first.contains(old))
    edit(file) { $0.replacing(old, with: new, maxReplacements: 1) }
    let refused = publish()
    #expect(refused.status == .data)
    #expect(refused.diagnostics.contains("[definition-changed]"))
    #expect(refused.diagnostics.contains("was changed after results were published on 2023-11-14"))
    #expect(refused.diagnostics.contains("raise `version`"))
    #expect(round.run("export", round.path, "--what", "ranking").status == .data)
    let scored = round.run("score", round.path, "--lang", "en")
    #expect(scored.status == .fine)
    #expect(scored.output.contains("! ") && scored.output.contains("raise `version`"))
    let verified = round.run("verify", round.path, "--lang", "en")
    #expect(verified.status == .findings)
    #expect(verified.output.contains("was changed after results were published"))
    // With a version of its own it is published again, and the old definition is still known.
    edit(file) { $0.replacing(new, with: raised, maxReplacements: 1) }
    if kind == "round" { edit(file) { $0.replacing("scheme:", with: "version: 2, scheme:") } }
    let again = publish()
    #expect(again.status == .fine, "\(again.diagnostics)")
    let document = Document(round.run("score", round.path, "--json").output)
    #expect(document.text("revision/definitions/0/kind") == kind)
    #expect(document.text("revision/definitions/0/before/version") == "1")
    #expect(document.text("revision/definitions/0/after/version") == "2")
    round.scratch.put(first, at: file)
    #expect(publish().status == .fine)
  }

  @Test("a raised version sets old and new results of the affected units side by side")
  func sideBySide() {
    #expect(publish().status == .fine)
    #expect(round.scratch.text("r.html")?.contains("side by side") == false)
    edit("round/round.json5") {
      $0.replacing("'AMB-02': 'completed'", with: "'AMB-02': 'started'")
        .replacing("scheme:", with: "version: 2, scheme:")
    }
    let scored = round.run("score", round.path, "--lang", "en").output
    #expect(
      scored.contains("Newer definitions: side by side with what was published on 2023-11-14"))
    let document = Document(round.run("score", round.path, "--json").output)
    // By hand: 1 of 3 becomes 0.5 for the one unit with papers; the rest of its total is open as before.
    #expect(document.count("revision/units") == 1)
    let unit = "revision/units/0"
    #expect(document.text("\(unit)/unit") == "U01")
    #expect(document.text("\(unit)/before/figures/0/low") == "1")
    #expect(document.text("\(unit)/after/figures/0/low") == "1/2")
    #expect(document.text("revision/otherData") == "false")
    #expect(publish().status == .fine)
    let page = round.scratch.text("r.html") ?? ""
    #expect(page.contains("Newer definitions: side by side with what was published on 2023-11-14"))
    // Publishing again still compares with the older version, and new data is told.
    _ = round.collect("who wang\nfact U02 congress-held-on-time no evidence=x\n")
    #expect(publish().status == .fine)
    #expect(
      round.scratch.text("r.html")?.contains("what was collected has changed too") == true)
    // Going back to the older version is a change like any other: from 0.5 to 1 again.
    edit("round/round.json5") {
      $0.replacing("'AMB-02': 'started'", with: "'AMB-02': 'completed'")
        .replacing("version: 2, scheme:", with: "scheme:")
    }
    #expect(publish().status == .fine)
    let back = Document(round.run("score", round.path, "--json").output)
    #expect(back.text("\(unit)/before/figures/0/low") == "1/2")
    #expect(back.text("\(unit)/after/figures/0/low") == "1")
  }

  @Test("a trial reading is no publication")
  func trial() {
    let trial = round.run(
      "report", round.path, "-o", round.scratch.path("t.html"), "--reading", "AMB-02=started")
    #expect(trial.status == .fine)
    #expect(round.scratch.text("round/reports/published.json") == nil)
  }
}
