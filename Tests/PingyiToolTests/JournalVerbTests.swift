import Journaling
import Testing

@testable import PingyiTool

/// `journal …` and `verify`; statuses follow the product page: 0, 1 for a tail, 65 for damage.
@Suite struct JournalVerbTests {
  let round = RoundStage()
  let path: String

  init() {
    let outcome = round.collect("who li\n" + RoundStage.batch("A1", papers: 2) + "seal\nbye\n")
    #expect(outcome.status == .fine, "\(outcome.output)")
    path = round.journal("li-desk1")
  }

  /// Head, who, begin, two papers, end, seal.
  static let records = 7

  @Test("journal head prints seq:hash16 and check digits, which verify accepts")
  func head() {
    let outcome = round.run("journal", "head", path)
    #expect(outcome.status == .fine)
    #expect(outcome.output.hasPrefix("\(Self.records):"))
    let short = String(outcome.output.prefix { $0 != " " })
    #expect(round.run("journal", "verify", path, "--head", short).status == .fine)
    #expect(round.run("verify", round.path, "--head", short).status == .fine)
    let document = Document(round.run("journal", "head", path, "--json").output)
    #expect(document.text("short") == short)
    #expect(document.text("hash")?.utf8.count == 64)
  }

  @Test("a head that the journal does not extend ends with 65")
  func otherHead() {
    let wrong = "3:0000000000000000"
    #expect(round.run("journal", "verify", path, "--head", wrong).status.rawValue == 65)
    let outcome = round.run("verify", round.path, "--head", wrong, "--json")
    #expect(outcome.status.rawValue == 65)
    #expect(Document(outcome.output).text("noted/0/extends") == "false")
    #expect(round.run("journal", "verify", path, "--head", "x").status.rawValue == 64)
  }

  @Test("journal dump shows every record once, as lines and as JSON")
  func dump() {
    let lines = round.run("journal", "dump", path)
    #expect(lines.status == .fine)
    #expect(lines.output.split(separator: "\n").count == Self.records + 1)
    let document = Document(round.run("journal", "dump", path, "--json").output)
    #expect(document.count("") == Self.records - 1)
    #expect(document.text("0/kind") == "who")
    #expect(document.text("0/fields/0") == "li")
  }

  @Test("an unfinished tail is a finding, with status 1, and is told")
  func tail() {
    round.scratch.put(
      (round.journalText("li-desk1") ?? "") + "8 9 2024", at: "round/journals/li-desk1.journal")
    for command in [["journal", "verify"], ["journal", "head"], ["journal", "dump"]] {
      #expect(round.stage.run(command + [path]).status.rawValue == 1, "\(command)")
    }
    let document = Document(round.run("journal", "verify", path, "--json").output)
    #expect(document.text("condition") == "tail")
    #expect(document.text("tail/length") == "8")
    #expect(round.run("verify", round.path).status.rawValue == 1)
    // The next entry seals it and goes on.
    let next = round.collect("who li\n")
    #expect(next.status == .fine)
    #expect(!next.diagnostics.isEmpty)
    #expect(round.run("verify", round.path).status == .fine)
  }

  @Test("damage is told with its line by every journal command, status 65")
  func damage() {
    let text = (round.journalText("li-desk1") ?? "").replacing("1111111", with: "2111111")
    round.scratch.put(text, at: "round/journals/li-desk1.journal")
    for command in [["journal", "verify"], ["journal", "head"], ["journal", "dump"]] {
      let outcome = round.stage.run(command + [path])
      #expect(outcome.status.rawValue == 65, "\(command)")
      #expect(outcome.diagnostics.contains("line 4"), "\(outcome.diagnostics)")
    }
    #expect(
      Document(round.run("journal", "verify", path, "--json").output).text("condition") == "damaged"
    )
    for verb in ["tally", "score", "verify"] {
      #expect(round.run(verb, round.path).status.rawValue == 65)
    }
  }

  @Test("a salvaged journal replaces the damaged one, and the batch can be entered to its end")
  func salvage() {
    let text = round.journalText("li-desk1") ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // The second paper is spoilt: the header, who, begin and one paper remain.
    let spoilt = lines.enumerated().map { $0.offset == 4 ? "5 spoilt" : String($0.element) }
    round.scratch.put(spoilt.joined(separator: "\n"), at: "round/journals/li-desk1.journal")
    let new = round.journal("li-desk1b")
    let outcome = round.run("journal", "salvage", path, new, "--json")
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    #expect(Document(outcome.output).text("records") == "3")
    #expect(round.run("journal", "salvage", path, new).status.rawValue == 73)
    ScratchFolder.removeFile(path)
    ScratchFolder.removeFile(path + ".head")
    let next = round.collect(
      "who li\nbegin A1\n2 3333333\nend papers=2\nseal\n", "--station", "desk1b")
    #expect(next.status == .fine, "\(next.output)")
    #expect(round.run("verify", round.path).status == .fine)
  }

  @Test("a sound journal needs no salvage")
  func nothingToSalvage() {
    let outcome = round.run("journal", "salvage", path, round.scratch.path("new"))
    #expect(outcome.status.rawValue == 65)
    #expect(ScratchFolder.names(in: round.scratch.path) == ["round"])
  }

  @Test("a file that is not there ends with 66, one that is no journal with 65")
  func noJournal() {
    #expect(round.run("journal", "verify", round.scratch.path("none")).status.rawValue == 66)
    let text = round.scratch.put("hello\n", at: "text")
    #expect(round.run("journal", "verify", text).status.rawValue == 65)
  }

  @Test("a copy of a journal beside it, and a journal that vanished, are refused by name")
  func copies() {
    round.scratch.put(round.journalText("li-desk1") ?? "", at: "round/journals/copy.journal")
    let copied = round.run("verify", round.path)
    #expect(copied.status.rawValue == 65)
    #expect(copied.diagnostics.contains("[copied-journal]"))
    ScratchFolder.removeFile(round.journal("copy"))
    ScratchFolder.removeFile(path)
    let vanished = round.run("tally", round.path)
    #expect(vanished.status.rawValue == 65)
    #expect(vanished.diagnostics.contains("[journal-vanished]"))
  }

  @Test("verify names the state by a hash that does not depend on who keyed when")
  func stateHash() {
    let other = RoundStage()
    var later = other.stage
    later.time += 86_400
    later.input = PipedSource("who wang\n" + RoundStage.batch("A1", papers: 2) + "seal\n")
    #expect(later.run("collect", other.path).status == .fine)
    let first = Document(round.run("verify", round.path, "--json").output)
    let second = Document(other.run("verify", other.path, "--json").output)
    #expect(first.text("stateHash")?.utf8.count == 64)
    #expect(first.text("stateHash") == second.text("stateHash"))
    #expect(first.text("heads/0") != second.text("heads/0"))
  }

  @Test("verify finds a questionnaire that was changed after its batch began")
  func changedDefinition() {
    let name = "round/definitions/member-evaluation.questionnaire.json5"
    round.scratch.put((round.scratch.text(name) ?? "") + "// changed\n", at: name)
    let outcome = round.run("verify", round.path, "--json")
    #expect(outcome.status.rawValue == 1)
    #expect(Document(outcome.output).text("batches/0/definitionUnchanged") == "false")
  }
}
