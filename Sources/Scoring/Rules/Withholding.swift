import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A deduction that somebody decides (根据问题性质予以扣分): `withhold: { of: 'drafting', atMost: '2' }`.
///
/// The input is the points to take, from 0 to `atMost` or to the item's points; it is a registered fact, so
/// that who decided it and why is on record. A number outside leaves the score open.
struct Withholding: RulePrimitive {
  static let word = "withhold"

  let input: Located<String>
  let atMost: Rational?

  static var shape: Shape<Withholding> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let atMost = reader.optional("atMost", .rational(from: 0))
      return input.map { Withholding(input: $0, atMost: atMost) }
    }
  }

  var references: [InputReference] { [InputReference(name: input, kinds: [.amount])] }

  var greatestLoss: Rational? { atMost }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [input.value])
    let label = evaluation.label(input.value)
    let most = min(evaluation.available, atMost ?? evaluation.available)
    let stated = evaluation.number(input.value)
    guard let points = stated, (0...most).contains(points) else {
      let reason = evaluation.say(
        stated.map { Wording.outside(label, $0, most: most) }
          ?? Wording.unknown(label, losesUpTo: most))
      node.gaps = [
        stated == nil
          ? evaluation.gap(input.value) : evaluation.gap(input.value, misfit: reason)
      ]
      node.statement = reason
      node.take(Span(atWorst: most, atBest: 0), in: evaluation, because: reason)
      return node
    }
    let reason = evaluation.say(
      points.isZero
        ? Bilingual(zh: "\(label.zh)：不扣分", en: "\(label.en): nothing lost")
        : Wording.joined(
          frame.because,
          Bilingual(
            zh: "\(label.zh)：酌情扣 \(Wording.points(points)) 分",
            en: "\(label.en): \(Wording.lost(points)) as decided")))
    node.statement = reason
    node.take(Span(points), in: evaluation, because: reason)
    return node
  }
}
