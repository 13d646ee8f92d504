import ExactArithmetic
import Questionnaires
import Scoring
import Sheets
import Tallies

/// Made-up units for a table: every input gets a value, or one of the ways not to have one.
struct PageWorld {
  /// What the table is told.
  private(set) var known = PageTable.World()
  /// What the scheme is told.
  private(set) var measures: [String: Measure.Value] = [:]

  /// Draws a unit; inputs that the table does not read get nothing.
  init(
    _ scheme: Scheme, _ table: PageTable, _ random: inout some RandomNumberGenerator
  ) {
    // Units differ in how much is missing, so that whole ones come up too.
    let gaps = Int.random(in: 0...3, using: &random)
    let most = Self.most(table)
    for input in scheme.inputs {
      guard let points = most[input.name] else { continue }
      let isAbsent = Int.random(in: 0..<40, using: &random) < gaps
      if isAbsent {
        addAbsence(of: input, &random)
      } else {
        addValue(of: input, upTo: points, &random)
      }
    }
  }

  /// The points of every input's term.
  private static func most(_ table: PageTable) -> [String: Rational] {
    var most: [String: Rational] = [:]
    for term in table.rows.flatMap(\.parts).flatMap({ $0 }) {
      for name in term.names { most[name] = term.points }
    }
    return most
  }

  private mutating func addAbsence(
    of input: Scheme.Input, _ random: inout some RandomNumberGenerator
  ) {
    let name = input.name
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      // Nothing registered says nothing happened where only what happened is registered.
      if !input.silentMeansNone { known.unknown.insert(name) }
    case 1:
      measures[name] = .pending
      known.unknown.insert(name)
    case 2:
      measures[name] = .conflict
      known.unknown.insert(name)
    case 3:
      measures[name] = .undefined(.emptyDenominator(.opinions))
      known.unknown.insert(name)
    case 4:
      measures[name] = .notHeld
      known.notHeld.insert(name)
    default:
      measures[name] = .notApplicable
      known.inapplicable.insert(name)
    }
  }

  private mutating func addValue(
    of input: Scheme.Input, upTo points: Rational, _ random: inout some RandomNumberGenerator
  ) {
    let name = input.name
    switch input.kind {
    case .yesNo:
      let answer = Int.random(in: 0..<4, using: &random) > 0
      if answer { known.yes.insert(name) }
      measures[name] = .yesNo(answer)
    case .ratio, .rate:
      let whole = [20, 100, 400].randomElement(using: &random) ?? 100
      let line = [80, 90].randomElement(using: &random) ?? 90
      let part = min(whole, line * whole / 100 + .random(in: -2...2, using: &random))
      known.number[name] = (try? Rational(part, over: whole)) ?? 0
      measures[name] = .rate(satisfied: part, of: whole)
    case .count:
      let count = Rational(Int.random(in: 0...4, using: &random))
      known.number[name] = count
      measures[name] = .number(count)
    case .amount:
      let mark: Rational
      if name == "recitationScale" {
        mark = Rational(Int.random(in: 0...2, using: &random))
      } else if Bool.random(using: &random) {
        mark = points
      } else {
        mark = points * ((try? Rational(Int.random(in: 0...20, using: &random), over: 20)) ?? 0)
      }
      known.number[name] = mark
      measures[name] = .number(mark)
    case .date: break
    }
  }
}
