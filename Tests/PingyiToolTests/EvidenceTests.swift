import ExactArithmetic
import Testing

@testable import PingyiTool

/// Intervals, lines, errors between units, remarks and how sure ranks are, in every output.
@Suite struct EvidenceTests {
  let round = RoundStage()

  /// Members of U01, U02 and U03.
  private func state(members: [Int]) throws {
    let text = try #require(round.scratch.text("round/round.json5"))
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = String(line)
      for (index, count) in members.enumerated() where line.contains("id: 'U0\(index + 1)'") {
        line = line.replacing(/, members: [0-9]+/, with: "")
          .replacing("number: \(index + 1)", with: "number: \(index + 1), members: \(count)")
      }
      lines.append(line)
    }
    round.scratch.put(lines.joined(separator: "\n"), at: "round/round.json5")
  }

  private func batch(_ id: String, _ satisfied: Int, _ count: Int, unit: String) -> String {
    let lines = (1...count).map { paper in
      "\(paper) \(paper <= satisfied ? 1 : 3)"
        + (0..<6).map { "\(1 + (paper + $0) % 3)" }.joined() + "\n"
    }
    return "open member-evaluation\nbegin \(id) subject=\(unit) role=member issued=\(count) "
      + "returned=\(count) numbers=1-\(count) !\n" + lines.joined() + "end papers=\(count)\nseal\n"
  }

  // Wilson's 26/29: 0.736149…0.964185 by Python's formula; 27 of 29 among 36 by CountInterval's definition in
  // Python: counts M with both hypergeometric tails above 0.025 are 30…34 (26 of 29: 30…33).
  @Test("a tally shows k/n, the interval by its method, and that the sample alone cannot tell")
  func tally() throws {
    try state(members: [29, 36, 20])
    let keyed = round.collect(
      "who li\n" + batch("A1", 26, 29, unit: "U01") + batch("A2", 26, 29, unit: "U02")
        + batch("A3", 26, 29, unit: "U03"))
    #expect(keyed.status == .fine, "\(keyed.output)")
    let document = Document(round.run("tally", round.path, "--json").output)
    func rate(_ place: Int, _ key: String) -> String? {
      document.text("tallies/\(place)/rates/0/\(key)")
    }
    // All 29 members count: no width, and 26/29 is below 90% for sure.
    #expect(rate(0, "interval/method") == "hypergeometric" && rate(0, "interval/lowCount") == "26")
    #expect(rate(0, "interval/highCount") == "26" && rate(0, "thresholds/0/supported") == "true")
    #expect(rate(1, "interval/population") == "36" && rate(1, "interval/lowCount") == "30")
    #expect(rate(1, "interval/highCount") == "33" && rate(1, "thresholds/0/verdict") == "notMet")
    #expect(rate(1, "thresholds/0/supported") == "false")
    #expect(rate(1, "thresholds/0/value/value") == "0.9")
    // 20 members are stated, 29 answered: the statement cannot be used.
    #expect(rate(2, "interval/method") == "wilson")
    #expect(rate(2, "interval/why/en")?.contains("20 members") == true)
    let low = try #require(rate(2, "interval/low").flatMap { Double($0) })
    #expect(abs(low - 0.736149) < 1e-6)
    let text = round.run("tally", round.path).output
    #expect(text.contains("all 29 members count: no sampling error"))
    #expect(text.contains("the sample alone cannot tell") && !text.contains("= 90"))
    #expect(
      text.contains("only ≈0.34 percentage points below 90%; 1 more satisfied would reach it"))
    let explained = round.run("explain", round.path, "U02", "1.6").output
    #expect(explained.contains("95% interval 83.33%…91.67% (hypergeometric, 36 members)"))
    #expect(explained.contains("below 90% (1.6 Members evaluate their home)"))
    #expect(explained.contains("straddles it: the sample alone cannot tell"))
    _ = round.run("report", round.path, "-o", round.scratch.path("r.html"))
    let page = try #require(round.scratch.text("r.html"))
    #expect(page.contains("83.33%…91.67%") && page.contains("the sample alone cannot tell"))
    let table = round.run("export", round.path, "--what", "tallies").output
    #expect(table.contains(",26,29,26/29,") && table.contains(",hypergeometric"))
  }

  // Every other paper leaves q1 blank, the others abstain: nobody has an opinion.
  @Test("a rate without opinions prints that there are none, never 0% or 100%")
  func noOpinions() {
    let papers = (1...12).map { "\($0) \($0 % 2 == 0 ? "9" : ".")\(1 + $0 % 3)\(1 + $0 % 2)1231\n" }
      .joined()
    _ = round.collect(
      "who li\nopen member-evaluation\nbegin A1 subject=U01 role=member issued=12 returned=12 "
        + "numbers=1-12\n" + papers + "end papers=12\nseal\n")
    let text = round.run("tally", round.path, "--lang", "en").output
    #expect(!text.contains("0/12 =") && !text.contains("0/0 ="))
    #expect(text.contains("no valid answers") && text.contains("12/12 = 100.00%"))
    #expect(round.run("tally", round.path, "--lang", "zh").output.contains("没有有效表态"))
  }

  @Test("how sure ranks are is the same in every run and every order of the units")
  func sureness() throws {
    let keyed = round.collect(
      "who li\n" + batch("A1", 18, 20, unit: "U01") + batch("A2", 17, 20, unit: "U02")
        + batch("A3", 11, 20, unit: "U03")
        + ["U01", "U02", "U03"].map { unit in
          [
            "congress-held-on-time yes", "congress-reelected-on-time yes", "practical-services 2",
            "congressSatisfaction notHeld", "practicalSatisfaction notHeld",
          ].map {
            "fact \(unit) \($0) evidence=e\n"
          }.joined()
        }.joined())
    #expect(keyed.status == .fine, "\(keyed.output)")
    let first = round.run("score", round.path, "--json").output
    #expect(round.run("score", round.path, "--json").output == first)
    let document = Document(first)
    func held(_ unit: Int) throws -> Int {
      try #require(document.text("units/\(unit)/rankHonesty/held").flatMap { Int($0) })
    }
    let draws = try #require(document.text("rankHonesty/draws").flatMap { Int($0) })
    #expect(draws == 2000)
    // 18 of 20 is on the line itself: 3 points; one fewer and it has 1, so the first place is not sure.
    for unit in 0..<3 { #expect(try (1..<draws).contains(held(unit))) }
    #expect(document.count("rankHonesty/pairs") == 2)
    // Another order of the units in the file.
    let text = try #require(round.scratch.text("round/round.json5"))
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let units = lines.indices.filter { lines[$0].contains("id: 'U0") }
    if let a = units.first, let b = units.last, units.count == 3 { lines.swapAt(a, b) }
    round.scratch.put(lines.joined(separator: "\n"), at: "round/round.json5")
    let turned = Document(round.run("score", round.path, "--json").output)
    for unit in 0..<3 {
      #expect(try turned.text("units/\(unit)/rankHonesty/held") == "\(held(unit))")
    }
  }

  @Test(
    "the Shaoxing demo's remarks name the pair, the severe and the lenient, and change no score")
  func remarks() throws {
    try MadeDemo.put(in: round.scratch)
    let path = round.scratch.path("demo/shaoxing")
    let document = Document(round.run("tally", path, "--json").output)
    #expect(document.text("remarks/ratings/0/questionnaire") == "brand-ballot")
    #expect(document.text("remarks/ratings/0/flags/0/kind") == "reciprocalPair")
    #expect(document.text("remarks/ratings/0/flags/0/raters/0") == "U01")
    let text = round.run("tally", path, "--lang", "zh").output
    #expect(text.contains("请核查（不影响得分）") && text.contains("互给最高分"))
    #expect(text.contains("按被考核单位合计"))
    let explained = round.run("explain", path, "U01", "grassroots", "--lang", "zh").output
    #expect(explained.contains("按 3 个单位之间的差异，t，自由度 2"))
  }
}
