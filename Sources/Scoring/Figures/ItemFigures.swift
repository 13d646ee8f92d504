import ExactArithmetic

/// The nodes of one item for all units of a round, in figures only.
///
/// Every node is made by ``Scheme/Item/explain(in:)``. Here is only decided which units may share one: those
/// whose inputs make every part of the item's rule give the same; what an item gives is made of what its
/// parts give. Where that is not all that counts, units share a node only if all values are the same: where an
/// input does not apply or was not held, where several rules read an input that is missing, and where
/// other items take points for the same matter.
struct ItemFigures: Sendable {
  /// What every different node comes to.
  let points: [UnitPoints.Item]
  /// Which of them every unit has.
  let numbers: [Int32]
  /// The different nodes; none where only what they come to is wanted.
  private let nodes: [Explanation]

  /// The node of a unit; nil where nodes are not wanted.
  subscript(unit: Int) -> Explanation? { nodes.isEmpty ? nil : nodes[Int(numbers[unit])] }

  /// Explains an item once for all units that can share a node.
  ///
  /// - Parameter wantsNodes: whether nodes are wanted, not only what they come to.
  init(
    of dependency: ItemDependency, columns: ValueColumns, in frames: [Evaluation],
    wantsNodes: Bool
  ) {
    let item = dependency.item
    guard let first = frames.first else {
      (points, numbers, nodes) = ([], [], [])
      return
    }
    let reading = ItemReading(of: dependency, columns, in: first)
    let isWhole = reading.wholeUnits(frames.count)
    let isByParts = isWhole.map { !$0 }
    let leaves = zip(reading.tree.leaves, reading.leafParts).map { leaf, parts in
      leaf.figures(of: parts, asked: isByParts, in: frames)
    }
    var byLeaves = Combinations(of: leaves.map(\.part))
    var byValues = Combinations(of: reading.all)
    var leafNumbers: [Int32] = []
    var valueNumbers: [Int32] = []
    var points: [UnitPoints.Item] = []
    var nodes: [Explanation] = []
    func add(_ node: Explanation) {
      points.append(UnitPoints.Item(id: item.id, node.figures))
      if wantsNodes { nodes.append(node) }
    }
    var numbers: [Int32] = []
    numbers.reserveCapacity(frames.count)
    for unit in frames.indices {
      let next = Int32(points.count)
      guard frames[unit].overrides[item.id] == nil else {
        // What the office decided is about this unit alone.
        numbers.append(next)
        add(item.explain(in: frames[unit]))
        continue
      }
      guard !isWhole[unit] else {
        let (number, isNew) = byValues.number(at: unit)
        if isNew {
          valueNumbers.append(next)
          add(item.explain(in: frames[unit]))
        }
        numbers.append(valueNumbers[number])
        continue
      }
      let (number, isNew) = byLeaves.number(at: unit)
      if isNew {
        leafNumbers.append(next)
        if !wantsNodes, let figures = reading.tree.figures({ leaves[$0].figures(unit) }) {
          points.append(UnitPoints.Item(id: item.id, figures))
        } else {
          var frame = frames[unit]
          frame.known = KnownParts(leaves: leaves.map { $0.node(unit) })
          add(item.explain(in: frame))
        }
      }
      numbers.append(leafNumbers[number])
    }
    self.points = points
    self.numbers = numbers
    self.nodes = nodes
  }
}
