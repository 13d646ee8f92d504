import Definitions
import Glibc
import Journaling
import PingyiTool
import Testing

/// Draws of a round: their files, their journal records, and what clerks may enter afterwards.
@Suite struct DrawRoundTests {
  let round = RoundStage()

  init() {
    round.scratch.put(DrawFrames.text, at: "round/frame.csv")
  }

  private var path: String { round.path }

  private func draw(_ options: String...) -> Stage.Outcome {
    round.stage.run(
      [
        "draw", path, "--seed", "20260601", "-n", "2", "--substitutes", "1", "--where",
        "standalone=是", "--by", "wang",
      ] + options)
  }

  private func begin(_ subject: String, batch: String = "A1") -> Stage.Outcome {
    round.collect(
      "who li\nopen member-evaluation\nbegin \(batch) subject=\(subject) role=member issued=1 "
        + "returned=1 numbers=1\n1 1111111\nend papers=1\n")
  }

  private func verify() -> (outcome: Stage.Outcome, document: Document) {
    let outcome = round.run("verify", path, "--json")
    return (outcome, Document(outcome.output))
  }

  @Test("a draw writes its record, puts its SHA-256 into the journal of who drew, and verifies")
  func drawInRound() throws {
    let outcome = draw("--json")
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    let document = Document(outcome.output)
    let order = DrawFrames.order
    #expect(DrawFrames.list("selected", of: document) == [order[0], order[1], order[4], order[5]])
    #expect(document.text("strata") == "parent")
    #expect(document.text("by") == "wang")
    #expect(document.text("position/count") == "1")
    #expect(round.scratch.text("round/draws/001.json") != nil)
    let sha256 = try #require(document.text("sha256"))
    let journal = try #require(round.journalText("wang-desk1"))
    #expect(journal.contains(" who wang "))
    #expect(journal.contains(" draw 1 record sha256=\(sha256) "))
    let (verified, report) = verify()
    #expect(verified.status == .fine)
    #expect(report.text("draws/0/state") == "agrees")
    #expect(report.text("draws/0/recorded") == sha256)
    #expect(report.text("draws/0/isPubliclyCommitted") == "false")
  }

  @Test("a paper about a unit that was not drawn is refused and says why; a drawn one is taken")
  func subjects() {
    let early = begin("G04")
    #expect(early.output.contains("?506 argument=subject found=G04"))
    _ = draw()
    #expect(begin("G04").output.contains("=230 batch=A1"))
    for (unit, reason) in [
      ("G03", "it was not drawn"), ("G07", "it was not drawn"),
      ("G01", "a substitute that was not activated"), ("U01", "a drawn grassroots unit"),
      ("G99", "no such unit"),
    ] {
      let outcome = begin(unit, batch: "B1")
      #expect(outcome.output.contains("?506 argument=subject found=\(unit)"), "\(unit)")
      #expect(outcome.output.contains(reason), "\(outcome.output)")
    }
    #expect(begin("G04", batch: "C1").status == .fine)
  }

  @Test("a round without a frame takes its assessed units as before")
  func withoutFrame() {
    let plain = RoundStage()
    let outcome = plain.collect("who li\n" + RoundStage.batch("A1", papers: 1))
    #expect(outcome.output.contains("=230 batch=A1"))
    let document = Document(plain.run("verify", plain.path, "--json").output)
    #expect(document.count("draws") == 0)
  }

  @Test("the next ticket takes a unit's place, with its reason; its papers are then taken")
  func substitution() {
    _ = draw()
    let without = round.run("draw", "substitute", path, "G02", "--by", "li")
    #expect(without.status.rawValue == 64)
    #expect(without.diagnostics.contains("[missing-reason]"))
    #expect(round.journalText("li-desk1") == nil)
    let made = round.run(
      "draw", "substitute", path, "G02", "--reason", "已撤销 建制", "--by", "li", "--json")
    #expect(made.status == .fine, "\(made.diagnostics)")
    let document = Document(made.output)
    #expect(document.text("substitute/id") == "G01")
    #expect(document.text("substitute/ticket") == DrawFrames.order[2].ticket)
    #expect(document.text("waiting") == "0")
    #expect(begin("G01").output.contains("=230 batch=A1"))
    let (verified, report) = verify()
    #expect(verified.status == .fine)
    #expect(report.text("substitutions/0/substitute") == "G01")
    #expect(report.text("substitutions/0/reason") == "已撤销 建制")
    #expect(report.text("substitutions/0/by") == "li")
    #expect(round.run("verify", path).output.contains("已撤销 建制"))
    for (unit, code) in [
      ("G02", "already-replaced"), ("G01", "substitutes-exhausted"), ("G05", "not-activated"),
      ("G03", "not-drawn"),
    ] {
      let refused = round.run("draw", "substitute", path, unit, "--reason", "x", "--by", "li")
      #expect(refused.status.rawValue == 65)
      #expect(refused.diagnostics.contains("[\(code)]"), "\(refused.diagnostics)")
    }
  }

  @Test("a second draw for one purpose is refused until it names the first, and says draw 2 of 2")
  func redraw() throws {
    _ = draw()
    let before = try #require(round.scratch.text("round/draws/001.json"))
    let arguments = ["draw", path, "--seed", "7", "-n", "1", "--by", "wang"]
    let silent = round.stage.run(arguments)
    #expect(silent.status.rawValue == 65)
    #expect(silent.diagnostics.contains("[unnamed-predecessor]"))
    #expect(silent.diagnostics.contains("draw 2 of 2"))
    #expect(round.scratch.text("round/draws/002.json") == nil)
    let wrong = round.stage.run(arguments + ["--supersedes", "2"])
    #expect(wrong.diagnostics.contains("[wrong-predecessor]"))
    let same = round.stage.run(
      ["draw", path, "--seed", "20260601", "-n", "1", "--by", "wang", "--supersedes", "1"])
    #expect(same.diagnostics.contains("[seed-used-before]"))
    let named = round.stage.run(arguments + ["--supersedes", "1", "--json"])
    #expect(named.status == .fine, "\(named.diagnostics)")
    #expect(Document(named.output).text("position/ordinal") == "2")
    #expect(Document(named.output).text("supersedes/draw") == "1")
    #expect(round.scratch.text("round/draws/001.json") == before)
    #expect(verify().outcome.status == .fine)
    #expect(round.run("verify", path).output.contains("draw 1 of 2 for this purpose"))
  }

  @Test("a promised draw takes its digits once, and its seed is COMMIT:digits")
  func commitment() throws {
    let promised = round.run(
      "draw", "commit", path, "-n", "2", "--where", "standalone=是", "--seed-source", "20 dice",
      "--by", "wang", "--json")
    #expect(promised.status == .fine, "\(promised.diagnostics)")
    let commit = try #require(Document(promised.output).text("commit"))
    #expect(round.journalText("wang-desk1")?.contains(" draw 1 commit sha256=\(commit) ") == true)
    let words = round.run("draw", "reveal", path, "--digits", "12a", "--by", "li")
    #expect(words.status.rawValue == 65)
    #expect(round.journalText("li-desk1") == nil)
    let made = round.run("draw", "reveal", path, "--digits", "0042", "--by", "li", "--json")
    #expect(made.status == .fine, "\(made.diagnostics)")
    let document = Document(made.output)
    #expect(document.text("seed") == "\(commit):0042")
    #expect(document.text("isPubliclyCommitted") == "true")
    let second = round.run("draw", "reveal", path, "--digits", "0043", "--by", "li")
    #expect(second.status.rawValue == 65)
    #expect(second.diagnostics.contains("[already-revealed]"))
    #expect(round.run("draw", "verify", "\(path)/draws/001.json").status == .fine)
    let promise = round.run("draw", "verify", "\(path)/draws/001.commit.json")
    #expect(promise.output.contains(commit))
    #expect(verify().outcome.status == .fine)
    round.scratch.put(DrawFrames.text + "G12,新,U01,5,是\n", at: "round/frame.csv")
    let changed = verify()
    #expect(changed.outcome.status.rawValue == 1)
    #expect(changed.document.text("draws/1/frameUnchanged") == "false")
  }

  @Test("a frame that changed after the promise cannot be drawn from")
  func changedFrame() {
    _ = round.run(
      "draw", "commit", path, "-n", "1", "--seed-source", "dice", "--by", "wang")
    round.scratch.put(DrawFrames.text + "G12,新,U01,5,是\n", at: "round/frame.csv")
    let outcome = round.run("draw", "reveal", path, "--digits", "1", "--by", "wang")
    #expect(outcome.status.rawValue == 65)
    #expect(outcome.diagnostics.contains("[frame-changed]"))
  }

  @Test(
    "a draw's file that was changed, lost, or slipped in is found",
    arguments: ["changed", "rewritten", "lost", "slipped in"])
  func tampering(how: String) throws {
    _ = draw()
    let text = try #require(round.scratch.text("round/draws/001.json"))
    let other = RoundStage()
    other.scratch.put(DrawFrames.text, at: "round/frame.csv")
    _ = other.run("draw", other.path, "--seed", "9", "-n", "1", "--by", "wang")
    let foreign = try #require(other.scratch.text("round/draws/001.json"))
    let state: String
    switch how {
    case "changed":
      round.scratch.put(text.replacing("G04", with: "G03"), at: "round/draws/001.json")
      state = "differs"
    case "rewritten":
      round.scratch.put(foreign, at: "round/draws/001.json")
      state = "differs"
    case "lost":
      ScratchFolder.removeFile("\(path)/draws/001.json")
      state = "missing"
    default:
      let fresh = RoundStage()
      fresh.scratch.put(DrawFrames.text, at: "round/frame.csv")
      fresh.scratch.put(foreign, at: "round/draws/001.json")
      let outcome = fresh.run("verify", fresh.path, "--json")
      #expect(outcome.status.rawValue == 65)
      #expect(Document(outcome.output).text("draws/0/state") == "unrecorded")
      #expect(fresh.collect("who li\n").status == .fine)
      let blocked = fresh.run("draw", fresh.path, "--seed", "10", "-n", "1", "--by", "li")
      #expect(blocked.status.rawValue == 73)
      // What an interruption left behind is put on record by the same command.
      let again = fresh.run("draw", fresh.path, "--seed", "9", "-n", "1", "--by", "wang")
      #expect(again.status == .fine, "\(again.diagnostics)")
      #expect(fresh.run("verify", fresh.path).status == .fine)
      return
    }
    let (outcome, document) = verify()
    #expect(outcome.status.rawValue == 65)
    #expect(document.text("draws/0/state") == state)
    #expect((document.count("drawFindings") ?? 0) > 0)
    #expect(begin("G04").status.rawValue == 65)
  }

  @Test(
    "where a scheme says how units are sampled, a draw follows it unless an option says otherwise")
  func schemeSays() {
    let definition = "round/definitions/\(RoundStage.scheme).scheme.json5"
    let text = round.scratch.text(definition) ?? ""
    let saying = text.replacing(
      "maximum:", with: "sampling: { strata: 'parent', where: 'standalone=是' }, maximum:",
      maxReplacements: 1)
    #expect(saying != text)
    round.scratch.put(saying, at: definition)
    let arguments = ["draw", path, "--seed", "20260601", "-n", "4", "--by", "wang", "--json"]
    // Four standalone unions in each stratum: all are drawn, the two others are not in the frame.
    let drawn = Document(round.stage.run(arguments).output)
    #expect(drawn.text("where") == "standalone=是")
    #expect(DrawFrames.list("selected", of: drawn) == DrawFrames.order)
    let all = Document(
      round.stage.run(
        arguments + ["--purpose", "x", "--where", "all", "--strata", "none", "--seed-source", "y"]
      ).output)
    #expect(all.count("frame/units") == 10)
    #expect(all["where"]?.content == .null)
    #expect(all.count("selected") == 4)
  }

  @Test("check lists what is wrong with a round's frame and its draws")
  func check() throws {
    _ = draw()
    #expect(round.run("check", path).status == .fine)
    let text = try #require(round.scratch.text("round/draws/001.json"))
    round.scratch.put(text.replacing("\"wang\"", with: "\"li\""), at: "round/draws/001.json")
    round.scratch.put(DrawFrames.text + "G12,新,U09,5,是\n", at: "round/frame.csv")
    let outcome = round.run("check", path)
    #expect(outcome.status.rawValue == 1)
    #expect(outcome.output.contains("[unknown-parent]"))
    #expect(outcome.output.contains("[checksum-differs]"))
  }

  @Test(
    "a refused draw leaves no trace",
    arguments: [
      (["--seed", "1", "-n", "9", "--by", "wang"], 65),
      (["--seed", "1", "-n", "1"], 64),
      (["--seed", "1", "-n", "1", "--by", "../x"], 64),
      (["--seed", "a,b", "-n", "1", "--by", "wang"], 64),
    ] as [([String], Int32)])
  func noTrace(options: [String], status: Int32) {
    #expect(round.stage.run(["draw", path] + options).status.rawValue == status)
    #expect(ScratchFolder.names(in: "\(path)/draws").isEmpty)
    #expect(ScratchFolder.names(in: "\(path)/journals").isEmpty)
  }

  @Test("a draw that cannot be put on record takes its file back")
  func fullDisk() {
    var stage = round.stage
    stage.storage = FailingStorage(failing: .fdatasync, number: ENOSPC)
    let outcome = stage.run("draw", path, "--seed", "1", "-n", "1", "--by", "wang")
    #expect(outcome.status.rawValue == 74)
    #expect(ScratchFolder.names(in: "\(path)/draws").isEmpty)
  }
}
