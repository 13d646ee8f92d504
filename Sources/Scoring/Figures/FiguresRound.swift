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
  private let bonusRows: [Scheme.BonusRow]
  /// How many items are no bonus.
  private let firstBonus: Int
  private let readings: Readings

  /// Explains every item of some units, once for all that can share a node.
  ///
  /// - Parameters:
  ///   - dependencies: ``Scheme/itemDependencies``.
  ///   - again: which of them are wanted; nil for all.
  init(
    _ scheme: Scheme, _ dependencies: [ItemDependency], again: [Int]? = nil, units: [String],
    measures: Measures, readings: Readings, overrides: RoundOverrides = RoundOverrides()
  ) {
    self.scheme = scheme
    self.readings = readings
    frames = overrides.placed(
      in: scheme.evaluations(
        units: units, values: units.map { measures[unit: $0] }, readings: readings,
        isTelling: false, isRound: true))
    let wanted = again ?? Array(dependencies.indices)
    figures = RoundFigures(wanted.map { dependencies[$0] }, in: frames)
    var places = [Int?](repeating: nil, count: dependencies.count)
    for (place, item) in wanted.enumerated() { places[item] = place }
    self.places = places
    var next = 0
    sections = scheme.sections.filter { !$0.scored.isEmpty }.map { section in
      defer { next += section.scored.count }
      return (section, next..<next + section.scored.count)
    }
    firstBonus = next
    bonusRows = scheme.bonusRows
    count = dependencies.count
  }

  /// How many items there are.
  let count: Int

  /// The node of an item for a unit; nil where it is not wanted.
  func node(_ item: Int, unit: Int) -> Explanation? { places[item].map { figures[$0, unit] } }

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

  /// Something of every unit's trees, with the places that count, in the order of the units.
  func results<Result: Sendable>(
    _ result: @Sendable (_ root: Explanation, _ bonus: Explanation?, Evaluation) -> Result
  ) -> [Result] {
    // Where no unit's points depend on another's, only the trees of some units are kept at a time.
    let isApart = !scheme.weighsPlaces
    let together = isApart ? [] : roots(frames.indices)
    let width = 64
    let chunks = [[Result]](computing: (frames.count + width - 1) / width) { chunk in
      let units = chunk * width..<min((chunk + 1) * width, frames.count)
      let roots = isApart ? roots(units) : Array(together[units])
      return zip(units, roots).map { result($1, bonusNode($0), frames[$0]) }
    }
    return chunks.flatMap { $0 }
  }

  private func roots(_ units: Range<Int>) -> [Explanation] {
    scheme.explain(
      Array(frames[units]), tables: units.map { sectionNodes($0) }, readings: readings)
  }
}
