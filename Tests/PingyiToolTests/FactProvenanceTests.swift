import Definitions
import Foundation
import Testing

@testable import PingyiTool

/// Facts in the explanation: who says so, when, on what evidence; what the unit states itself; contradictions.
@Suite("Facts in score and explain") struct FactProvenanceTests {
  let round = RoundStage()

  @Test("every fact says who registered it, when, on what evidence, and why it was changed")
  func provenance() {
    _ = round.collect("who li\nfact U01 congress-held-on-time yes evidence=\"minutes 3\"\n")
    let item = round.run("explain", round.path, "U01", "3.4", "--lang", "zh").output
    // The stage's clock stands at 2023-11-14.
    #expect(item.contains("依据：congress-held-on-time，minutes 3（li 2023-11-14"))
    _ = round.collect(
      "who wang\nfact U01 congress-held-on-time no evidence=\"minutes 4\" reason=\"misread\"\n",
      "--station", "b")
    let document = Document(round.run("explain", round.path, "U01", "3.4", "--json").output)
    let inputs = (0..<3).map { "explanation/children/\($0)/inputs/0" }
    let path = inputs.first { document.text("\($0)/name") == "congressHeld" } ?? ""
    #expect(document.text("\(path)/provenance/registered") == "no")
    #expect(document.text("\(path)/provenance/registeredBy") == "wang")
    #expect(document.text("\(path)/provenance/registeredAt")?.hasPrefix("2023-11-14") == true)
    #expect(document.text("\(path)/provenance/evidence") == "minutes 4")
    #expect(document.text("\(path)/provenance/reason") == "misread")
    #expect(document.count("\(path)/provenance/rivals") == 0)
    let changed = round.run("explain", round.path, "U01", "3.4", "--lang", "zh").output
    #expect(changed.contains("更改原因：misread"))
  }

  @Test(
    "a unit's own statement stands beside the verified one with the difference, and never counts")
  func own() {
    _ = round.collect(
      """
      who li
      fact U01 practical-services 2 evidence="own report" side=self
      fact U01 practical-services 0 evidence="found none"

      """)
    _ = round.collect("who li\nfact U01 practicalSatisfaction notHeld evidence=x\n")
    let text = round.run("explain", round.path, "U01", "5.6", "--lang", "zh").output
    #expect(text.contains("自评登记：2，practical-services，own report（li "))
    #expect(text.contains("found none"))
    let document = Document(round.run("explain", round.path, "U01", "5.6", "--json").output)
    let part = "explanation/children/0"
    #expect(document.text("\(part)/inputs/0/value/value/value") == "0")
    #expect(document.text("\(part)/inputs/0/own/value/value/value") == "2")
    #expect(document.text("\(part)/inputs/0/own/provenance/evidence") == "own report")
    // By hand: no service costs 2, two cost nothing; the unit's own part is 2 points better.
    #expect(document.text("\(part)/value/low/value") == "-2")
    #expect(document.text("\(part)/own/low/value") == "0")
    #expect(document.text("\(part)/delta/value") == "2")
    // Nobody stated anything of U02.
    let other = Document(round.run("explain", round.path, "U02", "5.6", "--json").output)
    #expect(other["explanation/own"]?.content == .null)
    #expect(other["explanation/delta"]?.content == .null)
  }

  @Test("an item shows both scores with what lies between them")
  func delta() {
    _ = round.collect(
      """
      who li
      fact U01 congress-held-on-time yes evidence=x side=self
      fact U01 congress-reelected-on-time yes evidence=x side=self
      fact U01 congress-held-on-time no evidence=y
      fact U01 congress-reelected-on-time yes evidence=y
      fact U01 congressSatisfaction notHeld evidence=y

      """)
    let text = round.run("explain", round.path, "U01", "3.4").output
    #expect(text.contains("own score "))
    #expect(text.contains(", assessed "))
  }

  @Test(
    "two journals that contradict each other leave the fact open, and both are named until settled")
  func conflict() {
    _ = round.collect(
      "who li\nfact U01 practical-services 2 evidence=\"list A\"\n", "--station", "a")
    // The second journal is written without having seen the first one.
    let hidden = round.journal("li-a")
    let kept = round.journalText("li-a") ?? ""
    ScratchFolder.removeFile(hidden)
    // A noted head without its journal would be refused.
    ScratchFolder.removeFile(hidden + ".head")
    _ = round.collect(
      "who wang\nfact U01 practical-services 0 evidence=\"list B\"\n", "--station", "b")
    round.scratch.put(kept, at: "round/journals/li-a.journal")
    let text = round.run("explain", round.path, "U01", "5.6", "--lang", "zh").output
    #expect(text.contains("li 登记 2（list A，"))
    #expect(text.contains("wang 登记 0（list B，"))
    #expect(text.contains("互相矛盾，尚未裁定"))
    let score = Document(round.run("score", round.path, "--json").output)
    #expect(score.text("final") == "false")
    #expect(round.run("verify", round.path).status == .findings)
    // A later statement that has seen both settles it.
    let settled = round.collect(
      "who zhao\nfact U01 practical-services 1 evidence=\"checked\" reason=\"one is real\"\n",
      "--station", "c")
    #expect(settled.status == .fine, "\(settled.output)")
    let after = Document(round.run("explain", round.path, "U01", "5.6", "--json").output)
    #expect(after.text("explanation/children/0/inputs/0/value/value/value") == "1")
    #expect(after.text("explanation/children/0/inputs/0/provenance/reason") == "one is real")
  }

  @Test("missing, pending, not held and not applicable are told apart")
  func absences() {
    func kind() -> String? {
      let document = Document(round.run("explain", round.path, "U01", "5.6", "--json").output)
      return document.text("explanation/inputs/0/value/kind")
        ?? document.text("explanation/children/0/inputs/0/value/kind")
    }
    func tell(_ value: String) {
      _ = round.collect("who li\nfact U01 practical-services \(value) evidence=x reason=y\n")
    }
    #expect(kind() == "missing")
    tell("pending")
    #expect(kind() == "pending")
    tell("notHeld")
    #expect(kind() == "notHeld")
    tell("na")
    #expect(kind() == "notApplicable")
    let document = Document(round.run("explain", round.path, "U01", "5.6", "--json").output)
    #expect(document.text("explanation/maximum/value") == "0")
  }
}

/// What `check` says of definitions whose examples leave something untried.
@Suite("The coverage gate") struct CoverageGateTests {
  private func check(_ change: (String) -> String) -> Stage.Outcome {
    let scratch = ScratchFolder()
    let text = SourceFile.read("Fixtures/schemes/three-items.scheme.json5") ?? ""
    for name in ["congress-satisfaction", "member-evaluation", "practical-service"] {
      let file = "\(name).questionnaire.json5"
      scratch.put(SourceFile.read("Surveys/qinhuangdao-2023-home/\(file)") ?? "", at: file)
    }
    let changed = change(text)
    let path = scratch.put(changed, at: "three.scheme.json5")
    return Stage().run("check", path, "--lang", "en")
  }

  @Test("an item without an example does not pass")
  func noExample() {
    let whole = check { $0 }
    #expect(whole.status == .fine, "\(whole.output)")
    let none = check { text in
      // The examples of item 3.4 are its last key.
      guard let item = text.range(of: "id: '3.4'"),
        let start = text.range(of: "examples: [", range: item.upperBound..<text.endIndex),
        let end = text.range(of: "\n          ],", range: start.upperBound..<text.endIndex)
      else { return text }
      return text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    }
    #expect(none.status == .findings)
    #expect(none.output.contains("no-example"), "\(none.output)")
  }

  @Test("a line, an answer or an alternative without an example does not pass")
  func untried() {
    for (example, code) in [
      ("'17/20'", "uncovered-boundary"), ("'69.99%'", "uncovered-boundary"),
      ("'90.01%'", "uncovered-boundary"), ("reading: 'beyond'", "uncovered-alternative"),
      ("congressHeld: 'no'", "uncovered-branch"),
    ] {
      let outcome = check { text in
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .filter { !($0.contains("given:") && $0.contains(example)) }.joined(separator: "\n")
      }
      #expect(outcome.status == .findings, "\(example)")
      #expect(outcome.output.contains("[\(code)]"), "\(example): \(outcome.output)")
    }
  }
}
