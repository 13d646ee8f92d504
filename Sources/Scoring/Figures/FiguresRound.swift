import ExactArithmetic
import Tallies

/// A round in figures only: what every unit's trees are made of.
struct FiguresRound: Sendable {
  /// The scheme.
  let scheme: Scheme
  /// One evaluation a unit.
  let frames: [Evaluation]
  /// The nodes of the items that are wanted.
  private let figures: RoundFigures
  /// Where an item stands among those that are wanted, by its place among all.
  private let places: [Int?]
  /// The items of every section with items, by their place among the items.
  private let sections: [(section: Scheme.Section, items: Range<Int>)]
  /// The ids of the sections, with their items.
  private let sectionItems: [(id: String, items: Range<Int>)]
  private let bonusRows: [Scheme.BonusRow]
  /// How the bonus items add up; nil where there are none.
  private let bonusFigures: BonusFigures?
  /// How many items are no bonus.
  private let firstBonus: Int
  private let readings: Readings

  /// Explains every item of some units, once for all that can share a node.
  ///
  /// - Parameters:
  ///   - dependencies: ``Scheme/itemDependencies``.
  ///   - again: which of them are wanted; nil for all.
  ///   - wantsNodes: whether nodes of items are wanted where ``results(_:)`` does without them.
  init(
    _ scheme: Scheme, _ dependencies: [ItemDependency], again: [Int]? = nil,
    wantsNodes: Bool = true, units: [String],
    measures: Measures, readings: Readings, overrides: RoundOverrides = RoundOverrides()
  ) {
    self.scheme = scheme
    self.readings = readings
    frames = overrides.placed(
      in: scheme.evaluations(
        units: units, values: units.map { measures[unit: $0] }, readings: readings,
        isTelling: false, isRound: true))
    let wanted = again ?? Array(dependencies.indices)
    let isSum = scheme.isSum
    figures = RoundFigures(wanted.map { dependencies[$0] }, in: frames) {
      wantsNodes || !isSum && !$0.isBonus
    }
    var places = [Int?](repeating: nil, count: dependencies.count)
    for (place, item) in wanted.enumerated() { places[item] = place }
    self.places = places
    var next = 0
    sections = scheme.sections.filter { !$0.scored.isEmpty }.map { section in
      defer { next += section.scored.count }
      return (section, next..<next + section.scored.count)
    }
    firstBonus = next
    sectionItems = sections.map { ($0.section.id, $0.items) }
    bonusRows = scheme.bonusRows
    bonusFigures = BonusFigures(bonusRows, scheme.bonus, first: next, readings)
    count = dependencies.count
  }

  /// How many items there are.
  let count: Int

  /// The node of an item for a unit; nil where it is not wanted.
  func node(_ item: Int, unit: Int) -> Explanation? { places[item].flatMap { figures[$0, unit] } }

  /// The nodes of a unit's sections, all of whose items are wanted.
  func sectionNodes(_ unit: Int) -> [Explanation] {
    sections.map { section, items in
      section.node(in: scheme.source, items: items.compactMap { node($0, unit: unit) })
    }
  }

  /// The node of a unit's bonus; nil where the scheme has none.
  func bonusNode(_ unit: Int) -> Explanation? {
    let nodes = bonusRows.map { $0.places.compactMap { node(firstBonus + $0, unit: unit) } }
    return scheme.bonusNode(bonusRows, of: nodes, frames[unit])
  }

  /// A unit's trees as far as their figures are wanted.
  struct Outline {
    /// What its items come to, those of the bonus last.
    let items: [UnitPoints.Item]
    /// Its tree; where the whole is the sum of its sections, only the figures of these and of the root.
    let root: Explanation
    /// What the bonus comes to; nil where the scheme has none.
    let bonus: Score?
  }

  /// Something of every unit's trees, with the places that count, in the order of the units.
  func results<Result: Sendable>(
    _ result: @Sendable (_ unit: Int, _ outline: Outline) -> Result
  ) -> [Result] {
    // Where the whole is the sum of its sections, no trees are needed.
    let together = scheme.isSum ? nil : roots(frames.indices)
    return [Result](computing: frames.count, by: 64) { unit in
      result(unit, outline(unit, together?[unit]))
    }
  }

  private func outline(_ unit: Int, _ root: Explanation?) -> Outline {
    var items: [UnitPoints.Item] = []
    items.reserveCapacity(count)
    if let root {
      // Places may have changed what items give.
      root.collectItems(into: &items)
    } else {
      for item in 0..<firstBonus { figures.append(item, unit: unit, to: &items) }
    }
    let root = root ?? sum(items)
    let bonus = bonusFigures?.total(addingTo: &items) { figures.figures($0, unit: unit) }
    return Outline(items: items, root: root, bonus: bonus?.value)
  }

  /// The figures of the sections and of the whole, as ``Explanation/settle(floor:)`` has them where nothing is
  /// lost beside the items.
  private func sum(_ items: [UnitPoints.Item]) -> Explanation {
    var root = Explanation(figuresOf: scheme.id, .scheme)
    var children: [Explanation] = []
    children.reserveCapacity(sections.count)
    var whole = Figures()
    for (id, range) in sectionItems {
      var sum = Figures()
      for place in range { sum.add(items[place].value, items[place].maximum) }
      var node = Explanation(figuresOf: id, .section)
      sum.set(&node)
      whole.add(node.value, sum.most)
      children.append(node)
    }
    root.children = children
    whole.set(&root)
    return root
  }

  /// A sum in figures.
  private struct Figures {
    var low = Rational(0)
    var high = Rational(0)
    var most = Rational(0)
    var isClosed = true

    mutating func add(_ value: Score, _ maximum: Rational) {
      low = low + value.low
      high = high + value.high
      most = most + maximum
      isClosed = isClosed && value.isClosed
    }

    func set(_ node: inout Explanation) {
      node.maximum = most
      node.value = Score(low: low, high: high, isClosed: isClosed)
    }
  }

  private func roots(_ units: Range<Int>) -> [Explanation] {
    scheme.explain(
      Array(frames[units]), tables: units.map { sectionNodes($0) }, readings: readings)
  }
}

extension Scheme {
  /// Whether the whole is the sum of its sections.
  fileprivate var isSum: Bool { composition == nil && tracks == nil }
}

extension Explanation {
  /// Adds what the items of the tree come to, in their order.
  fileprivate func collectItems(into items: inout [UnitPoints.Item]) {
    if kind == .item {
      items.append(UnitPoints.Item(id: id, figures))
    } else {
      for child in children { child.collectItems(into: &items) }
    }
  }
}
