import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A line that a value must reach: `atLeast`, `moreThan`, `atMost` or `lessThan`, to `lose` or to `win`.
///
/// 以上/以下 include the line (`atLeast`, `atMost`), 超过/不足 exclude it (`moreThan`, `lessThan`).
/// `win` gives its points where the line is reached and none elsewhere; without `lose` and `win` all points
/// are lost where it is not reached (达到……得分，否则不得分).
struct Threshold: RulePrimitive {
  /// Which side of the line is good, and whether the line is.
  enum Comparison: String, CaseIterable, Sendable {
    case atLeast
    case moreThan
    case atMost
    case lessThan

    func holds(_ value: Rational, _ line: Rational) -> Bool {
      switch self {
      case .atLeast: value >= line
      case .moreThan: value > line
      case .atMost: value <= line
      case .lessThan: value < line
      }
    }

    /// Whether the line itself and what is below it are on one side.
    var isChangedAbove: Bool { self == .moreThan || self == .atMost }

    /// What a value that fails does, as a verb before the line.
    var failure: Bilingual {
      switch self {
      case .atLeast: Bilingual(zh: "低于", en: "below")
      case .moreThan: Bilingual(zh: "未超过", en: "not above")
      case .atMost: Bilingual(zh: "超过", en: "above")
      case .lessThan: Bilingual(zh: "不低于", en: "not below")
      }
    }

    /// What a value that passes does, as a verb before the line.
    var success: Bilingual {
      switch self {
      case .atLeast: Bilingual(zh: "达到", en: "not below")
      case .moreThan: Bilingual(zh: "超过", en: "above")
      case .atMost: Bilingual(zh: "未超过", en: "not above")
      case .lessThan: Bilingual(zh: "低于", en: "below")
      }
    }
  }

  static let word = "threshold"

  let input: Located<String>
  let comparison: Comparison
  let line: Located<Rational>
  let stake: Stake

  static var shape: Shape<Threshold> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let comparisons = Comparison.allCases.filter { reader.has($0.rawValue) }
      let values = Comparison.allCases.map {
        reader.optional($0.rawValue, Shape<Rational>.rational.located)
      }
      let stake = Stake.read(from: &reader)
      if comparisons.count != 1 {
        reader.report(
          SchemeFault.oneOf(
            Comparison.allCases.map(\.rawValue), found: comparisons.map(\.rawValue)))
      }
      guard let input, comparisons.count == 1, let line = values.compactMap({ $0 }).first,
        let stake
      else { return nil }
      return Threshold(input: input, comparison: comparisons[0], line: line, stake: stake)
    }
  }

  var references: [InputReference] {
    [InputReference(name: input, kinds: [.rate, .ratio, .count, .amount])]
  }

  var lines: [Line] {
    [
      Line(
        input: input.value, value: line.value, location: line.location,
        isChangedAbove: comparison.isChangedAbove)
    ]
  }

  var steppedInputs: Set<String> { [input.value] }

  var gives: Bool { stake.gives }

  var greatestLoss: Rational? { stake.greatestLoss }

  var award: Rational? { stake.award }
}

extension Threshold {
  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [input.value])
    let measure = evaluation.measure(input.value)
    let label = evaluation.label(input.value)
    guard let value = measure.value.number else {
      let reason = evaluation.say(stake.unknown(frame.because ?? label, in: evaluation))
      node.gaps = [evaluation.gap(input.value)]
      node.statement = reason
      stake.settle(&node, isReached: nil, in: evaluation, because: reason)
      return node
    }
    let isReached = comparison.holds(value, line.value)
    let found = evaluation.say(words(measure.value, value, label, isReached, evaluation))
    let reason = isReached ? found : evaluation.say(Wording.joined(frame.because, found))
    node.statement = reason
    if evaluation.kind(input.value).isShare, evaluation.isTelling,
      let flag = Closeness.flag(value, measure.value, lines: [line.value])
    {
      node.flags.append(flag)
    }
    stake.settle(&node, isReached: isReached, in: evaluation, because: reason)
    return node
  }

  private func words(
    _ stated: MeasureValue, _ value: Rational, _ label: Bilingual, _ isReached: Bool,
    _ evaluation: Evaluation
  ) -> Bilingual {
    let isShare = evaluation.kind(input.value).isShare
    let shown = isShare ? Wording.rate(stated, beside: line.value) : Wording.points(value)
    let limit = isShare ? Wording.percent(line.value, beside: nil) : Wording.points(line.value)
    let verb = isReached ? comparison.success : comparison.failure
    let told = isReached ? stake.reached(in: evaluation) : stake.failed(in: evaluation)
    return Bilingual(
      zh: "\(label.zh) \(shown)，\(verb.zh) \(limit)，\(told.zh)",
      en: "\(label.en) \(shown), \(verb.en) \(limit): \(told.en)")
  }
}

extension FactDeclaration.Kind {
  /// Whether the value is a share of a whole and is shown in percent.
  var isShare: Bool { self == .rate || self == .ratio }
}
