import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// Counted things, each of which costs or gives (每发现一家扣 N 分，扣完为止；每篇得 N 分，最多 M 分).
///
/// `occurrences: { of: 'shortPayers', loseEach: '0.5' }`, `occurrences: { of: 'articles', winEach: '2', atMost: '6' }`;
/// `per: '5'` counts only completed batches of five. What is taken beyond the item's points is absorbed by
/// the item's floor at 0.
///
/// Worked examples: 9 units at 0.5 of an item of 4 points: 4.5 taken, 0.5 of it absorbed, 0 remain. 9
/// organisations, 1 point for every 5, at most 2: ⌊9/5⌋ = 1.
struct Occurrences: RulePrimitive {
  static let word = "occurrences"

  let input: Located<String>
  let each: Located<Rational>
  let gives: Bool
  let per: Rational
  let atMost: Rational?

  static var shape: Shape<Occurrences> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let lose = reader.optional("loseEach", Shape<Rational>.rational(from: 0).located)
      let win = reader.optional("winEach", Shape<Rational>.rational(from: 0).located)
      let per = reader.optional("per", .rational(from: 1), default: 1)
      let atMost = reader.optional("atMost", .rational(from: 0))
      let found = ["loseEach", "winEach"].filter { reader.has($0) }
      guard found.count == 1 else {
        reader.report(SchemeFault.oneOf(["loseEach", "winEach"], found: found))
        return nil
      }
      guard let input, let each = lose ?? win else { return nil }
      return Occurrences(input: input, each: each, gives: win != nil, per: per, atMost: atMost)
    }
  }

  var references: [InputReference] { [InputReference(name: input, kinds: [.count])] }

  var lines: [Line] {
    let full = atMost.flatMap { try? $0.divided(by: each.value) }
    return ([per] + (full.map { [Rational($0.ceiling) * per] } ?? [])).map {
      Line(input: input.value, value: $0, location: each.location)
    }
  }

  var greatestLoss: Rational? { gives ? nil : atMost }

  func faults(in item: String, points: Rational?) -> [SchemeFault] {
    guard let points, let atMost, gives, atMost > points else { return [] }
    return [.idleCap(item, cap: atMost, sum: points)]
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [input.value])
    let label = evaluation.label(input.value)
    guard let count = evaluation.number(input.value) else {
      node.gaps = [evaluation.gap(input.value)]
      guard !gives else {
        Scale(sum: 0, isOpen: true, atMost: atMost, gives: true)
          .settle(&node, evaluation.say(unknown(label)), evaluation, because: frame.because)
        return node
      }
      node.takeUnknown(label, limit: atMost, in: evaluation)
      return node
    }
    let times = per == 1 ? count : Rational(((try? count.divided(by: per)) ?? count).floor)
    let sum = each.value * times
    guard !gives else {
      Scale(sum: sum, isOpen: false, atMost: atMost, gives: true)
        .settle(&node, evaluation.say(words(label, count)), evaluation, because: frame.because)
      return node
    }
    let loss = min(sum, atMost ?? sum)
    let reason =
      loss.isZero
      ? evaluation.say(
        Bilingual(
          zh: "\(label.zh) \(Wording.points(count))，不扣分",
          en: "\(label.en): \(Wording.points(count)), nothing lost"))
      : evaluation.say(Wording.joined(frame.because, taken(label, count, loss, of: sum)))
    node.statement = reason
    node.take(Span(loss), in: evaluation, because: reason)
    return node
  }

  private func unknown(_ label: Bilingual) -> Bilingual {
    Bilingual(zh: "\(label.zh)：尚不能确定", en: "\(label.en): not known yet")
  }

  private func words(_ label: Bilingual, _ count: Rational) -> Bilingual {
    let (count, rate) = (Wording.points(count), Wording.points(each.value))
    guard per != 1 else {
      return Bilingual(
        zh: "\(label.zh) \(count)，每一个得 \(rate) 分", en: "\(label.en): \(count) at \(rate) each")
    }
    let size = Wording.points(per)
    return Bilingual(
      zh: "\(label.zh) \(count)，每 \(size) 个得 \(rate) 分",
      en: "\(label.en): \(count) at \(rate) for every \(size)")
  }

  private func taken(
    _ label: Bilingual, _ count: Rational, _ loss: Rational, of sum: Rational
  ) -> Bilingual {
    let (count, rate) = (Wording.points(count), Wording.points(each.value))
    let limit = sum > loss
    let batch = per == 1 ? nil : Wording.points(per)
    return Bilingual(
      zh: "\(label.zh) \(count)，每\(batch.map { " \($0) 个" } ?? "一个")扣 \(rate) 分，"
        + "\(limit ? "最多" : "")扣 \(Wording.points(loss)) 分",
      en: "\(label.en): \(count) at \(Wording.amount(each.value))"
        + "\(batch.map { " for every \($0)" } ?? " each"), \(limit ? "at most " : "")"
        + Wording.lost(loss))
  }
}
