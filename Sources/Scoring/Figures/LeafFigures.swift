/// What a leaf of an item's rule gives or takes at every unit.
struct LeafFigures: Sendable {
  /// The id of its node.
  let id: String
  /// A node for all that it can give or take.
  let nodes: [Explanation]
  /// What every one of them gives or takes.
  let figures: [NodeFigures]
  /// Which of them every unit has.
  let part: Combinations.Part

  /// The node of a unit for which it was asked.
  func node(_ unit: Int) -> (id: String, node: Explanation) {
    (id, nodes[Int(part.numbers[unit])])
  }

  /// What it gives or takes at a unit for which it was asked.
  func figures(_ unit: Int) -> NodeFigures { figures[Int(part.numbers[unit])] }
}
