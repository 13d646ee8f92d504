import Chance
import Diagnostics
import ExactArithmetic
import Foundation
import Scoring
import Tallies
import Testing

/// Whatever turns out, it was inside the interval that was told before.
@Suite struct OpenIntervalTests {
  static let schemes = [
    "qinhuangdao-2023-home", "qinhuangdao-2023-small-home", "qinhuangdao-2019-county",
    "qinhuangdao-2019-system", "county-township", "county-system", "county-party-government",
    "county-enterprise", "shaoxing-2019",
  ]

  /// 6 units of each scheme and seed; `PINGYI_CASES` makes it so many times as much.
  private static let cases =
    6 * (ProcessInfo.processInfo.environment["PINGYI_CASES"].flatMap { Int($0) } ?? 1)

  @Test(arguments: schemes, [1, 2, 3] as [UInt64])
  func `of every item of every scheme under any reading`(id: String, seed: UInt64) throws {
    let scheme = try #require(
      Scheme.decode(bytes: Array(try SurveyScheme.text(id).utf8), file: id).0)
    var source = RandomMeasures(scheme, seed: seed &* 7919)
    var compared = 0
    for _ in 0..<Self.cases {
      let option = source.option()
      let full = source.values()
      var partial = full
      for input in scheme.inputs where Int.random(in: 0..<4, using: &source.random) == 0 {
        if partial[input.name] != nil { partial[input.name] = .pending }
      }
      let whole = try scheme.score(full, option: option)
      let open = try scheme.score(partial, option: option)
      let items = Self.items(of: whole)
      for (name, item) in Self.items(of: open) {
        let outcome = try #require(items[name])
        guard !item.nodes.flatMap(\.flags).contains(where: { $0.kind == .unbounded }) else {
          continue
        }
        compared += 1
        let isInside =
          item.value.low <= outcome.value.low && outcome.value.high <= item.value.high
        #expect(isInside, "seed \(seed) \(name): \(outcome.value) of \(item.value) \(option)")
      }
    }
    #expect(compared > 60)
  }

  private static func items(of score: UnitScore) -> [String: Explanation] {
    let nodes = score.explanation.nodes + (score.bonus?.nodes ?? [])
    return Dictionary(
      nodes.filter { $0.kind == .item }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  // 3 points, 1 for each article without a limit of its own, 1 off for each late one. 9 articles and a count of
  // late ones that is still to come: 9 late ones or more leave 0, at most 6 late ones leave all 3.
  @Test(arguments: [(0, "3"), (6, "3"), (7, "2"), (9, "0"), (40, "0")])
  func `what is given beyond the points is lost first`(late: Int, points: String) throws {
    let scheme = try SmallScheme.scheme(
      points: "3",
      rule: """
        sum: [ { occurrences: { of: 'n', winEach: '1' } }, { occurrences: { of: 'm', loseEach: '1' } } ]
        """, inputs: "n: { fact: 'n', type: 'count' }, m: { fact: 'm', type: 'count' }")
    let known = try scheme.score(["n": .number(9), "m": .number(Rational(late))])
    #expect(known.value == Score(number(points)))
    let open = try scheme.score(["n": .number(9), "m": .pending])
    #expect(open.value == Score(low: 0, high: 3, isClosed: false))
  }

  // Not held costs 2 and keeps "no effect", 3, away: whether it was held is open, no effect is sure.
  @Test func `an earlier penalty that costs less may keep a later one away`() throws {
    let scheme = try SmallScheme.scheme(
      points: "5",
      rule: """
        exclusive: { of: [ { require: { that: 'held', lose: '2' } },
                           { require: { that: 'effect', lose: '3' } } ] }
        """, inputs: "held: { fact: 'h', type: 'yesNo' }, effect: { fact: 'e', type: 'yesNo' }")
    for held in [true, false] {
      let known = try scheme.score(["held": .yesNo(held), "effect": .yesNo(false)])
      #expect(known.value == Score(held ? 2 : 3))
    }
    let open = try scheme.score(["held": .pending, "effect": .yesNo(false)])
    #expect(open.value == Score(low: 2, high: 3, isClosed: false))
  }

  private static let negative = """
    floor: 'AMB-09', readings: { 'AMB-09': { default: 'negative', alternatives: ['zero', 'negative'], clause: '1' } },
    """

  // A rate of 0% is 18 steps of 5 points below 90%: 2 + 18 × 0.5 = 11 of an item of 3.
  @Test func `below zero a missing rate can cost all that its steps come to`() throws {
    let scheme = try SmallScheme.scheme(
      points: "3",
      rule: "steps: { of: 'r', from: '90%', lose: '2', each: '5%', loseMore: '0.5' }",
      inputs: "r: { fact: 'r', type: 'ratio' }", rest: Self.negative)
    #expect(
      try scheme.score(["r": .pending]).value == Score(low: -8, high: 3, isClosed: false))
    #expect(try scheme.score(["r": .ratio(part: 0, whole: 7)]).value == Score(-8))
  }

  @Test func `below zero a missing count has no worst end, and that is told`() throws {
    let scheme = try SmallScheme.scheme(
      points: "3", rule: "occurrences: { of: 'n', loseEach: '1' }",
      inputs: "n: { fact: 'n', type: 'count' }", rest: Self.negative)
    let open = try scheme.score(["n": .pending])
    #expect(open.explanation.nodes.flatMap(\.flags).map(\.kind) == [.unbounded])
    #expect(try scheme.score(["n": .number(9)]).value == Score(-6))
  }
}
