import ExactArithmetic
import Testing

@testable import PingyiTool

/// A round of four small homes through the program: facts from a table, papers through the line protocol.
@Suite struct SmallHomeRoundTests {
  static let folder = "Fixtures/SmallHomeRound"

  private func played() throws -> (path: String, stage: Stage, scratch: ScratchFolder) {
    let scratch = ScratchFolder()
    var stage = Stage()
    let path = scratch.path("round")
    #expect(stage.run("init", "qinhuangdao-2023-small-home", path).status == .fine)
    let round = try #require(SourceFile.read("\(Self.folder)/round.json5"))
    scratch.put(round, at: "round/round.json5")
    let table = SourceFile.root() + "/\(Self.folder)/facts.csv"
    let imported = stage.run("import", path, table, "--operator", "zhao", "--facts")
    #expect(imported.status == .fine, "\(imported.output) \(imported.diagnostics)")
    stage.input = PipedSource(try #require(SourceFile.read("\(Self.folder)/papers.txt")))
    let collected = stage.run("collect", path)
    #expect(collected.status == .fine, "\(collected.output)")
    return (path, stage, scratch)
  }

  @Test("points, own scores and the open interval are those of oracle.py")
  func oracle() throws {
    let (path, stage, scratch) = try played()
    defer { _ = scratch }
    let expected = Document(try #require(SourceFile.read("\(Self.folder)/expected.json")))
    let score = Document(stage.run("score", path, "--json").output)
    #expect(score.count("units") == 4)
    for place in 0..<4 {
      let unit = try #require(score.text("units/\(place)/unit"))
      for (end, name) in [(0, "low"), (1, "high")] {
        let total = try Rational(parsing: expected.text("units/\(unit)/total/\(end)") ?? "")
        let found = try Rational(parsing: score.text("units/\(place)/score/\(name)/value") ?? "")
        #expect(found == total, "\(unit) \(name)")
        guard let stated = expected.text("units/\(unit)/own/\(end)") else { continue }
        let own = try Rational(
          parsing: score.text("units/\(place)/outcome/own/\(name)/value") ?? "")
        #expect(try own == Rational(parsing: stated), "\(unit) own \(name)")
      }
    }
  }

  // By hand: S1 states 100 itself; S2 states 94 and is a union of new forms of work; S3 and S4 stated nothing;
  // S3's breach of union law counts only where the exclusions hold for small homes too.
  @Test("who is recommended rests on the own score, exclusions on their reading")
  func recommendations() throws {
    let (path, stage, scratch) = try played()
    defer { _ = scratch }
    let text = stage.run("score", path, "--lang", "zh").output
    #expect(text.contains("S1: 可以推荐：自评分 100 分，达到 90 分"))
    #expect(text.contains("S2: 可以推荐（优先）：自评分 94 分，达到 90 分"))
    #expect(text.contains("S3: 尚不能确定：没有登记自评"))
    #expect(text.contains("命名后：授牌和工作经费补助 5000 元"))
    #expect(text.contains("S2：自评 94.00，评定 89.50"))
    #expect(text.contains("S3: 工会组织和制度不落实：有此情形，但按口径或经批准不适用"))
    let both = stage.run("score", path, "--reading", "AMB-24=both", "--lang", "zh").output
    #expect(both.contains("不得参评"))
    #expect(!text.contains("：不得参评"))
    let explained = stage.run("explain", path, "S4", "2.3", "--lang", "zh")
    #expect(explained.output.contains("small-home-satisfaction"))
  }
}
