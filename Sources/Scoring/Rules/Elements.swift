import Definitions
import Diagnostics
import ExactArithmetic
import Sheets

/// Things that must be there, each of which costs when it is missing or gives when it is there.
///
/// `elements: { of: ['plan', 'file'], loseEach: '0.25', reading: 'AMB-14' }` (每缺一项扣 N 分). The reading
/// `literal` takes the number as printed, `equalParts` the item's points divided by the number of elements.
/// `elements: { of: [ … ], winEach: '1', atMost: '3' }` gives (各 N 分，累计不超 M 分; 每半年一次 with an input for
/// each half-year).
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
  let each: Rational
  let gives: Bool
  let atMost: Rational?
  let reading: Located<String>?

  static var shape: Shape<Elements> {
    .object { reader in
      let inputs = reader.required(
        "of", .array(of: Shape<String>.line.located, atLeast: 1, atMost: 100))
      let lose = reader.optional("loseEach", .rational(from: 0))
      let win = reader.optional("winEach", .rational(from: 0))
      let atMost = reader.optional("atMost", .rational(from: 0))
      let reading = reader.optional("reading", Shape<String>.line.located)
      let found = ["loseEach", "winEach"].filter { reader.has($0) }
      guard found.count == 1 else {
        reader.report(SchemeFault.oneOf(["loseEach", "winEach"], found: found))
        return nil
      }
      guard let inputs, !inputs.isEmpty, let each = lose ?? win else { return nil }
      return Elements(
        inputs: inputs, each: each, gives: win != nil, atMost: atMost, reading: reading)
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

  /// What all of them come to.
  private var sum: Rational { each * Rational(inputs.count) }

  var greatestLoss: Rational? { gives ? nil : min(sum, atMost ?? sum) }

  var award: Rational? { gives ? min(sum, atMost ?? sum) : nil }

  func faults(in item: String, points: Rational?) -> [SchemeFault] {
    var faults: [SchemeFault] = []
    if let atMost, atMost > sum { faults.append(.idleCap(item, cap: atMost, sum: sum)) }
    if !gives, let points, let loss = greatestLoss, loss < points {
      faults.append(.deductionsFallShort(item, sum: loss, points: points))
    }
    return faults
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let names = inputs.map(\.value)
    var node = evaluation.node(frame, inputs: names)
    let use = evaluation.readings.use(reading?.value ?? Cost.literal.rawValue)
    if reading != nil { node.reading = use }
    let each =
      Cost(rawValue: use.alternative) == .equalParts
      ? (try? evaluation.available.divided(by: Rational(names.count))) ?? self.each : self.each
    guard !gives else {
      give(each, to: &node, names, evaluation, frame)
      return node
    }
    var missing: [Bilingual] = []
    for name in names {
      let label = evaluation.label(name)
      switch evaluation.answer(name) {
      case true: continue
      case false:
        missing.append(label)
        let reason = evaluation.say(
          Bilingual(
            zh: "缺“\(label.zh)”，扣 \(Wording.points(each)) 分",
            en: "missing: \(label.en), \(Wording.lost(each))"))
        node.lost.append(Loss(points: Span(each), reason: reason, clause: evaluation.clause))
      case nil:
        let reason = evaluation.say(Wording.unknown(label, losesUpTo: each))
        node.gaps.append(evaluation.gap(name))
        node.lost.append(
          Loss(points: Span(atWorst: each, atBest: 0), reason: reason, clause: evaluation.clause))
      }
    }
    node.statement = evaluation.say(statement(missing, of: names.count, open: node.gaps.count))
    node.settle(floor: nil)
    if let atMost {
      node.setAside = Span(
        atWorst: max(0, -node.value.low - atMost), atBest: max(0, -node.value.high - atMost))
      node.settle(floor: nil)
    }
    return node
  }

  private func give(
    _ each: Rational, to node: inout Explanation, _ names: [String], _ evaluation: Evaluation,
    _ frame: RuleFrame
  ) {
    let answers = names.map { evaluation.answer($0) }
    let there = answers.count { $0 == true }
    let open = answers.count { $0 == nil }
    node.gaps = zip(names, answers).filter { $1 == nil }.map { evaluation.gap($0.0) }
    let missing = zip(names, answers).filter { $1 == false }.map { evaluation.label($0.0) }
    Scale(
      sum: each * Rational(there), isOpen: open > 0, greatest: each * Rational(there + open),
      atMost: atMost, gives: true
    ).settle(
      &node, evaluation.say(statement(missing, of: names.count, open: open)), evaluation,
      because: frame.because)
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
