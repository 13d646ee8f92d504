import Diagnostics
import ExactArithmetic
import Questionnaires
import Scoring
import Tallies
import Testing

private let open = Score(low: 0, high: 3, isClosed: false)

@Test(arguments: [
  (Measure.Value.missing(.noBatch), "没有这份问卷的批次"), (.missing(.noPaper), "批次里没有答卷"),
  (.missing(.otherKind), "现有的值不是办法要的那一种"),
  (.undefined(.emptyDenominator(.opinions)), "没有可计的答案，分母是 0"), (.pending, "待定"),
  (.conflict, "来源互相矛盾，尚未裁定"),
  (.undefined(.tooFewTookPart(5, of: 20, floor: number("60%"))), "参与 5/20，低于 60%，结果不成立"),
])
func `an absent rate leaves the item open and says why`(
  value: Measure.Value, why: String
) throws {
  let score = try BundledScheme.scheme().score(["memberEvaluation": value])
  let item = try score.node("1.6")
  #expect(item.value == open)
  #expect(item.gaps.map(\.value) == [value])
  #expect(item.gaps.first?.reason.zh == "会员满意率：\(why)")
  #expect(item.gaps.first?.remedy.zh.isEmpty == false)
  #expect(!score.isFinal)
}

@Test func `a value of another kind counts as missing, not as a number`() throws {
  for value in [
    Measure.Value.number(1), .yesNo(true), .date("2023-06-30"), .rate(satisfied: 0, of: 0),
  ] {
    let item = try BundledScheme.scheme().score(["memberEvaluation": value]).node("1.6")
    #expect(item.value == open)
    #expect(item.gaps.map(\.value) == [.missing(.otherKind)])
  }
}

@Test(arguments: [
  ("withhold: { of: 'x', atMost: '2' }", "2.5 is not between 0 and 2 points, it cannot count"),
  ("judge: { of: 'x' }", "5.5 is not between 0 and 5 points, it cannot count"),
  ("judge: { of: 'x', oneOf: ['0', '5'] }", "1.5 is none of 0, 5, it cannot count"),
])
func `a number that cannot count is told with what can, and not as if it were missing`(
  rule: String, reason: String
) throws {
  let scheme = try SmallScheme.scheme(
    points: "5", rule: rule, inputs: "x: { fact: 'the-fact', type: 'amount' }", rest: "")
  let stated = try Rational(parsing: String(reason.prefix(3)))
  let item = try scheme.score(["x": .number(stated)]).node("1.1")
  #expect(!item.value.isClosed)
  let gap = try #require(item.gaps.first)
  #expect(gap.value == .number(stated) && gap.reason.en.hasSuffix(": \(reason)"), "\(gap.reason)")
  #expect(item.statement?.en == gap.reason.en)
  #expect(gap.remedy.en.hasSuffix(" the-fact VALUE evidence=… reason=…"), "\(gap.remedy)")
  #expect(gap.remedy.zh.hasSuffix(" the-fact 值 evidence=… reason=…"), "\(gap.remedy)")
}

@Test func `a missing rate says how to provide it`() throws {
  let gap = try #require(try BundledScheme.scheme().score([:]).gaps.first)
  #expect(gap.input == "memberEvaluation")
  #expect(gap.remedy.en.contains("questionnaire member-evaluation of U07"))
  #expect(gap.remedy.en.contains("fact U07 memberEvaluation notHeld"))
}

@Test func `a missing fact says how to register it`() throws {
  let gaps = try BundledScheme.scheme().score([:]).gaps
  #expect(
    gaps.map(\.input) == [
      "memberEvaluation", "congressHeld", "congressSatisfaction", "congressReelected",
      "practicalServices", "practicalSatisfaction",
    ])
  #expect(gaps[1].remedy.zh == "登记 fact U07 congress-held-on-time yes evidence=…")
  #expect(gaps[4].remedy.zh == "登记 fact U07 practical-services 3 evidence=…")
}

@Test func `a unit without any measure can still score anything`() throws {
  let score = try BundledScheme.scheme().score([:])
  #expect(score.value == Score(low: 0, high: 8, isClosed: false))
}

@Test func `a score that no missing input can change is still not closed`() throws {
  // No service was done: 2 of 2 lost whatever the rate is.
  let item = try BundledScheme.scheme().score(["practicalServices": .number(0)]).node("5.6")
  #expect(item.value == Score(low: 0, high: 0, isClosed: false))
  #expect(item.value.determined == 0)
  #expect(item.gaps.isEmpty)
  #expect(item.children[1].gaps.map(\.input) == ["practicalSatisfaction"])
}

@Test func `an item that does not apply leaves the maximum`() throws {
  let score = try BundledScheme.scheme().score(["memberEvaluation": .notApplicable])
  #expect(score.maximum == 5)
  let item = try score.node("1.6")
  #expect(item.maximum == 0 && item.value == Score(0))
  #expect(item.flags.map(\.kind) == [.notApplicable])
}

@Test func `an added item that does not apply never changes the percent`() throws {
  let known: [String: Measure.Value] = [
    "congressHeld": .yesNo(true), "congressReelected": .yesNo(false),
    "congressSatisfaction": .rate(satisfied: 15, of: 20), "practicalServices": .number(1),
    "practicalSatisfaction": .rate(satisfied: 15, of: 20),
  ]
  let score = try BundledScheme.scheme().score(
    known.merging(["memberEvaluation": .notApplicable]) { first, _ in first })
  // By hand: 2 of 3 and 1 of 2, so 3/5 = 60%.
  #expect(score.percent == Score(60))
  #expect(score.isFinal)
}

@Test func `a unit to which nothing applies has no percent`() throws {
  let score = try BundledScheme.scheme().score([
    "memberEvaluation": .notApplicable, "congressHeld": .notApplicable,
    "practicalServices": .notApplicable,
  ])
  #expect(score.maximum == 0)
  #expect(score.percent == nil)
}

@Test func `what was not held stays open where the scheme is silent`() throws {
  let item = try BundledScheme.scheme().score(["congressHeld": .notHeld]).node("3.4/1")
  #expect(item.value == Score(low: -1, high: 0, isClosed: false))
  #expect(item.gaps.first?.reason.en.contains("the scheme does not say what counts") == true)
}

@Test func `a part that was not held takes what it states`() throws {
  let part = try BundledScheme.scheme().score(["congressSatisfaction": .notHeld]).node("3.4/2")
  #expect(part.value == Score(-1))
  #expect(part.flags.map(\.kind) == [.notHeld])
}

@Test func `a rate from an open batch is shown and is not final`() throws {
  let scheme = try SmallScheme.scheme(
    points: "1", rule: "threshold: { of: 'x', atLeast: '90%', win: '1' }")
  var measures = Measures()
  measures[unit: "U07", input: "x"] = Measure(
    .rate(satisfied: 20, of: 20),
    from: .survey(
      .init(
        questionnaire: "q", rate: "r", item: "q1", denominator: .opinions, batches: ["B1"],
        isSealed: false, papers: 20)))
  let score = scheme.score(unit: "U07", measures: measures, readings: try scheme.readings())
  #expect(score.value == Score(1))
  #expect(score.flags.map(\.flag.kind) == [.provisional])
  #expect(!score.isFinal)
}
