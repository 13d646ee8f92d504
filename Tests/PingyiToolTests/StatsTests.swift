import PingyiTool
import Testing

/// The `stats` commands; figures are worked out by hand or named with their source.
@Suite struct StatsIntervalTests {
  let stage = Stage()

  private func interval(_ words: String...) -> Document {
    let outcome = stage.run(["stats", "interval", "--json"] + words)
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    return Document(outcome.output)
  }

  @Test("26 of 29 under 90% is not met and is never shown as 90%", arguments: ["zh", "en"])
  func notNinety(language: String) {
    let outcome = stage.run(
      "stats", "interval", "26", "29", "--threshold", "90%", "--lang", language)
    #expect(outcome.output.contains("26/29 = 89.7%"))
    #expect(outcome.output.contains(language == "zh" ? "标准 90%：未达到" : "90%: not met"))
    let document = interval("26", "29", "--threshold", "90%")
    #expect(document.text("verdict") == "notMet" && document.text("supported") == "false")
    #expect(document.text("method") == "wilson")
    // 89.9999% is shown with the decimals that tell it from 90%.
    let near = stage.run("stats", "interval", "899999", "1000000", "--threshold", "90%")
    #expect(near.output.contains("899999/1000000 = 89.9999%"))
  }

  /// Requirements 6 and 7 of the design: 29 of 30 at least; 35 of 35 is the first to show 90%.
  @Test("a population gives exact counts, and small samples do not show 90%")
  func population() {
    let counts = interval("27", "27", "--population", "30", "--threshold", "90%")
    #expect(counts.text("method") == "hypergeometric")
    #expect(counts.text("lowCount") == "29" && counts.text("highCount") == "30")
    #expect(counts.text("verdict") == "met" && counts.text("supported") == "true")
    #expect(interval("30", "30", "--threshold", "90%").text("supported") == "false")
    #expect(interval("35", "35", "--threshold", "90%").text("supported") == "true")
    let census = stage.run("stats", "interval", "27", "30", "--population", "30", "--lang", "zh")
    #expect(census.output.contains("27 到 27 人满意") && census.output.contains("没有抽样误差"))
  }

  @Test(
    "what cannot be computed is refused with its reason",
    arguments: [
      (["0", "0"], "no-valid-answers"), (["6", "5"], "bad-counts"),
      (["1", "x"], "not-a-whole-number"), (["1", "-5"], "unknown-option"),
      (["1", "5", "--level", "95"], "bad-level"), (["1", "5", "--level", "x"], "bad-value"),
      (["1", "5", "--threshold", "90"], "bad-value"),
      (["1", "5", "--method", "wald"], "bad-value"),
      (["1", "5", "--method", "hypergeometric"], "missing-option"),
      (["1", "5", "--method", "wilson", "--population", "9"], "option-alone"),
      (["1", "5", "--population", "4"], "bad-population"),
      (["1", "99999999999999999999"], "not-a-whole-number"),
    ] as [([String], String)])
  func refusals(words: [String], code: String) {
    let outcome = stage.run(["stats", "interval"] + words)
    #expect(outcome.status.rawValue == 64)
    #expect(outcome.diagnostics.contains("[\(code)]"), "\(outcome.diagnostics)")
    #expect(outcome.output.isEmpty)
  }
}
