import Definitions
import ExactArithmetic

/// A part of an item's rule that has no parts itself, with what limits it there.
struct RuleLeaf: Sendable {
  /// The points of its own that a part of a sum has, and the floor of such a part.
  struct Own: Sendable {
    let points: Rational
    let floor: Rational?
  }

  /// The rule.
  let rule: Rule
  /// The id of its node.
  let id: String
  /// An evaluation that is limited as the rule's is; its unit is any.
  let place: Evaluation
  /// The points of its own; nil where it has none.
  let own: Own?

  /// What the leaf gives or takes at some units; a unit for which that is not asked has number 0.
  func figures(
    of parts: [Combinations.Part], asked: [Bool], in frames: [Evaluation]
  ) -> LeafFigures {
    var combinations = Combinations(of: parts)
    var known: [NodeFigures: Int32] = [:]
    var byCombination: [Int32] = []
    var nodes: [Explanation] = []
    var different: [NodeFigures] = []
    var numbers: [Int32] = Array(repeating: 0, count: frames.count)
    for unit in frames.indices where asked[unit] {
      let (combination, isNew) = combinations.number(at: unit)
      if isNew {
        let node = explain(frames[unit])
        let figures = node.figures
        if let number = known[figures] {
          byCombination.append(number)
        } else {
          byCombination.append(Int32(nodes.count))
          known[figures] = Int32(nodes.count)
          nodes.append(node)
          different.append(figures)
        }
      }
      numbers[unit] = byCombination[combination]
    }
    return LeafFigures(
      id: id, nodes: nodes, figures: different,
      part: .init(numbers: numbers, count: max(1, nodes.count)))
  }

  private func explain(_ frame: Evaluation) -> Explanation {
    var evaluation = frame
    evaluation.available = place.available
    evaluation.isOpenEnded = place.isOpenEnded
    evaluation.ceiling = place.ceiling
    evaluation.floor = place.floor
    var node = rule.explain(in: evaluation, id: id)
    if let own { node.becomeItem(of: own.points, floor: own.floor) }
    return node
  }
}
