import ExactArithmetic
import Questionnaires
import Reporting
import Rounds
import Scoring
import Sheets
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

  /// What the oracle says of a unit under the recommended readings.
  private struct Expected {
    var low = Rational(0)
    var high = Rational(0)
    var departments = Rational(0)
    var places: [String] = []
    var grades: [String] = []
    var parts: [String: String] = [:]
  }

  private func expected() throws -> [String: Expected] {
    var units: [String: Expected] = [:]
    for line in try fixture("expected.txt").split(separator: "\n") {
      let words = line.split(separator: " ").map { String($0) }
      if words.starts(with: ["total", "linear", "total", "competition"]) {
        let ends = words[6].split(separator: "…").map { String($0) }
        units[words[4], default: .init()].low = try Rational(parsing: try #require(ends.first))
        units[words[4], default: .init()].high = try Rational(parsing: try #require(ends.last))
        units[words[4], default: .init()].departments = try Rational(parsing: words[5])
        units[words[4], default: .init()].places = words[7].split(separator: "-").map { String($0) }
      } else if words[0] == "grade" {
        units[words[1], default: .init()].grades = Array(words.dropFirst(2))
      } else if words[0] == "part" {
        for pair in words.dropFirst(2) {
          let parts = pair.split(separator: "=").map { String($0) }
          units[words[1], default: .init()].parts[parts[0]] = parts[1]
        }
      }
    }
    return units
  }

  private func fraction(_ document: Document, _ path: String) throws -> Rational {
    try Rational(
      parsing:
        "\(document.text("\(path)/numerator") ?? "")/\(document.text("\(path)/denominator") ?? "")")
  }

  @Test("every figure is the oracle's as a fraction, and the round that is left behind verifies")
  func totals() throws {
    try MadeDemo.put(in: scratch)
    let document = Document(MadeDemo.score)
    let expected = try expected()
    let count = try #require(document.count("units"))
    #expect(count == expected.count && count == 22)
    for place in 0..<count {
      let key = "units/\(place)"
      let unit = try #require(document.text("\(key)/unit"))
      let oracle = try #require(expected[unit])
      #expect(try fraction(document, "\(key)/score/low") == oracle.low, "\(unit)")
      #expect(try fraction(document, "\(key)/score/high") == oracle.high, "\(unit)")
      #expect(document.text("\(key)/rank/best") == oracle.places.first, "\(unit)")
      #expect(document.text("\(key)/rank/worst") == oracle.places.last, "\(unit)")
      let grades = (0..<(document.count("\(key)/grade/possible") ?? 0)).compactMap {
        document.text("\(key)/grade/possible/\($0)")
      }
      #expect(grades == oracle.grades, "\(unit)")
      #expect(document.text("\(key)/vetoed") == "\(unit == "U21")")
      var compared = 0
      for component in 0..<(try #require(document.count("\(key)/components"))) {
        let path = "\(key)/components/\(component)"
        let name = try #require(document.text("\(path)/id"))
        if name == "departments" {
          #expect(try fraction(document, "\(path)/score/low") == oracle.departments, "\(unit)")
        }
        guard let text = oracle.parts[name] else { continue }
        compared += 1
        let ends = try text.split(separator: "…").map { try Rational(parsing: String($0)) }
        #expect(try fraction(document, "\(path)/score/low") == ends.first, "\(unit) \(name)")
        #expect(try fraction(document, "\(path)/score/high") == ends.last, "\(unit) \(name)")
      }
      #expect(compared == 6, "leaders, three roles, grassroots, brand")
    }
    #expect(stage.run("verify", round).status == .fine)
    #expect(stage.run("draw", "verify", round + "/draws/001.json").status == .fine)
  }

  @Test("drawn units, substitutes and tickets are those that the oracle worked out with hashlib")
  func drawing() throws {
    try MadeDemo.put(in: scratch)
    let record = Document(try #require(scratch.text("demo/shaoxing/draws/001.json")))
    var tickets: [String: String] = [:]
    var drawn: [String] = []
    var waiting: [String] = []
    for line in try fixture("expected.txt").split(separator: "\n") {
      let words = line.split(separator: " ").map { String($0) }
      if words[0] == "ticket" { tickets[words[1]] = words[2] }
      guard words[0] == "draw", let bar = words.firstIndex(of: "|") else { continue }
      drawn += words[2..<bar].map { "\(words[1]) \($0)" }
      waiting += words[(bar + 1)...].map { "\(words[1]) \($0)" }
    }
    func list(_ key: String) -> [String] {
      (0..<(record.count(key) ?? 0)).map {
        "\(record.text("\(key)/\($0)/stratum") ?? "") \(record.text("\(key)/\($0)/id") ?? "")"
      }
    }
    #expect(drawn.count == 66 && list("selected") == drawn)
    #expect(waiting.count == 22 && list("substitutes") == waiting)
    for place in 0..<66 {
      let id = try #require(record.text("selected/\(place)/id"))
      #expect(record.text("selected/\(place)/ticket") == tickets[id])
    }
    let verified = Document(stage.run("verify", round, "--json").output)
    let substitute = try #require(
      try fixture("expected.txt").split(separator: "\n").first { $0.hasPrefix("substitute ") })
    #expect(
      substitute == "substitute \(verified.text("substitutions/0/unit") ?? "") "
        + "\(verified.text("substitutions/0/substitute") ?? "")")
  }

  @Test("every batch has the papers, valid, invalid and abstained, that the oracle counted")
  func counts() throws {
    try MadeDemo.put(in: scratch)
    let loaded = try LoadedRound.load(round, in: .ofThisProcess())
    var papers = 0
    for line in try fixture("expected.txt").split(separator: "\n") where line.hasPrefix("batch ") {
      let words = line.split(separator: " ").map { String($0) }
      let batch = try #require(loaded.state.batches[words[1]], "\(words[1])")
      let numbers = words.dropFirst(2).compactMap { Int($0) }
      let questionnaire = try #require(
        loaded.folder.questionnaires.first { $0.id == batch.parameters.questionnaire })
      let accounting = Accounting(try #require(batch.passes[1]), policy: questionnaire.validity)
      #expect(
        [
          accounting.issued, accounting.returned, accounting.entered, accounting.valid,
          accounting.invalid, accounting.abstained,
        ] == numbers, "\(words)")
      papers += numbers[2]
    }
    #expect(papers >= 1_200)
    #expect(loaded.parents.count >= 300)
  }

  @Test(
    "the story tells draw, substitute, keying, ranking, veto, the silent rater and the unit without chairs",
    arguments: ["zh", "en"])
  func story(language: String) throws {
    let text = stage.run("demo", path, "--lang", language).output
    #expect(text.contains("printf '%s,%s'"))
    let isChinese = language == "zh"
    for words in isChinese
      ? [
        "未经公开承诺", "G070 ", "G072 ", "11月整体搬迁停业", "U21 一票否决", "第 3", "U19 没有交互评票",
        "列第 7–9：工会主席问卷：批次里没有答卷",
        "优秀或良好", "这个单位在抽样框里，但没有被抽中",
      ]
      : [
        "not publicly committed", "G070 ", "G072 ", "11月整体搬迁停业", "U21 is vetoed", "(3) stay",
        "No peer ballot from U19", "place 7–9: chairs' questionnaire", "it was not drawn",
      ]
    { #expect(text.contains(words), "\(words)") }
    #expect(text.contains("\(round)/reports/report.html"))
    #expect(text.contains("pingyi explain \(path)/home U02 1.6"))
    let page = try #require(scratch.text("demo/shaoxing/reports/report.html"))
    #expect(page.hasPrefix("<!DOCTYPE") && page.contains("11月整体搬迁停业"))
  }

  @Test(
    "a paper for a unit that was not drawn is refused, one for the activated substitute is there")
  func admission() throws {
    try MadeDemo.put(in: scratch)
    func begin(_ subject: String, batch: String) -> String {
      var stage = stage
      stage.input = PipedSource(
        "who sun\nopen employee-satisfaction\nbegin \(batch) subject=\(subject) role=employee "
          + "issued=1 returned=1 numbers=1\n")
      return stage.run("collect", round, "--station", "desk-z").output
    }
    // By hand from expected.txt: G139 and G110 were not drawn, G110 waits; G070 was replaced by G072.
    #expect(begin("G139", batch: "X1").contains("?506 argument=subject found=G139"))
    #expect(begin("G110", batch: "X2").contains("?506 argument=subject found=G110"))
    #expect(begin("G072", batch: "X3").contains("=230 batch=X3"))
  }

  @Test("a report is not overwritten without --force, and needs to be told where it goes")
  func overwriting() throws {
    try MadeDemo.put(in: scratch)
    let file = scratch.put("mine", at: "report.html")
    #expect(stage.run("report", round, "-o", file).status.rawValue == 73)
    #expect(scratch.text("report.html") == "mine")
    #expect(stage.run("report", round, "-o", file, "--force").status == .fine)
    #expect(stage.run("report", round).status.rawValue == 64)
  }

  @Test("explain adds up again: maximum − lost + absorbed is the total, as fractions")
  func sum() throws {
    try MadeDemo.put(in: scratch)
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
    try MadeDemo.put(in: scratch)
    let file = round + "/round.json5"
    let definition = String(decoding: try FileContents.read(file), as: UTF8.self)
    #expect(definition.contains("\"教育系统\""))
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
    try MadeDemo.put(in: scratch)
    let score = Document(MadeDemo.score)
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
}
