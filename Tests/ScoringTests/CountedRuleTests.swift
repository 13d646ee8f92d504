import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

/// Points of one item of the scheme of Shaoxing for some inputs.
private func points(
  _ item: String, _ values: [String: Measure.Value], option: [String: String] = [:]
) throws -> Score {
  try Shaoxing.scheme().score(values, option: option).node(item).value
}

/// Source: the design's catalogue of mechanisms, §9.6, rows D6 S3:L113 and S3:L115.
@Test(arguments: [
  (0, "1", "1", "1"), (1, "0.75", "0.67", "2/3"), (2, "0.5", "0.34", "1/3"),
  (3, "0.25", "0.01", "0"),
])
func `each missing element costs what is printed, or its part`(
  missing: Int, quarter: String, literal: String, third: String
) throws {
  let four = ["mothersNotice", "mothersFile", "mothersManagement", "mothersResults"]
  let three = ["womenPlan", "womenGrowth", "womenReview"]
  func answers(_ names: [String]) -> [String: Measure.Value] {
    Dictionary(
      names.enumerated().map { ($1, Measure.Value.yesNo($0 >= missing)) },
      uniquingKeysWith: { first, _ in first })
  }
  #expect(try points("3.6", answers(four)) == Score(number(quarter)))
  #expect(try points("3.7", answers(three)) == Score(number(literal)))
  #expect(
    try points("3.7", answers(three), option: ["AMB-14": "equalParts"]) == Score(number(third)))
}

@Test func `what is missing is named`() throws {
  let node = try Shaoxing.scheme().score([
    "womenPlan": .yesNo(true), "womenGrowth": .yesNo(false), "womenReview": .yesNo(false),
  ]).node("3.7")
  #expect(node.statement?.zh == "应有 3 项，缺 2 项：品牌培育和实施、品牌监督考评")
  #expect(node.lost.map(\.reason.zh) == ["缺“品牌培育和实施”，扣 0.33 分", "缺“品牌监督考评”，扣 0.33 分"])
}

/// Source: the design's catalogue of mechanisms, §9.6, row D6 S3:L144.
@Test(arguments: [(0, "4", "0"), (3, "2.5", "0"), (8, "0", "0"), (9, "0", "0.5")])
func `each occurrence costs, down to nothing and not below`(
  count: Int, left: String, absorbed: String
) throws {
  let node = try Shaoxing.scheme().score(["shortPayers": .number(Rational(count))]).node("6.1")
  #expect(node.value == Score(number(left)))
  #expect(node.absorbed == Span(number(absorbed)))
}

/// Source: the design's catalogue of mechanisms, §9.6, row A11 S3:L154.
@Test(arguments: [("49.9%", "0"), ("50%", "1"), ("79.9%", "1"), ("80%", "2"), ("100%", "2")])
func `tiers include their lower line and exclude the next`(share: String, left: String) throws {
  let value = number(share)
  #expect(
    try points("6.6", ["platform": .ratio(part: value.numerator, whole: value.denominator)])
      == Score(number(left)))
}

@Test func `a share just below a tier is flagged`() throws {
  // 319/400 = 79.75%.
  let node = try Shaoxing.scheme().score(["platform": .ratio(part: 319, whole: 400)]).node("6.6")
  #expect(node.flags.map(\.kind) == [.closeToTheLine])
  #expect(node.statement?.zh == "使用财务管理平台的比例 319/400 = 79.75%，达到 50% 不足 80%，得 1 分")
}

/// By hand: 8 · max(actual/last year, actual/task), at most 8.
@Test(arguments: [
  ("5000", "5200", "5000", "8", "8"), ("4500", "5000", "6000", "7.2", "0"),
  ("4500", "6000", "5000", "7.2", "0"), ("0", "5000", "5000", "0", "0"),
  ("1", "0", "5000", "8", "8"), ("5199", "5200", "6000", "5199/650", "0"),
])
func `a target that is missed counts in proportion, or not`(
  insured: String, before: String, task: String, proportional: String, binary: String
) throws {
  let values: [String: Measure.Value] = [
    "insured": .number(number(insured)), "insuredBefore": .number(number(before)),
    "insuredTask": .number(number(task)),
  ]
  #expect(try points("3.5", values) == Score(number(proportional)))
  #expect(try points("3.5", values, option: ["AMB-21": "binary"]) == Score(number(binary)))
}

@Test func `a reached target closes the item though the other target is unknown`() throws {
  #expect(
    try points("3.5", ["insured": .number(5_000), "insuredTask": .number(5_000)]) == Score(8))
}

@Test func `with no applicable target the item stays open`() throws {
  let score = try points(
    "3.5",
    ["insured": .number(5_000), "insuredBefore": .notApplicable, "insuredTask": .notApplicable])
  #expect(score == Score(low: 0, high: 8, isClosed: false))
}

@Test func `a mark beyond the item's points does not count`() throws {
  let node = try Shaoxing.scheme().score(["m1-1": .number(number("6.5"))]).node("1.1")
  #expect(node.value == Score(low: 0, high: 6, isClosed: false))
  #expect(node.statement?.zh == "主题宣讲（宣教部评分） 6.5 分，不在 0 到 6 分之间，不能计分")
}

@Test func `more violations never raise a score`() throws {
  for (item, input) in [("6.1", "shortPayers"), ("6.4", "unapproved"), ("6.5", "wrongDisposals")] {
    var last: Rational?
    for count in 0...12 {
      let now = try #require(try points(item, [input: .number(Rational(count))]).determined)
      if let last { #expect(now <= last, "\(item) \(count)") }
      #expect(now >= 0)
      last = now
    }
    #expect(last == 0)
  }
}

@Test(arguments: [
  (
    "tiers: { of: 'x', steps: [{ from: '50%', points: '1' }, { from: '50%', points: '2' }] }",
    "tier-overlap"
  ),
  (
    "tiers: { of: 'x', steps: [{ from: '50%', under: '90%', points: '1' }, { from: '80%', points: '2' }] }",
    "tier-overlap"
  ),
  (
    "tiers: { of: 'x', below: '0', steps: [{ from: '50%', under: '50%', points: '1' }] }",
    "tier-overlap"
  ),
  (
    "tiers: { of: 'x', below: '0', steps: [{ from: '50%', under: '60%', points: '1' }, { from: '80%', points: '2' }] }",
    "tier-gap"
  ),
  ("tiers: { of: 'x', below: '0', steps: [{ from: '80%', points: '1' }] }", "award-differs"),
  ("elements: { of: [], loseEach: '1' }", "too-few"),
  ("target: { of: 'x', anyOf: ['y'] }", "dangling-input"),
  ("judge: { of: 'x' }", "wrong-input-kind"),
  ("occurrences: { of: 'x', loseEach: '1' }", "wrong-input-kind"),
])
func `a mistake in a counted rule has its code`(rule: String, code: String) {
  let findings = SmallScheme.decode(SmallScheme.text(points: "2", rule: rule)).1
  #expect(findings.map(\.code).contains(code), "\(findings.map(\.code))")
}

@Test func `between two tiers the points stay open`() throws {
  let scheme = try SmallScheme.scheme(
    points: "2",
    rule:
      "tiers: { of: 'x', below: '0', steps: [{ from: '50%', under: '60%', points: '1' }, { from: '80%', points: '2' }] }"
  )
  #expect(
    try scheme.score(["x": .ratio(part: 7, whole: 10)]).value
      == Score(low: 0, high: 2, isClosed: false))
  #expect(try scheme.score(["x": .ratio(part: 1, whole: 2)]).value == Score(1))
}
