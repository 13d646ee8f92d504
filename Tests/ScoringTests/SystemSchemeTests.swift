import Chance
import Diagnostics
import ExactArithmetic
import Foundation
import Scoring
import Sheets
import Tallies
import Testing

/// The systems' table of Qinhuangdao 2019: 36 rows and 325 points, 9 bonus rows outside them.
@Suite("The systems of Qinhuangdao") struct SystemSchemeTests {
  private static let fixture = RoundFixture(
    id: "qinhuangdao-2019-system",
    questionnaires: ["marks-system-party", "marks-system-legal", "marks-system-women"])

  /// By hand: 560 systems with 16 rows and 8 of bonus, four times that with `PINGYI_CASES=4`, beside ``PageCasesTests``.
  private static let seeds = UInt64(
    56 * (Int(ProcessInfo.processInfo.environment["PINGYI_CASES"] ?? "") ?? 1))

  @Test("have 36 rows, 325 points and 9 bonus rows, and no finding but declared defects")
  func points() throws {
    let (scheme, findings) = try Self.fixture.decoded()
    #expect(findings.isEmpty, "\(findings)")
    // Source: the column of points of 附件 2, added up by hand: Party 35 and ten departments.
    #expect(scheme.sections.map(\.points) == [35, 20, 25, 40, 22, 35, 40, 24, 34, 20, 30])
    #expect(scheme.covered == 325)
    let items = scheme.sections.flatMap(\.items)
    #expect(items.count { $0.kind != .bonus } == 36)
    let bonus = items.filter { $0.kind == .bonus }
    #expect(bonus.map(\.id) == ["1.2", "3.4", "4.5", "6.8", "7.4", "7.5", "9.3", "10.3", "10.4"])
    #expect(items.allSatisfy { $0.scoredBy != nil })
  }

  @Test("give the catalogue's worked figures")
  func golden() throws {
    let scheme = try Self.fixture.scheme()
    // Source: 统计 0, 1 and 5 days late give 20, 16 and 0.
    for (day, points) in [("10", "20"), ("11", "16"), ("15", "0")] {
      let score = try scheme.score([
        "statisticsDue": .date("2020-01-10"), "statisticsDelivered": .date("2020-01-\(day)"),
      ])
      #expect(try score.node("1.1").value == Score(number(points)))
    }
    // Source: 两报一刊 100→5, 90→4, 80→3, 70→2, 65 undefined (1 by default), 60→1, 0→1.
    for (share, points) in [(100, 5), (90, 4), (80, 3), (70, 2), (65, 1), (60, 1), (0, 1)] {
      let score = try scheme.score([
        "subscriptions": .rate(satisfied: share, of: 100), "modelPublicity": .number(0),
      ])
      #expect(try score.node("3.3").value == Score(Rational(points)), "\(share)")
    }
    // Source: 2 articles and 30 items: 10 + min(15, 10) = 20.
    let score = try scheme.score(["journalArticles": .number(2), "channelItems": .number(30)])
    let information = score.bonus?.nodes.first { $0.id == "1.2" }
    #expect(information?.value == Score(20))
  }

  @Test("agree with the table worked out by hand", arguments: 1...seeds)
  func agree(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let scheme = try BundledSchemes.scheme("qinhuangdao-2019-system")
    var option: [String: String] = [:]
    for reading in scheme.readings where Bool.random(using: &random) {
      option[reading.id] = reading.alternatives.randomElement(using: &random)
    }
    var measures = Measures()
    var partial = Measures()
    var worlds: [SystemReference] = []
    for index in 0..<10 {
      var world = SystemReference(readings: option)
      for input in scheme.inputs {
        let value = Self.value(of: input, in: scheme, &world, &random)
        measures[unit: "S\(index)", input: input.name] = value.map { Measure($0) }
        let isHidden = value != nil && Int.random(in: 0..<20, using: &random) == 0
        partial[unit: "S\(index)", input: input.name] =
          isHidden ? Measure(.pending) : value.map { Measure($0) }
      }
      worlds.append(world)
    }
    let readings = try scheme.readings(option: option)
    let units = worlds.indices.map { "S\($0)" }
    let points = scheme.points(units: units, measures: measures, readings: readings)
    for (world, unit) in zip(worlds, points) {
      let items = Dictionary(
        unit.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      for (id, row) in world.rows {
        let found = items[id].map {
          SystemReference.Row($0.value.low, $0.value.high, of: $0.maximum)
        }
        #expect(found == row, "seed \(seed) \(id) \(option)")
      }
      for (id, points) in world.bonus {
        #expect(items[id]?.value == Score(points), "seed \(seed) \(id) \(option)")
      }
    }
    // What is hidden turns out inside the interval; where points may be negative, a missing count has no
    // worst end.
    guard option["AMB-09"] != "negative", option["AMB-39"] != "negative" else { return }
    let open = scheme.points(units: units, measures: partial, readings: readings)
    for (world, unit) in zip(worlds, open) {
      for (id, row) in world.rows {
        guard let item = unit.items.first(where: { $0.id == id }) else { continue }
        #expect(
          item.value.low <= row.low && row.high <= item.value.high && item.maximum == row.most,
          "seed \(seed) hidden \(id) \(option)")
      }
    }
  }

  /// The greatest counts of inputs that need more than a few, and the points of marks.
  private static let most = [
    "channelItems": 30, "journalArticles": 5, "cityMedia": 17, "papersSubmitted": 7,
    "innovationsSubmitted": 12, "auditCityItems": 9, "fiveOnes": 2, "modelPublicity": 5,
    "innovationModels": 2, "budgetDetail": 5, "migrantCare": 3,
  ]

  /// A random value of an input, told to the reference as well; nil where nothing is registered.
  private static func value(
    of input: Scheme.Input, in scheme: Scheme, _ world: inout SystemReference,
    _ random: inout SeededNumbers
  ) -> Measure.Value? {
    switch input.kind {
    case .yesNo:
      if ["supervisionCommittees", "onlineLegalAdvice"].contains(input.name),
        Bool.random(using: &random)
      {
        world.silent.insert(input.name)
        return nil
      }
      let answer = Int.random(in: 1...10, using: &random) <= (input.silentMeansNone ? 3 : 8)
      if answer { world.yes.insert(input.name) }
      return .yesNo(answer)
    case .date:
      let day = Int.random(in: 6...17, using: &random)
      world.day[input.name] = day
      return .date("2020-01-\(day < 10 ? "0" : "")\(day)")
    case .count, .amount:
      let isCount = input.kind == .count
      let most = most[input.name] ?? (input.silentMeansNone ? 2 : isCount ? 4 : 0)
      let count = Rational(Int.random(in: 0...most, using: &random))
      world.number[input.name] = count
      return .number(count)
    case .ratio, .rate:
      let whole = [20, 60, 400].randomElement(using: &random) ?? 20
      let line = [33, 40, 60, 65, 70, 80, 90, 100].randomElement(using: &random) ?? 40
      let part = min(whole, line * whole / 100 + .random(in: -1...1, using: &random))
      world.number[input.name] = (try? Rational(part * 100, over: whole)) ?? 0
      return .rate(satisfied: part, of: whole)
    }
  }

  @Test("round gives every row and total the points of the oracle")
  func round() throws {
    let score = try Self.fixture.score()
    let lines = try Self.fixture.lines("expected.txt")
    #expect(lines.count == 3 * (36 + 9 + 1))
    for words in lines {
      let unit = try #require(score[words[1]])
      switch words[0] {
      case "item":
        let node = try unit.score.node(words[2])
        #expect(node.value.low == number(words[3]), "\(words)")
        #expect(node.value.high == number(words[4]), "\(words)")
        #expect(node.maximum == number(words[5]), "\(words)")
      case "bonus":
        let node = unit.score.bonus?.nodes.first { $0.id == words[2] && $0.kind != .section }
        #expect(node?.value == Score(number(words[3])), "\(words)")
      default:
        #expect(unit.score.value.low == number(words[2]), "\(words)")
        #expect(unit.score.value.high == number(words[3]), "\(words)")
        #expect(unit.score.maximum == number(words[4]), "\(words)")
        #expect(unit.score.bonus?.value == Score(number(words[5])), "\(words)")
        let conversion = try #require(unit.score.conversion)
        #expect(conversion.total.low == number(words[6]), "\(words)")
        #expect(conversion.total.high == number(words[7]), "\(words)")
      }
    }
    // U3 owes facts and a mark; U1 and U2 are closed, and the bonus of U3 is above a tenth of the base.
    #expect(score["U1"]?.score.value.isClosed == true && score["U2"]?.score.value.isClosed == true)
    #expect(score["U3"]?.score.value.isClosed == false && !score.isFinal)
  }

  @Test("a clause about counties leaves the maximum unless something is registered")
  func countyClauses() throws {
    // 322 of 325: 2 points of 4.1 and 1 of 4.2 do not concern a system; by hand 325 − 3.
    let scheme = try Self.fixture.scheme()
    #expect(try scheme.score([:]).maximum == 322)
    #expect(try scheme.score(["onlineLegalAdvice": .yesNo(false)]).maximum == 323)
    for alternative in ["done", "none"] {
      #expect(try scheme.score([:], option: ["AMB-36": alternative]).maximum == 325)
    }
  }

  @Test("units of the education union are left out of the order")
  func education() throws {
    let scheme = try Self.fixture.scheme()
    var measures = Measures()
    measures[unit: "U1", input: "educationUnit"] = Measure(.yesNo(true))
    let score = try scheme.scoreRound(
      units: ["U1", "U2"], measures: measures, readings: try scheme.readings())
    #expect(score["U1"]?.rank == nil)
    #expect(score["U2"]?.rank != nil)
  }
}
