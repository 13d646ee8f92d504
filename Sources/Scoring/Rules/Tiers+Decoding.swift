import Definitions
import ExactArithmetic

extension Tiers {
  static var shape: Shape<Tiers> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let tiers = reader.required("steps", .array(of: .tier, atLeast: 1, atMost: 100))
      let below = reader.optional("below", .rational(from: 0))
      let gap = reader.optional("gap", Shape<String>.line.located)
      let overlap = reader.optional("overlap", Shape<String>.line.located)
      for (lower, upper) in zip(tiers ?? [], (tiers ?? []).dropFirst()) {
        if upper.low.value < lower.low.value || (overlap == nil && lower.reaches(into: upper)) {
          reader.report(
            SchemeFault.tierOverlap(Wording.points(upper.low.value)), at: upper.low.location)
        }
        guard gap == nil, let high = lower.high, lower.leavesGap(before: upper) else { continue }
        reader.report(
          SchemeFault.tierGap(from: high.value, to: upper.low.value), at: high.location)
      }
      guard let input, let tiers, !tiers.isEmpty else { return nil }
      return Tiers(input: input, tiers: tiers, below: below, gap: gap, overlap: overlap)
    }
  }
}

extension Tiers.Tier {
  /// Whether some value is in both; a tier without an end goes up to the next.
  fileprivate func reaches(into next: Tiers.Tier) -> Bool {
    guard let high else { return next.low.value == low.value }
    if high.value == next.low.value { return includesHigh && next.includesLow }
    return high.value > next.low.value
  }

  /// Whether some value is above this and below the next.
  func leavesGap(before next: Tiers.Tier) -> Bool {
    guard let high else { return false }
    if high.value == next.low.value { return !includesHigh && !next.includesLow }
    return high.value < next.low.value
  }
}

extension Shape<Tiers.Tier> {
  fileprivate static var tier: Shape {
    object { reader in
      let number = Shape<Rational>.rational.located
      let from = reader.optional("from", number)
      let above = reader.optional("above", number)
      let under = reader.optional("under", number)
      let to = reader.optional("to", number)
      let points = reader.required("points", .rational(from: 0))
      let begins = ["from", "above"].filter { reader.has($0) }
      guard begins.count == 1 else {
        reader.report(SchemeFault.oneOf(["from", "above"], found: begins))
        return nil
      }
      let ends = ["under", "to"].filter { reader.has($0) }
      guard ends.count < 2 else {
        reader.report(SchemeFault.oneOf(["under", "to"], found: ends))
        return nil
      }
      guard let low = from ?? above, let points else { return nil }
      let high = under ?? to
      if let high,
        high.value < low.value || (high.value == low.value && (under != nil || from == nil))
      {
        reader.report(SchemeFault.tierOverlap(Wording.points(high.value)), at: high.location)
        return nil
      }
      return Tiers.Tier(
        low: low, includesLow: from != nil, high: high, includesHigh: to != nil, points: points)
    }
  }
}
