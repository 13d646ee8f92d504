public import Scoring

/// What a round comes to where something about some units is assumed instead of what was found.
public struct WhatIf: Sendable {
  /// The nodes of a unit of which something was assumed.
  public struct Tree: Sendable {
    /// The unit's id.
    public let unit: String
    /// The nodes that are otherwise, the bonus last.
    public let nodes: [NodeChange]
  }

  /// The round as it is, in words for the units of which something is assumed.
  public let before: RoundScore
  /// The round as it would be.
  public let after: RoundScore
  /// The changed nodes of each unit of which something is assumed, in the order of the round.
  public let trees: [Tree]
  /// Every unit whose result is otherwise, in the order of the round.
  public let changes: [UnitChange]

  /// Scores a round with assumptions by unit.
  package init(
    _ rescoring: Rescoring, assuming assumptions: [String: Assumptions]
  ) throws(SchemeFault) {
    let told = Set(assumptions.keys)
    self.init(
      from: try rescoring.present(telling: told),
      to: try rescoring.outcome(of: assumptions, telling: told), telling: told)
  }

  /// Compares a round as it is with one as it would be.
  ///
  /// - Parameter told: the units of which something is assumed; both have words for them.
  package init(from before: RoundScore, to after: RoundScore, telling told: Set<String>) {
    self.before = before
    self.after = after
    changes = UnitChange.changes(from: before, to: after)
    var trees: [Tree] = []
    for unit in before.units where told.contains(unit.score.unit) {
      let later = after[unit.score.unit]?.score
      trees.append(
        Tree(
          unit: unit.score.unit,
          nodes: NodeChange.changes(from: unit.score.explanation, to: later?.explanation)
            + NodeChange.changes(from: unit.score.bonus, to: later?.bonus)))
    }
    self.trees = trees
  }
}
