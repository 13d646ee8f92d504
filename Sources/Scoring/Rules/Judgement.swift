import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A mark that somebody gives on a sheet (以完成情况计分): `judge: { of: 'marks1-1' }`.
///
/// The mark is the item's points; one outside 0 and the item's points counts as missing.
struct Judgement: RulePrimitive {
  static let word = "judge"

  let input: Located<String>

  static var shape: Shape<Judgement> {
    .object { reader in
      reader.required("of", Shape<String>.line.located).map { Judgement(input: $0) }
    }
  }

  var references: [InputReference] { [InputReference(name: input, kinds: [.amount])] }

  var greatestLoss: Rational? { nil }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [input.value])
    let label = evaluation.label(input.value)
    let most = evaluation.available
    let value = evaluation.measure(input.value).value
    if let mark = value.number, (0...most).contains(mark) {
      let found = Bilingual(
        zh: "\(label.zh) \(Wording.points(mark)) 分，满 \(Wording.points(most)) 分",
        en: "\(label.en): \(Wording.points(mark)) of \(Wording.amount(most))")
      node.statement = Wording.joined(frame.because, found)
      if mark < most {
        node.lost = [Loss(points: Span(most - mark), reason: found, clause: evaluation.clause)]
      }
    } else {
      let reason: Bilingual
      if let mark = value.number {
        reason = Bilingual(
          zh: "\(label.zh) \(Wording.points(mark)) 分，不在 0 到 \(Wording.points(most)) 分之间，不能计分",
          en: "\(label.en): \(Wording.points(mark)) is not between 0 and \(Wording.amount(most)), "
            + "it cannot count")
      } else {
        reason = Wording.unknown(label, losesUpTo: most)
      }
      node.statement = reason
      node.gaps = [evaluation.gap(input.value)]
      node.lost = [
        Loss(points: Span(atWorst: most, atBest: 0), reason: reason, clause: evaluation.clause)
      ]
    }
    node.settle(floor: nil)
    return node
  }
}
