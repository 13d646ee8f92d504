import Testing

@testable import PingyiTool

/// `demo`: its figures are those of oracle.py, which never saw the product.
@Suite struct DemoTests {
  let scratch = ScratchFolder()
  let stage = Stage()

  @Test("the demo's points are the oracle's, and the round that it leaves behind verifies")
  func figures() throws {
    let folder = scratch.path("demo")
    let outcome = stage.run("demo", folder, "--json")
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    let document = Document(outcome.output)
    let expected = Document(
      String(
        decoding: try FileContents.read("\(DemoRoundTests.fixtures)/expected.json"), as: UTF8.self))
    // The oracle writes 187/2 where the product writes 93.5.
    let decimals = ["187/2": "93.5", "183/2": "91.5", "185/2": "92.5"]
    for (place, unit) in ["U01", "U02", "U03", "U04"].enumerated() {
      #expect(document.text("home/score/units/\(place)/unit") == unit)
      for (end, name) in [(0, "low"), (1, "high")] {
        let total = try #require(expected.text("units/\(unit)/total/\(end)"))
        #expect(
          document.text("home/score/units/\(place)/score/\(name)/value") == decimals[total] ?? total
        )
      }
    }
    #expect(document.text("folder") == folder)
    #expect(stage.run("verify", folder + "/home").status == .fine)
    #expect(
      ScratchFolder.names(in: folder + "/home/journals").filter { $0.hasSuffix(".journal") }
        .sorted()
        == ["li-desk-b.journal", "wang-desk-a.journal"])
  }

  @Test(
    "the story tells each refused line with its reason, and what to type next",
    arguments: ["zh", "en"])
  func story(language: String) {
    let folder = scratch.path("demo")
    let text = stage.run("demo", folder, "--lang", language).output
    #expect(text.contains("  > 15 112111\n  < ?521 "))
    #expect(text.contains("17/20 = 85%"))
    #expect(text.contains("91.50…92.50"))
    #expect(text.contains("pingyi explain \(folder)/home U02 1.6"))
  }

  @Test("without a folder the round goes to the temporary folder; an occupied folder is refused")
  func folders() {
    var stage = stage
    stage.environment["TMPDIR"] = scratch.path
    #expect(stage.run("demo").status == .fine)
    #expect(ScratchFolder.names(in: scratch.path) == ["pingyi-demo-a5a5a5a5a5a5"])
    scratch.put("", at: "full/x")
    #expect(stage.run("demo", scratch.path("full")).status.rawValue == 73)
  }
}
