import ExactArithmetic

/// The nodes of all items for all units of a round, in figures only.
struct RoundFigures: Sendable {
  /// The items in the order of the scheme, bonus items last.
  private let items: [ItemFigures]

  /// Explains every item once for all units that can share a node.
  ///
  /// - Parameter dependencies: those of the items that are wanted.
  init(_ dependencies: [ItemDependency], in frames: [Evaluation]) {
    let names = Set(dependencies.flatMap { $0.inputs.union($0.item.rule.inputNames) })
    let plain = Set(names.flatMap { name in frames.first?.plainInputs(of: name) ?? [] })
    let columns = ValueColumns(of: plain.sorted(), in: frames)
    let frames = frames.indices.map { unit in
      var frame = frames[unit]
      frame.read = ReadValues(columns: columns, unit: unit)
      return frame
    }
    items = Array(computing: dependencies.count) {
      ItemFigures(of: dependencies[$0], columns: columns, in: frames)
    }
  }

  /// The node of an item for a unit, by their places.
  subscript(item: Int, unit: Int) -> Explanation { items[item][unit] }

  /// Adds what some items come to for a unit to a list.
  func append(_ places: Range<Int>, unit: Int, to points: inout [UnitPoints.Item]) {
    for place in places { points.append(items[place].points[Int(items[place].numbers[unit])]) }
  }
}
