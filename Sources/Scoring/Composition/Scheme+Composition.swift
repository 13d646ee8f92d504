import Definitions
import Diagnostics
import ExactArithmetic
import Tallies

extension Scheme {
  /// The trees of some units under the scheme's composition; places are counted among these units.
  ///
  /// - Parameter given: points of components that are given instead of computed, by place of the unit.
  func compose(
    _ evaluations: [Evaluation], tables: [[Explanation]], given: [Int: [String: Rational]] = [:],
    readings: Readings
  ) -> [Explanation] {
    guard let whole else { return evaluations.map { _ in rootNode() } }
    let scored = wholeTables(tables, of: whole, readings)
    return evaluations.indices.map { index in
      let assembly = Assembly(
        scheme: self, evaluation: evaluations[index],
        table: scored.indices.contains(index) ? scored[index] : nil, given: given[index] ?? [:])
      return assembly.explain(whole, isWhole: true)
    }
  }

  /// The total that components of given scores make; nil where one that is needed is not given.
  func compose(given: [String: Rational], readings: Readings) -> Score? {
    guard let whole else { return nil }
    let evaluation = Evaluation(
      Evaluation.Ground(unit: "example", inputs: [:], measures: [:], readings: readings),
      clause: Clause(document: source.document, text: ""))
    let assembly = Assembly(scheme: self, evaluation: evaluation, table: nil, given: given)
    let root = assembly.explain(whole, isWhole: true)
    return root.value.isClosed ? root.value : nil
  }

  /// The composition as a component of its own.
  var whole: Component? {
    composition.map {
      Component(
        id: id, title: title, clause: $0.clause ?? source.part, weight: 1, body: $0.body,
        location: $0.location)
    }
  }

  /// The nodes of the component that the sections make, one a unit, with the places that count.
  private func wholeTables(
    _ tables: [[Explanation]], of whole: Component, _ readings: Readings
  ) -> [Explanation] {
    guard let component = whole.component(holdingSections: readings),
      case .sections(_, let rank)? = component.body.chosen(readings)
    else { return [] }
    var tables = tables
    let clause = Clause(document: source.document, text: rank?.clause ?? component.clause)
    let places = rank.map { rank in
      Places(
        rule: rank.rule(readings, share: component.weight), clause: clause,
        readings: rank.needs.map { readings.use($0.name.value) })
    }
    let scope = rank?.scope(readings) ?? .total
    if let places, scope != .total {
      for section in tables.first?.indices ?? 0..<0 {
        if scope == .section {
          places.apply(to: &tables, at: { $0[section] }, putting: { $0[section] = $1 })
          continue
        }
        for item in tables[0][section].children.indices {
          places.apply(
            to: &tables, at: { $0[section].children[item] },
            putting: { $0[section].children[item] = $1 })
        }
        for unit in tables.indices { tables[unit][section].settle(floor: nil) }
      }
    }
    var nodes = tables.map { tableNode(component, of: $0) }
    if let places, scope == .total { places.apply(to: &nodes, at: { $0 }, putting: { $0 = $1 }) }
    return nodes
  }

  /// The sections as one component, converted to the scheme's maximum where items do not apply.
  private func tableNode(_ component: Component, of sections: [Explanation]) -> Explanation {
    var node = Explanation(
      kind: .component, id: component.id, title: component.title,
      clause: Clause(document: source.document, text: component.clause), maximum: maximum)
    let applicable = sections.reduce(Rational(0)) { $0 + $1.maximum }
    node.children = sections
    if let worth = try? maximum.divided(by: applicable) {
      for index in node.children.indices { node.children[index].weight = worth }
    } else {
      let reason = Bilingual(zh: "没有适用的指标", en: "no item applies")
      node.lost = [
        Loss(
          points: Span(atWorst: maximum, atBest: 0), reason: reason,
          clause: Clause(document: source.document, text: component.clause))
      ]
      node.gaps = [
        Gap(
          input: component.id, value: .notApplicable, reason: reason,
          remedy: Bilingual(zh: "由办公室确定怎样计分", en: "have the office decide what counts"))
      ]
      node.statement = reason
    }
    node.settle(floor: nil)
    return node
  }
}

extension Component {
  /// The component whose points are those of the sections, as the readings have it.
  fileprivate func component(holdingSections readings: Readings) -> Component? {
    switch body.chosen(readings) {
    case .sections: return self
    case .weighted(let components, _):
      return components.lazy.compactMap { $0.component(holdingSections: readings) }.first
    case .input, .choice, nil: return nil
    }
  }
}

/// Puts the components of one unit together.
private struct Assembly {
  let scheme: Scheme
  /// What inputs and readings are asked of.
  let evaluation: Evaluation
  /// The component of the sections.
  let table: Explanation?
  /// Scores of components that are given instead of computed.
  var given: [String: Rational] = [:]

  private var readings: Readings { evaluation.readings }

  func explain(_ component: Component, isWhole: Bool = false) -> Explanation {
    var node = self.node(component, isWhole: isWhole)
    if let points = given[component.id] {
      node.lost = [
        Loss(
          points: Span(node.maximum - points), reason: component.title, clause: clause(component))
      ]
      node.settle(floor: nil)
      return node
    }
    switch component.body.chosen(readings) {
    case .weighted(let components, _):
      node.children = components.map { part in
        var child = explain(part)
        child.weight = part.weight
        return child
      }
      node.statement = sum(of: node.children)
    case .input(let name): add(name.value, to: &node, component)
    case .sections:
      if var table {
        table.kind = node.kind
        table.reading = node.reading
        return table
      }
      addUnknown(component.title, to: &node, component)
    case .choice, nil: addUnknown(component.title, to: &node, component)
    }
    node.settle(floor: nil)
    return node
  }

  private func node(_ component: Component, isWhole: Bool) -> Explanation {
    var node = Explanation(
      kind: isWhole ? .scheme : .component, id: component.id, title: component.title,
      clause: clause(component), maximum: scheme.maximum)
    if case .choice(let reading, _) = component.body { node.reading = readings.use(reading.value) }
    return node
  }

  private func clause(_ component: Component) -> Clause {
    Clause(document: scheme.source.document, text: component.clause)
  }

  /// `25% × 90 + 60% × 95 + 15% × 80`.
  private func sum(of parts: [Explanation]) -> Bilingual {
    let terms = parts.map { part in
      "\(Wording.percent(part.weight, beside: nil)) × \(Wording.range(part.value))"
    }
    let text = terms.joined(separator: " + ")
    return Bilingual(zh: text, en: text)
  }

  // MARK: Inputs

  private func add(_ name: String, to node: inout Explanation, _ component: Component) {
    var evaluation = evaluation.limited(to: scheme.maximum)
    evaluation.clause = clause(component)
    let base = evaluation.node(
      RuleFrame(id: component.id, word: "input", because: nil), inputs: [name])
    node.inputs = base.inputs
    node.flags = base.flags
    evaluation.flagSpreads(of: [name], at: &node)
    let measure = evaluation.measure(name)
    let label = evaluation.label(name)
    let range = 0...scheme.maximum
    switch measure.value {
    case .number(let points) where range.contains(points):
      let basis = Wording.basis(measure.provenance)
      node.statement = Bilingual(
        zh: "\(label.zh) \(Wording.points(points)) 分\(basis.zh)",
        en: "\(label.en): \(Wording.amount(points))\(basis.en)")
      if points < node.maximum {
        node.lost = [
          Loss(
            points: Span(node.maximum - points),
            reason: node.statement ?? label, clause: evaluation.clause)
        ]
      }
    case .between(let low, let high, _) where range.contains(low) && range.contains(high):
      let gap = evaluation.gap(name)
      node.gaps = [gap]
      node.statement = gap.reason
      node.lost = [
        Loss(
          points: Span(atWorst: node.maximum - low, atBest: node.maximum - high),
          reason: gap.reason, clause: evaluation.clause)
      ]
    default:
      node.gaps = [evaluation.gap(name)]
      let reason = Wording.unknown(label, losesUpTo: node.maximum)
      node.statement = reason
      node.lost = [
        Loss(
          points: Span(atWorst: node.maximum, atBest: 0), reason: reason,
          clause: evaluation.clause)
      ]
    }
    if case .sheets(let sheets)? = measure.provenance, measure.value.isKnown,
      !sheets.missing.isEmpty
    {
      let names = Wording.list(sheets.missing)
      node.flags.append(
        Flag(
          kind: .missingRaters,
          note: Bilingual(
            zh: "\(label.zh)：\(sheets.missing.count) 家未评（\(names.zh)），不按 0 分计",
            en: "\(label.en): \(sheets.missing.count) did not rate (\(names.en)); "
              + "nobody of them counts as 0")))
    }
  }

  private func addUnknown(_ label: Bilingual, to node: inout Explanation, _ component: Component) {
    let reason = Wording.unknown(label, losesUpTo: node.maximum)
    node.lost = [
      Loss(
        points: Span(atWorst: node.maximum, atBest: 0), reason: reason, clause: clause(component))
    ]
    node.gaps = [
      Gap(
        input: component.id, value: .missing(.notStated), reason: reason,
        remedy: Bilingual(zh: "在办法中写明", en: "state it in the scheme"))
    ]
    node.statement = reason
  }
}
