import Diagnostics
import ExactArithmetic
import Scoring
import Sheets
import Tallies
import Testing

@Test func `the bundled scheme is clean but for its declared facts`() throws {
  let (scheme, findings) = Scheme.decode(
    bytes: Array(try BundledScheme.text().utf8), file: BundledScheme.path)
  #expect(scheme != nil)
  // An excerpt, and the penalties of 5.6 (2 + 1) exceed its 2 points.
  #expect(findings.map(\.code) == ["excerpt", "deductions-exceed-item"])
  #expect(findings.allSatisfy { $0.severity == .note })
}

@Test func `coverage is told wherever a total is`() throws {
  let score = try BundledScheme.scheme().score([:])
  #expect(score.maximum == 8)
  #expect(score.coverage?.en == "8 of the scheme's 100 points are covered")
  #expect(score.coverage?.zh == "本定义只含考核办法 100 分中的 8 分")
}

@Test func `facts go by their ids and rates by the names of inputs`() throws {
  #expect(
    try BundledScheme.scheme().factDeclarations == [
      FactDeclaration(id: "memberEvaluation", aliases: [], kind: .rate),
      FactDeclaration(id: "congress-held-on-time", aliases: ["congressHeld"], kind: .yesNo),
      FactDeclaration(
        id: "congress-reelected-on-time", aliases: ["congressReelected"], kind: .yesNo),
      FactDeclaration(id: "congressSatisfaction", aliases: [], kind: .rate),
      FactDeclaration(id: "practical-services", aliases: ["practicalServices"], kind: .count),
      FactDeclaration(id: "practicalSatisfaction", aliases: [], kind: .rate),
    ])
}

/// Source: the design's catalogue of mechanisms, §9.2, first table (90% −2, each 5% −0.5, item 3);
/// columns completed, beyond, started, proRata, relative.
private let stepsTable: [(rate: String, points: [String])] = [
  ("90%", ["3", "3", "3", "3", "3"]),
  ("89.99%", ["1", "1", "0.5", "0.999", "1"]),
  ("87%", ["1", "1", "0.5", "0.7", "1"]),
  ("85.5%", ["1", "1", "0.5", "0.55", "0.5"]),
  ("85%", ["0.5", "1", "0.5", "0.5", "0.5"]),
  ("84.9%", ["0.5", "0.5", "0", "0.49", "0.5"]),
  ("81%", ["0.5", "0.5", "0", "0.1", "0"]),
  ("80%", ["0", "0.5", "0", "0", "0"]),
  ("79.9%", ["0", "0", "0", "0", "0"]),
]

private let countings = ["completed", "beyond", "started", "proRata", "relative"]

@Test(arguments: stepsTable.indices, countings.indices)
func `the five readings of the steps give the published points`(row: Int, column: Int) throws {
  let (rate, points) = stepsTable[row]
  let share = number(rate)
  let score = try BundledScheme.scheme().score(
    ["memberEvaluation": .ratio(part: share.numerator, whole: share.denominator)],
    option: ["AMB-02": countings[column]])
  let item = try score.node("1.6")
  #expect(item.value == Score(number(points[column])), "\(rate) \(countings[column])")
  #expect(item.reading?.alternative == countings[column])
  #expect(item.reading?.id == "AMB-02")
}

/// Source: the same section, second table (95%, no initial loss, each 5% −1, item 2); columns
/// completed, started, proRata.
private let auditTable: [(rate: String, points: [String])] = [
  ("95%", ["2", "2", "2"]),
  ("94.9%", ["2", "1", "1.98"]),
  ("92%", ["2", "1", "1.4"]),
  ("90%", ["1", "1", "1"]),
  ("89.9%", ["1", "0", "0.98"]),
  ("85%", ["0", "0", "0"]),
]

@Test(arguments: auditTable.indices, [0, 1, 2])
func `steps without an initial loss give the published points`(row: Int, column: Int) throws {
  let (rate, points) = auditTable[row]
  let reading = ["completed", "started", "proRata"][column]
  let scheme = try SmallScheme.scheme(
    points: "2",
    rule: "steps: { of: 'x', from: '95%', each: '5%', loseMore: '1', reading: '\(reading)' }")
  let share = number(rate)
  let score = try scheme.score(["x": .ratio(part: share.numerator, whole: share.denominator)])
  #expect(score.value == Score(number(points[column])), "\(rate) \(reading)")
}

// Source: the same section, the same rule on membership with 1 instead of 2.
@Test(arguments: [("89.9%", "2"), ("85%", "1.5"), ("80%", "1"), ("75%", "0.5"), ("70%", "0")])
func `membership steps give the published points`(rate: String, points: String) throws {
  let scheme = try SmallScheme.scheme(
    points: "3",
    rule: "steps: { of: 'x', from: '90%', lose: '1', each: '5%', loseMore: '0.5' }")
  let share = number(rate)
  let score = try scheme.score(["x": .ratio(part: share.numerator, whole: share.denominator)])
  #expect(score.value == Score(number(points)))
}

@Test func `17 of 20 gives half a point, and says why in both languages`() throws {
  // By hand: 17/20 = 85%; below 90% −2; (90 − 85)/5 = 1 full step −0.5; 3 − 2.5 = 0.5.
  let score = try BundledScheme.scheme().score(["memberEvaluation": .rate(satisfied: 17, of: 20)])
  let item = try score.node("1.6")
  #expect(item.value == Score(number("0.5")))
  #expect(item.lost.map(\.points) == [Span(2), Span(number("0.5"))])
  #expect(
    item.lost.map(\.reason) == [
      Bilingual(
        zh: "会员满意率 17/20 = 85%，低于 90%，扣 2 分",
        en: "member satisfaction rate 17/20 = 85%, below 90%: −2 points"),
      Bilingual(
        zh: "会员满意率 17/20 = 85%，比 90% 低 5 个百分点，满 1 个 5 个百分点，加扣 0.5 分",
        en: "member satisfaction rate 17/20 = 85%, 5 percentage points below 90%, "
          + "1 completed step of 5: −0.5 points more"),
    ])
  #expect(item.lost.allSatisfy { $0.clause.text == "附件1 工会组织建设 6" })
  #expect(item.clause?.document == "004_8a82fd19fdcc5420.txt")
  #expect(item.clause?.section == "1")
  #expect(item.clause?.item == "1.6")
  #expect(item.flags == [])
}

@Test func `18 of 20 loses nothing`() throws {
  let score = try BundledScheme.scheme().score(["memberEvaluation": .rate(satisfied: 18, of: 20)])
  let item = try score.node("1.6")
  #expect(item.value == Score(3))
  #expect(item.lost == [])
  #expect(item.statement?.zh == "会员满意率 18/20 = 90%，达到 90%，不扣分")
}

@Test func `359 of 400 gives one point and is close to the line`() throws {
  // By hand: 359/400 = 89.75%, 0.25 below 90%: −2 and no full step; 360/400 would be 90%.
  let score = try BundledScheme.scheme().score([
    "memberEvaluation": .rate(satisfied: 359, of: 400)
  ])
  let item = try score.node("1.6")
  #expect(item.value == Score(1))
  #expect(item.flags.map(\.kind) == [.closeToTheLine])
  #expect(item.flags.first?.note.zh == "距 90% 只差 0.25 个百分点，再有 1 人满意即达到")
  #expect(
    item.flags.first?.note.en
      == "only 0.25 percentage points below 90%; 1 more satisfied would reach it")
}

// By hand: half a percentage point is 1/200. 89.5% and 90.5% are within it, 89.49% is not; 84.6% is
// 0.4 below the step at 85%; at 70.1% nothing is left to lose.
@Test(arguments: [
  (179, 200, true), (181, 200, true), (8949, 10_000, false), (9051, 10_000, false),
  (846, 1_000, true), (17, 20, false), (701, 1_000, false), (361, 400, true),
])
func `close is within half a percentage point of a line, but not on it`(
  satisfied: Int, count: Int, isClose: Bool
) throws {
  let score = try BundledScheme.scheme().score([
    "memberEvaluation": .rate(satisfied: satisfied, of: count)
  ])
  #expect(try score.node("1.6").flags.contains { $0.kind == .closeToTheLine } == isClose)
}

// AMB-04: no evaluation held gives nothing, or only the first loss, or stays open.
@Test(arguments: [
  ("zero", Score(0)), ("initialOnly", Score(1)),
  ("pending", Score(low: 0, high: 3, isClosed: false)),
])
func `what was not held is flagged and follows the reading`(
  reading: String, expected: Score
) throws {
  let score = try BundledScheme.scheme().score(
    ["memberEvaluation": .notHeld], option: ["AMB-04": reading])
  let item = try score.node("1.6")
  #expect(item.value == expected)
  #expect(item.flags.map(\.kind) == [.notHeld])
  #expect(score.readings.first { $0.id == "AMB-04" }?.source == .option)
}

@Test func `penalties beyond the item's points are absorbed and shown`() throws {
  // By hand: 0 services −2, 15/20 = 75% −1, floor at 0 of 2 points: 1 absorbed.
  let score = try BundledScheme.scheme().score([
    "practicalServices": .number(0), "practicalSatisfaction": .rate(satisfied: 15, of: 20),
  ])
  let item = try score.node("5.6")
  #expect(item.value == Score(0))
  #expect(item.absorbed == Span(1))
  #expect(item.children.map(\.value) == [Score(-2), Score(-1)])
  #expect(item.ledger.map(\.loss.points.atWorst) == [2, 1])
  #expect(item.ledger.map(\.node) == ["5.6/1", "5.6/2"])
  #expect(
    item.ledger.first?.loss.reason.zh == "未为职工办实事：为职工办实事件数 0，低于 1，扣 2 分")
}

// Source: the deductions of 附件1 协调劳动关系 4: three faults of one point each.
@Test(arguments: [
  (true, 14, true, 3), (false, 14, true, 2), (true, 13, true, 2), (true, 14, false, 2),
  (false, 13, false, 0),
])
func `the congress loses a point for each fault`(
  held: Bool, satisfied: Int, reelected: Bool, points: Int
) throws {
  let score = try BundledScheme.scheme().score([
    "congressHeld": .yesNo(held), "congressReelected": .yesNo(reelected),
    "congressSatisfaction": .rate(satisfied: satisfied, of: 20),
  ])
  #expect(try score.node("3.4").value == Score(Rational(points)))
}
