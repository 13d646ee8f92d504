import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A number that must reach one of several targets (达到……或完成……).
///
/// `target: { of: 'insured', anyOf: ['lastYear', 'task'], shortfall: 'AMB-21' }`. At or above any target the
/// item gives its points. Below all of them the reading `proportional` gives the best share of a target
/// that was reached, `binary` nothing. A target that does not apply is left out.
///
/// Worked example: 900 against 1,000 last year and a task of 1,200, item 8: max(900/1000, 900/1200) =
/// 9/10, so 8 · 9/10 = 7.2 proportionally and 0 binary.
struct Target: RulePrimitive {
  /// What a shortfall gives.
  enum Shortfall: String, CaseIterable, Sendable {
    /// The best share of a target.
    case proportional
    /// Nothing.
    case binary
  }

  static let word = "target"

  let input: Located<String>
  let targets: [Located<String>]
  let shortfall: Located<String>?

  static var shape: Shape<Target> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let targets = reader.required(
        "anyOf", .array(of: Shape<String>.line.located, atLeast: 1, atMost: 20))
      let shortfall = reader.optional("shortfall", Shape<String>.line.located)
      guard let input, let targets, !targets.isEmpty else { return nil }
      return Target(input: input, targets: targets, shortfall: shortfall)
    }
  }

  var references: [InputReference] {
    ([input] + targets).map { InputReference(name: $0, kinds: [.count, .amount]) }
  }

  var inputsThatMayNotApply: [String] { targets.count > 1 ? targets.map(\.value) : [] }

  var readingNeeds: [ReadingNeed] {
    shortfall.map {
      [ReadingNeed(name: $0, alternatives: Shortfall.allCases.map(\.rawValue))]
    } ?? []
  }

  var greatestLoss: Rational? { nil }

  /// The share of the item that an actual number earns against some targets, from 0 to 1.
  static func share(_ actual: Rational, of targets: [Rational], _ shortfall: Shortfall) -> Rational
  {
    if targets.contains(where: { actual >= $0 }) { return 1 }
    guard shortfall == .proportional else { return 0 }
    return targets.compactMap { try? actual.divided(by: $0) }.max().map { max(0, $0) } ?? 0
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: ([input] + targets).map(\.value))
    let use = evaluation.readings.use(shortfall?.value ?? Shortfall.proportional.rawValue)
    if shortfall != nil { node.reading = use }
    let counting = Shortfall(rawValue: use.alternative) ?? .proportional
    let most = evaluation.available
    let label = evaluation.label(input.value)
    let applicable = targets.map(\.value).filter {
      evaluation.measure($0).value != .notApplicable
    }
    let known = applicable.compactMap { name in
      evaluation.measure(name).value.number.map { (name: name, value: $0) }
    }
    let open = applicable.filter { evaluation.measure($0).value.number == nil }
    let actual = evaluation.measure(input.value).value.number
    let least = actual.map { Self.share($0, of: known.map(\.value), counting) } ?? 0
    // A target of 0 is always reached, whatever the number turns out to be.
    let isSure = known.contains { $0.value <= 0 }
    let isKnown = actual != nil && (open.isEmpty || least == 1) && !applicable.isEmpty
    guard let actual, isKnown else {
      let worst = isSure ? 0 : most - most * least
      let reason = Wording.unknown(label, losesUpTo: worst)
      node.statement = reason
      node.gaps = (actual == nil ? [input.value] : []).map { evaluation.gap($0) }
      node.gaps += (applicable.isEmpty ? targets.map(\.value) : open).map { evaluation.gap($0) }
      node.lost = [
        Loss(points: Span(atWorst: worst, atBest: 0), reason: reason, clause: evaluation.clause)
      ]
      node.settle(floor: nil)
      return node
    }
    let found = words(actual, label, known, least, most, evaluation)
    node.statement = found
    if least < 1 {
      node.lost = [
        Loss(points: Span(most - most * least), reason: found, clause: evaluation.clause)
      ]
    }
    node.settle(floor: nil)
    return node
  }

  private func words(
    _ actual: Rational, _ label: Bilingual, _ known: [(name: String, value: Rational)],
    _ share: Rational, _ most: Rational, _ evaluation: Evaluation
  ) -> Bilingual {
    let number = Wording.points(actual)
    if let reached = known.first(where: { actual >= $0.value }) {
      let target = evaluation.label(reached.name)
      return Bilingual(
        zh: "\(label.zh) \(number)，达到\(target.zh) \(Wording.points(reached.value))，得满 "
          + "\(Wording.points(most)) 分",
        en: "\(label.en) \(number), not below \(target.en) of \(Wording.points(reached.value)): "
          + "all \(Wording.amount(most))")
    }
    let targets = known.map { entry in
      let target = evaluation.label(entry.name)
      let value = Wording.points(entry.value)
      return Bilingual(zh: "\(target.zh) \(value)", en: "\(target.en) of \(value)")
    }
    let points = Wording.points(most * share)
    return Bilingual(
      zh: "\(label.zh) \(number)，未达到\(targets.map(\.zh).joined(separator: "、"))，最高完成 "
        + "\(Wording.percent(share, beside: 1))，得 \(points) 分",
      en: "\(label.en) \(number), below \(targets.map(\.en).joined(separator: " and ")): "
        + "\(Wording.percent(share, beside: 1)) at best counts \(points)")
  }
}
