import Definitions
import Testing

@testable import PingyiTool

/// The registers of publications: damaged, gone, for tallies, and beside files that only have other line ends.
@Suite("Registers of publications") struct RegisterTests {
  let round = RoundStage()
  private static let register = "round/reports/published.json"
  private static let released = "round/reports/released.json"
  private static let scheme = "round/definitions/\(RoundStage.scheme).scheme.json5"
  private static let questionnaire = "round/definitions/member-evaluation.questionnaire.json5"

  /// U01 with 12 of 14 members satisfied, sealed.
  init() {
    _ = round.collect("who li\n" + RoundStage.batch("A1", papers: 14, dissatisfied: 2) + "seal\n")
  }

  private func publish(_ name: String = "round/reports/r.html", _ options: String...)
    -> Stage.Outcome
  {
    round.stage.run(
      ["report", round.path, "-o", round.scratch.path(name), "--force", "--lang", "en"] + options)
  }

  private func verify() -> Stage.Outcome { round.run("verify", round.path, "--lang", "en") }

  private func edit(_ name: String, _ change: (String) -> String) {
    round.scratch.put(change(round.scratch.text(name) ?? ""), at: name)
  }

  // MARK: Damage

  /// What stands in the register, and where it stops making sense.
  static let damages: [(text: String, place: String)] = [
    ("{}", "published.json:1:1"),
    ("{\"publications\": [\n  7]}", "published.json:2:3"),
    ("{\"publications\": [\n  {\"day\": \"2023-11-14\"", "published.json:2:23"),
    ("", "published.json:1:1"),
  ]

  @Test(
    "a damaged register stops what writes it, and verify and score tell of it and do their work",
    arguments: damages)
  func damaged(text: String, place: String) {
    #expect(publish().status == .fine)
    round.scratch.put(text, at: Self.register)
    let verified = verify()
    #expect(verified.status == .data)
    #expect(verified.output.contains("sealed, agrees"))
    #expect(verified.output.contains("\(place): error [published-register]"), "\(verified.output)")
    #expect(verified.output.contains("restore it from a copy"))
    let document = Document(round.run("verify", round.path, "--json", "--lang", "en").output)
    #expect(document.text("registerFindings/0/code") == "published-register")
    #expect(document.text("registerFindings/0/file")?.hasSuffix("reports/published.json") == true)
    #expect(document.text("registerFindings/0/suggestion")?.contains("from a copy") == true)
    #expect(document.text("batches/0/seal") == "agrees")
    let scored = round.run("score", round.path, "--lang", "en")
    #expect(scored.status == .fine)
    #expect(scored.output.contains("\(place): the register of publications cannot be read"))
    let scores = Document(round.run("score", round.path, "--json").output)
    #expect(scores.text("registerFindings/0/code") == "published-register")
    // By hand: 6/7 of the members satisfied is below 90% by no whole step of 5 points: 3 − 2.
    #expect(scores.text("units/0/items/0/score/low/value") == "1")
    for command in [
      ["report", round.path, "-o", round.scratch.path("x.html")],
      ["export", round.path, "--what", "ranking"], ["export", round.path, "--what", "measures"],
      ["export", round.path, "--what", "tallies"], ["tally", round.path],
    ] {
      let refused = round.stage.run(command + ["--lang", "en"])
      #expect(refused.status == .data, "\(command)")
      #expect(refused.diagnostics.contains("\(place): error [published-register]"), "\(command)")
      #expect(refused.diagnostics.contains("restore it from a copy and run pingyi verify"))
    }
    #expect(round.scratch.text("x.html") == nil)
  }

  @Test("a damaged register of what was told is told by verify, too")
  func damagedRelease() {
    #expect(publish().status == .fine)
    round.scratch.put("{\"releases\": 1}", at: Self.released)
    let verified = verify()
    #expect(verified.status == .data)
    #expect(verified.output.contains("error [released-register]"))
    #expect(verified.output.contains("sealed, agrees"))
    #expect(round.run("score", round.path).status == .fine)
  }

  // MARK: Traces

  @Test(
    "a register that was removed is noticed by what was told, and by reports that lie beside it")
  func removed() {
    #expect(publish().status == .fine)
    #expect(verify().status == .fine)
    let text = round.scratch.text(Self.register) ?? ""
    ScratchFolder.removeFile(round.scratch.path(Self.register))
    let verified = verify()
    #expect(verified.status == .findings)
    #expect(verified.output.contains("[forgotten-publication] reports/released.json says"))
    #expect(verified.output.contains("told on 2023-11-14"))
    #expect(verified.output.contains("[unregistered-publication]"))
    #expect(verified.output.contains("reports/r.html: the register of publications"))
    ScratchFolder.removeFile(round.scratch.path(Self.released))
    #expect(verify().output.contains("[unregistered-publication]"))
    #expect(!verify().output.contains("[forgotten-publication]"))
    // What nobody can notice: both registers gone, and no report beside them.
    ScratchFolder.removeFile(round.scratch.path("round/reports/r.html"))
    #expect(verify().status == .fine)
    round.scratch.put(text, at: Self.register)
    #expect(verify().status == .fine)
  }

  @Test(
    "an older copy of the register does not know what was published since under newer definitions")
  func older() {
    #expect(publish("round/reports/one.html").status == .fine)
    let text = round.scratch.text(Self.register) ?? ""
    edit(Self.scheme) { $0.replacing("version: 1", with: "version: 2", maxReplacements: 1) }
    #expect(publish("round/reports/two.html").status == .fine)
    #expect(verify().status == .fine)
    round.scratch.put(text, at: Self.register)
    let verified = verify()
    #expect(verified.status == .findings)
    #expect(verified.output.contains("two.html: the register of publications"))
    #expect(!verified.output.contains("one.html"))
  }

  @Test("trials and pages that are no reports are no publications")
  func trials() {
    #expect(publish("round/reports/t.html", "--reading", "AMB-02=started").status == .fine)
    round.scratch.put("<meta name=\"other\" content=\"x\">", at: "round/reports/notes.html")
    let verified = verify()
    #expect(verified.status == .fine, "\(verified.output)")
    #expect(round.scratch.text(Self.register) == nil)
  }

  // MARK: Tallies

  @Test(
    "tallies that were told tie the scheme and their questionnaire to their versions",
    arguments: [["tally"], ["export", "--what", "tallies"]], [scheme, questionnaire])
  func tallies(command: [String], file: String) {
    let line = [command[0], round.path] + command.dropFirst() + ["--lang", "en"]
    #expect(round.stage.run(line).status == .fine)
    let entry = Document(round.scratch.text(Self.register) ?? "")
    #expect(entry.text("publications/0/of") == "tallies")
    #expect(entry.count("publications") == 1)
    #expect(entry.count("publications/0/units") == 0)
    #expect(entry.count("publications/0/definitions") == 2)
    // The same again, on another day too, is one entry.
    #expect(round.stage.run(line).status == .fine)
    #expect(Document(round.scratch.text(Self.register) ?? "").count("publications") == 1)
    // Readings are no part of a tally.
    edit("round/round.json5") { $0.replacing("'AMB-02': 'completed'", with: "'AMB-02': 'started'") }
    #expect(round.stage.run(line).status == .fine)
    edit(file) { $0.replacing("version: 1", with: "version: 1 /* … */", maxReplacements: 1) }
    let refused = round.stage.run(line)
    #expect(refused.status == .data)
    #expect(refused.output.isEmpty)
    #expect(refused.diagnostics.contains("[definition-changed]"))
    #expect(publish().status == .data)
    #expect(verify().output.contains("was changed after results were published"))
    edit(file) { $0.replacing("version: 1 /* … */", with: "version: 2", maxReplacements: 1) }
    #expect(round.stage.run(line).status == .fine)
  }

  @Test(
    "a tally that tells accounting alone ties nobody, and no tally hides what results followed what"
  )
  func accounting() {
    let open = RoundStage()
    _ = open.collect("who li\n" + RoundStage.batch("A1", papers: 14, dissatisfied: 2))
    #expect(open.run("tally", open.path).status == .fine)
    #expect(open.scratch.text(Self.register) == nil)
    #expect(publish().status == .fine)
    #expect(round.run("tally", round.path).status == .fine)
    #expect(publish().status == .fine)
    let entries = Document(round.scratch.text(Self.register) ?? "")
    #expect(entries.count("publications") == 2)
    #expect(entries.text("publications/0/of") == "tallies")
    let scored = Document(round.run("score", round.path, "--json").output)
    #expect(scored["revision"]?.content == .null)
  }

  @Test(
    "tables for the office alone are no publication and warn of a changed definition",
    arguments: ["facts", "sheets", "settlements"])
  func office(table: String) {
    #expect(publish().status == .fine)
    edit(Self.scheme) {
      $0.replacing("version: 1", with: "version: 1 /* … */", maxReplacements: 1)
    }
    let outcome = round.run("export", round.path, "--what", table, "--lang", "en")
    #expect(outcome.status == .fine)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.diagnostics.contains("was changed after results were published on 2023-11-14"))
  }

  // MARK: Line ends

  /// How an editor may save a file again.
  enum Saving: String, CaseIterable, CustomTestStringConvertible {
    case returns, mark, both
    var testDescription: String { rawValue }

    func apply(_ text: String) -> String {
      let lines = self == .mark ? text : text.replacing("\n", with: "\r\n")
      return self == .returns ? lines : "\u{FEFF}" + lines
    }
  }

  @Test(
    "a definition that was only saved with other line ends or a byte order mark has not changed",
    arguments: [
      (.returns, scheme), (.both, scheme), (.mark, questionnaire), (.both, questionnaire),
      (.both, "round/round.json5"),
    ] as [(Saving, String)])
  func saved(saving: Saving, file: String) {
    #expect(publish().status == .fine)
    let text = round.scratch.text(file) ?? ""
    edit(file) { saving.apply($0) }
    #expect(publish().status == .fine)
    #expect(verify().status == .fine, "\(verify().output)")
    #expect(round.run("tally", round.path).output.contains("12/14"))
    let scored = Document(round.run("score", round.path, "--json").output)
    #expect(scored["revision"]?.content == .null)
    #expect(scored.count("changedDefinitions") == 0)
    #expect(scored.text("units/0/items/0/score/low/value") == "1")
    // Saved back again, nothing has changed either; another word has.
    round.scratch.put(text, at: file)
    #expect(publish().status == .fine)
    if file != "round/round.json5" {
      edit(file) { saving.apply($0.replacing("version: 1", with: "version: 1 /* … */")) }
      #expect(publish().status == .data)
    }
  }

  @Test("a batch that began under the one form goes on under the other", arguments: Saving.allCases)
  func goesOn(saving: Saving) {
    let batch = RoundStage.batch("B1", papers: 14, unit: "U02")
    #expect(round.collect("who li\n" + batch).output.contains("=231 batch=B1"))
    edit(Self.questionnaire) { saving.apply($0) }
    #expect(round.collect("who li\nseal batch=B1\n").output.contains("=232 batch=B1"))
    #expect(
      round.collect("who li\n" + RoundStage.batch("C1", papers: 14, unit: "U03")).status == .fine)
    let hash = round.run("verify", round.path, "--json").output
    edit(Self.questionnaire) { $0.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "") }
    #expect(round.collect("who li\nseal batch=C1\n").output.contains("=232 batch=C1"))
    #expect(verify().status == .fine)
    #expect(Document(hash).text("batches/2/definitionUnchanged") == "true")
  }
}
