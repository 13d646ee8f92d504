import Definitions
import ExactArithmetic

/// Several penalties, each of which takes its points by itself: `deduct: [ … ]`.
///
/// What they take together beyond the item's points is absorbed by the item's floor at 0.
struct Deduction: RulePrimitive {
  static let word = "deduct"

  let penalties: [Rule]

  static var shape: Shape<Deduction> {
    Shape<[Rule]>.array(of: .part, atLeast: 1, atMost: 100).map { Deduction(penalties: $0) }
  }

  var references: [InputReference] { [] }

  var parts: [Rule] { penalties }

  var greatestLoss: Rational? {
    penalties.reduce(Rational?(0)) { sum, rule in
      guard let sum, let loss = rule.primitive.greatestLoss else { return nil }
      return sum + loss
    }
  }

  func faults(in item: String, points: Rational?) -> [SchemeFault] {
    penalties.filter(\.primitive.gives).map { rule in
      .givesInDeduction(item, word: type(of: rule.primitive).word)
    }
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [])
    node.children = penalties.enumerated().map { index, rule in
      rule.explain(in: evaluation, id: "\(frame.id)/\(index + 1)")
    }
    node.settle(floor: nil)
    return node
  }
}
