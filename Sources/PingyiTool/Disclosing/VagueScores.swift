import ExactArithmetic
import Questionnaires
import Sheets
import Tallies

/// Scores of whole papers that are told as an interval, because they lie where only alike answers lead.
///
/// A mean at the best or the worst mark of the scale says that every answer of every paper was that mark. It
/// is told as the interval from it to what one answer by one mark less would give, and so is everything in it.
struct VagueScores: Sendable {
  private var ranges: [[HiddenCells.Cell]: ClosedRange<Rational>] = [:]

  /// Looks at the scores that a scheme reads.
  ///
  /// - Parameters:
  ///   - inputs: the roles of every input that reads papers as wholes
  ///   - grassroots: the grassroots units below every assessed unit
  init(
    inputs: [[SurveyScores.Role]], units: [String], grassroots: [String: [String]],
    _ hidden: HiddenCells, _ surveys: SurveyScores, _ layouts: [String: SheetLayout]
  ) {
    for unit in units {
      for roles in inputs {
        let tallies = roles.map {
          surveys.tally(of: $0, grassroots: (grassroots[unit] ?? []) + [unit])
        }
        let cells = roles.map { HiddenCells.Cell(unit: unit, role: $0) }
        ranges[cells] = Self.range(of: tallies, hidden, layouts)
      }
    }
  }

  /// Between which ends the score of some roles together is told; nil where it is told exactly.
  func range(of cells: [HiddenCells.Cell]) -> ClosedRange<Rational>? { ranges[cells] }

  /// Whether any score of a unit is told as an interval.
  func isVague(_ unit: String) -> Bool { ranges.keys.contains { $0.first?.unit == unit } }

  private static func range(
    of tallies: [RoleTally], _ hidden: HiddenCells, _ layouts: [String: SheetLayout]
  ) -> ClosedRange<Rational>? {
    let score =
      tallies.count == 1
      ? tallies[0].mean
      : tallies.reduce(into: PaperScores()) { $0.merge($1.pooled) }.mean
    let scales = tallies.compactMap { layouts[$0.role.questionnaire] }.map { Scale($0) }
    guard let score, let low = scales.compactMap(\.low).min(),
      let high = scales.compactMap(\.high).max(), low < high,
      let gap = scales.compactMap(\.gap).max(), let places = scales.map(\.places).min(), places > 0
    else { return nil }
    let width = gap * weight(of: tallies, places: places)
    if score >= high - width { return max(low, high - width)...high }
    if score <= low + width { return low...min(high, low + width) }
    return rest(of: tallies, hidden, low...high).map {
      max(low, score - $0)...min(high, score + $0)
    }
  }

  /// What one answer of one paper weighs at most in the score.
  private static func weight(of tallies: [RoleTally], places: Int) -> Rational {
    let counts = tallies.flatMap(\.units).map(\.scores.papers).filter { $0 > 0 }
    let papers =
      tallies.count == 1 ? (counts.min() ?? 1) * counts.count : counts.reduce(0, +)
    return (try? Rational(1, over: max(1, papers * places))) ?? 1
  }

  /// Where the hidden units of a role are all at one end of the scale: what one unit weighs.
  private static func rest(
    of tallies: [RoleTally], _ hidden: HiddenCells, _ scale: ClosedRange<Rational>
  ) -> Rational? {
    guard tallies.count == 1 else { return nil }
    let units = tallies[0].units.filter { $0.scores.papers > 0 }
    let means = units.filter { unit in
      hidden.tallies.contains {
        $0.questionnaire == tallies[0].role.questionnaire && $0.subject == unit.id
      }
    }.compactMap(\.scores.mean)
    guard let first = means.first, first == scale.lowerBound || first == scale.upperBound,
      means.allSatisfy({ $0 == first })
    else { return nil }
    return try? (scale.upperBound - scale.lowerBound).divided(by: Rational(units.count))
  }

  /// The marks that a questionnaire's choices stand for.
  private struct Scale {
    /// How many choices have scores.
    let places: Int
    /// The least score.
    let low: Rational?
    /// The greatest score.
    let high: Rational?
    /// The widest step from an end of the scale to the next score.
    let gap: Rational?

    init(_ layout: SheetLayout) {
      let choices = layout.places.map { place in
        place.options.filter { !$0.isAbstention }.compactMap(\.score)
      }.filter { !$0.isEmpty }
      let scores = Set(choices.flatMap { $0 }).sorted()
      places = choices.count
      low = scores.first
      high = scores.last
      let steps = zip(scores.dropFirst(), scores).map { $0 - $1 }
      gap = [steps.first, steps.last].compactMap { $0 }.max()
    }
  }
}
