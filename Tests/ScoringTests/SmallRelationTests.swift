import Chance
import Diagnostics
import ExactArithmetic
import Questionnaires
import Rounds
import Scoring
import Sheets
import Tallies
import Testing

/// Relations that need a scheme or a collection made for them.
@Suite("Relations between schemes and between collections") struct SmallRelationTests {
  private static func item(_ id: Int, _ points: Int) -> String {
    "{ id: '\(id)', title: { zh: '项', en: 'item' }, points: '\(points)', clause: '\(id)', "
      + "rule: { judge: { of: 'x\(id)' } } }"
  }

  private static func scheme(_ order: [Int], points: [Int], factor: Int = 1) throws -> Scheme {
    let items = order.map { item($0, points[$0] * factor) }
    let sum = points.reduce(0, +) * factor
    let inputs = points.indices.map { "x\($0): { fact: 'x\($0)', type: 'amount' }" }
    let (scheme, findings) = Scheme.decode(
      bytes: Array(
        """
        { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' },
          maximum: '\(sum)', inputs: { \(inputs.joined(separator: ", ")) },
          sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '\(sum)',
            items: [ \(items.joined(separator: ", ")) ] } ] }
        """.utf8), file: "s.scheme.json5")
    return try #require(scheme, "\(findings.map { $0.rendered(in: .en) })")
  }

  private static func marks(
    _ points: [Int], _ random: inout SeededNumbers, factor: Int = 1
  ) -> [String: Measure.Value] {
    var values: [String: Measure.Value] = [:]
    for (place, most) in points.enumerated() {
      values["x\(place)"] = .number(Rational(Int.random(in: 0...most, using: &random) * factor))
    }
    return values
  }

  @Test("the order of items and columns has no influence", arguments: 1...20 as ClosedRange<UInt64>)
  func orderOfItems(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let points = [3, 5, 2, 7]
    let values = Self.marks(points, &random)
    let straight = try Self.scheme(Array(points.indices), points: points).score(values)
    let shuffled = try Self.scheme(points.indices.shuffled(using: &random), points: points)
      .score(values)
    #expect(straight.value == shuffled.value && straight.percent == shuffled.percent)
  }

  @Test(
    "all points and marks times a number give the total times it",
    arguments: 1...20 as ClosedRange<UInt64>)
  func scaling(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let points = [3, 5, 2, 7]
    let factor = Int.random(in: 2...9, using: &random)
    var other = random
    let one = try Self.scheme([0, 1, 2, 3], points: points).score(Self.marks(points, &random))
    let many = try Self.scheme([0, 1, 2, 3], points: points, factor: factor)
      .score(Self.marks(points, &other, factor: factor))
    #expect(many.value == Score(Rational(factor) * (one.value.determined ?? -1)))
    #expect(many.percent == one.percent)
  }

  @Test(
    "an added item that does not apply changes no percent", arguments: 1...20 as ClosedRange<UInt64>
  )
  func addedNotApplicable(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let values = Self.marks([3, 5, 2], &random)
    let before = try Self.scheme([0, 1, 2], points: [3, 5, 2]).score(values)
    let with = values.merging(["x3": .notApplicable]) { first, _ in first }
    let after = try Self.scheme([0, 1, 2, 3], points: [3, 5, 2, 4]).score(with)
    #expect(after.value == before.value && after.percent == before.percent)
    #expect(after.maximum == before.maximum)
  }

  @Test(
    "the order in which facts are registered has no influence",
    arguments: 1...5 as ClosedRange<UInt64>)
  func orderOfFacts(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let scheme = try #require(SurveyScheme.home.0)
    let round = Round(
      id: "r", scheme: scheme.id,
      units: [
        AssessedUnit(id: "A", number: 1, name: "甲"), AssessedUnit(id: "B", number: 2, name: "乙"),
      ])
    let facts = scheme.factDeclarations.filter { $0.kind == .yesNo }.flatMap { fact in
      ["A", "B"].map { ($0, fact.id, Bool.random(using: &random)) }
    }
    func measures(_ facts: [(String, String, Bool)]) throws -> Measures {
      var keying = Keying([], in: round)
      for (unit, id, answer) in facts { try keying.fact(unit, id, .yesNo(answer)) }
      return scheme.measures(
        of: round, TallyBook(keying.state), keying.state, readings: try scheme.readings())
    }
    let straight = try scheme.points(
      units: ["A", "B"], measures: measures(facts), readings: scheme.readings())
    let shuffled = try scheme.points(
      units: ["A", "B"], measures: measures(facts.shuffled(using: &random)),
      readings: scheme.readings())
    #expect(straight == shuffled)
  }

  /// Five units with a work each, that rate each other from 60 to 100.
  private static func ballots(
    _ random: inout SeededNumbers
  ) throws -> (round: Round, marks: [[Int]]) {
    let units = (1...5).map {
      AssessedUnit(id: "U0\($0)", number: $0, name: "单位\($0)", works: ["工作\($0)"])
    }
    let marks = units.indices.map { _ in
      units.indices.map { _ in Int.random(in: 60...100, using: &random) }
    }
    return (Round(id: "r", scheme: "shaoxing-2019", units: units), marks)
  }

  /// What each unit receives, where some ballots are left out.
  private static func received(
    _ round: Round, _ marks: [[Int]], without silent: Set<Int> = [], option: [String: String] = [:]
  ) throws -> [Rational?] {
    let scheme = try Shaoxing.scheme()
    let ballot = try #require(try Shaoxing.questionnaires().first { $0.id == "brand-ballot" })
    var keying = Keying([ballot], in: round)
    let papers = marks.indices.filter { !silent.contains($0) }.map { rater in
      (
        rater + 1,
        marks[rater].enumerated().map { rated, mark in
          rated == rater ? "-" : "\(mark)"
        }.joined(separator: " ")
      )
    }
    try keying.batch("brand-ballot", about: "all", papers)
    let measures = scheme.measures(
      of: round, TallyBook(keying.state), keying.state,
      readings: try scheme.readings(option: option))
    return round.units.map { measures[unit: $0.id, input: "peers"]?.value.number }
  }

  @Test(
    "a unit's own ballot never changes what it receives itself, and silence never raises it",
    arguments: 1...10 as ClosedRange<UInt64>, ["trimmed", "mean", "median"])
  func ownBallot(seed: UInt64, aggregation: String) throws {
    var random = SeededNumbers(seed: seed)
    let (round, marks) = try Self.ballots(&random)
    let option = ["AMB-18": aggregation]
    let before = try Self.received(round, marks, option: option)
    #expect(before.allSatisfy { $0 != nil })
    var generous = marks
    generous[0] = marks[0].map { _ in 100 }
    #expect(try Self.received(round, generous, option: option)[0] == before[0])
    let silent = try Self.received(round, marks, without: [0], option: option)
    #expect(silent[0] == before[0])
  }

  @Test(
    "a higher least total never gives a grade to more units",
    arguments: 1...5 as ClosedRange<UInt64>)
  func gradeLimits(seed: UInt64) throws {
    let scheme = try Shaoxing.scheme()
    var source = RandomMeasures(scheme, seed: seed)
    let measures = Measures(source.measures(of: RelationTests.units))
    var last = Int.max
    for line in stride(from: 0, through: 100, by: 10) {
      let result = try scheme.scoreRound(
        units: RelationTests.units, measures: measures, readings: scheme.readings(),
        limits: [
          Grade(id: "excellent", atLeast: Rational(line), atMost: nil),
          Grade(id: "good", atLeast: nil, atMost: nil),
        ])
      let excellent = result.units.count {
        if case .grade("excellent", _) = $0.grade { true } else { false }
      }
      #expect(excellent <= last)
      last = excellent
    }
  }
}
