import Chance
import Diagnostics
import ExactArithmetic
import Questionnaires
import Scoring
import Sheets
import Tallies
import Testing

/// Every item of every bundled scheme, under random inputs and readings.
@Suite("Every item of every scheme") struct EveryItemTests {
  /// Any value of an input, or any way not to have one.
  static func measure(
    of input: Scheme.Input, _ random: inout SeededNumbers
  ) -> Measure.Value? {
    if Int.random(in: 0..<8, using: &random) == 0 {
      let absences: [Measure.Value?] = [
        nil, .pending, .conflict, .notHeld, .notApplicable, .undefined(.emptyDenominator(.valid)),
      ]
      return absences.randomElement(using: &random) ?? nil
    }
    switch input.kind {
    case .yesNo: return .yesNo(.random(using: &random))
    case .date: return .date("2019-1\(Int.random(in: 0...2, using: &random))-15")
    case .count: return .number(Rational(Int.random(in: 0...30, using: &random)))
    case .amount:
      return .number((try? Rational(Int.random(in: 0...200, using: &random), over: 20)) ?? 0)
    case .rate, .ratio:
      let whole = Int.random(in: 1...200, using: &random)
      return .rate(satisfied: .random(in: 0...whole, using: &random), of: whole)
    }
  }

  /// A unit of a scheme, scored under random readings.
  private static func score(_ scheme: Scheme, seed: UInt64) throws -> UnitScore {
    var random = SeededNumbers(seed: seed)
    var option: [String: String] = [:]
    for reading in scheme.readings where Bool.random(using: &random) {
      option[reading.id] = reading.alternatives.randomElement(using: &random)
    }
    var measures = Measures()
    for unit in ["U1", "U2", "U3"] {
      for input in scheme.inputs {
        measures[unit: unit, input: input.name] = measure(of: input, &random).map { Measure($0) }
      }
    }
    let readings = try scheme.readings(option: option)
    let round = try scheme.scoreRound(
      units: ["U1", "U2", "U3"], measures: measures, readings: readings)
    return try #require(round["U2"]).score
  }

  @Test(
    "earned, lost and absorbed make up its maximum, with reason and clause in both languages",
    arguments: BundledSchemes.ids, 1...12 as ClosedRange<UInt64>)
  func addsUp(id: String, seed: UInt64) throws {
    let scheme = try BundledSchemes.scheme(id)
    let score = try Self.score(scheme, seed: seed)
    let trees = [score.explanation, score.bonus].compactMap { $0 }
    let nodes = trees.flatMap(\.nodes)
    let items = nodes.filter { $0.kind == .item }
    #expect(Set(items.map(\.id)) == Set(scheme.sections.flatMap(\.items).map(\.id)))
    for node in items + trees {
      let sum = LedgerSum(of: node)
      #expect(
        node.value.low == node.maximum - sum.lost.atWorst + sum.absorbed.atWorst,
        "seed \(seed) \(id) \(node.id)")
      #expect(
        node.value.high == node.maximum - sum.lost.atBest + sum.absorbed.atBest,
        "seed \(seed) \(id) \(node.id)")
    }
    for item in items {
      #expect(item.clause?.text.isEmpty == false, "\(id) \(item.id)")
      let isTold = item.nodes.contains { $0.statement?.isTold == true }
      #expect(isTold, "seed \(seed) \(id) \(item.id) says nothing")
      for entry in item.ledger {
        #expect(entry.loss.reason.isTold, "seed \(seed) \(id) \(entry.node)")
        #expect(!entry.loss.clause.text.isEmpty, "seed \(seed) \(id) \(entry.node)")
      }
    }
    for node in nodes {
      #expect(node.statement?.isTold ?? true, "seed \(seed) \(id) \(node.id)")
      #expect(node.flags.allSatisfy { $0.note.isTold }, "seed \(seed) \(id) \(node.id)")
      #expect(node.gaps.allSatisfy { $0.reason.isTold && $0.remedy.isTold })
    }
  }

  @Test("its figures alone are those of its tree", arguments: BundledSchemes.ids)
  func figures(id: String) throws {
    var random = SeededNumbers(seed: 5)
    let scheme = try BundledSchemes.scheme(id)
    var measures = Measures()
    let units = (1...6).map { "U\($0)" }
    for unit in units {
      for input in scheme.inputs {
        measures[unit: unit, input: input.name] =
          Self.measure(of: input, &random).map { Measure($0) }
      }
    }
    let readings = try scheme.readings()
    let told = try scheme.scoreRound(units: units, measures: measures, readings: readings)
    let figures = scheme.points(units: units, measures: measures, readings: readings)
    for (unit, points) in zip(told.units, figures) {
      let nodes = unit.score.explanation.nodes + (unit.score.bonus?.nodes ?? [])
      #expect(points.value == unit.score.value && points.bonus == unit.score.bonus?.value)
      #expect(
        points.items.map(\.value) == nodes.filter { $0.kind == .item }.map(\.value), "\(points)")
    }
  }

  // Source: the catalogue's table of tables, §0.1, counted on the documents: rows, then bonus rows.
  @Test(
    "is one of the documents' rows, and the points add up to the documents'",
    arguments: [
      ("qinhuangdao-2019-county", 74, 21, 520, 13), ("qinhuangdao-2019-system", 36, 9, 325, 11),
      ("county-township", 25, 0, 100, 7), ("county-system", 23, 0, 100, 7),
      ("county-party-government", 13, 0, 100, 4), ("county-enterprise", 22, 0, 100, 7),
      ("shaoxing-2019", 28, 0, 100, 7), ("qinhuangdao-2023-home", 34, 1, 100, 6),
      ("qinhuangdao-2023-small-home", 22, 0, 100, 4),
    ])
  func rows(id: String, rows: Int, bonus: Int, points: Int, sections: Int) throws {
    let scheme = try BundledSchemes.scheme(id)
    let items = scheme.sections.flatMap(\.items)
    #expect(items.count { $0.kind != .bonus } == rows)
    #expect(items.count { $0.kind == .bonus } == bonus)
    #expect(scheme.covered == Rational(points))
    let scored = scheme.sections.filter { !$0.scored.isEmpty }
    #expect(scored.count == sections)
    for section in scored {
      #expect(section.points == section.scored.reduce(0) { $0 + $1.points }, "\(section.id)")
    }
  }

  @Test("are 307 rows in 42 sections with printed totals, and 24 departments")
  func census() throws {
    var rows = 0
    var printed = 0
    var departments = 0
    for id in BundledSchemes.ids {
      let scheme = try BundledSchemes.scheme(id)
      rows += scheme.sections.flatMap(\.items).count
      let scored = scheme.sections.count { !$0.scored.isEmpty }
      if id.hasPrefix("qinhuangdao-2019") { departments += scored } else { printed += scored }
    }
    // By hand, §0.1: 277 + 30 bonus rows; the home's one bonus block is no row of the documents.
    #expect(rows - 1 == 307)
    #expect(printed == 42)
    #expect(departments == 13 + 11)
  }
}

extension Bilingual {
  /// Whether both languages say something.
  fileprivate var isTold: Bool { !zh.isEmpty && !en.isEmpty }
}
