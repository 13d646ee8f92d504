import ExactArithmetic
import Testing

@testable import PingyiTool

/// `what-if` on the demo's two rounds.
@Suite struct WhatIfVerbTests {
  let scratch = ScratchFolder()
  let stage = Stage()

  private var home: String { scratch.path("demo/home") }
  private var shaoxing: String { scratch.path("demo/shaoxing") }

  // By hand: 17/20 gives 0.5 of 3, 18/20 all of them; 91 + 2.5 = 93.5, which is above the 92.5 that the second
  // can reach at most, so place 3 becomes 2.
  @Test("a changed rate changes its item, its section, the total, two places and a condition")
  func input() throws {
    try MadeDemo.put(in: scratch)
    let outcome = stage.run("what-if", home, "U02", "memberEvaluation=18/20", "--lang", "zh")
    #expect(outcome.status == .fine)
    #expect(outcome.output.contains("内部") && outcome.output.contains("没有改动任何记录"))
    #expect(outcome.output.contains("U02 memberEvaluation 会员满意率: 17/20 = 85.00% → 18/20"))
    #expect(outcome.output.contains("1.6 会员评家: 0.50 → 3.00 / 3.00"))
    #expect(outcome.output.contains("会员满意率 18/20 = 90%，达到 90%，不扣分"))
    #expect(outcome.output.contains("U02 北港物流公司工会: 91.00 → 93.50，位次 3 → 2"))
    #expect(outcome.output.contains("U04 新区软件园工会: 位次 2 → 3"))
    // What does not change is not told.
    #expect(!outcome.output.contains("1.4 ") && !outcome.output.contains("U01"))
    let document = Document(
      stage.run("what-if", home, "U02", "memberEvaluation=18/20", "--json").output)
    #expect(document.text("internal") == "true")
    #expect(document.text("units/0/unit") == "U02")
    #expect(document.text("units/0/changed/0/kind") == "scheme")
    #expect(document.text("changes/0/after/low/value") == "93.5")
    #expect(document.text("changes/0/rankAfter/best") == "2")
    #expect(document.text("changes/1/unit") == "U04")
    // Nothing was written.
    #expect(
      Document(stage.run("score", home, "--json").output).text("units/1/score/low/value") == "91")
  }

  @Test("several units and several changes go together; an item can be given its points")
  func several() throws {
    try MadeDemo.put(in: scratch)
    let document = Document(
      stage.run(
        "what-if", home, "U02", "1.6=3", "1.4=4", "U03", "5.1=1", "--json"
      ).output)
    // By hand: 91 + 2.5 + 0.5 = 94; 93.5 + 0.5 = 94.
    #expect(document.text("changes/0/after/low/value") == "94")
    #expect(document.text("changes/1/unit") == "U03")
    #expect(document.text("changes/1/after/low/value") == "94")
    #expect(document.text("assumed/0/found") == "0.50")
  }

  @Test("in a weighted total a leader's point is worth 0.175, and places move with the departments")
  func weighted() throws {
    try MadeDemo.put(in: scratch)
    let before = Document(stage.run("score", shaoxing, "--json").output)
    let document = Document(
      stage.run("what-if", shaoxing, "U02", "leaders=90", "--json").output)
    func number(_ document: Document, _ path: String) throws -> Rational {
      try Rational(
        parsing:
          "\(document.text("\(path)/numerator") ?? "")/\(document.text("\(path)/denominator") ?? "")"
      )
    }
    let leaders = try number(before, "units/1/components/0/score/low")
    #expect(before.text("units/1/components/0/id") == "leaders")
    let gain = try (90 - leaders) * Rational(parsing: "0.175")
    #expect(
      try number(document, "changes/0/after/low")
        == number(before, "units/1/score/low") + gain)
    // U11's full marks for an item lift it above others by place, who lose weight then.
    let placed = stage.run("what-if", shaoxing, "U15", "1.1=6", "1.2=5", "1.3=5")
    #expect(placed.status == .fine)
    #expect(placed.output.contains("place 9 of 22") || placed.output.contains("place"))
  }

  @Test("the fewest changes are found, told and proven; what cannot be reached is said")
  func reach() throws {
    try MadeDemo.put(in: scratch)
    let near = Document(stage.run("what-if", home, "U02", "--reach", "93", "--json").output)
    #expect(near.text("verdict") == "reachable" && near.text("fewest") == "1")
    #expect(near.text("proven") == "true" && near.text("smallness") == "ofAll")
    #expect(near.text("inputs/0/input") == "memberEvaluation")
    #expect(near.text("inputs/0/to/value/numerator") == "18")
    // The answer holds when it is assumed.
    let assumed = Document(
      stage.run("what-if", home, "U02", "memberEvaluation=18/20", "--json").output)
    #expect(assumed.text("changes/0/after/low/value") == near.text("after/low/value"))
    let far = stage.run("what-if", home, "U02", "--reach", "101", "--lang", "zh")
    #expect(far.output.contains("不能达到：各项都做到最好也只有 100.00 分（现在 91.00 分）"))
    let now = stage.run("what-if", home, "U02", "--reach", "90", "--lang", "zh")
    #expect(now.output.contains("现在已经达到：91.00 分，不需要改动"))
    let first = Document(stage.run("what-if", shaoxing, "U01", "--rank", "1", "--json").output)
    #expect(first.text("verdict") == "reachable" && first.text("proven") == "true")
    #expect(first.text("changes/0/unit") == "U01")
    #expect(first.text("changes/0/rankAfter/worst") == "1")
    let graded = Document(
      stage.run("what-if", shaoxing, "U21", "--grade", "excellent", "--json").output)
    // A veto stands against U21, and no points lift it.
    #expect(graded.text("verdict") == "impossible" && graded.text("proven") == "true")
    #expect(graded.text("obstacles/0/zh") == "受到通报批评")
    // U03 may not take part, so no points give it a place.
    let out = stage.run("what-if", home, "U03", "--rank", "1", "--lang", "zh").output
    #expect(out.contains("不能达到，多少分都一样") && out.contains("不得参评"))
  }

  // By hand: 17/20 gives 0.5; 18/21 ≈ 85.7% and 17/19 ≈ 89.5% give 1; 18/20 gives 3.
  @Test("one paper more, one fewer, one turned")
  func papers() throws {
    try MadeDemo.put(in: scratch)
    let document = Document(
      stage.run("what-if", home, "U02", "--one-more-paper", "--json").output)
    var gains: [String: String] = [:]
    for place in 0..<(document.count("effects") ?? 0)
    where document.text("effects/\(place)/input") == "memberEvaluation" {
      gains[document.text("effects/\(place)/kind") ?? ""] = document.text(
        "effects/\(place)/gain/value")
    }
    #expect(
      gains == ["oneMoreSatisfied": "0.5", "oneFewerDissatisfied": "0.5", "oneTurned": "2.5"])
    let zh = stage.run("what-if", shaoxing, "U01", "--one-more-paper", "--lang", "zh").output
    // A role is a third of 15% of 70%: a point is 0.035.
    #expect(zh.contains("得分 +0.035"))
  }

  @Test("every weight has an interval, in both languages and as fractions")
  func weights() throws {
    try MadeDemo.put(in: scratch)
    let document = Document(stage.run("what-if", shaoxing, "--weights", "--json").output)
    #expect(document.count("weights") == 8)
    var worth: [String: String] = [:]
    for place in 0..<8 {
      let key = "weights/\(place)"
      worth[document.text("\(key)/component") ?? ""] = document.text("\(key)/worth/value")
      #expect(document.text("\(key)/low/weight/numerator") != nil)
    }
    #expect(worth["grassroots"] == "0.105" && worth["leaders"] == "0.175")
    #expect(worth["departments"] == "0.42" && worth["brand"] == "0.3")
    let zh = stage.run("what-if", shaoxing, "--weights", "--lang", "zh").output
    #expect(zh.contains("U14/U17") && zh.contains("先后尚不能确定"))
    let added = stage.run("what-if", home, "--weights", "--lang", "zh").output
    #expect(added.contains("没有权重"))
  }

  @Test(
    "a wrong command line is told what is wrong with it",
    arguments: [
      (["U02"], "nothing-asked"), (["memberEvaluation=18/20"], "no-unit"),
      (["U02", "memberEvaluation=21/20"], "bad-assumption"), (["U02", "1.6=4"], "bad-assumption"),
      (["U02", "1.6="], "no-value"), (["U02", "1.6"], "no-value"),
      (["U02", "memberEvalution=1/2"], "unknown-name"), (["U2", "1.6=3"], "unknown-name"),
      (["U02", "--reach", "much"], "bad-value"), (["U02", "--rank", "0"], "bad-value"),
      (["U02", "--grade", "excellent"], "unknown-grade"),
      (["U02", "--reach", "90", "--rank", "1"], "two-questions"),
      (["U02", "1.6=3", "--reach", "90"], "two-questions"),
      (["U01", "U02", "--reach", "90"], "several-units"), (["--reach", "90"], "missing-operand"),
      (["U02", "--weights"], "surplus-operand"),
    ])
  func usage(arguments: [String], code: String) throws {
    try MadeDemo.put(in: scratch)
    for language in ["zh", "en"] {
      let outcome = stage.run(["what-if", home] + arguments + ["--lang", language])
      #expect(outcome.status.rawValue == 64, "\(outcome.output)")
      #expect(outcome.diagnostics.contains("[\(code)]"), "\(outcome.diagnostics)")
    }
  }
}
