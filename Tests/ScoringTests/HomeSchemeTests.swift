import Chance
import Diagnostics
import ExactArithmetic
import Foundation
import Scoring
import Tallies
import Testing

/// A bundled scheme, read once from its folder.
enum SurveyScheme {
  static let home = read("qinhuangdao-2023-home")
  static let smallHome = read("qinhuangdao-2023-small-home")

  static func text(_ id: String, file: String = #filePath) throws -> String {
    let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
    return try String(
      contentsOfFile: "/\(root)/Surveys/\(id)/\(id).scheme.json5", encoding: .utf8)
  }

  private static func read(_ id: String) -> (Scheme?, [Finding]) {
    guard let text = try? text(id) else { return (nil, []) }
    return Scheme.decode(bytes: Array(text.utf8), file: "\(id).scheme.json5")
  }
}

/// The model worker's home and small home: totals, figures and readings of 附件1 and 附件2.
@Suite struct HomeSchemeTests {
  static let shares = [
    "membership", "memberEvaluation", "congressSatisfaction", "medicalAid", "practicalSatisfaction",
  ]
  static let answers =
    HomeReference.plain.flatMap(\.names) + HomeReference.others.values.flatMap { $0 }

  // Source: the headings of 附件1 and 附件2; the rows were counted on the page.
  @Test("sections, rows and totals are those of the page")
  func totals() throws {
    let home = try #require(SurveyScheme.home.0)
    #expect(home.sections.map(\.points) == [30, 15, 24, 6, 13, 12, 0])
    #expect(home.sections.map(\.scored.count) == [8, 5, 8, 3, 6, 4, 0])
    #expect(home.sections.flatMap(\.scored).map(\.id) == HomeReference.rows.map(\.id))
    #expect(
      home.sections.flatMap(\.scored).map(\.points)
        == HomeReference.rows.map { Rational($0.points) })
    #expect(home.covered == 100 && home.maximum == 100 && !home.isExcerpt)
    let small = try #require(SurveyScheme.smallHome.0)
    #expect(small.sections.map(\.points) == [30, 13, 17, 40])
    #expect(small.sections.map(\.scored.count) == [6, 3, 4, 9])
    #expect(small.covered == 100)
    #expect(small.awards.map(\.amount) == [5_000] && home.awards.map(\.amount) == [10_000])
  }

  @Test("both definitions are clean but for the faults of the document that they declare")
  func findings() {
    let home = SurveyScheme.home.1
    #expect(Set(home.map(\.code)) == ["declared-defect"])
    #expect(
      home.compactMap(\.found) == [
        "INC-51", "INC-52", "INC-53", "INC-54", "INC-55", "INC-56", "INC-59", "INC-60",
      ])
    #expect(SurveyScheme.smallHome.1.compactMap(\.found) == ["INC-57", "INC-58", "INC-59"])
  }

  private func world(_ random: inout SeededNumbers) -> HomeReference.World {
    var world = HomeReference.World()
    // Mostly kept, so that totals spread over the whole range.
    let mostly = Int.random(in: 1...10, using: &random)
    for name in Self.answers.sorted() {
      let isKept = Int.random(in: 0..<mostly, using: &random) > 0
      world.yes[name] = ["majorCasualty", "assetsMisused"].contains(name) ? !isKept : isKept
    }
    let lines = [7000, 8000, 8500, 9000, 7500, 8550, 8100]
    for name in Self.shares {
      let near = (lines.randomElement(using: &random) ?? 0) + Int.random(in: -2...2, using: &random)
      world.number[name] =
        Bool.random(using: &random) ? near : .random(in: 0...10_000, using: &random)
    }
    world.number["practicalServices"] = .random(in: 0...3, using: &random)
    world.number["hardshipFiles"] = .random(in: 0...100, using: &random)
    for award in HomeReference.awards {
      world.number[award.name] = max(0, .random(in: -5...3, using: &random))
    }
    world.isHeld = Int.random(in: 0..<10, using: &random) > 0
    return world
  }

  private func values(_ world: HomeReference.World) throws -> [String: Measure.Value] {
    var values: [String: Measure.Value] = [:]
    for (name, isKept) in world.yes { values[name] = .yesNo(isKept) }
    for (name, number) in world.number {
      switch name {
      case "hardshipFiles": values[name] = .number(try Rational(number, over: 100))
      case "practicalServices": values[name] = .number(Rational(number))
      case let name where Self.shares.contains(name):
        values[name] = .ratio(part: BigInteger(number), whole: 10_000)
      default: values[name] = .number(Rational(number))
      }
    }
    if !world.isHeld { values["memberEvaluation"] = .notHeld }
    return values
  }

  private func reading(_ random: inout SeededNumbers) -> HomeReference.Reading {
    HomeReference.Reading(
      steps: ["completed", "beyond", "started", "proRata", "relative"]
        .randomElement(using: &random) ?? "completed",
      notHeld: ["zero", "initialOnly"].randomElement(using: &random) ?? "zero",
      exclusive: ["both", "first"].randomElement(using: &random) ?? "both",
      awards: ["each", "highest"].randomElement(using: &random) ?? "each",
      floor: ["zero", "negative"].randomElement(using: &random) ?? "zero")
  }

  private func option(_ reading: HomeReference.Reading) -> [String: String] {
    [
      "AMB-02": reading.steps, "AMB-04": reading.notHeld, "AMB-26": reading.exclusive,
      "AMB-28": reading.awards, "AMB-09": reading.floor,
    ]
  }

  /// 900 homes with 34 rows and a bonus; with `PINGYI_CASES=4` over 100,000 cases.
  static let cases =
    900 * (ProcessInfo.processInfo.environment["PINGYI_CASES"].flatMap { Int($0) } ?? 1)

  @Test("an evaluator written from the page agrees on every row", arguments: 0..<60)
  func reference(part: Int) throws {
    let scheme = try #require(SurveyScheme.home.0)
    var random = SeededNumbers(seed: UInt64(part) &+ 2023)
    let reading = reading(&random)
    let reference = HomeReference(reading: reading)
    let readings = try scheme.readings(option: option(reading))
    let count = Self.cases / 60
    var measures = Measures()
    var worlds: [HomeReference.World] = []
    for index in 0..<count {
      let world = world(&random)
      worlds.append(world)
      for (name, value) in try values(world) {
        measures[unit: "U\(index)", input: name] = Measure(value)
      }
    }
    let points = scheme.points(
      units: worlds.indices.map { "U\($0)" }, measures: measures, readings: readings)
    var disagreements = 0
    for (world, unit) in zip(worlds, points) {
      var total = 0
      for (row, item) in zip(HomeReference.rows, unit.items) {
        let expected = reference.points(row.id, world)
        total += expected
        let points = try Rational(expected, over: 100_000)
        if item.id != row.id || item.value.determined != points {
          disagreements += 1
          Issue.record(
            "part \(part), \(unit.unit), \(row.id): \(item.value), by hand \(expected)/100000")
        }
      }
      let sum = Score(try Rational(total, over: 100_000))
      let isRight =
        unit.value == sum && unit.bonus?.determined == Rational(reference.bonus(world))
      if !isRight { disagreements += 1 }
      #expect(isRight, "part \(part), \(unit.unit)")
      if disagreements > 5 { break }
    }
    #expect(points.count == count && disagreements == 0)
  }

  @Test("the trees say what the figures are, and add up", arguments: 1...40 as ClosedRange<UInt64>)
  func trees(seed: UInt64) throws {
    let scheme = try #require(SurveyScheme.home.0)
    var random = SeededNumbers(seed: seed)
    var values = try values(world(&random))
    for name in values.keys.sorted() where Int.random(in: 0..<6, using: &random) == 0 {
      values[name] = nil
    }
    let score = try scheme.score(values, option: option(reading(&random)))
    var measures = Measures()
    for (name, value) in values { measures[unit: "U07", input: name] = Measure(value) }
    for node in score.explanation.nodes + (score.bonus?.nodes ?? []) {
      var worst = node.maximum
      var best = node.maximum
      for loss in node.lost {
        worst = worst - loss.points.atWorst
        best = best - loss.points.atBest
        #expect(loss.points.atWorst >= loss.points.atBest && loss.points.atBest >= 0)
      }
      for child in node.children {
        worst = worst + child.value.low - child.maximum
        best = best + child.value.high - child.maximum
      }
      #expect(node.value.low == worst + node.absorbed.atWorst, "seed \(seed), \(node.id)")
      #expect(node.value.high == best + node.absorbed.atBest, "seed \(seed), \(node.id)")
    }
    for item in score.explanation.nodes where item.kind == .item {
      #expect(item.clause?.text.isEmpty == false && item.statement != nil || !item.children.isEmpty)
    }
  }

  @Test("what is missing turns out inside the interval", arguments: 1...200 as ClosedRange<UInt64>)
  func intervals(seed: UInt64) throws {
    let scheme = try #require(SurveyScheme.home.0)
    var random = SeededNumbers(seed: seed)
    let option = option(reading(&random))
    let full = try values(world(&random))
    var partial = full
    for name in full.keys.sorted() where Int.random(in: 0..<5, using: &random) == 0 {
      partial[name] = nil
    }
    let whole = try scheme.score(full, option: option).value
    let open = try scheme.score(partial, option: option).value
    let missing = full.keys.filter { partial[$0] == nil }.sorted()
    #expect(
      open.low <= whole.low && whole.high <= open.high,
      "seed \(seed), without \(missing), \(option)")
  }

  @Test("re-election costs three times, or once where the reading says so")
  func links() throws {
    let scheme = try #require(SurveyScheme.home.0)
    var world = HomeReference.World()
    for name in Self.answers {
      world.yes[name] = !["majorCasualty", "assetsMisused"].contains(name)
    }
    for name in Self.shares { world.number[name] = 9500 }
    world.number["hardshipFiles"] = 100
    world.number["practicalServices"] = 1
    #expect(try scheme.score(try values(world)).value == Score(100))
    world.yes["unionReelected"] = false
    world.yes["congressReelected"] = false
    // By hand: 2 + 1 + 1 = 4 are lost; once: the greatest, 2.
    let all = try scheme.score(try values(world))
    #expect(all.value == Score(96))
    #expect(
      all.flags.filter { $0.flag.kind == .linked }.map(\.node) == ["1.3/1", "3.4/3", "3.5/1"])
    let once = try scheme.score(try values(world), option: ["AMB-25": "once"])
    #expect(once.value == Score(98))
    // Only the two of the congress: once, the first of equals.
    world.yes["unionReelected"] = true
    #expect(try scheme.score(try values(world), option: ["AMB-25": "once"]).value == Score(99))
  }

  @Test("a row falls below 0 only under the reading that says so")
  func floors() throws {
    let scheme = try #require(SurveyScheme.home.0)
    // By hand, 附件1 经济和劳动保护 3: 3 − 2 − 3 = −2.
    let values: [String: Measure.Value] = [
      "safetyCupHeld": .yesNo(false), "majorCasualty": .yesNo(true),
    ]
    #expect(try scheme.score(values).node("2.3").value == Score(0))
    #expect(try scheme.score(values).node("2.3").absorbed == Span(2))
    #expect(
      try scheme.score(values, option: ["AMB-09": "negative"]).node("2.3").value == Score(-2))
  }
}
