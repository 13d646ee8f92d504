import ExactArithmetic

/// The nodes of one item for all units of a round, in figures only.
///
/// Every node is made by ``Scheme/Item/explain(in:)``. Here is only decided which units may share one: those
/// whose inputs make every part of the item's rule give the same; what an item gives is made of what its
/// parts give. Where that is not all that counts, units share a node only if all values are the same: where an
/// input does not apply or was not held, where several rules read an input that is missing, and where
/// other items take points for the same matter.
struct ItemFigures: Sendable {
  /// The different nodes.
  let nodes: [Explanation]
  /// What every one of them comes to.
  let points: [UnitPoints.Item]
  /// Which of them every unit has.
  let numbers: [Int32]

  /// The node of a unit.
  subscript(unit: Int) -> Explanation { nodes[Int(numbers[unit])] }

  /// Explains an item once for all units that can share a node.
  init(of dependency: ItemDependency, columns: ValueColumns, in frames: [Evaluation]) {
    let item = dependency.item
    let known = frames.first.map { ItemReading(of: dependency, columns, in: $0) }
    let isWhole = known?.wholeUnits(frames.count) ?? []
    let isByParts = isWhole.map { !$0 }
    let leaves = (known?.leaves ?? []).map {
      $0.leaf.figures(of: $0.parts, asked: isByParts, in: frames)
    }
    var byLeaves = Combinations(of: leaves.map(\.part))
    var byValues = Combinations(of: known?.all ?? [])
    var leafNodes: [Int32] = []
    var valueNodes: [Int32] = []
    var nodes: [Explanation] = []
    var numbers: [Int32] = []
    numbers.reserveCapacity(frames.count)
    for unit in frames.indices {
      guard frames[unit].overrides[item.id] == nil else {
        // What the office decided is about this unit alone.
        numbers.append(Int32(nodes.count))
        nodes.append(item.explain(in: frames[unit]))
        continue
      }
      let (number, isNew) =
        isWhole[unit] ? byValues.number(at: unit) : byLeaves.number(at: unit)
      if isNew {
        let next = Int32(nodes.count)
        if isWhole[unit] { valueNodes.append(next) } else { leafNodes.append(next) }
        var frame = frames[unit]
        if !isWhole[unit] { frame.known = KnownParts(leaves: leaves.map { $0.node(unit) }) }
        nodes.append(item.explain(in: frame))
      }
      numbers.append(isWhole[unit] ? valueNodes[number] : leafNodes[number])
    }
    self.nodes = nodes
    points = nodes.map { UnitPoints.Item(id: $0.id, value: $0.value, maximum: $0.maximum) }
    self.numbers = numbers
  }
}
