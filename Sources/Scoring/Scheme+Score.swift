import Definitions
import Diagnostics
import ExactArithmetic
public import Tallies

extension Scheme {
  /// Scores a unit: a function of the scheme, the unit's measures and the readings, and of nothing else.
  ///
  /// An input that is missing, pending, undefined or in conflict never counts as zero: the score then
  /// is everything between the least and the greatest that it could bring. Where several rules of an item
  /// read the same missing input, the ends are those that one value of it can bring.
  ///
  /// Where the scheme weights or gives points by place, a unit is scored here as if it were the only one; see
  /// ``scoreRound(units:measures:readings:limits:)``.
  public func score(unit: String, measures: Measures, readings: Readings) -> UnitScore {
    score(unit: unit, measures: measures, readings: readings, isTelling: true)
  }

  /// Scores a unit, in words too or in figures only.
  func score(
    unit: String, measures: Measures, readings: Readings, isTelling: Bool
  ) -> UnitScore {
    let frames = evaluations(
      units: [unit], values: [measures[unit: unit]], readings: readings, isTelling: isTelling)
    let root = explain(frames, readings: readings)[0]
    return unitScore(unit, root, bonus: explainBonus(frames[0]), readings)
  }

  /// What a unit's trees amount to.
  func unitScore(
    _ unit: String, _ root: Explanation, bonus: Explanation?, _ readings: Readings
  ) -> UnitScore {
    UnitScore(
      unit: unit, scheme: id, version: version, schemeHash: sha256, value: root.value,
      maximum: root.maximum, covered: covered, stated: statedForItems, readings: readings.all,
      explanation: root, bonus: bonus,
      conversion: conversion?.convert(root, bonus: bonus?.value, in: self, readings))
  }

  /// What the rules of some units are asked in; a round has places of the units among each other.
  func evaluations(
    units: [String], values: [UnitMeasures], readings: Readings, isTelling: Bool,
    isRound: Bool = false
  ) -> [Evaluation] {
    let inputs = inputsByName
    let links = Links(links, in: items)
    let floor: Rational? = isFloored(readings) ? 0 : nil
    let shared = units.count > 1 && isTelling ? SharedExplanations(in: self) : nil
    let spreads = spreadLimits
    let clause = Clause(document: source.document, text: "")
    var evaluations = zip(units, values).map { unit, values in
      Evaluation(
        Evaluation.Ground(
          unit: unit, inputs: inputs, measures: values, readings: readings, asOf: asOf,
          links: links, shared: shared, spreads: spreads),
        clause: clause, floor: floor, isTelling: isTelling)
    }
    addEvents(to: &evaluations, readings)
    if isRound { addPlaces(to: &evaluations) }
    return evaluations
  }

  /// Whether items never go below 0, as the scheme or a reading has it.
  func isFloored(_ readings: Readings) -> Bool {
    floor.map { Floor(rawValue: readings.use($0.value).alternative) != .negative } ?? true
  }

  /// The trees of some units, in their order, with the places that count.
  func explain(_ evaluations: [Evaluation], readings: Readings) -> [Explanation] {
    explain(evaluations, tables: evaluations.map { sectionNodes($0) }, readings: readings)
  }

  /// The nodes of a unit's sections.
  func sectionNodes(_ evaluation: Evaluation) -> [Explanation] {
    sections.filter { !$0.scored.isEmpty }.map { $0.explain(in: source, evaluation) }
  }

  /// The trees of some units whose sections are explained already.
  ///
  /// - Parameter given: points of components that are given instead of computed, by place of the unit.
  func explain(
    _ evaluations: [Evaluation], tables: [[Explanation]], given: [Int: [String: Rational]] = [:],
    readings: Readings
  ) -> [Explanation] {
    if composition != nil {
      return compose(evaluations, tables: tables, given: given, readings: readings)
    }
    if let tracks {
      return zip(evaluations, tables).map { explain(tracks, sections: $1, in: $0) }
    }
    return tables.map { sections in
      var root = rootNode()
      root.children = sections
      root.maximum = sections.reduce(0) { $0 + $1.maximum }
      root.settle(floor: nil)
      return root
    }
  }

  /// The node of the whole scheme.
  func rootNode() -> Explanation {
    let part = source.part.isEmpty ? source.document : source.part
    return Explanation(
      kind: .scheme, id: id, title: title,
      clause: Clause(document: source.document, text: composition?.clause ?? part))
  }

  /// Says where every unit stands by the inputs that give points by place.
  ///
  /// Units to which an input does not apply take no place. A missing number may be anything, so it may
  /// stand above or below all others.
  func addPlaces(to evaluations: inout [Evaluation]) {
    let names = Set(
      items.flatMap(\.rule.all).compactMap { $0.primitive as? RankPoints }
        .flatMap(\.inputs).map(\.value)
    ).sorted()
    guard !names.isEmpty else { return }
    let places = Self.places(by: names, among: evaluations)
    for index in evaluations.indices { evaluations[index].places = places[index] }
  }

  /// Where every unit stands by some inputs that apply to it.
  private static func places(
    by names: [String], among evaluations: [Evaluation]
  ) -> [[String: PlaceAmongUnits]] {
    let byName = Array(computing: names.count) { places(by: names[$0], among: evaluations) }
    return Array(computing: evaluations.count, by: 256) { unit in
      var places = [String: PlaceAmongUnits](minimumCapacity: names.count)
      for (name, all) in zip(names, byName) { places[name] = all[unit] }
      return places
    }
  }

  /// Where every unit stands by an input; nil where it does not apply.
  private static func places(
    by name: String, among evaluations: [Evaluation]
  ) -> [PlaceAmongUnits?] {
    let values = evaluations.map { $0.measure(name).value }
    let indices = values.indices.filter { values[$0] != .notApplicable }
    let numbers = indices.map { values[$0].number }
    let known = numbers.compactMap { $0 }
    let low = (known.min() ?? 0) - 1
    let high = (known.max() ?? 0) + 1
    let standings = Standings(
      numbers.map { $0.map { Score($0) } ?? Score(low: low, high: high, isClosed: false) })
    var places = [PlaceAmongUnits?](repeating: nil, count: evaluations.count)
    for (position, index) in indices.enumerated() {
      places[index] = PlaceAmongUnits(
        best: standings.best[position], worst: standings.worst[position], count: indices.count)
    }
    return places
  }
}

extension Scheme.Section {
  /// What the section's items give and why; bonus items stand apart.
  func explain(in source: Scheme.Source, _ evaluation: Evaluation) -> Explanation {
    node(in: source, items: scored.map { $0.explain(in: evaluation) })
  }

  /// The section's node above those of its items.
  func node(in source: Scheme.Source, items: [Explanation]) -> Explanation {
    var node = Explanation(
      kind: .section, id: id, title: title,
      clause: Clause(
        document: source.document, section: id,
        text: source.part.isEmpty ? title.zh : "\(source.part) \(title.zh)"))
    node.maximum = items.reduce(0) { $0 + $1.maximum }
    node.children = items
    node.settle(floor: nil)
    return node
  }
}
