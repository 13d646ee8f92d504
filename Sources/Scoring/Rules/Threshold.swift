import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A line that a value must reach: `atLeast`, `moreThan`, `atMost` or `lessThan`, to `lose` or to `win`.
///
/// 以上/以下 include the line (`atLeast`, `atMost`), 超过/不足 exclude it (`moreThan`, `lessThan`).
/// `win` gives its points where the line is reached and none elsewhere.
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

  /// What the line decides about.
  enum Stake: Sendable {
    /// Points taken where it is not reached.
    case lose(Rational)
    /// Points given only where it is reached.
    case win(Rational)

    var points: Rational {
      switch self {
      case .lose(let points), .win(let points): points
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
      let lose = reader.optional("lose", .rational(from: 0))
      let win = reader.optional("win", .rational(from: 0))
      if comparisons.count != 1 {
        reader.report(
          SchemeFault.oneOf(
            Comparison.allCases.map(\.rawValue), found: comparisons.map(\.rawValue)))
      }
      let stakes = ["lose", "win"].filter { reader.has($0) }
      if stakes.count != 1 { reader.report(SchemeFault.oneOf(["lose", "win"], found: stakes)) }
      guard let input, comparisons.count == 1, let line = values.compactMap({ $0 }).first,
        let stake = lose.map(Stake.lose) ?? win.map(Stake.win)
      else { return nil }
      return Threshold(input: input, comparison: comparisons[0], line: line, stake: stake)
    }
  }

  var references: [InputReference] {
    [InputReference(name: input, kinds: [.rate, .ratio, .count, .amount])]
  }

  var lines: [Line] { [Line(input: input.value, value: line.value, location: line.location)] }

  var greatestLoss: Rational? { stake.points }

  var award: Rational? {
    if case .win(let points) = stake { points } else { nil }
  }
}

extension Threshold {
  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [input.value])
    let measure = evaluation.measure(input.value)
    let label = evaluation.label(input.value)
    let points = stake.points
    guard let value = measure.value.number else {
      let reason = Wording.unknown(frame.because ?? label, losesUpTo: points)
      node.gaps = [evaluation.gap(input.value)]
      node.lost = [
        Loss(points: Span(atWorst: points, atBest: 0), reason: reason, clause: evaluation.clause)
      ]
      node.statement = reason
      node.settle(floor: nil)
      return node
    }
    let isShare = evaluation.kind(input.value).isShare
    let shown =
      isShare ? Wording.rate(measure.value, beside: line.value) : Wording.points(value)
    let limit = isShare ? Wording.percent(line.value, beside: nil) : Wording.points(line.value)
    if comparison.holds(value, line.value) {
      node.statement = Bilingual(
        zh: "\(label.zh) \(shown)，\(comparison.success.zh) \(limit)，\(passed.zh)",
        en: "\(label.en) \(shown), \(comparison.success.en) \(limit): \(passed.en)")
    } else {
      let found = Bilingual(
        zh: "\(label.zh) \(shown)，\(comparison.failure.zh) \(limit)，\(failed.zh)",
        en: "\(label.en) \(shown), \(comparison.failure.en) \(limit): \(failed.en)")
      let reason = Wording.joined(frame.because, found)
      node.statement = reason
      node.lost = [Loss(points: Span(points), reason: reason, clause: evaluation.clause)]
    }
    if isShare, let flag = Closeness.flag(value, measure.value, lines: [line.value]) {
      node.flags.append(flag)
    }
    node.settle(floor: nil)
    return node
  }

  private var passed: Bilingual {
    switch stake {
    case .lose: Bilingual(zh: "不扣分", en: "nothing lost")
    case .win(let points):
      Bilingual(zh: "得 \(Wording.points(points)) 分", en: "\(Wording.amount(points)) given")
    }
  }

  private var failed: Bilingual {
    switch stake {
    case .lose(let points):
      Bilingual(zh: "扣 \(Wording.points(points)) 分", en: Wording.lost(points))
    case .win(let points):
      Bilingual(zh: "不得这 \(Wording.points(points)) 分", en: "\(Wording.amount(points)) not given")
    }
  }
}

extension FactDeclaration.Kind {
  /// Whether the value is a share of a whole and is shown in percent.
  var isShare: Bool { self == .rate || self == .ratio }
}
