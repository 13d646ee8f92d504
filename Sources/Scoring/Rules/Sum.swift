import Definitions
import Diagnostics
import ExactArithmetic

/// Parts that add up (分项累加): `sum: [ { points: '3', judge: { of: 'a' } }, { points: '2', … } ]`.
///
/// A part with `points` is a small item: its rule gives or takes among its own points, it never goes
/// below 0, and it leaves the maximum by itself when an input of its own does not apply. A part without
/// `points` either gives without a limit but the item's, or takes from the whole. What the parts give
/// together beyond the item's points does not count. A part may itself be a sum.
///
/// Worked example: parts of 3 and 2 of an item of 5, the second not reached: 3 + 0 = 3.
struct Sum: RulePrimitive {
  static let word = "sum"

  let parts: [Rule]
  /// The points of every part's own; nil where it has none.
  let partPoints: [Rational?]
  /// The points of the parts that have points of their own.
  let fixed: Rational
  /// Whether a part can give beyond the parts that have points of their own.
  let hasOpenEnds: Bool

  init(parts: [Rule]) {
    self.parts = parts
    partPoints = parts.map { $0.points?.value }
    fixed = parts.reduce(0) { $0 + ($1.points?.value ?? 0) }
    hasOpenEnds = parts.contains { $0.points == nil && $0.primitive.gives }
  }

  static var shape: Shape<Sum> {
    Shape<[Rule]>.array(of: .sumPart, atLeast: 1, atMost: 100).map { Sum(parts: $0) }
  }

  var references: [InputReference] { [] }

  var inputsThatMayNotApply: [String] {
    parts.filter { $0.points != nil }.flatMap(\.inputNames)
  }

  var gives: Bool { true }

  func faults(in item: String, points: Rational?) -> [SchemeFault] {
    guard let points, fixed != points else { return [] }
    guard hasOpenEnds, fixed < points else {
      return [.partSum(item, parts: fixed, points: points)]
    }
    // Where some parts are fixed and the counted ones have limits, the limits say how much they give.
    let isUnlimited = parts.contains {
      $0.points == nil && $0.primitive.gives && !$0.hasOwnLimit
    }
    return fixed > 0 && isUnlimited ? [.openPart(item, parts: fixed, points: points)] : []
  }

  func evaluation(of part: Rule, in outer: Evaluation) -> Evaluation {
    if let points = part.points?.value { return outer.limited(to: points) }
    return outer.openEnded(ceiling: outer.isOpenEnded ? outer.ceiling : outer.available)
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [])
    var children: [Explanation] = []
    children.reserveCapacity(parts.count)
    for index in parts.indices {
      let id = "\(frame.id)/\(index + 1)"
      if let child = evaluation.known?.node(id) {
        children.append(child)
        continue
      }
      let part = parts[index]
      let inner = self.evaluation(of: part, in: evaluation)
      guard let points = part.points?.value else {
        children.append(part.explain(in: inner, id: id))
        continue
      }
      if let name = part.inapplicableInput(in: inner) {
        children.append(Self.inapplicable(name, points, in: inner, id: id))
      } else {
        var child = part.explain(in: inner, id: id)
        child.becomeItem(of: points, floor: evaluation.floor)
        children.append(child)
      }
    }
    let most = evaluation.available - removed(children.map(\.figures))
    let promised = children.reduce(Rational(0)) { $0 + $1.maximum }
    let beyond = promised - (evaluation.isOpenEnded ? 0 : most)
    // What is given beyond the points is lost before anything that counts.
    for index in children.indices
    where beyond > 0 && !children[index].value.isClosed && parts[index].isPenalty {
      var inner = self.evaluation(of: parts[index], in: evaluation)
      inner.beyond = beyond
      children[index] = parts[index].explain(in: inner, id: children[index].id)
    }
    node.children = children
    let balance = balance(of: children.map(\.figures), in: evaluation)
    node.maximum = balance.maximum
    node.promisedBeyond = balance.promisedBeyond
    if !evaluation.isOpenEnded {
      let words = evaluation.say(words(children.reduce(Score(0)) { $0 + $1.value }, most))
      if hasOpenEnds || promised != most { node.statement = words }
      if !balance.lost.isZero {
        node.lost.append(Loss(points: balance.lost, reason: words, clause: evaluation.clause))
      }
    }
    node.settle(floor: nil)
    return node
  }

  /// What parts with these figures come to, as the rule's node has it.
  ///
  /// The maximum is told as what it adds to the item's points, so that the item can complete it.
  func balance(of children: [NodeFigures], in evaluation: Evaluation) -> Balance {
    var balance = Balance()
    let promised = children.reduce(Rational(0)) { $0 + $1.maximum }
    if evaluation.isOpenEnded {
      balance.maximum = promised
    } else {
      let removed = removed(children)
      let most = evaluation.available - removed
      balance.maximum = -removed
      if promised < most {
        balance.lost = Span(most - promised)
      } else {
        balance.promisedBeyond = promised - most
      }
    }
    for child in children { balance.add(child) }
    return balance
  }

  /// The points of parts that do not apply.
  private func removed(_ children: [NodeFigures]) -> Rational {
    zip(partPoints, children).reduce(Rational(0)) { sum, part in
      part.0.map { sum + ($0 - part.1.maximum) } ?? sum
    }
  }

  private static func inapplicable(
    _ name: String, _ points: Rational, in evaluation: Evaluation, id: String
  ) -> Explanation {
    var node = Explanation(kind: .rule, id: id, clause: evaluation.clause)
    let label = evaluation.label(name)
    node.inputs = [evaluation.use(name)]
    let note = evaluation.say(
      Bilingual(
        zh: "\(label.zh)：不适用，这 \(Wording.points(points)) 分不计入满分",
        en: "\(label.en): not applicable, \(Wording.amount(points)) left the maximum"))
    node.statement = note
    node.flags = [Flag(kind: .notApplicable, note: note)]
    return node
  }

  private func words(_ sum: Score, _ most: Rational) -> Bilingual {
    let range = Wording.range(sum)
    let points = Wording.points(most)
    return sum.high > most
      ? Bilingual(
        zh: "各部分合计 \(range) 分，以 \(points) 分为限",
        en: "the parts add up to \(range), \(points) at most count")
      : Bilingual(
        zh: "各部分合计 \(range) 分，满 \(points) 分", en: "the parts add up to \(range) of \(points)")
  }
}

extension Explanation {
  /// Makes a part's node that of a small item with points of its own, which never goes below the floor.
  mutating func becomeItem(of points: Rational, floor: Rational?) {
    maximum = maximum + points
    settle(floor: floor)
  }
}
