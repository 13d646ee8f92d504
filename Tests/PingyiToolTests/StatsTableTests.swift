import Definitions
import PingyiTool
import Testing

/// The `stats` commands on files: what they read, refuse and say.
@Suite struct StatsTableTests {
  let stage = Stage()
  let scratch = ScratchFolder()

  private func document(_ words: [String]) -> Document {
    let outcome = stage.run(["stats"] + words + ["--json"])
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    return Document(outcome.output)
  }

  /// By hand: 0.07 · 100 = 7 and 0.29 · 100 = 29, where binary fractions give 8 and 28.
  @Test(
    "a share of a frame is exact",
    arguments: [
      ("0.07", "7"), ("7%", "7"), ("0.29", "29"), ("29/100", "29"), ("7.1%", "8"), ("3", "3"),
    ])
  func shareOfFrame(total: String, expected: String) {
    let strata = scratch.put("stratum,size\nA,100\n", at: "strata.csv")
    #expect(document(["allocate", strata, "--total", total]).text("strata/0/n") == expected)
  }

  /// By hand: weights 100·1 and 50·8 share 60 as 12 and 48; the minimum 20 leaves 40 for B.
  @Test("allocation by Neyman keeps its minimum")
  func neyman() {
    let strata = scratch.put("stratum,size,sd\nB,50,8\nA,100,1\n", at: "strata.csv")
    let words = ["allocate", strata, "--total", "60", "--method", "neyman"]
    let plain = document(words)
    #expect(plain.text("strata/0/stratum") == "A" && plain.text("strata/0/n") == "12")
    #expect(plain.text("strata/1/n") == "48")
    let least = document(words + ["--minimum", "20"])
    #expect(least.text("strata/0/n") == "20" && least.text("strata/1/n") == "40")
  }

  /// By hand: 3.841·150·¼/(0.0025·149 + 0.96025) = 108.08, so 108; · 1.1 = 118.8; 119/0.8 = 148.75.
  @Test("design effect and response rate are rounded up step by step, never above the population")
  func sampleSize() {
    let words = [
      "sample-size", "--population", "150", "--margin", "5%", "--method", "krejcie-morgan",
    ]
    #expect(document(words).text("n") == "108")
    let more = document(words + ["--design-effect", "1.1", "--response-rate", "80%"])
    #expect(more.text("n") == "119" && more.text("issue") == "149")
    #expect(document(words + ["--design-effect", "9"]).text("issue") == "150")
  }

  /// By hand: unions A (1, 1, 0) and B (0, 0, 1, 1), rate 4/7; residual totals (2 − 12/7)/7 = 2/49
  /// and −2/49; variance 2/(2−1) · 2 · (2/49)² = (4/49)².
  @Test("a rate of satisfied answers has the error between units", arguments: ["utf-8", "gb18030"])
  func satisfied(encoding: String) {
    let rows = ["A,满意", "A,5", "A,不满意", "B,1", "B,", "B,2", "B,满意", "B,５"]
    var bytes = Array("union,answer\n".utf8)
    for row in rows {
      let text = encoding == "utf-8" ? Array(row.utf8) : Self.gb18030(row)
      bytes += text + [0x0D, 0x0A]
    }
    let file = scratch.put(bytes, at: "answers.csv")
    let words = ["estimate", file, "--value", "answer", "--satisfied", "满意，5", "--unit", "union"]
    let found = document(words)
    #expect(found.text("n") == "7" && found.text("rowsDropped") == "1")
    #expect(abs((found.text("estimate").flatMap { Double($0) } ?? 0) - 4.0 / 7) < 1e-15)
    #expect(abs((found.text("standardError").flatMap { Double($0) } ?? 0) - 4.0 / 49) < 1e-15)
    let page = stage.run(["stats"] + words + ["--lang", "zh"]).output
    #expect(page.contains("57.14%") && page.contains("有空白的 1 行未计入"))
  }

  /// 满 C2 FA, 意 D2 E2, 不 B2 BB, ５ A3 B5 (GB 18030-2022, two-byte area).
  private static func gb18030(_ text: String) -> [UInt8] {
    text.flatMap { character -> [UInt8] in
      switch character {
      case "满": [0xC2, 0xFA]
      case "意": [0xD2, 0xE2]
      case "不": [0xB2, 0xBB]
      case "５": [0xA3, 0xB5]
      default: Array(String(character).utf8)
      }
    }
  }

  @Test("all answers alike give no error, and the page says where to look instead")
  func allAlike() {
    let file = scratch.put("union,ok\nA,1\nA,1\nB,1\nC,1\n", at: "alike.csv")
    let page = stage.run(
      "stats", "estimate", file, "--value", "ok", "--unit", "union", "--lang", "zh")
    #expect(page.output.contains("stats interval"))
    let found = document(["estimate", file, "--value", "ok", "--unit", "union"])
    #expect(found.text("standardError") == "0.0" && found["designEffect"]?.content == .null)
  }

  @Test(
    "what cannot be computed is refused with its place and its status",
    arguments: [
      ("estimate", "v,s\n1,A\n2,A\n3,B\n", ["--value", "v", "--stratum", "s"], "lone-unit", "'B'"),
      (
        "estimate", "v,s,u\n1,A,x\n2,A,y\n3,B,x\n",
        ["--value", "v", "--stratum", "s", "--unit", "u"],
        "unit-in-two-strata", ":4:1"
      ),
      (
        "estimate", "v,f\n1,10\n2,11\n", ["--value", "v", "--fpc", "f"], "population-varies", ":3:1"
      ),
      (
        "estimate", "v,f\n1,1\n2,1\n", ["--value", "v", "--fpc", "f"], "population-too-small",
        "2 units"
      ),
      ("estimate", "v,w\n1,-1\n2,1\n", ["--value", "v", "--weight", "w"], "bad-weight", ":2:1"),
      ("estimate", "v,w\n1,\n2,1\n", ["--value", "v", "--weight", "w"], "blank-cell", ":2:3"),
      ("estimate", "v\nx\n2\n", ["--value", "v"], "not-a-number", ":2:1"),
      ("estimate", "v\n\n", ["--value", "v"], "no-values", ":1:1"),
      (
        "estimate", "v,d\n1,1\n2,-1\n", ["--value", "v", "--of", "ratio", "--denominator", "d"],
        "zero-denominator", ":1:1"
      ),
      ("estimate", "v\n1\n2\n", ["--value", "w"], "missing-column", "'w'"),
      ("describe", "v\n1\n2..\n", ["--column", "v"], "not-a-number", ":3:1"),
      ("reliability", "a,b\n1,1\n1,1\n", ["--items", "a,b"], "constant", ":1:1"),
      ("reliability", "a,b\n1,2\n", ["--items", "a,b"], "too-few", ":1:1"),
      ("peers", "r,A,B\nA,1,2\nA,3,4\n", [], "repeated-rater", ":3:1"),
      ("peers", "r,A,B\nA,,2\nB,3,\n", ["--method", "trimmed"], "too-few-to-trim", "'A'"),
      ("allocate", "stratum,size\nA,5\n", ["--total", "6"], "total-over-frame", "6"),
    ] as [(String, String, [String], String, String)])
  func dataRefusals(verb: String, table: String, options: [String], code: String, mention: String) {
    let file = scratch.put(table, at: "table.csv")
    let outcome = stage.run(["stats", verb, file, "--lang", "en"] + options)
    #expect(outcome.status.rawValue == 65)
    #expect(outcome.diagnostics.contains("[\(code)]"), "\(outcome.diagnostics)")
    #expect(outcome.diagnostics.contains(mention), "\(outcome.diagnostics)")
    #expect(outcome.output.isEmpty)
  }

  @Test(
    "a wrong command line is refused before any file is read",
    arguments: [
      (["sample-size", "--margin", "5%"], "missing-option"),
      (["sample-size", "--population", "9", "--margin", "0"], "bad-share"),
      (["sample-size", "--population", "0", "--margin", "5%"], "bad-population"),
      (
        ["sample-size", "--population", "9", "--margin", "5%", "--design-effect", "0"],
        "bad-design-effect"
      ),
      (
        ["sample-size", "--population", "9", "--margin", "5%", "--response-rate", "2"],
        "bad-response-rate"
      ),
      (["allocate", "x.csv"], "missing-option"), (["describe", "x.csv"], "missing-option"),
      (["estimate", "x.csv", "--value", "v", "--of", "ratio"], "missing-option"),
      (["estimate", "x.csv", "--value", "v", "--denominator", "d"], "option-alone"),
      (["reliability", "x.csv", "--items", "a,b", "--reverse", "a"], "missing-option"),
      (["reliability", "x.csv", "--items", "a,b", "--range", "1,6"], "option-alone"),
      (["reliability", "x.csv", "--items", "a", "--reverse", "a", "--range", "6,1"], "bad-value"),
      (["peers", "x.csv", "--renormalise"], "option-alone"),
      (["peers", "x.csv", "--method", "borda", "--classes", "c.csv"], "option-alone"),
    ] as [([String], String)])
  func usageRefusals(words: [String], code: String) {
    let outcome = stage.run(["stats"] + words)
    #expect(outcome.status.rawValue == 64)
    #expect(outcome.diagnostics.contains("[\(code)]"), "\(outcome.diagnostics)")
  }

  @Test("agreement that does not exist says why, and words have nominal agreement only")
  func undefinedAgreement() {
    let constant = scratch.put("A,B\n3,3\n3,3\n", at: "constant.csv")
    let same = document(["agreement", constant])
    #expect(same["kendallWCorrected"]?.content == .null)
    for key in ["icc", "kendallWCorrected", "krippendorff.nominal", "krippendorff.ratio"] {
      #expect(same.text("undefined/\(key)")?.hasPrefix("undefined: ") == true, "\(key)")
    }
    let single = document(["agreement", scratch.put("A\n3\n4\n", at: "single.csv")])
    #expect(
      single.text("undefined/icc") != nil && single.text("undefined/krippendorff.interval") != nil)
    // By hand: one unequal pair, 3 of either of 6 marks, so 1 − 5·1/(3·3) = 4/9.
    let words = scratch.put("subject,A,B\nx,好,好\ny,差,差\nz,好,差\n", at: "words.csv")
    let found = document(["agreement", words])
    #expect(abs((found.text("krippendorff/nominal").flatMap { Double($0) } ?? 0) - 4.0 / 9) < 1e-15)
    #expect(found["krippendorff/interval"]?.content == .null && found.count("raters") == 2)
  }

  /// By hand: A gets 90 and 80, B 70 and 85, C 75 and 95; the marks for oneself are kept apart.
  @Test(
    "peer marks leave self-ratings out, keep fractions and show ranks, flags and adjusted means")
  func peers() {
    let file = scratch.put(
      "rater,A, Ｂ,C,\nA,100,70,75,\nB,90,,95,\nC,80,85,60,\n", at: "ballots.csv")
    let found = document(["peers", file])
    #expect(
      found.text("scores/0/score/value") == "85" && found.text("scores/0/self/value") == "100")
    #expect(found.text("scores/1/score/numerator") == "155" && found.text("scores/1/n") == "2")
    #expect((0..<3).map { found.text("scores/\($0)/rank") ?? "" } == ["1", "3", "1"])
    let own = document(["peers", file, "--include-self"])
    #expect(own.text("scores/0/score/numerator") == "90" && own.text("scores/0/n") == "3")
    let page = stage.run("stats", "peers", file, "--lang", "zh").output
    #expect(page.contains("宽严调整后") && page.contains("“A”评分最严"))
    let parts = scratch.put("rater,A,B,C,D\nx,1,2,,\ny,,,3,4\n", at: "parts.csv")
    let apart = document(["peers", parts])
    #expect(apart["severity"]?.content == .null)
    #expect(apart.text("undefined")?.contains("'x'") == true)
  }

  /// By hand: leaders 90, members (70 + 80)/2 = 75; 0.25 and 0.75: 78.75; without leaders C is refused.
  @Test("classes are weighted and stop at an empty class unless told to go on")
  func classes() {
    let file = scratch.put("rater,A,C\nx,90,\ny,70,60\nz,80,62\n", at: "ballots.csv")
    let classes = scratch.put(
      "rater,class,weight\nx,领导,25%\ny,会员,75%\nz,会员,75%\n", at: "classes.csv")
    let refused = stage.run("stats", "peers", file, "--classes", classes, "--lang", "zh")
    #expect(refused.status.rawValue == 65 && refused.diagnostics.contains("“领导”这一类没有人给“C”评分"))
    let found = document(["peers", file, "--classes", classes, "--renormalise"])
    #expect(found.text("scores/0/score/value") == "78.75")
    #expect(found.text("scores/1/score/value") == "61")
  }
}
