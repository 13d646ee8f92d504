import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A threshold with steps (未达标扣 a，每再降 s 加扣 b).
///
/// Below `from` the loss is `lose` and `loseMore` for every step of `each`, in percentage points; how
/// steps are counted is a reading. A rate at or above `from` loses nothing.
///
/// Worked example: 17/20 = 85% against from 90%, lose 2, each 5%, loseMore 0.5, counting completed
/// steps: (90 − 85)/5 = 1 step, so 2 + 0.5 = 2.5 are lost.
struct Steps: RulePrimitive {
  /// How steps below the threshold are counted; d is the distance, w the width.
  enum Counting: String, CaseIterable, Sendable {
    /// Full steps: ⌊d/w⌋.
    case completed
    /// Steps that are exceeded: ⌈d/w⌉ − 1.
    case beyond
    /// Steps that have begun: ⌈d/w⌉.
    case started
    /// Parts of steps too: d/w.
    case proRata
    /// Full steps whose width is a share of the threshold: ⌊d/(w·from)⌋.
    case relative
  }

  static let word = "steps"

  let input: Located<String>
  let from: Located<Rational>
  let lose: Rational
  let each: Rational
  let loseMore: Rational
  let reading: Located<String>?

  static var shape: Shape<Steps> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let from = reader.required("from", Shape<Rational>.share.located)
      let lose = reader.optional("lose", .rational(from: 0), default: 0)
      let each = reader.required("each", .share)
      let loseMore = reader.required("loseMore", .rational(from: 0))
      let reading = reader.optional("reading", Shape<String>.line.located)
      if each == 0 || from?.value == 0 {
        let key = each == 0 ? "each" : "from"
        reader.report(SchemeFault.zeroWidth(key), at: reader.location(of: key))
        return nil
      }
      guard let input, let from, let each, let loseMore else { return nil }
      return Steps(
        input: input, from: from, lose: lose, each: each, loseMore: loseMore, reading: reading)
    }
  }

  var references: [InputReference] { [InputReference(name: input, kinds: [.rate, .ratio])] }

  var readingNeeds: [ReadingNeed] {
    reading.map {
      [ReadingNeed(name: $0, alternatives: Counting.allCases.map(\.rawValue))]
    } ?? []
  }

  var lines: [Line] {
    [from.value, from.value - each].filter { $0 >= 0 }.map {
      Line(input: input.value, value: $0, location: from.location)
    }
  }

  var thresholds: [Line] {
    [Line(input: input.value, value: from.value, location: from.location)]
  }

  /// The width of a step as a share, above zero.
  func width(_ counting: Counting) -> Rational {
    counting == .relative ? each * from.value : each
  }

  /// The steps that a rate is below the threshold, by a way of counting; 0 at and above it.
  func steps(_ rate: Rational, _ counting: Counting) -> Rational {
    let distance = from.value - rate
    guard distance > 0, let steps = try? distance.divided(by: width(counting)) else { return 0 }
    return switch counting {
    case .completed, .relative: Rational(steps.floor)
    case .beyond: Rational(steps.ceiling) - 1
    case .started: Rational(steps.ceiling)
    case .proRata: steps
    }
  }

  /// The points that a rate loses in all, at least 0 and without a limit upwards.
  func loss(_ rate: Rational, _ counting: Counting) -> Rational {
    rate < from.value ? lose + loseMore * steps(rate, counting) : 0
  }
}

extension Steps {
  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let use = evaluation.readings.use(reading?.value ?? Counting.completed.rawValue)
    let counting = Counting(rawValue: use.alternative) ?? .completed
    let measure = evaluation.measure(input.value)
    let label = evaluation.label(input.value)
    var node = evaluation.node(frame, inputs: [input.value])
    node.reading = use
    guard let rate = measure.value.number else {
      node.gaps = [evaluation.gap(input.value)]
      node.takeUnknown(label, limit: loss(0, counting), in: evaluation)
      return node
    }
    guard evaluation.isTelling else {
      let loss = loss(rate, counting)
      node.take(Span(loss), in: evaluation, because: label)
      return node
    }
    let value = Wording.rate(measure.value, beside: from.value)
    let line = Wording.percent(from.value, beside: nil)
    if rate >= from.value {
      node.statement = Bilingual(
        zh: "\(label.zh) \(value)，达到 \(line)，不扣分",
        en: "\(label.en) \(value), not below \(line): nothing lost")
    } else {
      let words = Bilingual(
        zh: "\(label.zh) \(value)，低于 \(line)",
        en: "\(label.en) \(value), below \(line)")
      node.statement = words
      addLosses(to: &node, rate, counting, words, label, value, evaluation)
    }
    if let flag = closeness(rate, measure.value, counting, evaluation.available) {
      node.flags.append(flag)
    }
    node.settle(floor: nil)
    return node
  }

  private func addLosses(
    to node: inout Explanation, _ rate: Rational, _ counting: Counting, _ words: Bilingual,
    _ label: Bilingual, _ value: String, _ evaluation: Evaluation
  ) {
    if !lose.isZero {
      node.lost.append(
        Loss(
          points: Span(lose),
          reason: Bilingual(
            zh: "\(words.zh)，扣 \(Wording.points(lose)) 分",
            en: "\(words.en): \(Wording.lost(lose))"),
          clause: evaluation.clause))
    }
    let more = loseMore * steps(rate, counting)
    guard !more.isZero else { return }
    let counted = countedWords(rate, counting)
    let line = Wording.percent(from.value, beside: nil)
    let distance = Wording.percentagePoints(from.value - rate)
    node.lost.append(
      Loss(
        points: Span(more),
        reason: Bilingual(
          zh: "\(label.zh) \(value)，比 \(line) 低 \(distance) 个百分点，\(counted.zh)，"
            + "\(lose.isZero ? "" : "加")扣 \(Wording.points(more)) 分",
          en: "\(label.en) \(value), \(distance) percentage points below \(line), \(counted.en): "
            + "\(Wording.lost(more))\(lose.isZero ? "" : " more")"),
        clause: evaluation.clause))
  }

  private func countedWords(_ rate: Rational, _ counting: Counting) -> Bilingual {
    let count = Wording.points(steps(rate, counting))
    let width = Wording.percentagePoints(width(counting))
    let noun = steps(rate, counting) == 1 ? "step" : "steps"
    return switch counting {
    case .completed:
      Bilingual(
        zh: "满 \(count) 个 \(width) 个百分点",
        en: "\(count) completed \(noun) of \(width)")
    case .beyond:
      Bilingual(
        zh: "超过 \(count) 个 \(width) 个百分点",
        en: "\(count) exceeded \(noun) of \(width)")
    case .started:
      Bilingual(
        zh: "不足一级按一级计，共 \(count) 个 \(width) 个百分点",
        en: "\(count) started \(noun) of \(width)")
    case .proRata:
      Bilingual(
        zh: "按比例折合 \(count) 个 \(width) 个百分点",
        en: "pro rata \(count) \(noun) of \(width)")
    case .relative:
      Bilingual(
        zh: "以界线的 \(Wording.percent(each, beside: nil)) 即 \(width) 个百分点为一级，满 \(count) 级",
        en:
          "\(count) completed \(noun) of \(width), which is \(Wording.percent(each, beside: nil)) of the line"
      )
    }
  }

  /// Whether the rate is near a line at which these points change, among the points still there.
  private func closeness(
    _ rate: Rational, _ value: MeasureValue, _ counting: Counting, _ available: Rational
  ) -> Flag? {
    // Without an initial loss nothing changes at the threshold itself, unless begun steps count.
    var lines = lose.isZero && counting != .started ? [] : [from.value]
    if counting != .proRata, !loseMore.isZero, rate < from.value + Closeness.reach,
      let steps = try? (from.value - rate).divided(by: width(counting))
    {
      for count in [steps.floor, steps.ceiling] where count > 0 {
        let line = from.value - Rational(count) * width(counting)
        let before = counting == .started ? Rational(count) : Rational(count) - 1
        // Where the points are gone already, a step changes nothing.
        if line > 0, lose + loseMore * before < available { lines.append(line) }
      }
    }
    return Closeness.flag(rate, value, lines: lines)
  }
}
