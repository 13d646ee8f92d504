import Definitions
import ExactArithmetic
import Sheets
package import Tallies

extension Rescoring {
  /// The inputs of a unit that could be otherwise and count for its total, in the order of the scheme.
  ///
  /// Left out are inputs that do not apply to the unit, what the document itself states, and yardsticks
  /// such as a task or last year's number, which are no achievement; and the bonus, because one without a
  /// limit would reach anything.
  package func levers(of unit: String) -> [Lever] {
    guard let position = positions[unit] else { return [] }
    let frame = frames[position]
    var order: [String] = []
    var turns: [String: TurningPoints.Turns] = [:]
    var readers: [String: [String]] = [:]
    func note(_ name: String, _ found: TurningPoints.Turns, readers ids: [String]) {
      if turns[name] == nil { order.append(name) }
      turns[name, default: TurningPoints.Turns()].merge(found)
      for id in ids where readers[name]?.contains(id) != true {
        readers[name, default: []].append(id)
      }
    }
    let ends = TurningPoints.Turns(numbers: [0, scheme.maximum])
    for component in inputComponents {
      for name in frame.plainInputs(of: component.input) {
        note(name, ends, readers: [component.id])
      }
    }
    let companions = scheme.companions(readings)
    for dependency in dependencies where !dependency.isBonus {
      let item = dependency.item
      var turning = TurningPoints(frame: item.evaluation(in: frame), places: places(position))
      turning.collect(item.rule)
      for (name, found) in turning.found {
        for plain in frame.plainInputs(of: name) where !turning.yardsticks.contains(plain) {
          note(plain, found, readers: [item.id] + (companions[name] ?? []))
        }
      }
    }
    return order.compactMap { name in
      lever(name, turns[name] ?? TurningPoints.Turns(), readers: readers[name] ?? [], frame)
    }
  }

  /// What an item of a unit gives where some inputs are otherwise.
  package func points(
    ofItem id: String, of unit: String, _ inputs: [String: Measure.Value]
  ) -> Score {
    guard let position = positions[unit],
      let dependency = dependencies.first(where: { $0.item.id == id && !$0.isBonus })
    else { return Score(0) }
    var frame = frames[position]
    for (name, value) in inputs { frame.measures[name] = Measure(value) }
    if dependency.isPlaced, dependency.reads(Set(inputs.keys)) {
      var all = frames
      all[position] = frame
      scheme.addPlaces(to: &all)
      frame = all[position]
    }
    return dependency.item.explain(in: frame).value
  }

  /// Whether the points of one unit depend on the places of others.
  package var weighsPlaces: Bool { scheme.weighsPlaces }

  /// How the points of a unit's items join: which of them add up before a place counts.
  package var joins: PointJoin {
    guard let whole = scheme.whole, let rank = whole.rankWeight(readings) else { return .apart }
    switch rank.scope(readings) {
    case .total: return .together
    case .section: return .bySection
    case .item: return .apart
    }
  }

  /// The items that are scored, each with its section, in the order of the scheme.
  package var scoredItems: [(id: String, section: String, affectsOthers: Bool)] {
    scheme.sections.flatMap { section in
      section.scored.map { item in
        (item.id, section.id, item.rule.asksForPlaces || scheme.weighsPlaces)
      }
    }
  }

  private func lever(
    _ name: String, _ turns: TurningPoints.Turns, readers: [String], _ frame: Evaluation
  ) -> Lever? {
    guard let input = frame.inputs[name] else { return nil }
    if case .table = input.origin { return nil }
    let present = frame.measure(name).value
    guard present != .notApplicable else { return nil }
    let form = LeverValues(kind: input.kind, present: present)
    let values: [Measure.Value]
    switch input.kind {
    case .yesNo: values = [.yesNo(false), .yesNo(true)].filter { $0 != present }
    case .date: values = turns.days.sorted().map { .date($0) }.filter { $0 != present }
    case .count, .amount, .rate, .ratio:
      values = form.values(at: turns.numbers, beside: turns.lines)
    }
    guard !values.isEmpty else { return nil }
    return Lever(
      input: name, label: input.label, kind: input.kind, present: present, values: values,
      grain: form.grain, readers: readers)
  }

  /// The values of the other units for the inputs that give points by place.
  private func places(_ position: Int) -> [String: [Rational]] {
    var values: [String: [Rational]] = [:]
    for dependency in dependencies where dependency.isPlaced {
      for name in dependency.item.rule.inputNames {
        values[name] = frames.indices.filter { $0 != position }.compactMap {
          frames[$0].number(name)
        }
      }
    }
    return values
  }

  /// The components that are an input, under the readings in force.
  private var inputComponents: [(id: String, input: String)] {
    func inputs(_ component: Component) -> [(id: String, input: String)] {
      switch component.body.chosen(readings) {
      case .input(let name): [(component.id, name.value)]
      case .weighted(let parts, _): parts.flatMap(inputs)
      case .sections, .choice, nil: []
      }
    }
    return scheme.whole.map(inputs) ?? []
  }
}

/// How the points of items join below the total.
package enum PointJoin: Sendable {
  /// Every item by itself.
  case apart
  /// The items of a section add up before the section's place counts.
  case bySection
  /// All items add up before one place counts.
  case together
}

extension Component {
  /// The rank weight that counts, as the readings have it.
  fileprivate func rankWeight(_ readings: Readings) -> RankWeight? {
    switch body.chosen(readings) {
    case .sections(_, let rank): rank
    case .weighted(let parts, _): parts.lazy.compactMap { $0.rankWeight(readings) }.first
    case .input, .choice, nil: nil
    }
  }
}

extension Scheme {
  /// Items that ask what an input makes of a penalty elsewhere, because one matter counts once.
  fileprivate func companions(_ readings: Readings) -> [String: [String]] {
    var found: [String: [String]] = [:]
    let items = items
    for link in links {
      guard let reading = link.reading?.value,
        Link.Counting(rawValue: readings.use(reading).alternative) == .once
      else { continue }
      let rules = link.nodes.compactMap { Links.rule($0.value, in: items) }
      for (_, rule) in rules {
        for name in rule.inputNames { found[name, default: []] += rules.map(\.0.id) }
      }
    }
    return found
  }
}

extension Evaluation {
  /// The inputs that are measured, of which an input is made; itself where it is measured.
  func plainInputs(of name: String) -> [String] {
    switch inputs[name]?.origin {
    case .mean(let names): names.flatMap { plainInputs(of: $0.value) }
    case .choice(let reading, let names):
      names.first { $0.name == readings.use(reading.value).alternative }
        .map { plainInputs(of: $0.value) } ?? []
    case nil: []
    default: [name]
    }
  }
}
