import Diagnostics
import ExactArithmetic
import Tallies

/// A measure's value; the short name keeps signatures on a line.
typealias MeasureValue = Measure.Value

/// When a rate counts as close to a line: not on it, and at most half a percentage point away.
///
/// Worked example: 359/400 = 89.75% is 0.25 points below 90%, so it is close; 17/20 = 85% is on 85%.
enum Closeness {
  /// Half a percentage point.
  static let reach = (try? Rational(1, over: 200)) ?? 0

  /// The flag for the nearest line within reach, or nil.
  static func flag(_ rate: Rational, _ value: MeasureValue, lines: [Rational]) -> Flag? {
    let near = lines.filter { $0 != rate && ($0 - rate).magnitude <= reach }
    let nearest = near.min { ($0 - rate).magnitude < ($1 - rate).magnitude }
    guard let line = nearest else { return nil }
    let name = Wording.percent(line, beside: nil)
    let distance = Wording.percentagePoints((line - rate).magnitude)
    let votes = votes(from: value, to: line)
    if rate < line {
      return Flag(
        kind: .closeToTheLine,
        note: Bilingual(
          zh: "距 \(name) 只差 \(distance) 个百分点"
            + (votes.map { "，再有 \($0) 人满意即达到" } ?? ""),
          en: "only \(distance) percentage points below \(name)"
            + (votes.map { "; \($0) more satisfied would reach it" } ?? "")))
    }
    return Flag(
      kind: .closeToTheLine,
      note: Bilingual(
        zh: "仅高出 \(name) \(distance) 个百分点" + (votes.map { "，少 \($0) 人满意即低于此线" } ?? ""),
        en: "only \(distance) percentage points above \(name)"
          + (votes.map { "; \($0) fewer satisfied would fall below it" } ?? "")))
  }

  /// How many answers must change so that the rate reaches the line, or falls below it.
  private static func votes(from value: MeasureValue, to line: Rational) -> BigInteger? {
    guard case .rate(let satisfied, let count) = value else { return nil }
    let needed = (line * Rational(count)).ceiling
    let difference = needed - BigInteger(satisfied)
    return difference > 0 ? difference : 1 - difference
  }
}
