public import ExactArithmetic
public import Tallies

/// What a unit states about itself (自评), to be set beside the verified values.
///
/// A unit's own score comes of the facts of side `self` by the same rules. It never replaces the assessed
/// one; where the unit stated nothing about a node, there is nothing beside it.
public struct OwnStatement: Sendable {
  private let scores: [String: Score]
  private let measures: [String: Measure]

  /// Collects what a unit's own score rests on.
  public init(_ own: UnitScore) {
    var scores: [String: Score] = [:]
    var measures: [String: Measure] = [:]
    for node in own.nodes {
      for input in node.inputs where input.measure.isStated {
        measures[input.name] = input.measure
      }
      let isStated = node.nodes.contains { $0.inputs.contains(where: \.measure.isStated) }
      if isStated { scores[node.id] = node.value }
    }
    self.scores = scores
    self.measures = measures
  }

  /// What the unit's own statements give at a node; nil where it stated nothing about it.
  public func score(of node: Explanation) -> Score? { scores[node.id] }

  /// The own points less the assessed ones; nil where either is not determined.
  public func delta(of node: Explanation) -> Rational? {
    guard let own = scores[node.id]?.determined, let assessed = node.value.determined else {
      return nil
    }
    return own - assessed
  }

  /// What the unit stated about an input; nil where it stated nothing.
  public func measure(of input: String) -> Measure? { measures[input] }
}

extension Measure {
  /// Whether somebody registered it.
  fileprivate var isStated: Bool {
    if case .fact? = provenance { value != .missing(.notRegistered) } else { false }
  }
}
