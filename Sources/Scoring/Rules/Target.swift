import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A number that must reach one of several targets (达到……或完成……).
///
/// `target: { of: 'insured', anyOf: ['lastYear', 'task'], shortfall: 'AMB-21' }`, or with a number of the document
/// `target: { of: 'meetings', atLeast: '4', shortfall: 'AMB-29' }`. At or above any target the
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
  let stated: Located<Rational>?
  let shortfall: Located<String>?

  static var shape: Shape<Target> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let targets = reader.optional(
        "anyOf", .array(of: Shape<String>.line.located, atLeast: 1, atMost: 20), default: [])
      let stated = reader.optional("atLeast", Shape<Rational>.rational(from: 0).located)
      let shortfall = reader.optional("shortfall", Shape<String>.line.located)
      let found = ["anyOf", "atLeast"].filter { reader.has($0) }
      guard found.count == 1 else {
        reader.report(SchemeFault.oneOf(["anyOf", "atLeast"], found: found))
        return nil
      }
      guard let input, stated != nil || !targets.isEmpty else { return nil }
      return Target(input: input, targets: targets, stated: stated, shortfall: shortfall)
    }
  }

  var references: [InputReference] {
    let kinds: Set<FactDeclaration.Kind> =
      stated == nil ? [.count, .amount] : [.count, .amount, .rate, .ratio]
    return ([input] + targets).map { InputReference(name: $0, kinds: kinds) }
  }

  var comparesInputs: Bool { !targets.isEmpty }

  var gives: Bool { true }

  var lines: [Line] {
    stated.map { [Line(input: input.value, value: $0.value, location: $0.location)] } ?? []
  }

  var inputsThatMayNotApply: [String] { targets.count > 1 ? targets.map(\.value) : [] }

  var readingNeeds: [ReadingNeed] {
    shortfall.map {
      [ReadingNeed(name: $0, alternatives: Shortfall.allCases.map(\.rawValue))]
    } ?? []
  }

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
    var known = applicable.compactMap { name in
      evaluation.number(name).map { (name: evaluation.label(name), value: $0) }
    }
    if let stated {
      known.append((name: Bilingual(zh: "要求的", en: "the required number"), value: stated.value))
    }
    let open = applicable.filter { evaluation.measure($0).value.number == nil }
    let actual = evaluation.measure(input.value).value.number
    let least = actual.map { Self.share($0, of: known.map(\.value), counting) } ?? 0
    // A target of 0 is always reached, whatever the number turns out to be.
    let isSure = known.contains { $0.value <= 0 }
    let isKnown = actual != nil && (open.isEmpty || least == 1) && !known.isEmpty
    guard let actual, isKnown else {
      let worst = isSure ? 0 : most - most * least
      let reason = evaluation.say(Wording.unknown(label, losesUpTo: worst))
      node.statement = reason
      node.gaps = (actual == nil ? [input.value] : []).map { evaluation.gap($0) }
      node.gaps += (known.isEmpty ? targets.map(\.value) : open).map { evaluation.gap($0) }
      node.give(from: most - worst, to: most, in: evaluation, because: reason)
      return node
    }
    let isShare = evaluation.kind(input.value).isShare
    let found = evaluation.say(words(actual, label, known, least, most, isShare))
    node.statement = found
    node.give(from: most * least, to: most * least, in: evaluation, because: found)
    return node
  }

  private func words(
    _ actual: Rational, _ label: Bilingual, _ known: [(name: Bilingual, value: Rational)],
    _ share: Rational, _ most: Rational, _ isShare: Bool
  ) -> Bilingual {
    func shown(_ value: Rational) -> String {
      isShare ? Wording.percent(value, beside: nil) : Wording.points(value)
    }
    let number = shown(actual)
    if let reached = known.first(where: { actual >= $0.value }) {
      let target = reached.name
      return Bilingual(
        zh: "\(label.zh) \(number)，达到\(target.zh) \(shown(reached.value))，得满 "
          + "\(Wording.points(most)) 分",
        en: "\(label.en) \(number), not below \(target.en) of \(shown(reached.value)): "
          + "all \(Wording.amount(most))")
    }
    let targets = known.map { entry in
      let target = entry.name
      let value = shown(entry.value)
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
