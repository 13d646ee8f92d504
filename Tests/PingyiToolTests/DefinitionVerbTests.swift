import Surveys
import Testing

@testable import PingyiTool

/// `schemes`, `init` and `check`; expectations from the product page and from the files written here.
@Suite struct DefinitionVerbTests {
  let stage = Stage()
  let scratch = ScratchFolder()
  static let scheme = "qinhuangdao-2023-home"

  @Test("schemes lists every bundled scheme with its title, as text and as JSON")
  func schemes() {
    let text = stage.run("schemes", "--lang", "zh")
    #expect(text.status == .fine)
    for scheme in BundledDefinition.schemes { #expect(text.output.contains(scheme)) }
    #expect(text.output.contains("模范职工之家"))
    let json = stage.run("schemes", "--json")
    #expect(json.output.hasPrefix("[\n"))
    #expect(json.output.contains("\"scheme\": \"\(Self.scheme)\""))
  }

  @Test("init writes a round that check finds sound, in both languages", arguments: ["zh", "en"])
  func initThenCheck(language: String) {
    let folder = scratch.path("round-2023")
    let made = stage.run("init", Self.scheme, folder, "--lang", language)
    #expect(made.status == .fine)
    #expect(
      ScratchFolder.names(in: folder)
        == ["round.json5", "definitions", "journals", "draws", "reports"])
    #expect(
      ScratchFolder.names(in: folder + "/definitions")
        == Set(BundledDefinition.files(of: Self.scheme).map(\.file)))
    let checked = stage.run("check", folder, "--lang", language)
    #expect(checked.status == .fine)
    #expect(checked.output.contains(language == "zh" ? "0 个错误" : "0 errors"))
  }

  @Test("init names the round after its folder where that can be an id")
  func roundID() {
    #expect(RoundTemplate.roundID(folder: "a/round-2023", scheme: "s") == "round-2023")
    #expect(RoundTemplate.roundID(folder: "a/轮次", scheme: "s") == "s")
    #expect(RoundTemplate.roundID(folder: "-x", scheme: "s") == "s")
  }

  @Test("init refuses a folder that holds anything, even a hidden file, and leaves it as it is")
  func occupiedFolder() {
    scratch.put("", at: "d/.x")
    let outcome = stage.run("init", Self.scheme, scratch.path("d"))
    #expect(outcome.status.rawValue == 73)
    #expect(outcome.diagnostics.contains("[folder-not-empty]"))
    #expect(ScratchFolder.names(in: scratch.path("d")) == [".x"])
  }

  @Test("init asks whether another scheme was meant")
  func unknownScheme() {
    let outcome = stage.run("init", "qinhuangdao-2023-hone", scratch.path("d"))
    #expect(outcome.status.rawValue == 64)
    #expect(outcome.diagnostics.contains("did you mean 'qinhuangdao-2023-home'?"))
    #expect(ScratchFolder.names(in: scratch.path).isEmpty)
  }

  @Test("init takes definitions from a folder instead of the bundled ones")
  func ownDefinitions() {
    for file in BundledDefinition.files(of: Self.scheme) {
      scratch.put(String(decoding: file.bytes, as: UTF8.self) + "// ours\n", at: "own/\(file.file)")
    }
    #expect(stage.run("init", scratch.path("own"), scratch.path("round")).status == .fine)
    for file in BundledDefinition.files(of: Self.scheme) {
      #expect(scratch.text("round/definitions/\(file.file)")?.hasSuffix("// ours\n") == true)
    }
  }

  @Test("init on a folder without a scheme is refused as bad data")
  func folderWithoutScheme() {
    scratch.put("", at: "own/readme.txt")
    let outcome = stage.run("init", scratch.path("own"), scratch.path("round"))
    #expect(outcome.status.rawValue == 65)
    #expect(outcome.diagnostics.contains("[no-scheme]"))
  }

  @Test("init --json names the round and the files")
  func initDocument() {
    let outcome = stage.run("init", Self.scheme, scratch.path("r1"), "--json")
    #expect(outcome.output.contains("\"round\": \"r1\""))
    #expect(outcome.output.contains("/r1/round.json5\""))
  }

  @Test("every bundled folder is free of errors")
  func bundledAreSound() {
    for file in BundledDefinition.all {
      scratch.put(String(decoding: file.bytes, as: UTF8.self), at: "\(file.scheme)/\(file.file)")
    }
    let outcome = stage.run("check", scratch.path)
    #expect(outcome.status == .fine, "\(outcome.output)")
  }

  @Test("check collects the findings of all files, in the order of files and lines")
  func allFindings() {
    _ = stage.run("init", Self.scheme, scratch.path("r"))
    scratch.put("{ round: 'r',\n  scheme: 'other',\n  unitz: [],\n}", at: "r/round.json5")
    let outcome = stage.run("check", scratch.path("r"))
    #expect(outcome.status.rawValue == 1)
    #expect(outcome.output.contains("round.json5:3:3: error [unknown-key]"))
    #expect(outcome.output.contains("did you mean 'units'?"))
    #expect(outcome.output.contains("[missing-key]"))
  }

  @Test("check --json gives each finding the documented keys")
  func findingKeys() {
    let path = scratch.put("{ round: 'r', scheme: 's', units: [], }", at: "round.json5")
    let outcome = stage.run("check", "--json", path)
    #expect(outcome.status.rawValue == 1)
    for key in [
      "code", "severity", "file", "line", "column", "found", "expected", "suggestion", "message",
    ] {
      #expect(outcome.output.contains("\"\(key)\": "))
    }
    _ = stage.run("init", Self.scheme, scratch.path("good"))
    let file = scratch.path("good/round.json5")
    #expect(stage.run("check", "--json", file).output == "[]\n")
  }

  @Test("a round is checked against its definitions: scheme, readings, questionnaires")
  func crossChecks() {
    _ = stage.run("init", Self.scheme, scratch.path("r"))
    let units = "units: [ { id: 'U1', number: 1, name: '甲', members: 20 } ]"
    scratch.put("{ round: 'r', scheme: 'another', \(units) }", at: "r/round.json5")
    #expect(stage.run("check", scratch.path("r")).output.contains("[other-scheme]"))
    scratch.put(
      "{ round: 'r', scheme: '\(Self.scheme)', \(units),\n readings: { 'AMB-02': 'nonsense' } }",
      at: "r/round.json5")
    let readings = stage.run("check", scratch.path("r"))
    #expect(readings.status.rawValue == 1)
    #expect(readings.output.contains("round.json5:2:"))
  }

  @Test("a scheme that reads a questionnaire which is not there is found, with its place")
  func unknownQuestionnaire() {
    _ = stage.run("init", Self.scheme, scratch.path("r"))
    for name in ScratchFolder.names(in: scratch.path("r/definitions"))
    where name.hasSuffix(".questionnaire.json5") {
      ScratchFolder.removeFile(scratch.path("r/definitions/\(name)"))
    }
    let outcome = stage.run("check", scratch.path("r"))
    #expect(outcome.status.rawValue == 1)
    #expect(outcome.output.contains("scheme.json5:"))
    #expect(outcome.output.contains("[unknown-questionnaire]"))
  }

  @Test("check of a path that is not there ends with 66, of an empty folder with a warning")
  func nothingThere() {
    #expect(stage.run("check", scratch.path("none")).status.rawValue == 66)
    let empty = stage.run("check", scratch.path)
    #expect(empty.status == .fine)
    #expect(empty.output.contains("[nothing-to-check]"))
  }

  @Test("a file that defines nothing known is an error, whatever its name")
  func unknownKind() {
    let outcome = stage.run("check", scratch.put("{ a: 1 }", at: "x.json5"))
    #expect(outcome.status.rawValue == 1)
    #expect(outcome.output.contains("[unknown-definition]"))
  }

  @Test("a link that leads back to its folder does not send check round in circles")
  func circularLink() {
    scratch.link("..", at: "d/up")
    scratch.put("{ a: 1 }", at: "d/x.json5")
    #expect(stage.run("check", scratch.path).output.contains("1 file: 1 error"))
  }
}
