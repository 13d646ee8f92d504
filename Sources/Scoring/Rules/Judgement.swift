import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A mark that somebody gives (以完成情况计分、酌情给分): `judge: { of: 'marks1-1' }`.
///
/// The mark is the item's points; one outside 0 and the item's points counts as missing. `oneOf` names the
/// only marks there are (较多 2 分，一般 1 分: `oneOf: ['0', '1', '2']`); `atMost` limits a mark where the part has
/// no points of its own. The reading `partial` takes any mark, `whole` all points or none.
struct Judgement: RulePrimitive {
  /// Whether a part of the points can be given.
  enum Division: String, CaseIterable, Sendable {
    /// Any mark counts.
    case partial
    /// A mark below all of the points gives nothing.
    case whole
  }

  static let word = "judge"

  let input: Located<String>
  let marks: [Rational]
  let atMost: Rational?
  let reading: Located<String>?

  static var shape: Shape<Judgement> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let marks = reader.optional(
        "oneOf", .array(of: .rational(from: 0), atLeast: 1, atMost: 100), default: [])
      let atMost = reader.optional("atMost", .rational(from: 0))
      let reading = reader.optional("reading", Shape<String>.line.located)
      return input.map { Judgement(input: $0, marks: marks, atMost: atMost, reading: reading) }
    }
  }

  var references: [InputReference] { [InputReference(name: input, kinds: [.amount])] }

  var readingNeeds: [ReadingNeed] {
    reading.map {
      [ReadingNeed(name: $0, alternatives: Division.allCases.map(\.rawValue))]
    } ?? []
  }

  var gives: Bool { true }

  var award: Rational? { marks.max() }

  func faults(in item: String, points: Rational?) -> [SchemeFault] {
    guard points == nil, atMost == nil, marks.isEmpty else { return [] }
    return [.boundlessMark(item)]
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [input.value])
    let label = evaluation.label(input.value)
    let most =
      evaluation.isOpenEnded
      ? atMost ?? marks.max() ?? 0 : min(evaluation.available, atMost ?? evaluation.available)
    let use = reading.map { evaluation.readings.use($0.value) }
    if let use { node.reading = use }
    let isWhole = use.map { Division(rawValue: $0.alternative) == .whole } ?? false
    let value = evaluation.measure(input.value).value
    let (low, high) = bounds(value, most) ?? (0, most)
    if let mark = value.number, isMark(mark, most) {
      let given = isWhole && mark < most ? 0 : mark
      let found = evaluation.say(
        Bilingual(
          zh: "\(label.zh) \(Wording.points(mark)) 分，满 \(Wording.points(most)) 分"
            + (given < mark ? "，未全部做到，不得分" : ""),
          en: "\(label.en): \(Wording.points(mark)) of \(Wording.amount(most))"
            + (given < mark ? ", not all of it: nothing counts" : "")))
      node.statement = evaluation.say(Wording.joined(frame.because, found))
      node.give(from: given, to: given, in: evaluation, because: found)
      return node
    }
    let reason: Bilingual
    if let mark = value.number {
      reason = evaluation.say(strange(mark, most, label))
      node.gaps = [evaluation.gap(input.value, misfit: reason)]
    } else {
      reason = evaluation.say(Wording.unknown(label, losesUpTo: most - low))
      node.gaps = [evaluation.gap(input.value)]
    }
    node.statement = reason
    node.give(
      from: isWhole ? 0 : low, to: isWhole && high < most ? 0 : high, in: evaluation,
      because: reason)
    return node
  }

  /// The ends of a mark of which only some ratings are there.
  private func bounds(_ value: MeasureValue, _ most: Rational) -> (Rational, Rational)? {
    guard case .between(let low, let high, _) = value, low >= 0, high <= most else { return nil }
    return (low, high)
  }

  private func isMark(_ mark: Rational, _ most: Rational) -> Bool {
    (0...most).contains(mark) && (marks.isEmpty || marks.contains(mark))
  }

  private func strange(_ mark: Rational, _ most: Rational, _ label: Bilingual) -> Bilingual {
    guard marks.isEmpty else {
      let known = marks.map { Wording.points($0) }
      return Bilingual(
        zh: "\(label.zh) \(Wording.points(mark)) 分，只能是 \(known.joined(separator: "、"))，不能计分",
        en: "\(label.en): \(Wording.points(mark)) is none of \(known.joined(separator: ", ")), "
          + "it cannot count")
    }
    return Wording.outside(label, mark, most: most)
  }
}
