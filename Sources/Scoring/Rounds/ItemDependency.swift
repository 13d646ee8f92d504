import Definitions
import ExactArithmetic
import Tallies

/// What an item's points depend on: the inputs and the readings that they come of.
struct ItemDependency: Sendable {
  /// The item.
  let item: Scheme.Item
  /// Where its section stands among the sections with items that are scored, and the item in it.
  let place: (section: Int, item: Int)
  /// All inputs that it reads, those that inputs are made of and those of linked penalties included.
  let inputs: Set<String>
  /// All readings that decide about it.
  let readings: Set<String>
  /// Whether it is a bonus, which stands in a tree of its own.
  let isBonus: Bool
  /// Whether it gives points by place among all units.
  let isPlaced: Bool
  /// Whether penalties of its rule are for a matter for which other items take points too.
  let isLinked: Bool

  /// Whether it reads one of some inputs.
  func reads(_ names: Set<String>) -> Bool { !inputs.isDisjoint(with: names) }

  /// What the item gives in an evaluation.
  func explain(_ scheme: Scheme, _ evaluation: Evaluation) -> Explanation {
    item.explain(in: evaluation)
  }

  /// Puts a node of the item into a unit's sections.
  func replace(in sections: inout [Explanation], with node: Explanation) {
    guard sections.indices.contains(place.section) else { return }
    sections[place.section].children[place.item] = node
    let children = sections[place.section].children
    sections[place.section].maximum = children.reduce(0) { $0 + $1.maximum }
    sections[place.section].settle(floor: nil)
  }

  /// Gives the item some points instead of what its rule gives; more than its maximum is not given.
  func assume(_ points: Rational, in sections: inout [Explanation], _ evaluation: Evaluation) {
    guard sections.indices.contains(place.section) else { return }
    let found = sections[place.section].children[place.item]
    var node = Explanation(
      kind: .item, id: item.id, rule: "assumed", title: item.title, clause: item.clause,
      maximum: found.maximum)
    node.scoredBy = item.scoredBy
    let given = min(points, found.maximum)
    let reason = evaluation.say(Wording.assumed(given))
    node.statement = reason
    if given < found.maximum {
      node.lost = [
        Loss(points: Span(found.maximum - given), reason: reason, clause: item.clause)
      ]
    }
    node.settle(floor: nil)
    replace(in: &sections, with: node)
  }
}

extension Scheme {
  /// What every item depends on, in the order of the scheme.
  var itemDependencies: [ItemDependency] {
    let known = inputsByName
    let linked = linkedItems
    let linkReadings = linkReadings
    let byID = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let whole = floor.map { [$0.value] } ?? []
    var dependencies: [ItemDependency] = []
    for (section, part) in sections.filter({ !$0.scored.isEmpty }).enumerated() {
      for (place, item) in part.scored.enumerated() {
        dependencies.append(
          dependency(of: item, at: (section, place), known, linked, linkReadings, byID, whole))
      }
    }
    for item in bonusItems {
      dependencies.append(
        dependency(of: item, at: (0, 0), known, linked, linkReadings, byID, whole))
    }
    return dependencies
  }

  private func dependency(
    of item: Item, at place: (section: Int, item: Int), _ known: [String: Input],
    _ linked: [String: Set<String>], _ linkReadings: [String: Set<String>],
    _ byID: [String: Item], _ whole: [String]
  ) -> ItemDependency {
    // A penalty that counts once asks what its companions in other items take.
    let companions = (linked[item.id] ?? []).compactMap { byID[$0] }
    let all = [item] + companions.filter { $0.id != item.id }
    var names: Set<String> = []
    var readings = Set(whole)
    for item in all {
      names.formUnion(inputNames(of: item))
      readings.formUnion(item.rule.readingNeeds.map(\.name.value))
      if let floor = item.floor?.value { readings.insert(floor) }
    }
    readings.formUnion(linkReadings[item.id, default: []])
    for name in names {
      guard let input = known[name] else { continue }
      if let silence = input.silence?.value { readings.insert(silence) }
      if case .choice(let reading, _) = input.origin { readings.insert(reading.value) }
    }
    return ItemDependency(
      item: item, place: place, inputs: names, readings: readings, isBonus: item.kind == .bonus,
      isPlaced: item.rule.asksForPlaces,
      isLinked: linked[item.id] != nil)
  }

  /// The items that have penalties for one matter, by each of them.
  private var linkedItems: [String: Set<String>] {
    var linked: [String: Set<String>] = [:]
    for link in links {
      let ids = Set(link.nodes.map { Self.itemID(of: $0.value) })
      for id in ids { linked[id, default: []].formUnion(ids) }
    }
    return linked
  }

  /// The readings that say which penalties for one matter count, by the items that have them.
  private var linkReadings: [String: Set<String>] {
    var readings: [String: Set<String>] = [:]
    for link in links {
      guard let reading = link.reading?.value else { continue }
      for node in link.nodes { readings[Self.itemID(of: node.value), default: []].insert(reading) }
    }
    return readings
  }

  private static func itemID(of node: String) -> String {
    node.split(separator: "/").first.map { String($0) } ?? node
  }

  /// The readings that limits of the bonus follow.
  var bonusReadings: Set<String> { Set(bonusReadingNeeds.map(\.name.value)) }

  /// Whether the points of one unit depend on those of others.
  var weighsPlaces: Bool {
    (composition?.bodies ?? []).contains { body in
      if case .sections(_, _?) = body { true } else { false }
    }
  }
}
