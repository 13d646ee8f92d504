import Definitions
import Diagnostics
import ExactArithmetic
import Tallies

extension Scheme {
  /// Says at every input which of its events other inputs name too, and whether they count there.
  func addEvents(to evaluations: inout [Evaluation], _ readings: Readings) {
    guard !events.isEmpty else { return }
    let found = events(in: evaluations, readings)
    for (index, events) in found.enumerated() where !events.isEmpty {
      evaluations[index].events = events
    }
  }

  /// The repeated events of every unit.
  private func events(
    in frames: [Evaluation], _ readings: Readings
  ) -> [[String: [EventUse]]] {
    let rates = eventRates
    let places = itemsByInput
    // Units of one round keep an input's measure at one place, which is looked up once.
    let first = frames.first?.measures ?? [:]
    let kept = events.flatMap(\.inputs).compactMap { first.place(of: $0.value) }
    return Array(computing: frames.count, by: 256) { unit in
      let measures = frames[unit].measures
      if measures.hasPlaces(of: first), !measures.nameEvents(at: kept) { return [:] }
      return events(of: measures, rates: rates, at: places, readings)
    }
  }

  /// The repeated events of a unit, by the input that names them.
  private func events(
    of measures: UnitMeasures, rates: [String: Rational], at places: [String: [String]],
    _ readings: Readings
  ) -> [String: [EventUse]] {
    var events: [String: [EventUse]] = [:]
    for group in self.events {
      let names = group.inputs.reduce(into: [String: Set<String>]()) { names, input in
        let named = measures[input.value].map(\.eventNames) ?? []
        if !named.isEmpty { names[input.value] = named }
      }
      guard names.count > 1 else { continue }
      for (name, uses) in uses(of: group, names, rates: rates, at: places, readings) {
        events[name, default: []] += uses
      }
    }
    return events
  }

  /// The repeated events of a group, by the input that names them.
  private func uses(
    of group: EventGroup, _ names: [String: Set<String>], rates: [String: Rational],
    at places: [String: [String]], _ readings: Readings
  ) -> [String: [EventUse]] {
    let isHighest = group.counting(readings) == .highest
    let reading = group.reading.map { readings.use($0.value) }
    var uses: [String: [EventUse]] = [:]
    for (event, inputs, best) in group.repeated(names, rates: rates) {
      for name in inputs {
        let isCounted = !isHighest || name == best
        let others = isCounted ? inputs.filter { $0 != name } : [best]
        uses[name, default: []].append(
          EventUse(
            title: group.title, event: event, elsewhere: others.flatMap { places[$0] ?? [$0] },
            isCounted: isCounted, reading: reading))
      }
    }
    return uses
  }

  /// What one more of an input gives, by the rules that read it; the greatest where several do.
  var eventRates: [String: Rational] {
    var rates: [String: Rational] = [:]
    for item in items {
      item.rule.collectEventRates(points: item.isLimited ? item.points : nil, into: &rates)
    }
    return rates
  }

  /// The ids of the items that read an input, by input.
  private var itemsByInput: [String: [String]] {
    items.reduce(into: [:]) { places, item in
      for name in item.rule.inputNames { places[name, default: []].append(item.id) }
    }
  }

  /// Groups of inputs that are there, that give something for one event, and examples that come out.
  func lintEvents() -> [Finding] {
    let known = inputsByName
    let rates = eventRates
    var findings: [Finding] = []
    for group in events {
      for name in group.inputs {
        if known[name.value] == nil {
          findings.append(
            SchemeFault.danglingInput(name.value, known: inputs.map(\.name))
              .finding(at: name.location))
        } else if rates[name.value] == nil {
          findings.append(SchemeFault.eventWithoutRate(name.value).finding(at: name.location))
        }
      }
      if group.examples.isEmpty {
        findings.append(SchemeFault.noExample(group.id).finding(at: group.location))
      }
      for example in group.examples { findings += lint(example, of: group, rates: rates) }
    }
    return findings
  }

  private func lint(
    _ example: EventGroup.Example, of group: EventGroup, rates: [String: Rational]
  ) -> [Finding] {
    guard var chosen = try? readings() else { return [] }
    if let wanted = example.reading, let reading = group.reading {
      chosen = chosen.choosing(wanted, for: reading.value)
    }
    let names = Dictionary(
      example.given.map { ($0.name, Set($0.value)) }, uniquingKeysWith: { first, _ in first })
    let uses = uses(of: group, names, rates: rates, at: [:], chosen)
    return example.expected.compactMap { entry in
      let left = Rational(
        (names[entry.name]?.count ?? 0) - (uses[entry.name] ?? []).count { !$0.isCounted })
      guard left != entry.value.value else { return nil }
      return SchemeFault.exampleFails(
        group.id, found: Wording.points(left), expected: Wording.points(entry.value.value)
      ).finding(at: entry.value.location)
    }
  }
}

extension Rule {
  /// Notes what one of an input gives in this rule and in its parts.
  fileprivate func collectEventRates(points outer: Rational?, into rates: inout [String: Rational])
  {
    let points = self.points?.value ?? outer
    func note(_ name: String, _ rate: Rational) { rates[name] = max(rate, rates[name] ?? rate) }
    switch primitive {
    case let rule as Occurrences where rule.gives && rule.per == 1:
      note(rule.input.value, rule.each.value)
    case let rule as Ladder where rule.gives:
      for rung in rule.rungs { note(rung.name, rung.value) }
    case let rule as Elements where rule.gives:
      for input in rule.inputs { note(input.value, rule.each) }
    case let rule as Requirement:
      guard case .holds(let name) = rule.condition, let points else { break }
      note(name.value, rule.award ?? rule.greatestLoss ?? points)
    default: break
    }
    for part in primitive.parts { part.collectEventRates(points: points, into: &rates) }
  }
}

extension UnitMeasures {
  /// Whether the evidence of a measure at one of some places names an event.
  fileprivate func nameEvents(at places: [Int]) -> Bool {
    withValues { values in
      places.contains { $0 < values.count && !(values[$0]?.eventNames ?? []).isEmpty }
    }
  }
}

extension Measure {
  /// The events that the evidence of a fact names; none for anything else.
  fileprivate var eventNames: Set<String> {
    guard case .fact(let fact)? = provenance else { return [] }
    return EventNames.named(in: fact.evidence)
  }

  /// The measure without events that count elsewhere.
  ///
  /// A count loses one for each of them and is never below 0; a yes stays one while the evidence names an
  /// event that counts here.
  func without(_ uses: [EventUse]) -> Measure {
    let elsewhere = uses.count { !$0.isCounted }
    guard elsewhere > 0 else { return self }
    switch value {
    case .number(let count):
      return Measure(.number(max(0, count - Rational(elsewhere))), from: provenance)
    case .yesNo(true) where elsewhere >= eventNames.count:
      return Measure(.yesNo(false), from: provenance)
    default: return self
    }
  }
}
