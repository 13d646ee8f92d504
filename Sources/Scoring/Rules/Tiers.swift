import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// Points by tiers of a value (比例档、人数档), from the lowest up.
///
/// `tiers: { of: 'platform', below: '0', steps: [ { from: '50%', points: '1' }, { from: '80%', points: '2' } ] }`.
/// A tier begins `from` a line, included, or `above` it, excluded; it may end `under` a line, excluded, or
/// go up `to` it, included. A gap before the next tier, and what is below the lowest where `below` is left
/// out, give no points of their own: the score stays open, unless `gap` names a reading. A value in two
/// tiers is an error unless `overlap` names one.
///
/// Worked example: 50% to under 80% give 1, from 80% 2: 79.9% gives 1, 80% gives 2, 49.9% gives 0.
struct Tiers: RulePrimitive {
  /// One tier.
  struct Tier: Sendable {
    let low: Located<Rational>
    let includesLow: Bool
    let high: Located<Rational>?
    let includesHigh: Bool
    let points: Rational

    func contains(_ value: Rational) -> Bool {
      guard includesLow ? value >= low.value : value > low.value else { return false }
      return high.map { includesHigh ? value <= $0.value : value < $0.value } ?? true
    }
  }

  /// What a value between two tiers gives.
  enum Gap: String, CaseIterable, Sendable {
    /// What the tier below gives.
    case lower
    /// What the tier above gives.
    case higher
    /// Nothing that is stated: somebody must decide.
    case open
  }

  /// What a value in two tiers gives.
  enum Overlap: String, CaseIterable, Sendable {
    /// What the upper tier gives.
    case higher
    /// What the lower tier gives.
    case lower
  }

  static let word = "tiers"

  let input: Located<String>
  /// From the lowest up.
  let tiers: [Tier]
  let below: Rational?
  let gap: Located<String>?
  let overlap: Located<String>?

  var references: [InputReference] {
    [InputReference(name: input, kinds: [.rate, .ratio, .count, .amount])]
  }

  var readingNeeds: [ReadingNeed] {
    let gaps = gap.map { ReadingNeed(name: $0, alternatives: Gap.allCases.map(\.rawValue)) }
    let overlaps = overlap.map {
      ReadingNeed(name: $0, alternatives: Overlap.allCases.map(\.rawValue))
    }
    return [gaps, overlaps].compactMap { $0 }
  }

  var lines: [Line] {
    tiers.flatMap { tier in
      let low = Line(
        input: input.value, value: tier.low.value, location: tier.low.location,
        isChangedAbove: !tier.includesLow)
      let high = tier.high.map {
        Line(
          input: input.value, value: $0.value, location: $0.location,
          isChangedAbove: tier.includesHigh)
      }
      return [low] + (high.map { [$0] } ?? [])
    }
  }

  var steppedInputs: Set<String> { [input.value] }

  var gives: Bool { true }

  var award: Rational? { tiers.map(\.points).max() }

  /// The points of a value; nil where no tier and no reading says.
  func points(_ value: Rational, _ readings: Readings) -> Rational? {
    let fitting = tiers.filter { $0.contains(value) }
    if fitting.count > 1,
      overlap.flatMap({ Overlap(rawValue: readings.use($0.value).alternative) }) == .lower
    {
      return fitting.first?.points
    }
    if let tier = fitting.last { return tier.points }
    guard let first = tiers.first, value > first.low.value || first.contains(value) else {
      return below
    }
    let lower = tiers.last { $0.low.value <= value }
    switch gap.flatMap({ Gap(rawValue: readings.use($0.value).alternative) }) {
    case .lower: return lower?.points
    case .higher: return tiers.first { $0.low.value >= value }?.points
    case .open, nil: return nil
    }
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: [input.value])
    let measure = evaluation.measure(input.value)
    let label = evaluation.label(input.value)
    let isShare = evaluation.kind(input.value).isShare
    if let reading = gap ?? overlap { node.reading = evaluation.readings.use(reading.value) }
    guard let value = measure.value.number, let points = points(value, evaluation.readings) else {
      explainOpen(&node, measure.value, label, isShare, evaluation)
      return node
    }
    let found = evaluation.say(words(measure.value, value, points, label, isShare))
    node.statement = found
    if isShare, evaluation.isTelling,
      let flag = Closeness.flag(value, measure.value, lines: tiers.map(\.low.value))
    {
      node.flags.append(flag)
    }
    node.give(from: points, to: points, in: evaluation, because: found)
    return node
  }

  private func explainOpen(
    _ node: inout Explanation, _ stated: MeasureValue, _ label: Bilingual, _ isShare: Bool,
    _ evaluation: Evaluation
  ) {
    let all = tiers.map(\.points) + [below ?? 0]
    let least = all.min() ?? 0
    let most = all.max() ?? 0
    var reason = evaluation.say(Wording.unknown(label, losesUpTo: most - least))
    if let value = stated.number {
      let shown = isShare ? Wording.rate(stated, beside: nil) : Wording.points(value)
      reason = evaluation.say(
        Bilingual(
          zh: "\(label.zh) \(shown)：办法没有写明得几分",
          en: "\(label.en) \(shown): the scheme states no points"))
      node.gaps = [
        Scoring.Gap(
          input: input.value, value: stated, reason: reason,
          remedy: Bilingual(zh: "在办法中写明这一档", en: "state this tier in the scheme"))
      ]
    } else {
      node.gaps = [evaluation.gap(input.value)]
    }
    node.statement = reason
    node.give(from: least, to: most, in: evaluation, because: reason)
  }

  private func words(
    _ stated: MeasureValue, _ value: Rational, _ points: Rational, _ label: Bilingual,
    _ isShare: Bool
  ) -> Bilingual {
    let nearest = tiers.map(\.low.value).min { ($0 - value).magnitude < ($1 - value).magnitude }
    let shown = isShare ? Wording.rate(stated, beside: nearest) : Wording.points(value)
    let tier = tierWords(value, isShare)
    return Bilingual(
      zh: "\(label.zh) \(shown)，\(tier.zh)，得 \(Wording.points(points)) 分",
      en: "\(label.en) \(shown), \(tier.en): \(Wording.amount(points))")
  }

  private func tierWords(_ value: Rational, _ isShare: Bool) -> Bilingual {
    func line(_ value: Rational) -> String {
      isShare ? Wording.percent(value, beside: nil) : Wording.points(value)
    }
    guard let index = tiers.lastIndex(where: { $0.contains(value) }) else {
      guard let first = tiers.first, value > first.low.value else {
        let first = line(tiers.first?.low.value ?? 0)
        return Bilingual(zh: "不足 \(first)", en: "below \(first)")
      }
      return Bilingual(zh: "在两档之间", en: "between two tiers")
    }
    let tier = tiers[index]
    let from = line(tier.low.value)
    let low =
      tier.includesLow
      ? Bilingual(zh: "达到 \(from)", en: "at least \(from)")
      : Bilingual(zh: "超过 \(from)", en: "above \(from)")
    if tier.includesHigh, let high = tier.high {
      let high = line(high.value)
      return Bilingual(zh: "\(low.zh)，不超过 \(high)", en: "\(low.en), at most \(high)")
    }
    guard
      let next = tier.high?.value ?? (index + 1 < tiers.count ? tiers[index + 1].low.value : nil)
    else {
      return Bilingual(
        zh: tier.includesLow ? "\(low.zh) 及以上" : low.zh, en: low.en)
    }
    return Bilingual(zh: "\(low.zh) 不足 \(line(next))", en: "\(low.en), below \(line(next))")
  }
}
