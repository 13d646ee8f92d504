import Definitions
import ExactArithmetic
import Rounds
import Testing

@testable import PingyiTool

/// `tally`, `score`, `explain` and `readings`.
@Suite struct ResultVerbTests {
  /// 17 satisfied of 20: 85%, one full step below 90%, so 3 − 2 − 0.5 = 0.5 (scoring page, 13).
  static let seventeenOfTwenty = {
    let lines = (1...20).map { $0 <= 17 ? "\($0) 1111111" : "\($0) 3333333" }
    return """
      who li
      open member-evaluation
      begin A1 subject=U01 role=member issued=25 returned=20 numbers=1-20
      \(lines.joined(separator: "\n"))
      end papers=20

      """
  }()

  let round = RoundStage()

  @Test("a tally gives counts, the named denominator and the exact rate")
  func tally() {
    _ = round.collect(Self.seventeenOfTwenty + "seal\n")
    let text = round.run("tally", round.path).output
    #expect(text.contains("17/20 = 85.00%"))
    #expect(text.contains("20/25 = 80.00%"))
    #expect(text.contains("sealed"))
    let document = Document(round.run("tally", round.path, "--json").output)
    #expect(document.text("final") == "true")
    #expect(document.text("tallies/0/issued") == "25")
    #expect(document.text("tallies/0/rates/0/satisfied") == "17")
    #expect(document.text("tallies/0/rates/0/rate/value") == "0.85")
    #expect(document.text("tallies/0/items/0/options/0/count") == "17")
    #expect(document.text("tallies/0/items/0/options/2/count") == "3")
  }

  @Test("what is not sealed is marked wherever it appears, in both languages")
  func unsealed() {
    _ = round.collect(Self.seventeenOfTwenty)
    for verb in [["tally"], ["score"]] {
      let zh = round.stage.run(verb + [round.path, "--lang", "zh"]).output
      #expect(zh.contains("未封存") && zh.contains("不是最终结果"), "\(verb)")
      #expect(round.stage.run(verb + [round.path]).output.contains("unsealed"), "\(verb)")
    }
    let explained = round.run("explain", round.path, "U01", "1.6", "--lang", "zh").output
    #expect(explained.contains("未封存"))
    #expect(Document(round.run("tally", round.path, "--json").output).text("final") == "false")
  }

  /// Ten papers of which nine are satisfied: 90%, the line itself, so all 3 points stay.
  @Test("a void batch that was keyed again elsewhere does not keep the tally from being final")
  func spoiledBatch() {
    _ = round.collect(
      "who li\nopen member-evaluation\nbegin A0 subject=U01 issued=10 returned=10 numbers=1-10\n"
        + "1 3333333\nspoil-batch reason=opened\n" + RoundStage.batch("A1", papers: 10) + "seal\n")
    let document = Document(round.run("tally", round.path, "--json").output)
    #expect(document.text("excluded/0/reason") == "spoiled")
    #expect(document.text("final") == "true")
    #expect(document.text("tallies/0/entered") == "10")
    let scored = round.run("score", round.path, "--lang", "zh").output
    #expect(scored.contains("A0: member-evaluation U01，整批作废"))
  }

  @Test("what was still to come is fulfilled by papers; papers contradict what was not held")
  func wordsBesidePapers() {
    func points() -> String? {
      let output = round.run("explain", round.path, "U01", "1.6", "--json").output
      return Document(output).text("explanation/value/low/value")
    }
    _ = round.collect("who li\nfact U01 memberEvaluation pending\n")
    #expect(points() == "0")
    let zh = round.run("explain", round.path, "U01", "1.6", "--lang", "zh").output
    #expect(zh.contains("依据：memberEvaluation（li "))
    _ = round.collect("who li\n" + RoundStage.batch("A1", papers: 10) + "seal\n")
    #expect(points() == "3")
    _ = round.collect("who li\nfact U01 memberEvaluation notHeld evidence=x reason=y\n")
    #expect(points() == "0")
    let told = round.run("explain", round.path, "U01", "1.6").output
    #expect(told.contains("register fact U01 memberEvaluation pending reason=…"))
    _ = round.collect("who li\nfact U01 memberEvaluation pending reason=z\n")
    #expect(points() == "3")
  }

  @Test("a part of a rule is called by what it reads, not by the primitive's name")
  func partTitles() {
    let zh = round.run("explain", round.path, "U01", "--lang", "zh").output
    #expect(zh.contains("3.4/2 职工对职代会满意率"))
    #expect(!zh.contains("threshold"))
  }

  @Test("a batch that is still open is in no figure and is named with the reason")
  func openBatch() {
    _ = round.collect(
      "who li\nopen member-evaluation\nbegin A1 subject=U01 role=member issued=2 returned=2 "
        + "numbers=1-2\n1 1111111\n")
    let document = Document(round.run("tally", round.path, "--json").output)
    #expect(document.count("tallies") == 0)
    #expect(document.text("excluded/0/batch") == "A1")
    #expect(document.text("excluded/0/reason") == "open")
    #expect(round.run("tally", round.path, "--lang", "zh").output.contains("未收批"))
  }

  /// The bundled questionnaire's privacy threshold is 10.
  @Test("results over fewer valid papers than the threshold are hidden, their accounting is not")
  func privacy() {
    _ = round.collect(
      "who li\n" + RoundStage.batch("A9", papers: 9) + "seal\n"
        + RoundStage.batch("A10", papers: 10, unit: "U02") + "seal\n")
    let document = Document(round.run("tally", round.path, "--json").output)
    #expect(document.text("tallies/0/subject") == "U01")
    #expect(document.text("tallies/0/hidden") == "true")
    #expect(document["tallies/0/rates"]?.content == .null)
    #expect(document["tallies/0/items"]?.content == .null)
    #expect(document.text("tallies/0/valid") == "9")
    #expect(document.text("tallies/1/hidden") == "false")
    let text = round.run("tally", round.path).output
    #expect(!text.contains("8/9"))
    #expect(text.contains("9/10 = 90.00%"))
  }

  @Test("17 of 20 is half a point of three, with the reason and the clause")
  func surveyToScore() {
    _ = round.collect(Self.seventeenOfTwenty + "seal\n")
    let document = Document(round.run("explain", round.path, "U01", "1.6", "--json").output)
    #expect(document.text("explanation/value/low/value") == "0.5")
    #expect(document.text("explanation/value/closed") == "true")
    #expect(document.text("explanation/inputs/0/value/value/numerator") == "17")
    #expect(document.text("explanation/inputs/0/value/value/denominator") == "20")
    #expect(document.text("explanation/inputs/0/provenance/batches/0") == "A1")
    let text = round.run("explain", round.path, "1", "1.6", "--lang", "zh").output
    #expect(text.contains("0.50 / 3.00"))
    #expect(text.contains("17/20 = 85%"))
    #expect(text.contains("附件1 工会组织建设 6"))
    #expect(text.contains("失分明细"))
  }

  @Test("a missing survey is an interval, never zero, and no total prints as final")
  func missingIsAnInterval() {
    let document = Document(round.run("score", round.path, "--json").output)
    #expect(document.text("final") == "false")
    #expect(document.text("units/0/score/closed") == "false")
    #expect(document.text("units/0/score/low/value") == "0")
    #expect(document.text("units/0/score/high/value") == document.text("covered/value"))
    #expect(document.text("units/0/rank/best") == "1")
    #expect(document.text("units/0/rank/worst") == "3")
    #expect((document.count("units/0/gaps") ?? 0) > 0)
    let text = round.run("score", round.path, "--lang", "zh").output
    #expect(text.contains("0.00…8.00"))
    #expect(text.contains("1–3"))
    #expect(text.contains("内部"))
  }

  @Test("a reading is chosen on the command line; an unknown one gets a hint and 64")
  func readings() {
    _ = round.collect(Self.seventeenOfTwenty + "seal\n")
    let chosen = Document(
      round.run("score", round.path, "--reading", "AMB-02=beyond", "--json").output)
    #expect(chosen.text("readings/0/alternative") == "beyond")
    #expect(chosen.text("readings/0/source") == "option")
    // Beyond: one loss for every full step below the first line that is passed, so 3 − 2 = 1.
    #expect(chosen.text("units/0/sections/0/score/low/value") == "1")
    let wrong = round.run("score", round.path, "--reading", "AMB-2=beyond")
    #expect(wrong.status.rawValue == 64)
    #expect(wrong.diagnostics.contains("AMB-02"))
    #expect(round.run("score", round.path, "--reading", "AMB-02").status.rawValue == 64)
    #expect(round.run("score", round.path, "--reading", "AMB-02=x").status.rawValue == 64)
  }

  @Test("readings tries every other alternative and names what it changes")
  func trials() {
    _ = round.collect(Self.seventeenOfTwenty + "seal\n")
    let outcome = round.run("readings", round.path, "--lang", "zh")
    #expect(outcome.status == .fine)
    #expect(outcome.output.contains("AMB-02 = completed"))
    #expect(outcome.output.contains("beyond:"))
    let document = Document(round.run("readings", round.path, "--json").output)
    #expect(document.text("trials/0/reading") == "AMB-02")
    #expect(document.text("trials/0/alternative") == "beyond")
    #expect(document.text("trials/0/changes/0/unit") == "U01")
  }

  @Test("explain asks whether another unit or item was meant")
  func unknownNames() {
    #expect(round.run("explain", round.path, "U04").diagnostics.contains("did you mean 'U0"))
    #expect(round.run("explain", round.path, "U01", "1.7").status.rawValue == 64)
    #expect(round.run("explain", round.path).status.rawValue == 64)
  }

  @Test("every result command refuses a folder that is no round with 66")
  func noRound() {
    for verb in ["tally", "score", "readings", "verify", "collect"] {
      #expect(round.run(verb, round.scratch.path).status.rawValue == 66, "\(verb)")
    }
  }

  /// Figures computed by hand; lines of assessment lie on halves.
  @Test(
    "a shown figure never seems to reach a line that it does not reach",
    arguments: [
      ("90", "90.00"), ("89.996", "89.996"), ("90.004", "90.004"), ("89.75", "89.75"),
      ("89.654", "≈89.65"), ("1/3", "≈0.33"), ("0.4999", "0.4999"), ("-0.001", "-0.001"),
      ("0.5", "0.50"), ("269999/3000", "≈89.9997"), ("1/3000", "≈0.0003"), ("1499/3000", "≈0.4997"),
      // Never shown as the line that it is not on, however near: 10^−13, 90 − 1/(3·10^12), −1/(3·10^15).
      ("1/10000000000000", "0.0000000000001"),
      ("269999999999999/3000000000000", "≈89.9999999999997"),
      ("-1/3000000000000000", "≈-0.0000000000000003"),
    ])
  func figures(value: String, shown: String) throws {
    #expect(Figure.points(try Rational(parsing: value), .init()) == shown)
  }

  @Test("a rate with nothing below the line has no percent")
  func emptyRate() {
    #expect(Figure.rate(0, of: 0, decimals: 2) == "0/0 —")
    #expect(Figure.rate(26, of: 29, decimals: 0) == "26/29 ≈89.7%")
  }
}

/// The demo round, keyed by two clerks, against a calculation made without the product.
@Suite struct DemoRoundTests {
  static let fixtures = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Fixtures/DemoRound"
  }()

  @Test("rates and points are those of oracle.py, which reads the transcripts by itself")
  func oracle() throws {
    let round = RoundStage(isWhole: true)
    func fixture(_ name: String) throws -> String {
      String(decoding: try FileContents.read("\(Self.fixtures)/\(name)"), as: UTF8.self)
    }
    round.scratch.put(try fixture("round.json5"), at: "round/round.json5")
    for name in ["wang.txt", "li.txt"] {
      let outcome = round.collect(try fixture(name))
      #expect([0, 1].contains(outcome.status.rawValue), "\(outcome.diagnostics)")
    }
    let expected = Document(try fixture("expected.json"))
    let tally = Document(round.run("tally", round.path, "--json").output)
    var rates: [String: String] = [:]
    for place in 0..<(tally.count("tallies") ?? 0) {
      let key = "tallies/\(place)"
      guard let subject = tally.text("\(key)/subject"),
        let questionnaire = tally.text("\(key)/questionnaire"),
        let satisfied = tally.text("\(key)/rates/0/satisfied"),
        let count = tally.text("\(key)/rates/0/of")
      else { continue }
      rates["\(subject) \(questionnaire)"] = "\(satisfied)/\(count)"
    }
    guard case .object(let entries)? = expected["rates"]?.content else {
      Issue.record("expected.json has no rates")
      return
    }
    let wanted = entries.map { ($0.key, $0.value.string ?? "") }
    #expect(rates == Dictionary(uniqueKeysWithValues: wanted))
    let score = Document(round.run("score", round.path, "--json").output)
    #expect(score.count("units") == 4)
    for place in 0..<4 {
      let unit = score.text("units/\(place)/unit") ?? ""
      for (end, name) in [(0, "low"), (1, "high")] {
        let found = try Rational(
          parsing: score.text("units/\(place)/score/\(name)/value") ?? "")
        let total = try Rational(parsing: expected.text("units/\(unit)/total/\(end)") ?? "")
        #expect(found == total, "\(unit) \(name)")
      }
    }
    #expect(round.run("verify", round.path).status == .fine)
  }
}
