import Definitions
import Diagnostics
import ExactArithmetic
import Sheets

/// Things that must be there, each of which costs when it is missing (每缺一项扣 N 分).
///
/// `elements: { of: ['plan', 'file'], loseEach: '0.25', reading: 'AMB-14' }`. The reading `literal` takes
/// the number as printed, `equalParts` the item's points divided by the number of elements.
///
/// Worked example: three elements at 0.33 of an item of 1 point, all missing: literal 1 − 0.99 = 0.01
/// remain, of equal parts 1 − 3/3 = 0.
struct Elements: RulePrimitive {
  /// What one missing element costs.
  enum Cost: String, CaseIterable, Sendable {
    /// The number as printed.
    case literal
    /// The item's points divided by the number of elements.
    case equalParts
  }

  static let word = "elements"

  let inputs: [Located<String>]
  let loseEach: Rational
  let reading: Located<String>?

  static var shape: Shape<Elements> {
    .object { reader in
      let inputs = reader.required(
        "of", .array(of: Shape<String>.line.located, atLeast: 1, atMost: 100))
      let loseEach = reader.required("loseEach", .rational(from: 0))
      let reading = reader.optional("reading", Shape<String>.line.located)
      guard let inputs, !inputs.isEmpty, let loseEach else { return nil }
      return Elements(inputs: inputs, loseEach: loseEach, reading: reading)
    }
  }

  var references: [InputReference] {
    inputs.map { InputReference(name: $0, kinds: [.yesNo]) }
  }

  var readingNeeds: [ReadingNeed] {
    reading.map {
      [ReadingNeed(name: $0, alternatives: Cost.allCases.map(\.rawValue))]
    } ?? []
  }

  var greatestLoss: Rational? { loseEach * Rational(inputs.count) }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let names = inputs.map(\.value)
    var node = evaluation.node(frame, inputs: names)
    let use = evaluation.readings.use(reading?.value ?? Cost.literal.rawValue)
    if reading != nil { node.reading = use }
    let each =
      Cost(rawValue: use.alternative) == .equalParts
      ? (try? evaluation.available.divided(by: Rational(names.count))) ?? loseEach : loseEach
    var missing: [Bilingual] = []
    for name in names {
      let label = evaluation.label(name)
      switch evaluation.answer(name) {
      case true: continue
      case false:
        missing.append(label)
        let reason = Bilingual(
          zh: "缺“\(label.zh)”，扣 \(Wording.points(each)) 分",
          en: "missing: \(label.en), \(Wording.lost(each))")
        node.lost.append(Loss(points: Span(each), reason: reason, clause: evaluation.clause))
      case nil:
        let reason = Wording.unknown(label, losesUpTo: each)
        node.gaps.append(evaluation.gap(name))
        node.lost.append(
          Loss(points: Span(atWorst: each, atBest: 0), reason: reason, clause: evaluation.clause))
      }
    }
    node.statement = statement(missing, of: names.count, open: node.gaps.count)
    node.settle(floor: nil)
    return node
  }

  private func statement(_ missing: [Bilingual], of count: Int, open: Int) -> Bilingual {
    let unknown = Bilingual(
      zh: open > 0 ? "，\(open) 项尚不能确定" : "", en: open > 0 ? ", \(open) not known yet" : "")
    guard !missing.isEmpty else {
      return Bilingual(
        zh: "应有 \(count) 项\(open > 0 ? "" : "，齐全")\(unknown.zh)",
        en: "\(count) elements\(open > 0 ? "" : ", all there")\(unknown.en)")
    }
    return Bilingual(
      zh: "应有 \(count) 项，缺 \(missing.count) 项：\(missing.map(\.zh).joined(separator: "、"))"
        + unknown.zh,
      en: "\(missing.count) of \(count) elements missing: "
        + missing.map(\.en).joined(separator: ", ") + unknown.en)
  }
}
