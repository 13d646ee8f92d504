import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A required number that is not reached, each missing one of which costs (每少一个扣 N 分).
///
/// `shortfall: { of: 'audited', required: '20', loseEach: '1' }`; `requiredInput` names an input instead, such as
/// a unit's own target.
///
/// Worked example: 17 of 20 required at 1 each: 3 taken.
struct Shortfall: RulePrimitive {
  static let word = "shortfall"

  let input: Located<String>
  let required: Located<Rational>?
  let requiredInput: Located<String>?
  let loseEach: Rational
  let atMost: Rational?

  static var shape: Shape<Shortfall> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let required = reader.optional("required", Shape<Rational>.rational(from: 0).located)
      let requiredInput = reader.optional("requiredInput", Shape<String>.line.located)
      let loseEach = reader.required("loseEach", .rational(from: 0))
      let atMost = reader.optional("atMost", .rational(from: 0))
      let found = ["required", "requiredInput"].filter { reader.has($0) }
      guard found.count == 1 else {
        reader.report(SchemeFault.oneOf(["required", "requiredInput"], found: found))
        return nil
      }
      guard let input, let loseEach else { return nil }
      return Shortfall(
        input: input, required: required, requiredInput: requiredInput, loseEach: loseEach,
        atMost: atMost)
    }
  }

  var references: [InputReference] {
    ([input] + (requiredInput.map { [$0] } ?? [])).map {
      InputReference(name: $0, kinds: [.count, .amount])
    }
  }

  var lines: [Line] {
    required.map { [Line(input: input.value, value: $0.value, location: $0.location)] } ?? []
  }

  var comparesInputs: Bool { requiredInput != nil }

  var greatestLoss: Rational? { atMost ?? required.map { $0.value * loseEach } }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let names = references.map(\.name.value)
    var node = evaluation.node(frame, inputs: names)
    let label = evaluation.label(input.value)
    let most = requiredInput.map { evaluation.number($0.value) } ?? required?.value
    guard let actual = evaluation.number(input.value), let most else {
      let limits = [most.map { $0 * loseEach }, atMost].compactMap { $0 }
      node.gaps = names.filter { evaluation.number($0) == nil }.map { evaluation.gap($0) }
      node.takeUnknown(label, limit: limits.min(), in: evaluation)
      return node
    }
    let short = max(0, most - actual)
    let loss = min(short * loseEach, atMost ?? short * loseEach)
    let reason = evaluation.say(words(label, actual, most, short, loss, frame))
    node.statement = reason
    node.take(Span(loss), in: evaluation, because: reason)
    return node
  }

  private func words(
    _ label: Bilingual, _ actual: Rational, _ most: Rational, _ short: Rational,
    _ loss: Rational, _ frame: RuleFrame
  ) -> Bilingual {
    let (actual, most) = (Wording.points(actual), Wording.points(most))
    guard !short.isZero else {
      return Bilingual(
        zh: "\(label.zh) \(actual)，达到 \(most)，不扣分",
        en: "\(label.en) \(actual), not below \(most): nothing lost")
    }
    let found = Bilingual(
      zh: "\(label.zh) \(actual)，比 \(most) 少 \(Wording.points(short))，每少一个扣 "
        + "\(Wording.points(loseEach)) 分，扣 \(Wording.points(loss)) 分",
      en: "\(label.en) \(actual), \(Wording.points(short)) short of \(most) at "
        + "\(Wording.amount(loseEach)) each: \(Wording.lost(loss))")
    return Wording.joined(frame.because, found)
  }
}
