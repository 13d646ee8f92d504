import Definitions
import Diagnostics
import ExactArithmetic
public import Tallies

extension Scheme {
  /// Scores a unit: a function of the scheme, the unit's measures and the readings, and of nothing else.
  ///
  /// An input that is missing, pending, undefined or in conflict never counts as zero: the score then
  /// is everything between the least and the greatest that it could bring. Where two rules of an item
  /// read the same missing input in opposite directions, the ends are safe bounds.
  ///
  /// Where the scheme weights places, a unit is scored here as if it were the only one; see
  /// ``scoreRound(units:measures:readings:limits:)``.
  public func score(unit: String, measures: Measures, readings: Readings) -> UnitScore {
    let values = [values(of: unit, in: measures)]
    let root = explain(units: [unit], values: values, readings: readings)[0]
    return unitScore(unit, root, readings)
  }

  /// The unit's measures by input.
  func values(of unit: String, in measures: Measures) -> [String: Measure] {
    var values: [String: Measure] = [:]
    for input in inputs { values[input.name] = measures[unit: unit, input: input.name] }
    return values
  }

  /// What a unit's tree amounts to.
  func unitScore(_ unit: String, _ root: Explanation, _ readings: Readings) -> UnitScore {
    UnitScore(
      unit: unit, scheme: id, version: version, schemeHash: sha256, value: root.value,
      maximum: root.maximum, covered: covered, stated: statedForItems, readings: readings.all,
      explanation: root)
  }

  /// The trees of some units, in their order, with the places that count.
  func explain(
    units: [String], values: [[String: Measure]], readings: Readings
  ) -> [Explanation] {
    let inputs = inputsByName
    let tables = zip(units, values).map { unit, values in
      sections.filter { !$0.items.isEmpty }.map { section in
        section.explain(
          in: source, unit: unit, inputs: inputs, measures: values, readings: readings)
      }
    }
    if composition != nil {
      return compose(units: units, values: values, tables: tables, readings: readings)
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

  /// The inputs by name, the first where names repeat.
  var inputsByName: [String: Input] {
    Dictionary(inputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Scheme.Section {
  /// What the section's items give and why.
  func explain(
    in source: Scheme.Source, unit: String, inputs: [String: Scheme.Input],
    measures: [String: Measure], readings: Readings
  ) -> Explanation {
    var node = Explanation(
      kind: .section, id: id, title: title,
      clause: Clause(
        document: source.document, section: id,
        text: source.part.isEmpty ? title.zh : "\(source.part) \(title.zh)"))
    node.children = items.map { item in
      item.explain(unit: unit, inputs: inputs, measures: measures, readings: readings)
    }
    node.maximum = node.children.reduce(0) { $0 + $1.maximum }
    node.settle(floor: nil)
    return node
  }
}

extension Scheme.Item {
  /// What the item gives and why.
  ///
  /// One input that does not apply takes the item's points out of the maximum. An input that was not
  /// held gives the points that the rule states for that. Otherwise the rule decides, and the item
  /// never goes below 0.
  func explain(
    unit: String, inputs: [String: Scheme.Input], measures: [String: Measure], readings: Readings
  ) -> Explanation {
    let evaluation = Evaluation(
      unit: unit, inputs: inputs, measures: measures, readings: readings, clause: clause,
      available: points)
    func first(_ value: Measure.Value, butIn ignored: Set<String> = []) -> String? {
      rule.inputNames.first { !ignored.contains($0) && evaluation.measure($0).value == value }
    }
    let optional = Set(rule.all.flatMap(\.primitive.inputsThatMayNotApply))
    if let name = first(.notApplicable, butIn: optional) {
      return explainNotApplicable(name, evaluation)
    }
    if let notHeld = rule.notHeld, let name = first(.notHeld) {
      return explainNotHeld(notHeld, name, evaluation)
    }
    var node = rule.explain(in: evaluation, id: id)
    node.kind = .item
    node.title = title
    node.scoredBy = scoredBy
    node.maximum = points
    node.settle(floor: 0)
    return node
  }

  private func explainNotApplicable(_ name: String, _ evaluation: Evaluation) -> Explanation {
    var node = blank(reading: name, evaluation)
    node.maximum = 0
    let label = evaluation.label(name)
    let note = Bilingual(
      zh: "\(label.zh)：不适用，本项 \(Wording.points(points)) 分不计入满分",
      en: "\(label.en): not applicable, \(Wording.amount(points)) left the maximum")
    node.statement = note
    node.flags = [Flag(kind: .notApplicable, note: note)]
    node.settle(floor: nil)
    return node
  }

  private func explainNotHeld(
    _ notHeld: Rule.NotHeld, _ name: String, _ evaluation: Evaluation
  ) -> Explanation {
    var node = blank(reading: name, evaluation)
    let label = evaluation.label(name)
    let given: Rational?
    switch notHeld {
    case .points(let points): given = points
    case .loses(let loss): given = max(0, points - loss)
    case .reading(let reading, let cases):
      let use = evaluation.readings.use(reading.value)
      node.reading = use
      given = cases[use.alternative] ?? nil
    }
    let note: Bilingual
    if let given {
      note = Bilingual(
        zh: "\(label.zh)：未开展，本项得 \(Wording.points(given)) 分",
        en: "\(label.en): not held, the item gives \(Wording.amount(given))")
      if given < points {
        node.lost = [Loss(points: Span(points - given), reason: note, clause: clause)]
      }
    } else {
      note = Wording.unknown(label, losesUpTo: points)
      node.lost = [Loss(points: Span(atWorst: points, atBest: 0), reason: note, clause: clause)]
      node.gaps = [evaluation.gap(name)]
    }
    node.statement = note
    node.flags = [
      Flag(
        kind: .notHeld,
        note: Bilingual(zh: "\(label.zh)：未开展", en: "\(label.en): not held"))
    ]
    node.settle(floor: 0)
    return node
  }

  private func blank(reading name: String, _ evaluation: Evaluation) -> Explanation {
    var node = Explanation(
      kind: .item, id: id, rule: type(of: rule.primitive).word, title: title, clause: clause,
      maximum: points)
    node.scoredBy = scoredBy
    node.inputs = rule.inputNames.map { evaluation.use($0) }
    return node
  }
}
