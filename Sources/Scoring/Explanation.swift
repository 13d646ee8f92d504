public import Diagnostics
public import ExactArithmetic

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

  /// What it stands for.
  public internal(set) var kind: Kind
  /// The id of the scheme, component, section or item; parts of a rule count from 1: `3.4/2`.
  public internal(set) var id: String
  /// The word of the rule, such as `steps`; nil above the items.
  public internal(set) var rule: String?
  /// What the scheme calls it.
  public internal(set) var title: Bilingual?
  /// Where the source document says so.
  public internal(set) var clause: Clause?
  /// Who scores it, where the scheme says so.
  public internal(set) var scoredBy: Bilingual?
  /// What one point here is worth in the node above; 1 outside weighted totals.
  public internal(set) var weight: Rational = 1
  /// The most points that it can give.
  public internal(set) var maximum: Rational
  /// The points that it gives.
  public internal(set) var value: Score
  /// What was found, as a sentence: 满意率 18/20 = 90%，达到 90%，不扣分.
  public internal(set) var statement: Bilingual?
  /// The inputs that it read.
  public internal(set) var inputs: [InputUse] = []
  /// The reading that it applied.
  public internal(set) var reading: ReadingUse?
  /// The points lost here, not those of the children.
  public internal(set) var lost: [Loss] = []
  /// The place among all units by which its points were weighted; nil where no place counts.
  public internal(set) var place: PlaceUse?
  /// Losses here and below that do not count: beyond a floor, or where a place replaces the score.
  public internal(set) var absorbed = Span.zero
  /// How much more than the maximum the parts promise together; a cap takes what is really beyond.
  var promisedBeyond: Rational = 0
  /// Losses here and below that the rule itself does not count, such as one that another excludes.
  var setAside = Span.zero
  /// What is missing for a closed score here, not in the children.
  public internal(set) var gaps: [Gap] = []
  /// What a reader must know about the value.
  public internal(set) var flags: [Flag] = []
  /// The parts.
  public internal(set) var children: [Explanation] = []

  /// A node without inputs, losses and children.
  init(
    kind: Kind, id: String, rule: String? = nil, title: Bilingual? = nil, clause: Clause? = nil,
    maximum: Rational = 0
  ) {
    self.kind = kind
    self.id = id
    self.rule = rule
    self.title = title
    self.clause = clause
    self.maximum = maximum
    value = Score(maximum)
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

  /// Sets the value from the maximum, the losses and the children.
  ///
  /// Where the parts promise more than the maximum, losses are absorbed as far as the rest still reaches
  /// it; then a floor at 0 absorbs what is lost below it.
  mutating func settle(floor: Rational?) {
    var worst = maximum
    var best = maximum
    for loss in lost {
      worst = worst - loss.points.atWorst
      best = best - loss.points.atBest
    }
    for child in children {
      worst = worst + child.weight * (child.value.low - child.maximum)
      best = best + child.weight * (child.value.high - child.maximum)
    }
    absorbed = Span(
      atWorst: setAside.atWorst + absorption(worst + setAside.atWorst, floor: floor),
      atBest: setAside.atBest + absorption(best + setAside.atBest, floor: floor))
    value = Score(
      low: worst + absorbed.atWorst, high: best + absorbed.atBest,
      isClosed: gaps.isEmpty && children.allSatisfy(\.value.isClosed))
  }

  /// What a cap at the maximum and a floor absorb of the losses that lead to some points.
  private func absorption(_ points: Rational, floor: Rational?) -> Rational {
    let capped = promisedBeyond.isZero ? points : min(points + promisedBeyond, maximum)
    return (floor.map { max($0, capped) } ?? capped) - points
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
