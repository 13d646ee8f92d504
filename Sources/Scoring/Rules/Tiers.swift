import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// Points by tiers of a value (比例档): from each line, included, up to the next.
///
/// `tiers: { of: 'platform', below: '0', steps: [ { from: '50%', points: '1' }, { from: '80%', points: '2' } ] }`.
/// A tier may state where it ends, `under: '80%'`, not included; a gap before the next tier, and what is
/// below the lowest where `below` is left out, give no points of their own: the score stays open.
///
/// Worked example: 50% to under 80% give 1, from 80% 2: 79.9% gives 1, 80% gives 2, 49.9% gives 0.
struct Tiers: RulePrimitive {
  /// One tier.
  struct Tier: Sendable {
    let from: Located<Rational>
    let under: Located<Rational>?
    let points: Rational

    func contains(_ value: Rational) -> Bool {
      value >= from.value && (under.map { value < $0.value } ?? true)
    }
  }

  static let word = "tiers"

  let input: Located<String>
  /// From the lowest up.
  let tiers: [Tier]
  let below: Rational?

  static var shape: Shape<Tiers> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let tiers = reader.required("steps", .array(of: .tier, atLeast: 1, atMost: 100))
      let below = reader.optional("below", .rational(from: 0))
      for (lower, upper) in zip(tiers ?? [], (tiers ?? []).dropFirst())
      where upper.from.value <= lower.from.value
        || (lower.under.map { upper.from.value < $0.value } ?? false)
      {
        reader.report(
          SchemeFault.tierOverlap(Wording.points(upper.from.value)), at: upper.from.location)
      }
      for (lower, upper) in zip(tiers ?? [], (tiers ?? []).dropFirst()) {
        guard let under = lower.under, under.value < upper.from.value else { continue }
        reader.report(
          SchemeFault.tierGap(from: under.value, to: upper.from.value), at: under.location)
      }
      guard let input, let tiers, !tiers.isEmpty else { return nil }
      return Tiers(input: input, tiers: tiers, below: below)
    }
  }

  var references: [InputReference] {
    [InputReference(name: input, kinds: [.rate, .ratio, .count, .amount])]
  }

  var lines: [Line] {
    tiers.flatMap { [$0.from] + ($0.under.map { [$0] } ?? []) }.map {
      Line(input: input.value, value: $0.value, location: $0.location)
    }
  }

  var greatestLoss: Rational? { nil }

  var award: Rational? { tiers.map(\.points).max() }

  /// The points of a value; nil where no tier says.
  func points(_ value: Rational) -> Rational? {
    if let tier = tiers.last(where: { $0.contains(value) }) { return tier.points }
    guard let first = tiers.first, value < first.from.value else { return nil }
    return below
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [input.value])
    let measure = evaluation.measure(input.value)
    let label = evaluation.label(input.value)
    let most = evaluation.available
    let isShare = evaluation.kind(input.value).isShare
    guard let value = measure.value.number, let points = points(value) else {
      let all = tiers.map(\.points) + (below.map { [$0] } ?? [0])
      let worst = most - (all.min() ?? 0)
      let best = most - min(most, all.max() ?? most)
      var reason = Wording.unknown(label, losesUpTo: worst)
      if let value = measure.value.number {
        let shown = isShare ? Wording.rate(measure.value, beside: nil) : Wording.points(value)
        reason = Bilingual(
          zh: "\(label.zh) \(shown)：办法没有写明得几分",
          en: "\(label.en) \(shown): the scheme states no points")
        node.gaps = [
          Gap(
            input: input.value, value: measure.value, reason: reason,
            remedy: Bilingual(zh: "在办法中写明这一档", en: "state this tier in the scheme"))
        ]
      } else {
        node.gaps = [evaluation.gap(input.value)]
      }
      node.statement = reason
      node.lost = [
        Loss(points: Span(atWorst: worst, atBest: best), reason: reason, clause: evaluation.clause)
      ]
      node.settle(floor: nil)
      return node
    }
    let nearest = tiers.map(\.from.value).min { ($0 - value).magnitude < ($1 - value).magnitude }
    let shown = isShare ? Wording.rate(measure.value, beside: nearest) : Wording.points(value)
    let found = Bilingual(
      zh: "\(label.zh) \(shown)，\(tierWords(value, isShare).zh)，得 \(Wording.points(points)) 分",
      en: "\(label.en) \(shown), \(tierWords(value, isShare).en): \(Wording.amount(points))")
    node.statement = found
    if points < most {
      node.lost = [Loss(points: Span(most - points), reason: found, clause: evaluation.clause)]
    }
    if isShare, let flag = Closeness.flag(value, measure.value, lines: tiers.map(\.from.value)) {
      node.flags.append(flag)
    }
    node.settle(floor: nil)
    return node
  }

  private func tierWords(_ value: Rational, _ isShare: Bool) -> Bilingual {
    func line(_ value: Rational) -> String {
      isShare ? Wording.percent(value, beside: nil) : Wording.points(value)
    }
    guard let index = tiers.lastIndex(where: { $0.contains(value) }) else {
      let first = line(tiers.first?.from.value ?? 0)
      return Bilingual(zh: "不足 \(first)", en: "below \(first)")
    }
    let from = line(tiers[index].from.value)
    guard index + 1 < tiers.count else {
      return Bilingual(zh: "达到 \(from) 及以上", en: "at least \(from)")
    }
    let next = line(tiers[index + 1].from.value)
    return Bilingual(zh: "达到 \(from) 不足 \(next)", en: "at least \(from), below \(next)")
  }
}

extension Shape<Tiers.Tier> {
  fileprivate static var tier: Shape {
    object { reader in
      let from = reader.required("from", Shape<Rational>.rational(from: 0).located)
      let under = reader.optional("under", Shape<Rational>.rational(from: 0).located)
      let points = reader.required("points", .rational(from: 0))
      guard let from, let points else { return nil }
      if let under, under.value <= from.value {
        reader.report(SchemeFault.tierOverlap(Wording.points(under.value)), at: under.location)
        return nil
      }
      return Tiers.Tier(from: from, under: under, points: points)
    }
  }
}
