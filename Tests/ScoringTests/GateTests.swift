import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

/// Who takes part and who is recommended, by the home scheme.
@Suite struct GateTests {
  private func round(
    _ units: [String: [String: Measure.Value]], own: [String: [String: Measure.Value]] = [:],
    option: [String: String] = ["AMB-23": "base"]
  ) throws -> RoundScore {
    let scheme = try #require(SurveyScheme.home.0)
    func measures(_ units: [String: [String: Measure.Value]]) -> Measures {
      var measures = Measures()
      for (unit, values) in units {
        for (name, value) in values { measures[unit: unit, input: name] = Measure(value) }
      }
      return measures
    }
    return try scheme.scoreRound(
      units: units.keys.sorted(), measures: measures(units), own: measures(own),
      readings: try scheme.readings(option: option))
  }

  /// A unit that loses nothing and reaches every standard.
  private var perfect: [String: Measure.Value] {
    var values: [String: Measure.Value] = [:]
    for name in HomeSchemeTests.answers {
      values[name] = .yesNo(!["majorCasualty", "assetsMisused"].contains(name))
    }
    for name in HomeSchemeTests.shares + [
      "onlineMembership", "satisfaction2021", "satisfaction2022",
    ] {
      values[name] = .ratio(part: 1, whole: 1)
    }
    values["hardshipFiles"] = .number(1)
    values["practicalServices"] = .number(1)
    values["submitted"] = .date("2023-10-31")
    return values
  }

  @Test("a unit that reaches everything is recommended and would receive the grant")
  func recommended() throws {
    let unit = try #require(try round(["A": perfect])["A"])
    #expect(unit.score.value == Score(100))
    #expect(unit.recommendation?.isRecommended == true)
    #expect(unit.recommendation?.awards.map(\.amount) == [10_000])
    #expect(unit.gates.allSatisfy { $0.standing == .clear })
    #expect(unit.rank?.best == 1)
  }

  // Source: 二（一）, exclusions 1–6; 一, prior holders; 四, the last day of submission.
  @Test(
    "an exclusion takes the place and the recommendation, never the points",
    arguments: [
      ("labourLawBreach", Measure.Value.yesNo(true), Gate.Effect.exclude),
      ("generalAccident", .date("2022-10-31"), .exclude),
      ("majorAccident", .date("2021-01-01"), .exclude),
      ("occupationalHarm", .yesNo(true), .exclude),
      ("seriousBreach", .yesNo(true), .exclude), ("unionLawBreach", .yesNo(true), .exclude),
      ("massIncident", .date("2023-01-01"), .exclude),
      ("underInvestigation", .yesNo(true), .exclude),
      ("titleHeld", .yesNo(true), .exclude), ("submitted", .date("2023-11-01"), .waive),
    ])
  func exclusions(input: String, value: Measure.Value, effect: Gate.Effect) throws {
    var values = perfect
    values[input] = value
    let result = try round(["A": values, "B": perfect])
    let unit = try #require(result["A"])
    #expect(unit.score.value == Score(100))
    #expect(unit.rank == nil)
    #expect(unit.gates.filter { $0.standing == .stands }.map(\.effect) == [effect])
    #expect(unit.recommendation?.isRecommended == false)
    #expect(result["B"]?.rank == Rank(best: 1, worst: 1, tied: 0, count: 1))
  }

  @Test("a prior holder may be admitted again, and an old accident does not count")
  func lifted() throws {
    var values = perfect
    values["titleHeld"] = .yesNo(true)
    values["exceptionGranted"] = .yesNo(true)
    values["generalAccident"] = .date("2022-10-30")
    let unit = try #require(try round(["A": values])["A"])
    #expect(unit.recommendation?.isRecommended == true)
    #expect(unit.gates.filter { $0.standing == .lifted }.map(\.id) == ["prior"])
  }

  @Test(
    "an entry standard blocks the recommendation and keeps the place; three years each, or their mean"
  )
  func standards() throws {
    var values = perfect
    values["satisfaction2021"] = .ratio(part: 85, whole: 100)
    let each = try #require(try round(["A": values])["A"])
    #expect(each.recommendation?.isRecommended == false)
    #expect(each.rank?.best == 1)
    // By hand: (85 + 100 + 100)/3 = 95.
    let mean = try #require(
      try round(["A": values], option: ["AMB-23": "base", "S5": "mean"])["A"])
    #expect(mean.recommendation?.isRecommended == true)
    values["satisfaction2021"] = nil
    let open = try #require(try round(["A": values])["A"])
    #expect(open.recommendation?.isRecommended == nil)
    #expect(
      open.gates.flatMap(\.gaps).map(\.remedy.en) == [
        "register fact A member-satisfaction 47/50 evidence=… period=2021"
      ])
  }

  @Test("the own score decides as the document says, the assessed one where the reading says")
  func ownScore() throws {
    var own = perfect
    own["duesPaid"] = .yesNo(false)
    own["ownAccount"] = .yesNo(false)
    own["ownUse"] = .yesNo(false)
    own["unionReelected"] = .yesNo(false)
    own["chairElected"] = .yesNo(false)
    own["workReported"] = .yesNo(false)
    own["workersDaily"] = .number(1)
    // By hand: 2 + 4 + 6 = 12 are lost: 88, with one article at 2: 90.
    for (reading, isRecommended) in [
      ("selfBase", false), ("selfWithBonus", true), ("base", true), ("withBonus", true),
    ] {
      let unit = try #require(
        try round(["A": perfect], own: ["A": own], option: ["AMB-23": reading])["A"])
      #expect(unit.own?.value == Score(88))
      #expect(unit.score.value == Score(100))
      #expect(unit.recommendation?.isRecommended == isRecommended, "\(reading)")
    }
    let silent = try #require(try round(["A": perfect], option: ["AMB-23": "selfBase"])["A"])
    #expect(silent.own == nil)
    #expect(silent.recommendation?.isRecommended == nil)
  }

  @Test("a window reaches back to the same day, in leap years too")
  func windows() throws {
    let text = SmallScheme.text(
      points: "1", rule: "require: { that: 'y' }",
      inputs: "y: { fact: 'y', type: 'yesNo' }, d: { fact: 'd', type: 'date', silent: 'none' }",
      rest: """
        asOf: '2024-02-29', gates: [ { id: 'g', effect: 'exclude', title: { zh: '门', en: 'gate' }, clause: '1',
          when: { of: 'd', years: 1 }, examples: [ { given: { d: '2023-02-28' }, stands: true },
            { given: { d: '2023-02-27' }, stands: false }, { given: { d: '2024-03-01' }, stands: false },
            { given: {}, stands: false } ] } ],
        """)
    let errors = SmallScheme.decode(text).1.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map { $0.rendered(in: .en) })")
    let undated = text.replacing("asOf: '2024-02-29', ", with: "")
    #expect(SmallScheme.decode(undated).1.map(\.code).contains("no-day"))
    let wrong = text.replacing(
      "d: '2023-02-28' }, stands: true", with: "d: '2023-02-28' }, stands: false")
    #expect(SmallScheme.decode(wrong).1.map(\.code).contains("example-fails"))
  }
}
