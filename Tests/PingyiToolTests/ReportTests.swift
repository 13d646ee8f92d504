import ExactArithmetic
import Testing

@testable import PingyiTool

/// The report's page: every figure against `score` and `explain`, every text harmless.
@Suite struct ReportTests {
  let scratch = ScratchFolder()
  let stage = Stage()

  private var round: String { scratch.path("demo") + "/shaoxing" }

  private func page(_ options: String...) throws -> String {
    let file = scratch.path("report.html")
    let outcome = stage.run(["report", round, "-o", file, "--force"] + options)
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    return try #require(scratch.text("report.html"))
  }

  private func fraction(_ document: Document, _ path: String) throws -> Rational {
    try Rational(
      parsing:
        "\(document.text("\(path)/numerator") ?? "")/\(document.text("\(path)/denominator") ?? "")")
  }

  /// Whether a text shows a number: exactly without `≈`, else within half a unit of its last decimal.
  private func shows(_ text: String, _ value: Rational) throws -> Bool {
    let digits = text.hasPrefix("≈") ? String(text.dropFirst()) : text
    let shown = try Rational(parsing: digits)
    guard text.hasPrefix("≈") else { return shown == value }
    let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
    let unit = try (0..<decimals).reduce(Rational(1)) { try $0.divided(by: ($1, 10).1) }
    let distance = shown > value ? shown - value : value - shown
    return distance * 2 <= unit
  }

  /// Checks one figure: its exact ends and its text.
  private func check(
    _ figure: PublishedFigures.Figure, low: Rational, high: Rational
  ) throws {
    #expect(figure.low == low && figure.high == high, "\(figure.unit) \(figure.part)")
    let ends = figure.text.split(separator: "…").map { String($0) }
    #expect(ends.count == (low == high ? 1 : 2))
    #expect(try shows(try #require(ends.first), low), "\(figure)")
    #expect(try shows(try #require(ends.last), high), "\(figure)")
  }

  @Test("every figure of the report is that of score --json and explain --json, or a star")
  func figures() throws {
    try MadeDemo.put(in: scratch)
    let text = try page()
    let page = PublishedFigures(text)
    let document = Document(MadeDemo.score)
    let scheme = try #require(document.text("scheme"))
    var checked = 0
    for place in 0..<(try #require(document.count("units"))) {
      let key = "units/\(place)"
      let unit = try #require(document.text("\(key)/unit"))
      let best = try #require(document.text("\(key)/rank/best"))
      let worst = try #require(document.text("\(key)/rank/worst"))
      #expect(page.of(unit, "rank").map(\.text) == [best == worst ? best : "\(best)–\(worst)"])
      var parts = [(scheme, "\(key)/score")]
      for list in ["components", "sections"] {
        for part in 0..<(try #require(document.count("\(key)/\(list)"))) {
          parts.append(
            (
              try #require(document.text("\(key)/\(list)/\(part)/id")),
              "\(key)/\(list)/\(part)/score"
            ))
        }
      }
      var ofParts = 0
      for (part, path) in parts {
        let found = page.of(unit, part)
        // The total and the parts of the ranking stand in both places.
        if part == scheme { #expect(found.count == 2) }
        for figure in found where !figure.text.hasSuffix(" *") {
          try check(
            figure, low: fraction(document, "\(path)/low"), high: fraction(document, "\(path)/high")
          )
          ofParts += 1
        }
      }
      checked += ofParts
      // U14 has everything that can be missing; of the others every seventh is asked for its items.
      guard unit == "U14" || place % 7 == 0 else { continue }
      let found = checked
      checked += try items(of: unit, in: page)
      // Nothing that the page tells of the unit is left out of this test.
      let told = page.figures.count { $0.unit == unit && !$0.text.hasSuffix(" *") }
      #expect(told - 1 == checked - found + ofParts)
    }
    #expect(checked > 200)
  }

  /// Checks the items of a unit; how many there were.
  private func items(of unit: String, in page: PublishedFigures) throws -> Int {
    let document = Document(stage.run("explain", round, unit, "--json").output)
    var open = ["explanation"]
    var count = 0
    while let path = open.popLast() {
      for child in 0..<(document.count("\(path)/children") ?? 0) {
        open.append("\(path)/children/\(child)")
      }
      guard document.text("\(path)/kind") == "item" else { continue }
      let id = try #require(document.text("\(path)/id"))
      for figure in page.of(unit, id) where !figure.text.hasSuffix(" *") {
        try check(
          figure, low: fraction(document, "\(path)/value/low"),
          high: fraction(document, "\(path)/value/high"))
        count += 1
      }
    }
    #expect(count > 0)
    return count
  }

  @Test("names and reasons cannot break out of the page, act in it or reorder it")
  func escaping() throws {
    try MadeDemo.put(in: scratch)
    let file = round + "/round.json5"
    let definition = String(decoding: try FileContents.read(file), as: UTF8.self)
    scratch.put(
      definition.replacing("教育系统", with: "<script>x</script>&'教育"),
      at: "demo/shaoxing/round.json5")
    var keying = stage
    keying.input = PipedSource(
      "who li\nintervene who=\"<b onclick=x>王</b>\" what=\"</td>\u{202E}\u{200B}</table>\" witnesses=\"a&b\"\n"
    )
    #expect(keying.run("collect", round, "--station", "other").status == .fine)
    let text = try page()
    #expect(!text.contains("<script") && !text.contains("<b ") && !text.contains("\u{202E}"))
    #expect(!text.contains("\u{200B}"))
    #expect(text.contains("&lt;script&gt;x&lt;/script&gt;&amp;&#39;教育"))
    #expect(text.contains("&lt;b onclick=x&gt;王&lt;/b&gt;") && text.contains("a&amp;b"))
    #expect(text.contains("&lt;/td&gt;&lt;U+202E&gt;&lt;U+200B&gt;&lt;/table&gt;"))
  }

  /// What happened is written here by hand; the report must tell each with who and why.
  @Test(
    "the report tells every correction, void, ruling, reopening, changed fact and intervention",
    arguments: ["zh", "en"])
  func changes(language: String) throws {
    try MadeDemo.put(in: scratch)
    var keying = stage
    keying.input = PipedSource(
      """
      who wu
      open manager-satisfaction
      begin X1 subject=G016 role=manager issued=9 returned=6 numbers=1-6
      1 22222222
      2 22222222
      3 22222222
      4 22222222
      5 22222222
      6 33333333
      undo
      6 22222223
      fix 1 q1=3 reason=看错一行
      void 2 reason=编号重复
      unvoid 2 reason=并未重复
      invalid 3 code=marked reason=写有姓名
      abstain 4
      header issued=8 reason=多记一份
      end papers=6
      reopen by=sun reason=补一份
      begin X1
      end papers=6
      seal
      open manager-satisfaction
      begin X2 subject=G010 role=manager issued=2 returned=2 numbers=1-2
      1 22222222
      spoil-batch reason=信封已拆
      fact U01 dues-short-payers 3 evidence=e reason=补缴后更正
      intervene who=某主任 what=询问满意率 witnesses=李某
      """ + "\n")
    let keyed = keying.run("collect", round, "--station", "other")
    let refused = keyed.output.split(separator: "\n").filter { !$0.hasPrefix("=") }
    #expect(refused.isEmpty, "\(refused)")
    let text = try page("--lang", language)
    for reason in [
      "看错一行", "编号重复", "并未重复", "写有姓名", "多记一份", "补一份", "信封已拆", "补缴后更正", "某主任", "询问满意率",
      "李某",
    ] {
      #expect(text.contains(">\(reason)<"), "\(reason)")
    }
    for effect in language == "zh"
      ? [
        "第 1 张，按更正后的作答计", "第 2 张，不计", "第 2 张，恢复计入", "第 3 张，计为无效", "第 4 张，计为弃权", "须重新收批、封存",
        "第 6 张，恢复撤回前的状态", "整批不计",
      ]
      : [
        "paper 1, counted as corrected", "paper 2, does not count", "paper 2, counts again",
        "paper 3, counts as invalid", "paper 4, counts as an abstention",
        "to be closed and sealed again", "paper 6, stands as before", "no paper of it counts",
      ]
    {
      #expect(text.contains(effect), "\(effect)")
    }
    // An anonymous paper's marks are nobody's business.
    #expect(!text.contains("22222 222") && !text.contains("33333 333"))
  }

  @Test(
    "the report tells who was put in whose place, by which ticket, why, by whom, and the seed's standing"
  )
  func substitutes() throws {
    _ = stage.run("init", "shaoxing-2019", scratch.path("demo/shaoxing"))
    let frame = (1...5).map { "G\($0),基层\($0),U01,50,是\n" }.joined()
    scratch.put("id,name,parent,members,standalone\n" + frame, at: "demo/shaoxing/frame.csv")
    #expect(
      stage.run(
        "draw", round, "--seed", "42", "-n", "2", "--substitutes", "2", "--by", "zhou",
        "--purpose", "满意度调查"
      ).status == .fine)
    let record = Document(try #require(scratch.text("demo/shaoxing/draws/001.json")))
    let drawn = try #require(record.text("selected/0/id"))
    let next = try #require(record.text("substitutes/0/id"))
    let ticket = try #require(record.text("substitutes/0/ticket"))
    #expect(
      stage.run("draw", "substitute", round, drawn, "--reason", "单位撤并", "--by", "sun").status
        == .fine)
    let text = try page("--lang", "zh")
    let row = try #require(
      text.split(separator: "\n").first { $0.contains(">单位撤并<") && $0.contains("原抽中单位") })
    for cell in ["\(drawn) 基层", "\(next) 基层", ticket, ">sun<"] {
      #expect(row.contains(cell), "\(cell)")
    }
    #expect(text.contains("未经公开承诺") && text.contains("printf") && text.contains("满意度调查"))
    #expect(text.contains("种子：42"))
  }
}
