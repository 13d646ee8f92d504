import Diagnostics
package import ExactArithmetic
package import Rounds
package import Tallies

/// A round that is scored again and again with something changed; what a change does not touch is kept.
///
/// Every figure is that of ``Scheme/scoreRound(units:measures:own:readings:limits:)`` for the changed
/// measures and readings; sentences are written for the units that are told only.
package struct Rescoring: Sendable {
  /// The scheme.
  package let scheme: Scheme
  /// The units, in the order in which they were given.
  package let units: [String]
  /// What the units were measured at.
  package let measures: Measures
  /// What the units state about themselves.
  package let own: Measures?
  /// The readings in force.
  package let readings: Readings
  /// The limits of the grades.
  let limits: [Grade]
  /// What the office decided about single items.
  let overrides: RoundOverrides
  /// What every item depends on, in the order of the scheme.
  let dependencies: [ItemDependency]
  /// One evaluation a unit, in figures only.
  let frames: [Evaluation]
  /// The sections of every unit.
  let tables: [[Explanation]]
  /// The bonus of every unit.
  let bonuses: [Explanation?]
  /// The own score of every unit.
  let ownScores: [UnitScore?]
  /// The trees of every unit where no unit's points depend on another's; else empty.
  let independentRoots: [Explanation]
  /// Where every unit stands in the order.
  let positions: [String: Int]

  /// Scores a round once, in figures only.
  package init(
    _ scheme: Scheme, units: [String], measures: Measures, own: Measures? = nil,
    readings: Readings, limits: [Grade] = [], overrides: RoundOverrides = RoundOverrides()
  ) {
    self.scheme = scheme
    self.units = units
    self.measures = measures
    self.own = own
    self.readings = readings
    self.limits = limits
    self.overrides = overrides
    dependencies = scheme.itemDependencies
    let round = FiguresRound(
      scheme, dependencies, units: units, measures: measures, readings: readings,
      overrides: overrides)
    frames = round.frames
    tables = frames.indices.map { round.sectionNodes($0) }
    bonuses = frames.indices.map { round.bonusNode($0) }
    ownScores = scheme.ownScores(of: units, own, readings, isTelling: false)
    independentRoots =
      scheme.weighsPlaces ? [] : scheme.explain(frames, tables: tables, readings: readings)
    positions = Dictionary(
      units.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What all units score now.
  package func present(telling: Set<String> = []) throws(SchemeFault) -> RoundScore {
    try outcome(of: [:], telling: telling)
  }

  /// What all units score where some units are measured otherwise, or some of their items given points.
  package func outcome(
    of changes: [String: Assumptions], telling: Set<String> = []
  ) throws(SchemeFault) -> RoundScore {
    var state = State(frames: frames, tables: tables, bonuses: bonuses)
    apply(changes, telling: telling, to: &state)
    let roots = roots(of: state, changed: Set(changes.keys).union(telling), changes)
    return try scheme.settledRound(
      state.frames, roots: roots, bonuses: state.bonuses, own: ownScores, readings: readings,
      limits: limits)
  }

  /// What places and grades compare of one unit that is measured otherwise, without places and grades.
  package func compared(of unit: String, _ assumptions: Assumptions) -> Score {
    guard let position = positions[unit] else { return Score(0) }
    var state = State(frames: frames, tables: tables, bonuses: bonuses)
    apply([unit: assumptions], telling: [], to: &state)
    var root: Explanation
    if independentRoots.isEmpty {
      root = roots(of: state, changed: [unit], [unit: assumptions])[position]
    } else {
      root =
        scheme.explain(
          [state.frames[position]], tables: [state.tables[position]],
          given: [0: assumptions.components], readings: readings)[0]
    }
    scheme.applyVetoes(
      scheme.vetoUses(state.frames[position]), scheme.vetoEffect(readings), readings, to: &root)
    return scheme.compared(
      scheme.unitScore(unit, root, bonus: state.bonuses[position], readings))
  }

  /// What all units score by other readings, with what they are measured at under these.
  ///
  /// - Parameters:
  ///   - measures: what ratings come to under the readings; the other measures are the same.
  ///   - own: the same for what the units state about themselves.
  package func outcome(
    readings other: Readings, measures: Measures? = nil, own: Measures? = nil
  ) throws(SchemeFault) -> RoundScore {
    try scheme.checkSize(units.count, other)
    let changed = other.differences(from: readings)
    let measures = measures ?? self.measures
    let touched = dependencies.map { !$0.readings.isDisjoint(with: changed) || $0.isPlaced }
    let isBonusTouched =
      !scheme.bonusReadings.isDisjoint(with: changed)
      || zip(dependencies, touched).contains { $0.isBonus && $1 }
    let again = dependencies.indices.filter {
      touched[$0] || isBonusTouched && dependencies[$0].isBonus
    }
    let round = FiguresRound(
      scheme, dependencies, again: again, units: units, measures: measures, readings: other,
      overrides: overrides)
    let frames = round.frames
    var tables = tables
    var bonuses = bonuses
    for index in units.indices {
      let names = Self.changedInputs(
        measures[unit: units[index]], self.measures[unit: units[index]])
      for (place, dependency) in dependencies.enumerated() where !dependency.isBonus {
        guard touched[place] || dependency.reads(names) else { continue }
        dependency.replace(
          in: &tables[index],
          with: round.node(place, unit: index) ?? dependency.explain(scheme, frames[index]))
      }
      if isBonusTouched {
        bonuses[index] = round.bonusNode(index)
      } else if dependencies.contains(where: { $0.isBonus && $0.reads(names) }) {
        bonuses[index] = scheme.explainBonus(frames[index])
      }
    }
    let owns = scheme.ownScores(of: units, own ?? self.own, other, isTelling: false)
    return try scheme.settledRound(
      frames, roots: scheme.explain(frames, tables: tables, readings: other), bonuses: bonuses,
      own: owns, readings: other, limits: limits)
  }

  // MARK: Parts

  /// What changes while a round is scored again.
  struct State {
    var frames: [Evaluation]
    var tables: [[Explanation]]
    var bonuses: [Explanation?]
  }

  /// Measures some units otherwise and explains the items that this touches.
  func apply(
    _ changes: [String: Assumptions], telling: Set<String>, to state: inout State
  ) {
    var moved: Set<String> = []
    for (unit, assumptions) in changes {
      guard let index = positions[unit] else { continue }
      for (name, value) in assumptions.inputs {
        // An assumed value rests on no paper and no record.
        state.frames[index].measures[name] = Measure(value)
        moved.insert(name)
      }
    }
    for unit in telling {
      guard let index = positions[unit] else { continue }
      state.frames[index].isTelling = true
      // What units share was told in figures only.
      state.frames[index].shared = nil
    }
    let isPlaceMoved = dependencies.contains { $0.isPlaced && $0.reads(moved) }
    if isPlaceMoved { scheme.addPlaces(to: &state.frames) }
    for index in units.indices {
      let unit = units[index]
      let assumptions = changes[unit]
      let isTold = telling.contains(unit)
      guard assumptions != nil || isTold || isPlaceMoved else { continue }
      let names = Set((assumptions?.inputs ?? [:]).keys)
      var isBonusTouched = isTold
      for dependency in dependencies {
        let isMoved = isPlaceMoved && dependency.isPlaced && dependency.reads(moved)
        guard isTold || isMoved || dependency.reads(names) else { continue }
        guard !dependency.isBonus else {
          isBonusTouched = true
          continue
        }
        dependency.replace(
          in: &state.tables[index], with: dependency.explain(scheme, state.frames[index]))
      }
      if isBonusTouched { state.bonuses[index] = scheme.explainBonus(state.frames[index]) }
      for (id, points) in assumptions?.items ?? [:] {
        dependencies.first { $0.item.id == id && !$0.isBonus }?
          .assume(points, in: &state.tables[index], state.frames[index])
      }
    }
  }

  /// The trees of all units.
  private func roots(
    of state: State, changed: Set<String>, _ changes: [String: Assumptions]
  ) -> [Explanation] {
    let given = Dictionary(
      changes.compactMap { unit, assumptions in
        positions[unit].map { ($0, assumptions.components) }
      }, uniquingKeysWith: { first, _ in first })
    guard !independentRoots.isEmpty, !dependencies.contains(where: \.isPlaced) else {
      return scheme.explain(
        state.frames, tables: state.tables, given: given, readings: readings)
    }
    var roots = independentRoots
    for unit in changed {
      guard let index = positions[unit] else { continue }
      roots[index] =
        scheme.explain(
          [state.frames[index]], tables: [state.tables[index]], given: [0: given[index] ?? [:]],
          readings: readings)[0]
    }
    return roots
  }

  /// The inputs whose measures differ.
  private static func changedInputs(
    _ after: UnitMeasures, _ before: UnitMeasures
  ) -> Set<String> {
    guard after != before else { return [] }
    return Set(after.names).union(before.names).filter { after[$0] != before[$0] }
  }
}

/// What is assumed of a unit instead of what was found.
package struct Assumptions: Sendable, Hashable {
  /// Values of inputs, by name.
  package var inputs: [String: Measure.Value]
  /// Points of items, by id.
  package var items: [String: Rational]
  /// Points of components of a weighted total, by id.
  package var components: [String: Rational]

  /// Collects the parts.
  package init(
    inputs: [String: Measure.Value] = [:], items: [String: Rational] = [:],
    components: [String: Rational] = [:]
  ) {
    self.inputs = inputs
    self.items = items
    self.components = components
  }

  /// Whether nothing is assumed.
  package var isEmpty: Bool { inputs.isEmpty && items.isEmpty && components.isEmpty }

  /// These with others, which go first.
  package func merging(_ others: [String: Measure.Value]) -> Assumptions {
    var merged = self
    merged.inputs.merge(others) { _, other in other }
    return merged
  }
}
