public import Diagnostics
import ExactArithmetic
package import Scoring
public import Tallies

/// What one paper would do for a unit: for every rate of a survey, and a point for every survey score.
public struct PaperEffect: Sendable {
  /// What is different by one paper.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One satisfied paper more: (k + 1)/(n + 1).
    case oneMoreSatisfied
    /// One dissatisfied paper fewer: k/(n − 1).
    case oneFewerDissatisfied
    /// One paper satisfied instead of dissatisfied: (k + 1)/n.
    case oneTurned
    /// One point more of a survey's score.
    case onePoint
  }

  /// The input's name.
  public let input: String
  /// What the scheme calls it.
  public let label: Bilingual
  /// What is different.
  public let kind: Kind
  /// What the input is.
  public let from: Measure.Value
  /// What it becomes.
  public let to: Measure.Value
  /// What that does to the unit.
  public let change: UnitChange

  /// The effects for one unit, in the order of the scheme's inputs.
  package static func effects(
    on unit: String, in rescoring: Rescoring
  ) throws(SchemeFault) -> [PaperEffect] {
    let present = try rescoring.present()
    guard let before = present[unit] else { return [] }
    var effects: [PaperEffect] = []
    for input in rescoring.scheme.inputs {
      let measure = rescoring.measures[unit: unit, input: input.name]
      guard let measure else { continue }
      for (kind, value) in variants(of: measure, input, most: rescoring.scheme.maximum) {
        let result = try rescoring.outcome(
          of: [unit: Assumptions(inputs: [input.name: value])])
        guard let after = result[unit] else { continue }
        effects.append(
          PaperEffect(
            input: input.name, label: input.label, kind: kind, from: measure.value, to: value,
            change: UnitChange(unit: unit, before: before, after: after)))
      }
    }
    return effects
  }

  private static func variants(
    of measure: Measure, _ input: Scheme.Input, most: Rational
  ) -> [(Kind, Measure.Value)] {
    switch (input.origin, measure.value) {
    case (.rate, .rate(let satisfied, let count)):
      let fewer: [(Kind, Measure.Value)] =
        satisfied < count
        ? (count > 1
          ? [(.oneFewerDissatisfied, .rate(satisfied: satisfied, of: count - 1))] : [])
          + [(.oneTurned, .rate(satisfied: satisfied + 1, of: count))] : []
      return [(.oneMoreSatisfied, .rate(satisfied: satisfied + 1, of: count + 1))] + fewer
    case (.survey, .number(let points)) where points + 1 <= most:
      return [(.onePoint, .number(points + 1))]
    default: return []
    }
  }
}
