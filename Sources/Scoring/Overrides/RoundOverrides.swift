public import Sheets

/// What the office decided about the points of single items of units, as the journals have it.
public struct RoundOverrides: Sendable, Hashable {
  /// What was decided by unit and item: one statement, or those that contradict each other.
  public private(set) var standing: [String: [String: [Override]]] = [:]
  /// What was decided and cannot be applied.
  public private(set) var faults: [OverrideFault] = []

  /// Nothing was decided.
  public init() {}

  /// Takes what journals say.
  ///
  /// What names no unit or item of the round, or was said by somebody who registered or keyed what the item
  /// reads, is not applied but a fault.
  public init(_ state: CollectionState, units: [String], items: [ItemDeclaration]) {
    let keys = state.overriddenKeys
    guard !keys.isEmpty else { return }
    let known = Set(units)
    let declared = Dictionary(grouping: items, by: \.id)
    for key in keys {
      let statements = state.overrides(of: key)
      guard let first = statements.first else { continue }
      guard known.contains(key.unit) else {
        faults.append(OverrideFault(problem: .unknownUnit, override: first))
        continue
      }
      let item = declared[key.item]?.first { $0.units?.contains(key.unit) ?? true }
      guard let item else {
        faults.append(OverrideFault(problem: .unknownItem, override: first))
        continue
      }
      let parties = state.parties(to: item, of: key.unit)
      let entitled = state.overrides(of: key, without: parties)
      // Somebody entitled to it says the same, so nothing is lost.
      let dropped = statements.first { statement in
        parties.contains(statement.by) && !entitled.contains { $0.agrees(with: statement) }
      }
      if let dropped { faults.append(OverrideFault(problem: .party, override: dropped)) }
      decide(entitled)
    }
  }

  /// Takes what was decided about one item of a unit: one statement, or those that contradict each other.
  public mutating func decide(_ statements: [Override]) {
    guard let key = statements.first?.parameters.key else { return }
    standing[key.unit, default: [:]][key.item] = statements
  }

  /// Everything that cannot be applied, with what no node of the results took up.
  public func faults(in score: RoundScore) -> [OverrideFault] {
    guard !standing.isEmpty else { return faults }
    var found = faults
    for unit in score.units.map(\.score) {
      guard let decided = standing[unit.unit] else { continue }
      let nodes = Dictionary(
        unit.nodes.filter { $0.kind == .item }.map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first })
      for item in decided.keys.sorted() {
        guard let statement = decided[item]?.first, nodes[item]?.override == nil else { continue }
        let node = nodes[item]
        let problem: OverrideFault.Problem =
          node.map { $0.isInapplicable ? .notApplicable : .outside($0.maximum) } ?? .unknownItem
        found.append(OverrideFault(problem: problem, override: statement))
      }
    }
    return found.sorted { $0.override.parameters.key < $1.override.parameters.key }
  }

  /// The evaluations of units with what was decided about them.
  func placed(in frames: [Evaluation]) -> [Evaluation] {
    guard !standing.isEmpty else { return frames }
    return frames.map { frame in
      var frame = frame
      frame.overrides = standing[frame.unit] ?? [:]
      return frame
    }
  }
}
