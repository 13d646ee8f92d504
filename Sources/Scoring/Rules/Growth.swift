import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// Points for growth over a base (每增长 1 个百分点得 N 分，最高 M 分).
///
/// `growth: { of: 'paid', over: 'budget', each: '1%', winEach: '1', atMost: '5' }`. Growth is (of − over) ÷ over;
/// completed steps of `each` count, a decline counts nothing, a base of 0 leaves the points open. With
/// `onlyIf: CONDITION` growth counts only where the condition holds.
///
/// Worked example: 104.9 over 100 at 1 point for each 1%: ⌊4.9⌋ = 4; 109 over 100, at most 5: 5.
struct Growth: RulePrimitive {
  static let word = "growth"

  let input: Located<String>
  let base: Located<String>
  let each: Rational
  let winEach: Rational
  let atMost: Rational?
  let condition: Condition?

  static var shape: Shape<Growth> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let base = reader.required("over", Shape<String>.line.located)
      let each = reader.required("each", .share)
      let winEach = reader.required("winEach", .rational(from: 0))
      let atMost = reader.optional("atMost", .rational(from: 0))
      let condition = reader.optional("onlyIf", Shape<Condition>.condition)
      if each == 0 {
        reader.report(SchemeFault.zeroWidth("each"), at: reader.location(of: "each"))
        return nil
      }
      guard let input, let base, let each, let winEach else { return nil }
      return Growth(
        input: input, base: base, each: each, winEach: winEach, atMost: atMost,
        condition: condition)
    }
  }

  var references: [InputReference] {
    [input, base].map { InputReference(name: $0, kinds: [.count, .amount]) }
      + (condition?.references ?? [])
  }

  var readingNeeds: [ReadingNeed] { condition?.readingNeeds ?? [] }

  var lines: [Line] { condition?.lines ?? [] }

  var comparesInputs: Bool { true }

  var gives: Bool { true }

  var award: Rational? { atMost }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let names = [input.value, base.value]
    var node = evaluation.node(frame, inputs: references.map(\.name.value))
    let label = evaluation.label(input.value)
    let isAllowed = condition.map { $0.truth(in: evaluation) } ?? true
    if isAllowed == false {
      Scale(sum: 0, isOpen: false, atMost: atMost, gives: true).settle(
        &node, evaluation.say(refused(label, evaluation)), evaluation, because: frame.because)
      return node
    }
    guard let actual = evaluation.number(input.value), let over = evaluation.number(base.value),
      let rate = try? (actual - over).divided(by: over), over > 0,
      let steps = try? rate.divided(by: each)
    else {
      node.gaps = names.filter { evaluation.number($0).map { $0 <= 0 } ?? true }
        .map { evaluation.gap($0) }
      let words = evaluation.say(
        Bilingual(zh: "\(label.zh)：增长尚不能确定", en: "\(label.en): growth not known yet"))
      Scale(sum: 0, isOpen: true, atMost: atMost, gives: true)
        .settle(&node, words, evaluation, because: frame.because)
      return node
    }
    let count = max(0, Rational(steps.floor))
    let words = evaluation.say(told(label, evaluation.label(base.value), rate, count))
    if isAllowed == nil, let condition {
      node.gaps = condition.openInputs(in: evaluation).map { evaluation.gap($0) }
      Scale(sum: 0, isOpen: true, greatest: winEach * count, atMost: atMost, gives: true)
        .settle(&node, words, evaluation, because: frame.because)
      return node
    }
    Scale(sum: winEach * count, isOpen: false, atMost: atMost, gives: true)
      .settle(&node, words, evaluation, because: frame.because)
    return node
  }

  private func refused(_ label: Bilingual, _ evaluation: Evaluation) -> Bilingual {
    let failures = condition?.failures(in: evaluation) ?? []
    return Bilingual(
      zh: "\(label.zh)：前提不成立（\(failures.map(\.zh).joined(separator: "；"))），增长不计分",
      en: "\(label.en): growth does not count (\(failures.map(\.en).joined(separator: "; ")))")
  }

  private func told(
    _ label: Bilingual, _ base: Bilingual, _ rate: Rational, _ count: Rational
  ) -> Bilingual {
    let change = Wording.percentagePoints(rate)
    let width = Wording.percentagePoints(each)
    let count = Wording.points(count)
    return Bilingual(
      zh: "\(label.zh)比\(base.zh)增长 \(change)%，满 \(count) 个 \(width) 个百分点",
      en: "\(label.en) \(change)% over \(base.en), \(count) completed steps of \(width)")
  }
}
