/// Which values an item reads, and where.
struct ItemReading: Sendable {
  /// Its rule.
  let tree: RuleTree
  /// The numbers of the values that every leaf of its rule reads.
  let leafParts: [[Combinations.Part]]
  /// The numbers of all values that it reads, and of those that linked penalties read.
  let all: [Combinations.Part]

  private let columns: [ValueColumn]
  /// Inputs that must be known, or what the item gives is more than what its parts give.
  private let shared: [ValueColumn]
  private let isWhole: Bool

  /// - Parameter frame: the evaluation of any unit.
  init(of dependency: ItemDependency, _ columns: ValueColumns, in frame: Evaluation) {
    let item = dependency.item
    func places(_ names: [String]) -> [Int] {
      Set(names.flatMap { frame.plainInputs(of: $0) }).compactMap { columns.places[$0] }.sorted()
    }
    func parts(_ names: [String]) -> [Combinations.Part] {
      places(names).map {
        Combinations.Part(numbers: columns.columns[$0].numbers, count: columns.columns[$0].count)
      }
    }
    let joint = item.rule.sharedInputNames
    self.columns = places(item.rule.inputNames).map { columns.columns[$0] }
    shared = places(joint + item.rule.exposedInputNames).map { columns.columns[$0] }
    isWhole = dependency.isLinked || joint.contains { frame.plainInputs(of: $0) != [$0] }
    all = parts(dependency.inputs.sorted())
    tree = RuleTree(of: item, in: frame)
    leafParts = tree.leaves.map {
      let rule = $0.rule.primitive
      let stepped = rule.steppedInputs.filter { frame.plainInputs(of: $0) == [$0] }
      let others = $0.rule.inputNames.filter { !stepped.contains($0) }
      let apart = stepped.subtracting(others.flatMap { frame.plainInputs(of: $0) })
      let steps = places(apart.sorted()).map { place in
        let column = columns.columns[place]
        return column.steps(rule.lines.filter { $0.input == column.name }.map(\.value))
      }
      return steps + parts($0.rule.inputNames.filter { !apart.contains($0) })
    }
  }

  /// Whether all values of a unit count, not only what the parts of the rule give.
  func wholeUnits(_ count: Int) -> [Bool] {
    var whole = Array(repeating: isWhole, count: count)
    func mark(_ column: ValueColumn, _ isDeciding: (ValueColumn.State) -> Bool) {
      let deciding = column.states.map(isDeciding)
      guard deciding.contains(true) else { return }
      for unit in whole.indices where deciding[Int(column.numbers[unit])] { whole[unit] = true }
    }
    for column in columns { mark(column) { $0 == .special } }
    for column in shared { mark(column) { $0 != .known } }
    return whole
  }
}
