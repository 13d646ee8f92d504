import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

/// Results side by side: two sections of 10 points, a bonus for the second, an amount taken from it.
@Suite struct TrackTests {
  private static func text(points: String = "10", section: String = "2") -> String {
    """
    {
      scheme: 'two', version: 1, title: { zh: '两项', en: 'Two' }, source: { document: 'd' },
      maximum: '20',
      inputs: {
        a: { fact: 'a', type: 'amount' }, b: { fact: 'b', type: 'amount' },
        extra: { fact: 'extra', type: 'yesNo' },
        taken: { fact: 'taken', type: 'amount', silent: 'none', label: { zh: '迟报', en: 'late' } },
      },
      sections: [
        { id: '1', title: { zh: '甲', en: 'A' }, points: '10', items: [
          { id: '1.1', title: { zh: '甲', en: 'A' }, points: '10', clause: 'c', rule: { judge: { of: 'a' } },
            examples: [{ given: { a: '4' }, points: '4' }] } ] },
        { id: '2', title: { zh: '乙', en: 'B' }, points: '10', items: [
          { id: '2.1', title: { zh: '乙', en: 'B' }, points: '10', clause: 'c', rule: { judge: { of: 'b' } },
            examples: [{ given: { b: '4' }, points: '4' }] },
          { id: '2.2', kind: 'bonus', title: { zh: '加', en: 'More' }, clause: 'c',
            rule: { require: { that: 'extra', win: '2' } },
            examples: [{ given: { extra: 'yes' }, points: '2' }, { given: { extra: 'no' }, points: '0' }] } ] },
      ],
      tracks: { clause: 'c', reading: 'T', parts: [
        { id: 'a-track', title: { zh: '甲项', en: 'First' }, clause: 'c', points: '10', sections: ['1'] },
        { id: 'b-track', title: { zh: '乙项', en: 'Second' }, clause: 'c', points: '\(points)',
          sections: ['\(section)'], bonus: true, deductions: ['taken'] },
      ] },
      readings: { T: { default: 'twoResults', alternatives: ['twoResults', 'sum'], clause: 'c' } },
    }
    """
  }

  private func scores(
    _ values: [String: [String: Measure.Value]], _ option: [String: String] = [:]
  ) throws -> RoundScore {
    let (scheme, findings) = Scheme.decode(bytes: Array(Self.text().utf8), file: "two")
    let found = try #require(scheme, "\(findings)")
    var measures = Measures()
    for (unit, inputs) in values {
      for (input, value) in inputs { measures[unit: unit, input: input] = Measure(value) }
    }
    return try found.scoreRound(
      units: values.keys.sorted(), measures: measures,
      readings: found.readings(option: option))
  }

  // By hand: U1 has 8 and 5 + 2 − 1 = 6; U2 has 7 and 6.
  private let two: [String: [String: Measure.Value]] = [
    "U1": ["a": .number(8), "b": .number(5), "extra": .yesNo(true), "taken": .number(1)],
    "U2": ["a": .number(7), "b": .number(6), "extra": .yesNo(false)],
  ]

  @Test("each result has its own places, and there is no place of a total")
  func twoResults() throws {
    let round = try scores(two)
    let first = try #require(round["U1"])
    #expect(first.tracks.map(\.total) == [Score(8), Score(6)])
    #expect(first.tracks.map(\.base) == [Score(8), Score(4)])
    #expect(first.tracks.map(\.bonus) == [nil, Score(2)])
    #expect(first.tracks.map { $0.rank?.best } == [1, 1])
    #expect(first.tracks[1].rank?.tied == 1)
    #expect(try #require(round["U2"]).tracks.map { $0.rank?.best } == [2, 1])
    #expect(round.units.allSatisfy { $0.rank == nil })
    #expect(round.isFinal)
  }

  @Test("the other reading adds the results with their bonus: 14 before 13")
  func sum() throws {
    let round = try scores(two, ["T": "sum"])
    #expect(round.units.map(\.compared) == [Score(14), Score(13)])
    #expect(round.units.map { $0.rank?.best } == [1, 2])
  }

  @Test(
    "more taken than there is leaves nothing, and the rest is absorbed; the ledger still adds up")
  func floor() throws {
    let round = try scores([
      "U1": ["a": .number(8), "b": .number(5), "extra": .yesNo(false), "taken": .number(9)]
    ])
    let node = try #require(round["U1"]?.score.explanation.children.last)
    #expect(node.value == Score(0))
    #expect(node.absorbed == Span(4))
    let lost = node.ledger.reduce(Span.zero) { $0 + $1.points }
    #expect(node.maximum - lost.atWorst + node.absorbed.atWorst == 0)
  }

  @Test("an amount that is still to come leaves the result between nothing and all of it")
  func pending() throws {
    let round = try scores([
      "U1": ["a": .number(8), "b": .number(5), "extra": .yesNo(false), "taken": .pending]
    ])
    let unit = try #require(round["U1"])
    #expect(unit.tracks[1].total == Score(low: 0, high: 5, isClosed: false))
    #expect(unit.score.gaps.map(\.input) == ["taken"])
    #expect(!round.isFinal)
  }

  @Test("tracks that do not add up or name no section are found")
  func lint() {
    func codes(_ text: String) -> [String] {
      Scheme.decode(bytes: Array(text.utf8), file: "two").1.filter { $0.severity == .error }
        .map(\.code)
    }
    #expect(codes(Self.text()) == [])
    #expect(codes(Self.text(points: "11")) == ["scheme-sum"])
    #expect(codes(Self.text(section: "3")) == ["dangling-item"])
  }
}
