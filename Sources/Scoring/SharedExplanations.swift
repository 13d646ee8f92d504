import Definitions
import Diagnostics
import ExactArithmetic
import Synchronization
import Tallies

/// Explanations that units of one round share because their values are the same.
///
/// What a rule gives is a function of the values that it reads and of the readings, which are the same for all
/// units of a round; so the second unit with the same values takes the first one's node and puts its own
/// sources in. Only nodes with everything known are shared: what is missing is told with the unit's name.
/// Rules that ask for places, linked penalties, inputs made of others, and events that are counted
/// elsewhere depend on more than these values and are never shared.
final class SharedExplanations: Sendable {
  /// What decides about a node.
  struct Key: Hashable {
    fileprivate let node: String
    /// Where the rule begins; a choice and the rule that it chooses have one node.
    fileprivate let line: Int
    fileprivate let column: Int
    fileprivate let values: [Measure.Value?]
    /// Whether a value says where it comes from.
    fileprivate let hasSources: Bool

    static func == (a: Key, b: Key) -> Bool {
      a.line == b.line && a.column == b.column && a.node == b.node && a.values == b.values
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(node)
      hasher.combine(line)
      hasher.combine(column)
      hasher.combine(values)
    }
  }

  /// The most nodes that are kept of one rule: values of great variety hardly ever come again.
  private static let mostNodes = 256

  /// What was kept so far.
  private struct Kept {
    var nodes: [Key: Explanation] = [:]
    var counts: [String: Int] = [:]
  }

  private let kept = Mutex(Kept())
  /// Inputs that are made of others.
  private let derived: Set<String>
  /// Items with penalties that other items know of.
  private let linked: Set<String>

  /// Nothing is shared yet.
  init(in scheme: Scheme) {
    derived = Set(scheme.inputs.filter(\.isDerived).map(\.name))
    linked = Set(
      scheme.links.flatMap(\.nodes).compactMap { node in
        node.value.split(separator: "/").first.map { String($0) }
      })
  }

  /// What decides about the node of a rule; nil where it cannot be shared.
  ///
  /// - Parameter node: the node's id, which no other rule of the scheme has.
  func key(of rule: Rule, node: String, in evaluation: Evaluation) -> Key? {
    guard !rule.asksForPlaces, evaluation.events.isEmpty else { return nil }
    guard linked.isEmpty || !linked.contains(Self.item(of: node)) else { return nil }
    var values: [Measure.Value?] = []
    values.reserveCapacity(rule.inputNames.count)
    var hasSources = false
    for name in rule.inputNames {
      guard !derived.contains(name) else { return nil }
      let measure = evaluation.measures[name]
      if let provenance = measure?.provenance {
        hasSources = true
        if measure?.isProvisional == true { return nil }
        if case .sheets = provenance { return nil }
      }
      values.append(measure?.value)
    }
    return Key(
      node: node, line: rule.location.line, column: rule.location.column, values: values,
      hasSources: hasSources)
  }

  /// The item in which a node stands.
  private static func item(of node: String) -> String {
    let id = node.split(separator: " ").last ?? ""
    return id.split(separator: "/").first.map { String($0) } ?? node
  }

  /// The node that another unit left, with this unit's sources; nil where none did.
  func node(_ key: Key, in evaluation: Evaluation) -> Explanation? {
    guard var node = kept.withLock({ $0.nodes[key] }) else { return nil }
    if key.hasSources { node.attribute(to: evaluation.measures) }
    return node
  }

  /// Keeps a node for other units.
  func keep(_ node: Explanation, _ key: Key) {
    guard node.value.isClosed else { return }
    kept.withLock { kept in
      guard kept.counts[key.node, default: 0] < Self.mostNodes else { return }
      kept.counts[key.node, default: 0] += 1
      var plain = node
      if key.hasSources { plain.attribute(to: [:]) }
      kept.nodes[key] = plain
    }
  }
}

extension Explanation {
  /// Says of every input here and below where this unit's value comes from.
  fileprivate mutating func attribute(to measures: UnitMeasures) {
    for index in inputs.indices {
      let use = inputs[index]
      let provenance = measures[use.name]?.provenance
      guard use.measure.provenance != provenance else { continue }
      inputs[index] = InputUse(
        name: use.name, label: use.label, measure: Measure(use.measure.value, from: provenance))
    }
    for index in children.indices { children[index].attribute(to: measures) }
  }
}

extension Scheme.Input {
  /// Whether it is made of other inputs.
  fileprivate var isDerived: Bool {
    switch origin {
    case .mean, .choice: true
    case .rate, .fact, .mark, .leaders, .peers, .survey, .table: false
    }
  }
}
