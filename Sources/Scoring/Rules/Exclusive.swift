import Definitions
import Diagnostics
import ExactArithmetic

/// Penalties of which the first that stands excludes the others: `exclusive: { of: [ … ], reading: 'AMB-26' }`.
///
/// The reading `first` counts only the first that takes points (没有开展的，不再扣效果不明显), `both` all of them.
///
/// Worked example: not held −2, no effect −1, both stand: first −2, both −3.
struct Exclusive: RulePrimitive {
  /// Which of the penalties count.
  enum Counting: String, CaseIterable, Sendable {
    /// The first that takes points.
    case first
    /// All that take points.
    case both
  }

  static let word = "exclusive"

  let parts: [Rule]
  let reading: Located<String>?

  static var shape: Shape<Exclusive> {
    .object { reader in
      let parts = reader.required("of", .array(of: Shape<Rule>.part, atLeast: 2, atMost: 20))
      let reading = reader.optional("reading", Shape<String>.line.located)
      return parts.map { Exclusive(parts: $0, reading: reading) }
    }
  }

  var references: [InputReference] { [] }

  var readingNeeds: [ReadingNeed] {
    reading.map {
      [ReadingNeed(name: $0, alternatives: Counting.allCases.map(\.rawValue))]
    } ?? []
  }

  var greatestLoss: Rational? {
    let losses = parts.map(\.primitive.greatestLoss)
    guard losses.allSatisfy({ $0 != nil }) else { return nil }
    return reading == nil
      ? losses.compactMap { $0 }.max() : losses.compactMap { $0 }.reduce(0, +)
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [])
    let use = evaluation.readings.use(reading?.value ?? Counting.first.rawValue)
    if reading != nil { node.reading = use }
    node.children = parts.enumerated().map { index, rule in
      rule.explain(in: evaluation, id: "\(frame.id)/\(index + 1)")
    }
    if Counting(rawValue: use.alternative) != .both { exclude(in: &node, evaluation) }
    node.settle(floor: nil)
    return node
  }

  /// Absorbs what the later penalties take wherever an earlier one stands.
  ///
  /// While it is open whether an earlier one stands, the bad case counts the greatest loss that one of
  /// them can bring and the good case the least: an earlier one that costs less keeps a later one away.
  private func exclude(in node: inout Explanation, _ evaluation: Evaluation) {
    var surelyStands = false
    var worst = Rational(0)
    var least: Rational?
    for (part, child) in zip(parts, node.children) where !surelyStands {
      let loss = Span(atWorst: -child.value.low, atBest: -child.value.high)
      guard loss.atWorst > 0 else { continue }
      worst = max(worst, loss.atWorst)
      surelyStands = loss.atBest > 0
      let alone = surelyStands ? loss.atBest : Self.leastLoss(part, loss.atWorst)
      least = min(least ?? alone, alone)
    }
    let best = surelyStands ? least ?? 0 : 0
    let all = node.children.reduce(Span.zero) {
      $0 + Span(atWorst: -$1.value.low, atBest: -$1.value.high)
    }
    node.setAside = Span(atWorst: all.atWorst - worst, atBest: all.atBest - best)
    if !node.setAside.isZero {
      node.statement = evaluation.say(
        Bilingual(
          zh: "前一种情形已扣分，后一种不再重复扣", en: "the first that stands excludes the others"))
    }
  }

  /// The least that a penalty costs where it stands at all, for all that is known of it.
  private static func leastLoss(_ part: Rule, _ atWorst: Rational) -> Rational {
    switch part.primitive {
    case is Requirement: atWorst
    case let rule as Occurrences: min(rule.each.value, rule.atMost ?? rule.each.value)
    default: 0
    }
  }
}
