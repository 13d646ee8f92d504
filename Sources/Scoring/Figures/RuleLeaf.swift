import Definitions
import ExactArithmetic

/// A part of an item's rule that has no parts itself, with what limits it there.
struct RuleLeaf: Sendable {
  /// What a leaf gives or takes: all that the parts around it ask of it.
  private struct Figures: Hashable {
    let value: Score
    let maximum: Rational
  }

  /// The rule.
  let rule: Rule
  /// The id of its node.
  let id: String
  /// An evaluation that is limited as the rule's is; its unit is any.
  private let place: Evaluation
  /// The points of its own, as a part of a sum has them, and the floor of such a part.
  private let own: (points: Rational, floor: Rational?)?

  /// The leaves of a rule, in the order of the file; of a choice those that the readings choose.
  static func leaves(of rule: Rule, id: String, in place: Evaluation) -> [RuleLeaf] {
    leaves(of: rule, id: id, in: place, own: nil)
  }

  private static func leaves(
    of rule: Rule, id: String, in place: Evaluation, own: (points: Rational, floor: Rational?)?
  ) -> [RuleLeaf] {
    if let choice = rule.primitive as? Choice {
      return choice.rule(place.readings).map { leaves(of: $0, id: id, in: place, own: own) } ?? []
    }
    let parts = rule.primitive.parts
    guard !parts.isEmpty else { return [RuleLeaf(rule: rule, id: id, place: place, own: own)] }
    return parts.enumerated().flatMap { number, part in
      leaves(
        of: part, id: "\(id)/\(number + 1)", in: rule.primitive.evaluation(of: part, in: place),
        own: part.points.map { ($0.value, place.floor) })
    }
  }

  /// What the leaf gives or takes at some units; a unit for which that is not asked has number 0.
  func figures(
    of parts: [Combinations.Part], asked: [Bool], in frames: [Evaluation]
  ) -> LeafFigures {
    var combinations = Combinations(of: parts)
    var known: [Figures: Int32] = [:]
    var byCombination: [Int32] = []
    var nodes: [Explanation] = []
    var numbers: [Int32] = Array(repeating: 0, count: frames.count)
    for unit in frames.indices where asked[unit] {
      let (combination, isNew) = combinations.number(at: unit)
      if isNew {
        let node = explain(frames[unit])
        let figures = Figures(value: node.value, maximum: node.maximum)
        if let number = known[figures] {
          byCombination.append(number)
        } else {
          byCombination.append(Int32(nodes.count))
          known[figures] = Int32(nodes.count)
          nodes.append(node)
        }
      }
      numbers[unit] = byCombination[combination]
    }
    return LeafFigures(
      id: id, nodes: nodes, part: .init(numbers: numbers, count: max(1, nodes.count)))
  }

  private func explain(_ frame: Evaluation) -> Explanation {
    var evaluation = frame
    evaluation.available = place.available
    evaluation.isOpenEnded = place.isOpenEnded
    evaluation.ceiling = place.ceiling
    evaluation.floor = place.floor
    let node = rule.explain(in: evaluation, id: id)
    return own.map { node.small($0.points, floor: $0.floor) } ?? node
  }
}
