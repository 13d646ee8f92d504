import Definitions
import Diagnostics
import ExactArithmetic
import Tallies

/// A condition that must hold (未……扣 N 分): `{ that: 'congressHeld', lose: '1' }`.
struct Requirement: RulePrimitive {
  static let word = "require"

  let condition: Condition
  let lose: Rational

  static var shape: Shape<Requirement> {
    .object { reader in
      let condition = reader.required("that", .condition)
      let lose = reader.required("lose", .rational(from: 0))
      guard let condition, let lose else { return nil }
      return Requirement(condition: condition, lose: lose)
    }
  }

  var references: [InputReference] { condition.references }

  var greatestLoss: Rational? { lose }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let names = references.map(\.name.value)
    var node = evaluation.node(frame, inputs: names)
    let truth = condition.truth { evaluation.answer($0) }
    let about = names.map { evaluation.label($0) }
    let subject = Bilingual(
      zh: about.map(\.zh).joined(separator: "、"), en: about.map(\.en).joined(separator: ", "))
    switch truth {
    case true:
      node.statement = Bilingual(zh: "\(subject.zh)：是，不扣分", en: "\(subject.en): yes, nothing lost")
    case false:
      let what = frame.because ?? Bilingual(zh: "\(subject.zh)：否", en: "\(subject.en): no")
      let reason = Bilingual(
        zh: "\(what.zh)，扣 \(Wording.points(lose)) 分", en: "\(what.en): \(Wording.lost(lose))")
      node.statement = reason
      node.lost = [Loss(points: Span(lose), reason: reason, clause: evaluation.clause)]
    case nil:
      let reason = Wording.unknown(subject, losesUpTo: lose)
      node.statement = reason
      node.lost = [
        Loss(points: Span(atWorst: lose, atBest: 0), reason: reason, clause: evaluation.clause)
      ]
      node.gaps = names.filter { evaluation.answer($0) == nil }.map { evaluation.gap($0) }
    }
    node.settle(floor: nil)
    return node
  }
}
