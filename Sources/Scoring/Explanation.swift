import Diagnostics
import ExactArithmetic

/// One node of the tree that says where a score comes from.
///
/// At every node, in the bad and in the good case alike:
/// value = maximum − Σ ``lost`` + Σ over the children ``weight`` × (value − maximum) + ``absorbed``;
/// so the root's value is its maximum − all losses + everything absorbed, each times the weights on its
/// way up. A penalty gives nothing and only takes: its maximum is 0 and its value below.
public struct Explanation: Sendable, Hashable {
  /// What a node stands for.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case scheme
    /// A part of a weighted total, such as the leaders' score.
    case component
    case section
    case item
    /// A part of an item's rule.
    case rule
    /// The bonus items together, or those of them that share a limit.
    case bonus
  }

  /// What the node is made of: one element, because an array is shared by its copies until one is changed.
  var content: [Content]

  /// A node without inputs, losses and children.
  init(
    kind: Kind, id: String, rule: String? = nil, title: Bilingual? = nil, clause: Clause? = nil,
    maximum: Rational = 0
  ) {
    let words = Words(rule: rule, title: title, clause: clause)
    content = [
      Content(kind: kind, id: id, maximum: maximum, value: Score(maximum), words: [words])
    ]
  }

  /// A node in figures only: what is told to it is dropped.
  init(figuresOf id: String, _ kind: Kind) {
    content = [Content(kind: kind, id: id, maximum: 0, value: Score(0), words: [])]
  }

  /// This node and all nodes below, parents first.
  public var nodes: [Explanation] { [self] + children.flatMap(\.nodes) }

  /// Everything lost in this node and below with the node that lost it, the greatest loss first.
  ///
  /// Losses of the same size keep the order of the scheme.
  public var ledger: [LedgerEntry] {
    entries(worth: 1).enumerated().sorted { a, b in
      (b.element.points.atWorst, a.offset) < (a.element.points.atWorst, b.offset)
    }.map(\.element)
  }

  private func entries(worth: Rational) -> [LedgerEntry] {
    lost.map { LedgerEntry(node: id, loss: $0, points: $0.points * worth) }
      + children.flatMap { $0.entries(worth: worth * $0.weight) }
  }

  /// Gives points between two ends out of what a rule may give, and says why not all of them.
  ///
  /// A part without points of its own has what it gives at best as its maximum.
  mutating func give(
    from low: Rational, to high: Rational, in evaluation: Evaluation, because reason: Bilingual
  ) {
    let lost: Span
    if evaluation.isOpenEnded {
      maximum = high
      lost = Span(atWorst: high - low, atBest: 0)
    } else {
      let most = evaluation.available
      lost = Span(atWorst: most - min(low, most), atBest: most - min(high, most))
    }
    if !lost.isZero {
      self.lost.append(Loss(points: lost, reason: reason, clause: evaluation.clause))
    }
    settle(floor: nil)
  }

  /// Takes between nothing and the most that a number which nobody knows can cost.
  ///
  /// - Parameter limit: the most that the rule takes whatever the number; nil for no limit.
  mutating func takeUnknown(
    _ label: Bilingual, limit: Rational?, in evaluation: Evaluation
  ) {
    let worst = evaluation.exposure(limit: limit)
    let told = evaluation.floor == nil ? worst : min(worst, evaluation.available)
    let reason = evaluation.say(Wording.unknown(label, losesUpTo: told))
    statement = reason
    if evaluation.isBoundless(limit: limit) { flags.append(.boundlessLoss) }
    take(Span(atWorst: worst, atBest: 0), in: evaluation, because: reason)
  }

  /// Takes points, between none and some where an input is missing.
  mutating func take(_ points: Span, in evaluation: Evaluation, because reason: Bilingual) {
    if !points.isZero {
      lost.append(Loss(points: points, reason: reason, clause: evaluation.clause))
    }
    settle(floor: nil)
  }
}
