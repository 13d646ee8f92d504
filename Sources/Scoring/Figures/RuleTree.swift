import Definitions
import ExactArithmetic

/// An item's rule as its leaves, and the sums that join them; of a choice what the readings choose.
struct RuleTree: Sendable {
  /// A part of the rule.
  private indirect enum Branch: Sendable {
    /// A leaf, by its number.
    case leaf(Int)
    /// A sum of parts, and the points of its own that it has as a part of another one.
    case sum(Sum, Evaluation, own: RuleLeaf.Own?, [Branch])
  }

  /// The leaves in the order of the file.
  let leaves: [RuleLeaf]
  /// The sum that is the whole rule; nil where something else joins leaves, or there is one leaf only.
  private let sum: (sum: Sum, parts: [Branch])?
  private let item: Scheme.Item
  /// The item's evaluation; its unit is any.
  private let place: Evaluation

  /// Takes an item's rule apart.
  ///
  /// - Parameter frame: the evaluation of any unit.
  init(of item: Scheme.Item, in frame: Evaluation) {
    self.item = item
    place = item.evaluation(in: frame)
    var leaves: [RuleLeaf] = []
    let root = Self.branch(of: item.rule, id: item.id, in: place, own: nil, &leaves)
    self.leaves = leaves
    if case .sum(let sum, _, _, let parts) = root { self.sum = (sum, parts) } else { sum = nil }
  }

  /// What the item gives where its leaves give this, at a unit as ``KnownParts`` describes it; nil where the
  /// rule is not a sum.
  ///
  /// These are the figures of ``Scheme/Item/settled(in:)``.
  func figures(_ leaf: (Int) -> NodeFigures) -> NodeFigures? {
    guard let sum else { return nil }
    var balance = sum.sum.balance(of: sum.parts.map { Self.figures($0, leaf) }, in: place)
    if item.isLimited { balance.maximum = balance.maximum + item.points }
    return balance.figures(floor: place.floor)
  }

  private static func figures(_ branch: Branch, _ leaf: (Int) -> NodeFigures) -> NodeFigures {
    switch branch {
    case .leaf(let number): return leaf(number)
    case .sum(let sum, let place, let own, let parts):
      var balance = sum.balance(of: parts.map { figures($0, leaf) }, in: place)
      guard let own else { return balance.figures(floor: nil) }
      balance.maximum = balance.maximum + own.points
      return balance.figures(floor: own.floor)
    }
  }

  /// A part as leaves and sums; nil where something else joins its leaves.
  private static func branch(
    of rule: Rule, id: String, in place: Evaluation, own: RuleLeaf.Own?, _ leaves: inout [RuleLeaf]
  ) -> Branch? {
    if let choice = rule.primitive as? Choice {
      return choice.rule(place.readings).flatMap {
        branch(of: $0, id: id, in: place, own: own, &leaves)
      }
    }
    let parts = rule.primitive.parts
    guard !parts.isEmpty else {
      leaves.append(RuleLeaf(rule: rule, id: id, place: place, own: own))
      return .leaf(leaves.count - 1)
    }
    let branches = parts.enumerated().map { number, part in
      branch(
        of: part, id: "\(id)/\(number + 1)", in: rule.primitive.evaluation(of: part, in: place),
        own: part.points.map { RuleLeaf.Own(points: $0.value, floor: place.floor) }, &leaves)
    }
    let known = branches.compactMap { $0 }
    guard known.count == branches.count, let sum = rule.primitive as? Sum else { return nil }
    return .sum(sum, place, own: own, known)
  }
}
