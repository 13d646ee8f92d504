import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A condition that must hold (未……扣 N 分): `{ that: 'congressHeld', lose: '1' }`.
///
/// Without `lose` all points are lost (其中一项未达到，不得分); `win` gives its points where the condition holds.
struct Requirement: RulePrimitive {
  static let word = "require"

  let condition: Condition
  let stake: Stake

  static var shape: Shape<Requirement> {
    .object { reader in
      let condition = reader.required("that", .condition)
      let stake = Stake.read(from: &reader)
      guard let condition, let stake else { return nil }
      return Requirement(condition: condition, stake: stake)
    }
  }

  var references: [InputReference] { condition.references }

  var readingNeeds: [ReadingNeed] { condition.readingNeeds }

  var lines: [Line] { condition.lines }

  var steppedInputs: Set<String> { condition.steppedInputs }

  var gives: Bool { stake.gives }

  var greatestLoss: Rational? { stake.greatestLoss }

  var award: Rational? { stake.award }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var seen: Set<String> = []
    let names = references.map(\.name.value).filter { seen.insert($0).inserted }
    var node = evaluation.node(frame, inputs: names)
    let truth = condition.truth(in: evaluation)
    if truth == nil {
      var open: Set<String> = []
      node.gaps = condition.openInputs(in: evaluation).filter { open.insert($0).inserted }
        .map { evaluation.gap($0) }
    }
    let reason = evaluation.say(words(truth, names, evaluation, frame))
    node.statement = reason
    stake.settle(&node, isReached: truth, in: evaluation, because: reason)
    return node
  }

  private func words(
    _ truth: Bool?, _ names: [String], _ evaluation: Evaluation, _ frame: RuleFrame
  ) -> Bilingual {
    let about = names.map { evaluation.label($0) }
    let subject = Bilingual(
      zh: about.map(\.zh).joined(separator: "、"), en: about.map(\.en).joined(separator: ", "))
    switch truth {
    case true:
      let told = stake.reached(in: evaluation)
      return Bilingual(zh: "\(subject.zh)：是，\(told.zh)", en: "\(subject.en): yes, \(told.en)")
    case false:
      let failures = condition.failures(in: evaluation)
      let found = Bilingual(
        zh: failures.map(\.zh).joined(separator: "；"),
        en: failures.map(\.en).joined(separator: "; "))
      let what =
        frame.because.map { because in
          // A plain yes/no adds nothing to what the scheme says about it.
          if case .holds = condition { return because }
          return Wording.joined(because, found)
        } ?? found
      let told = stake.failed(in: evaluation)
      return Bilingual(zh: "\(what.zh)，\(told.zh)", en: "\(what.en): \(told.en)")
    case nil: return stake.unknown(frame.because ?? subject, in: evaluation)
    }
  }
}
