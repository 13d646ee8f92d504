import ExactArithmetic

/// What a node gives and can give: all that the node above asks of it.
struct NodeFigures: Sendable, Hashable {
  /// What it gives.
  let value: Score
  /// The most that it can give.
  let maximum: Rational

  /// The same under a limit.
  func limited(to most: Rational) -> NodeFigures {
    guard maximum > most else { return self }
    let value = Score(
      low: min(value.low, most), high: min(value.high, most), isClosed: value.isClosed)
    return NodeFigures(value: value, maximum: most)
  }
}

/// What the figures of a node are made of, before floors and limits are applied.
struct Balance: Sendable {
  /// The most that the node can give.
  var maximum: Rational = 0
  /// What is lost at the node itself.
  var lost = Span.zero
  /// How much more than the maximum the parts promise together.
  var promisedBeyond: Rational = 0
  /// Losses that the rule itself does not count.
  var setAside = Span.zero
  /// Whether nothing is missing.
  var isClosed = true
  /// What the children give beside their maxima, each times its weight; below zero where they lose.
  private var children = Span.zero

  /// Adds a child's figures.
  mutating func add(_ child: NodeFigures, weight: Rational = 1) {
    let most = child.maximum
    if !child.value.isClosed { isClosed = false }
    // Most parts give all that they can.
    guard child.value.low != most || child.value.high != most else { return }
    children =
      children
      + Span(
        atWorst: weight * (child.value.low - most), atBest: weight * (child.value.high - most))
  }

  /// What the node gives, and which losses do not count.
  ///
  /// Where the parts promise more than the maximum, losses are absorbed as far as the rest still reaches
  /// it; then a floor absorbs what is lost below it.
  func settled(floor: Rational?) -> (value: Score, absorbed: Span) {
    let worst = maximum - lost.atWorst + children.atWorst
    let best = maximum - lost.atBest + children.atBest
    let absorbed = Span(
      atWorst: setAside.atWorst + absorption(worst + setAside.atWorst, floor: floor),
      atBest: setAside.atBest + absorption(best + setAside.atBest, floor: floor))
    let value = Score(
      low: worst + absorbed.atWorst, high: best + absorbed.atBest, isClosed: isClosed)
    return (value, absorbed)
  }

  /// The same in figures.
  func figures(floor: Rational?) -> NodeFigures {
    NodeFigures(value: settled(floor: floor).value, maximum: maximum)
  }

  /// What a cap at the maximum and a floor absorb of the losses that lead to some points.
  private func absorption(_ points: Rational, floor: Rational?) -> Rational {
    let capped = promisedBeyond.isZero ? points : min(points + promisedBeyond, maximum)
    return (floor.map { max($0, capped) } ?? capped) - points
  }
}

extension Explanation {
  /// What it gives and can give.
  var figures: NodeFigures { NodeFigures(value: value, maximum: maximum) }

  /// Sets the value from the maximum, the losses and the children, as ``Balance/settled(floor:)`` says.
  mutating func settle(floor: Rational?) {
    var balance = Balance()
    balance.maximum = maximum
    balance.promisedBeyond = promisedBeyond
    balance.setAside = setAside
    balance.isClosed = gaps.isEmpty
    for loss in lost { balance.lost = balance.lost + loss.points }
    for child in children { balance.add(child.figures, weight: child.weight) }
    (value, absorbed) = balance.settled(floor: floor)
  }
}
