package import Diagnostics
package import ExactArithmetic
package import Sheets
package import Tallies

/// An input of a unit that could be otherwise, with the values at which something changes.
package struct Lever: Sendable, Hashable {
  /// The input's name in the scheme.
  package let input: String
  /// What the scheme calls it.
  package let label: Bilingual
  /// What kind of value it is.
  package let kind: FactDeclaration.Kind
  /// What it is now.
  package let present: Measure.Value
  /// Values that stand for all that it could be instead, from the lowest up.
  package let values: [Measure.Value]
  /// How far apart neighbouring values are, for inputs that are numbers.
  package let grain: Rational
  /// The ids of the items or components that read it, in the order of the scheme.
  package let readers: [String]

  /// How far a value is from the present one, from 0 to 1.
  ///
  /// An answer, a day and a value that was missing count 1; a share its difference; a count its difference in
  /// parts of the greater of both; a mark or a score its difference in parts of what it can differ at all.
  package func distance(to value: Measure.Value) -> Rational {
    guard let before = present.number, let after = value.number else {
      return value == present ? 0 : 1
    }
    let difference = (after - before).magnitude
    switch kind {
    case .rate, .ratio: return difference
    case .count:
      let whole = max(before, after)
      return (try? difference.divided(by: whole)) ?? (difference.isZero ? 0 : 1)
    case .amount, .date, .yesNo:
      let numbers = (values + [present]).compactMap(\.number)
      let width = (numbers.max() ?? 0) - (numbers.min() ?? 0)
      return (try? difference.divided(by: width)) ?? 0
    }
  }

  /// The value at a number of the lever's grain, in the form in which the present one is stated.
  package func value(at number: Rational) -> Measure.Value {
    LeverValues(kind: kind, present: present).value(number)
  }
}

/// Numbers as an input can have them: votes of a survey, whole counts, hundredths of a mark.
struct LeverValues {
  let kind: FactDeclaration.Kind
  let present: Measure.Value

  /// How far apart neighbouring values are.
  var grain: Rational {
    let parts: Rational =
      switch (kind, present) {
      case (.count, _): 1
      case (.rate, .rate(_, let count)), (.ratio, .rate(_, let count)): Rational(count)
      case (.rate, .ratio(_, let whole)), (.ratio, .ratio(_, let whole)): Rational(whole)
      // A share of which nothing is known is tried in hundredths of a percent.
      case (.rate, _), (.ratio, _): 10_000
      default: 100
      }
    return (try? Rational(1).divided(by: parts)) ?? 1
  }

  /// Values at some numbers, and at, just below and just above some lines, from the lowest up.
  ///
  /// None lies outside what can be, and none is the present one.
  func values(at numbers: Set<Rational>, beside lines: Set<Rational>) -> [Measure.Value] {
    let grain = grain
    var found: Set<Rational> = []
    for (number, isLine) in numbers.map({ ($0, false) }) + lines.map({ ($0, true) }) {
      guard let steps = try? number.divided(by: grain) else { continue }
      let (below, above) = (Rational(steps.floor), Rational(steps.ceiling))
      let near = isLine ? [below - 1, below, above, above + 1] : [below, above]
      for step in near { found.insert(step * grain) }
    }
    let most: Rational? = kind == .rate || kind == .ratio ? 1 : nil
    let now = present.number
    return found.filter { $0 >= 0 && $0 <= most ?? $0 && $0 != now }.sorted().map(value)
  }

  /// A number as a value.
  func value(_ number: Rational) -> Measure.Value {
    switch (kind, present) {
    case (.rate, .rate(_, let count)), (.ratio, .rate(_, let count)):
      if let satisfied = (number * Rational(count)).floor.exactInt {
        return .rate(satisfied: satisfied, of: count)
      }
    case (.rate, .ratio(_, let whole)), (.ratio, .ratio(_, let whole)):
      return .ratio(part: (number * Rational(whole)).floor, whole: whole)
    case (.rate, _), (.ratio, _):
      return .ratio(part: number.numerator, whole: number.denominator)
    default: break
    }
    return .number(number)
  }
}
