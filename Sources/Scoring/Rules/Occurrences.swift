import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// Things that must not happen, each of which costs (每发现一家扣 N 分，扣完为止).
///
/// `occurrences: { of: 'shortPayers', loseEach: '0.5' }`. What they take beyond the item's points is
/// absorbed by the item's floor at 0.
///
/// Worked example: 9 units at 0.5 of an item of 4 points: 4.5 taken, 0.5 of it absorbed, 0 remain.
struct Occurrences: RulePrimitive {
  static let word = "occurrences"

  let input: Located<String>
  let loseEach: Located<Rational>

  static var shape: Shape<Occurrences> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let loseEach = reader.required("loseEach", Shape<Rational>.rational(from: 0).located)
      guard let input, let loseEach else { return nil }
      return Occurrences(input: input, loseEach: loseEach)
    }
  }

  var references: [InputReference] { [InputReference(name: input, kinds: [.count])] }

  var lines: [Line] { [Line(input: input.value, value: 1, location: loseEach.location)] }

  var greatestLoss: Rational? { nil }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [input.value])
    let label = evaluation.label(input.value)
    let each = loseEach.value
    guard let count = evaluation.measure(input.value).value.number else {
      let reason = Wording.unknown(label, losesUpTo: evaluation.available)
      node.statement = reason
      node.gaps = [evaluation.gap(input.value)]
      node.lost = [
        Loss(
          points: Span(atWorst: evaluation.available, atBest: 0), reason: reason,
          clause: evaluation.clause)
      ]
      node.settle(floor: nil)
      return node
    }
    let loss = each * count
    if loss.isZero {
      node.statement = Bilingual(
        zh: "\(label.zh) \(Wording.points(count))，不扣分",
        en: "\(label.en): \(Wording.points(count)), nothing lost")
    } else {
      let reason = Wording.joined(
        frame.because,
        Bilingual(
          zh: "\(label.zh) \(Wording.points(count))，每一个扣 \(Wording.points(each)) 分，"
            + "扣 \(Wording.points(loss)) 分",
          en: "\(label.en): \(Wording.points(count)) at \(Wording.amount(each)) each, "
            + Wording.lost(loss)))
      node.statement = reason
      node.lost = [Loss(points: Span(loss), reason: reason, clause: evaluation.clause)]
    }
    node.settle(floor: nil)
    return node
  }
}
