import Diagnostics
import ExactArithmetic
import Foundation
import Scoring
import Tallies
import Testing

/// A total of 70% and 30%, of whose first part 25/60/15.
private func text(
  weights: [String] = ["70%", "30%", "25%", "60%", "15%"], total: String = "90.45",
  body: String = "input: 'a'", rest: String = ""
) -> String {
  """
  { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' },
    maximum: '100',
    composition: { clause: '第七条', weighted: [
      { id: 'common', weight: '\(weights[0])', clause: '7', title: { zh: '共性', en: 'common' }, weighted: [
        { id: 'leaders', weight: '\(weights[2])', clause: '8', title: { zh: '领导', en: 'leaders' }, input: 'a' },
        { id: 'departments', weight: '\(weights[3])', clause: '8', title: { zh: '部门', en: 'departments' }, sections: '100' },
        { id: 'grassroots', weight: '\(weights[4])', clause: '8', title: { zh: '基层', en: 'grassroots' }, input: 'b' },
      ] },
      { id: 'brand', weight: '\(weights[1])', clause: '8', title: { zh: '品牌', en: 'brand' }, \(body) },
    ], examples: [ { given: { leaders: '90', departments: '95', grassroots: '80', brand: '88' }, points: '\(total)' } ] },
    inputs: { a: { fact: 'a', type: 'amount' }, b: { fact: 'b', type: 'amount' }, m: { fact: 'm', type: 'amount' } },
    sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '100', items: [
      { id: '1.1', title: { zh: '项', en: 'item' }, points: '100', clause: '1',
        rule: { judge: { of: 'm' } }, examples: [ { given: { m: '7' }, points: '7' } ] } ] } ],
    \(rest) }
  """
}

private func findings(_ text: String) -> [String] {
  SmallScheme.decode(text).1.map(\.code)
}

@Test func `leaders 90, departments 95, grassroots 80 and brand 88 make 1809 over 20`() throws {
  // Source: the design's catalogue of mechanisms, §9.5; a double gives 90.44999999999999.
  let (scheme, found) = SmallScheme.decode(
    text(body: "input: 'd'").replacing(
      "m: { fact", with: "d: { fact: 'd', type: 'amount' }, m: { fact"))
  #expect(found.isEmpty)
  let score = try #require(scheme).score(
    ["a": .number(90), "m": .number(95), "b": .number(80), "d": .number(88)])
  #expect(score.value == Score(try Rational(1_809, over: 20)))
  #expect(score.explanation.statement?.zh == "70% × 91.5 + 30% × 88")
  // What each loss is worth in the total: 17.5, 42, 10.5 and 30 of 100.
  #expect(
    score.explanation.ledger.map { "\($0.node) \($0.points.atWorst)" } == [
      "brand 18/5", "1.1 21/10", "grassroots 21/10", "leaders 7/4",
    ])
}

@Test(arguments: [
  (["70%", "31%", "25%", "60%", "15%"], "weight-sum"),
  (["70%", "30%", "25%", "60%", "14%"], "weight-sum"),
])
func `weights that do not add up to 1 are an error`(weights: [String], code: String) {
  #expect(findings(text(weights: weights)).contains(code))
}

@Test func `an example of the total is run`() {
  #expect(findings(text()) == [])
  #expect(findings(text(total: "90.46")) == ["example-fails"])
}

@Test(arguments: [
  ("sections: '100'", "sections-in-composition"), ("input: 'x'", "dangling-input"),
  ("input: 'a', mean: []", "one-of"),
  ("choose: { reading: 'R', one: { input: 'a' } }", "unknown-reading"),
])
func `a mistake in a component has its code`(body: String, code: String) {
  #expect(findings(text(body: body)).contains(code), "\(findings(text(body: body)))")
}

@Test func `a table that does not add up is an error`() {
  let rest = "tables: { t: { clause: '附件3', total: '10', rows: { '甲': '4', '乙': '5' } } }"
  #expect(findings(text(rest: rest)) == ["table-sum"])
}

@Test func `a component that nobody knows leaves exactly its weight open`() throws {
  let scheme = try #require(SmallScheme.decode(text()).0)
  // Without a: leaders and brand, 17.5% + 30% of 100 points.
  let score = try scheme.score(["m": .number(100), "b": .number(100)])
  #expect(score.value == Score(low: number("52.5"), high: 100, isClosed: false))
  #expect(score.gaps.map(\.input) == ["a"])
  // 101 points are no points out of 100.
  let beyond = try scheme.score(["m": .number(100), "b": .number(101), "a": .number(100)])
  #expect(beyond.value == Score(low: number("89.5"), high: 100, isClosed: false))
}

@Test func `an item that does not apply leaves the component's 100 points whole`() throws {
  let scheme = try Shaoxing.scheme()
  var values: [String: Measure.Value] = [:]
  for input in scheme.inputs {
    if case .mark(_, let item) = input.origin {
      let id = item.dropFirst().replacing("-", with: ".")
      let points = scheme.sections.flatMap(\.items).first { $0.id == id }?.points ?? 0
      values[input.name] = item == "m1-1" ? .notApplicable : .number(points)
    }
  }
  for name in ["shortPayers", "unapproved", "wrongDisposals"] { values[name] = .notApplicable }
  for name in ["insured", "platform", "womenPlan", "mothersFile"] { values[name] = .notApplicable }
  let score = try scheme.score(values)
  // Everything that applies is full: 100 of 100, though 25 points left the maximum.
  #expect(try score.node("departments").value == Score(100))
  #expect(try score.node("1.1").maximum == 0)
}

@Test func `no binary fraction is anywhere in the scoring and tallying modules`() throws {
  let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  var count = 0
  for room in ["Scoring", "Tallies"] {
    let files = try #require(
      FileManager.default.enumerator(atPath: "/\(root)/Sources/\(room)")?.allObjects as? [String])
    // Intervals and standard errors are binary; they decide nothing.
    for file in files where file.hasSuffix(".swift") && !file.hasPrefix("Evidence/") {
      let text = try String(contentsOfFile: "/\(root)/Sources/\(room)/\(file)", encoding: .utf8)
      count += 1
      for word in ["Double", "Float", "CGFloat"] {
        let isThere = text.split { !$0.isLetter }.contains { $0 == word }
        #expect(!isThere, "\(file): \(word)")
      }
    }
  }
  #expect(count > 40)
}
