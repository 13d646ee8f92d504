import ExactArithmetic

/// The nodes of all items for all units of a round, in figures only.
struct RoundFigures: Sendable {
  /// The items in the order of the scheme, bonus items last.
  private let items: [ItemFigures]

  /// Explains every item once for all units that can share a node.
  ///
  /// - Parameters:
  ///   - dependencies: those of the items that are wanted.
  ///   - wantsNodes: of which of them nodes are wanted, not only what they come to.
  init(
    _ dependencies: [ItemDependency], in frames: [Evaluation],
    wantsNodes: @Sendable (ItemDependency) -> Bool
  ) {
    let names = Set(dependencies.flatMap { $0.inputs.union($0.item.rule.inputNames) })
    let plain = Set(names.flatMap { name in frames.first?.plainInputs(of: name) ?? [] })
    let columns = ValueColumns(of: plain.sorted(), in: frames)
    let frames = [Evaluation](computing: frames.count, by: 256) { unit in
      var frame = frames[unit]
      frame.read = ReadValues(columns: columns, unit: unit)
      return frame
    }
    items = Array(computing: dependencies.count) {
      ItemFigures(
        of: dependencies[$0], columns: columns, in: frames,
        wantsNodes: wantsNodes(dependencies[$0]))
    }
  }

  /// The node of an item for a unit, by their places; nil where it is not wanted.
  subscript(item: Int, unit: Int) -> Explanation? { items[item][unit] }

  /// What an item comes to for a unit.
  func figures(_ item: Int, unit: Int) -> NodeFigures {
    let points = items[item].points[Int(items[item].numbers[unit])]
    return NodeFigures(value: points.value, maximum: points.maximum)
  }

  /// Adds what an item comes to for a unit to a list.
  func append(_ item: Int, unit: Int, to points: inout [UnitPoints.Item]) {
    points.append(items[item].points[Int(items[item].numbers[unit])])
  }
}
