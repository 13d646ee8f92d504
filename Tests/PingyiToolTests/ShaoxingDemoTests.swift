import ExactArithmetic
import Reporting
import Rounds
import Scoring
import Tallies
import Testing

@testable import PingyiTool

/// The demo's main round: figures against oracle.py, the report against `score`.
@Suite struct ShaoxingDemoTests {
  let scratch = ScratchFolder()
  let stage = Stage()

  private var path: String { scratch.path("demo") }
  private var round: String { path + "/shaoxing" }

  private func fixture(_ name: String) throws -> String {
    let parts = #filePath.split(separator: "/").dropLast(3)
    let root = "/" + parts.joined(separator: "/")
    return String(
      decoding: try FileContents.read("\(root)/Fixtures/ShaoxingRound/\(name)"), as: UTF8.self)
  }

  /// The oracle's totals under the recommended readings: unit, low, high.
  private func expected() throws -> [String: (low: Rational, high: Rational)] {
    var totals: [String: (low: Rational, high: Rational)] = [:]
    for line in try fixture("expected.txt").split(separator: "\n") {
      let words = line.split(separator: " ").map { String($0) }
      guard words.starts(with: ["total", "linear", "total", "competition"]) else { continue }
      let ends = words[6].split(separator: "…").map { String($0) }
      let low = try Rational(parsing: try #require(ends.first))
      totals[words[4]] = (low, try ends.last.map { try Rational(parsing: $0) } ?? low)
    }
    return totals
  }

  private func fraction(_ document: Document, _ path: String) throws -> Rational {
    try Rational(
      parsing:
        "\(document.text("\(path)/numerator") ?? "")/\(document.text("\(path)/denominator") ?? "")")
  }

  @Test("the totals are the oracle's as fractions, and the round that is left behind verifies")
  func totals() throws {
    #expect(stage.run("demo", path).status == .fine)
    let document = Document(stage.run("score", round, "--json").output)
    let expected = try expected()
    let count = try #require(document.count("units"))
    #expect(count == expected.count && count > 0)
    for place in 0..<count {
      let unit = try #require(document.text("units/\(place)/unit"))
      let total = try #require(expected[unit])
      #expect(try fraction(document, "units/\(place)/score/low") == total.low, "\(unit)")
      #expect(try fraction(document, "units/\(place)/score/high") == total.high, "\(unit)")
    }
    #expect(stage.run("verify", round).status == .fine)
    #expect(stage.run("draw", "verify", round + "/draws/001.json").status == .fine)
  }

  @Test(
    "the story tells draw, keying, ranking and veto in both languages", arguments: ["zh", "en"])
  func story(language: String) throws {
    let text = stage.run("demo", path, "--lang", language).output
    #expect(text.contains("printf '%s,%s'"))
    #expect(text.contains("veto") || text.contains("一票否决"))
    #expect(text.contains("\(round)/reports/report.html"))
    #expect(text.contains("pingyi explain \(path)/home U02 1.6"))
    #expect(try #require(scratch.text("demo/shaoxing/reports/report.html")).hasPrefix("<!DOCTYPE"))
  }

  @Test("a report is not overwritten without --force, and needs to be told where it goes")
  func overwriting() {
    _ = stage.run("demo", path)
    let file = scratch.put("mine", at: "report.html")
    #expect(stage.run("report", round, "-o", file).status.rawValue == 73)
    #expect(scratch.text("report.html") == "mine")
    #expect(stage.run("report", round, "-o", file, "--force").status == .fine)
    #expect(stage.run("report", round).status.rawValue == 64)
  }

  @Test("explain adds up again: maximum − lost + absorbed is the total, as fractions")
  func sum() throws {
    _ = stage.run("demo", path)
    let document = Document(stage.run("explain", round, "U01", "--json").output)
    for (total, end) in [("low", "worst"), ("high", "best")] {
      #expect(
        try fraction(document, "sum/maximum") - fraction(document, "sum/lost/\(end)")
          + fraction(document, "sum/absorbed/\(end)")
          == fraction(document, "explanation/value/\(total)"))
    }
    let text = stage.run("explain", round, "U01", "leaders", "--lang", "zh").output
    #expect(text.contains("条款：第七条") && text.contains("份"))
  }

  @Test("export gives decimals and fractions, a byte order mark on request, and names no formula")
  func export() throws {
    _ = stage.run("demo", path)
    let file = round + "/round.json5"
    let definition = String(decoding: try FileContents.read(file), as: UTF8.self)
    scratch.put(
      definition.replacing("\"教育系统\"", with: "\"=教育系统\""), at: "demo/shaoxing/round.json5")
    let text = stage.run("export", round, "--what", "ranking", "--format", "csv").output
    #expect(text.hasPrefix("rank.best,rank.worst,unit,name,leaders.low,leaders.low.fraction,"))
    #expect(text.contains("U01,'=教育系统,"))
    let total = try #require(try expected()["U02"])
    #expect(text.contains(",\(total.low),"))
    #expect(stage.run("export", round, "--bom").output == "\u{FEFF}" + text)
    let output = scratch.path("ranking.csv")
    #expect(stage.run("export", round, "-o", output).status == .fine)
    #expect(scratch.text("ranking.csv") == text)
  }

  @Test(
    "export --what measures has every component as score --json has it, hidden ones blank; JSON Lines says the same"
  )
  func measures() throws {
    _ = stage.run("demo", path)
    let score = Document(stage.run("score", round, "--json").output)
    let lines = stage.run("export", round, "--what", "measures", "--format", "jsonl").output
      .split(separator: "\n").map { Document(String($0)) }
    let csv = stage.run("export", round, "--what", "measures").output
    #expect(csv.split(separator: "\r\n").count == lines.count + 1)
    var told = 0
    var hidden = 0
    for place in 0..<(try #require(score.count("units"))) {
      let unit = try #require(score.text("units/\(place)/unit"))
      for part in 0..<(try #require(score.count("units/\(place)/components"))) {
        let key = "units/\(place)/components/\(part)"
        let id = try #require(score.text("\(key)/id"))
        let row = try #require(
          lines.first {
            $0.text("unit") == unit && $0.text("component") == id && $0.text("kind") == "component"
          })
        #expect(row.text("part.of") == score.text("\(key)/partOf"))
        switch row.text("status") {
        case "hidden":
          hidden += 1
          for cell in ["low", "high", "numerator", "denominator", "value"] {
            #expect(row.text(cell) == nil)
          }
        case "widened": break
        default:
          told += 1
          #expect(
            try Rational(parsing: row.text("low") ?? "") == fraction(score, "\(key)/score/low"))
          #expect(
            try Rational(parsing: row.text("high") ?? "") == fraction(score, "\(key)/score/high"))
        }
      }
    }
    #expect(told > 0 && hidden > 0)
  }

  @Test("the order of units and of the frame's rows changes no byte of score --json")
  func order() throws {
    _ = stage.run("demo", path)
    let before = stage.run("score", round, "--json").output
    let frame = try fixture("frame.csv").split(separator: "\n")
    let turned = [frame[0]] + Array(frame.dropFirst().reversed())
    scratch.put(
      turned.map { $0 + "\n" }.joined(), at: "demo/shaoxing/frame.csv")
    #expect(stage.run("score", round, "--json").output == before)
  }
}
