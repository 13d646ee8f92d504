import Definitions
import Diagnostics
import ExactArithmetic
import Sheets

extension Scheme {
  /// What the text itself leaves open, which no definition can mend: notes, but for what is surely a slip.
  func lintText() -> [Finding] { lintTiers() + lintDenominators() + lintAnnexes() }

  // MARK: Tiers

  private func lintTiers() -> [Finding] {
    let known = inputsByName
    return items.flatMap { item in
      item.rule.all.flatMap { rule -> [Finding] in
        guard let tiers = rule.primitive as? Tiers else { return [] }
        let isShare = known[tiers.input.value]?.kind.isShare ?? false
        return tiers.textFaults(in: item.id, isShare: isShare).map { $0.finding(at: rule.location) }
      }
    }
  }

  // MARK: Denominators

  /// Lines that are parts of a whole, held against counts, which have none: 90% of how many.
  private func lintDenominators() -> [Finding] {
    let known = inputsByName
    return items.flatMap { item in
      item.rule.all.flatMap(\.primitive.lines).compactMap { line in
        guard known[line.input]?.kind == .count, !line.value.isInteger else { return nil }
        return SchemeFault.missingDenominator(line.input, line: line.value)
          .finding(at: line.location)
      }
    }
  }

  // MARK: Annexes

  /// An annex that the numbering implies and nothing cites: 附件2 and 附件3 without 附件1.
  private func lintAnnexes() -> [Finding] {
    let texts =
      [source.part] + items.map(\.clause.text) + tables.map(\.clause) + vetoes.map(\.clause)
      + gates.map(\.clause) + readings.map(\.clause) + [composition?.clause ?? ""]
      + (composition?.components ?? []).map(\.clause)
    let cited = Self.annexes(in: texts)
    guard cited.count > 1, let last = cited.max() else { return [] }
    return (1...last).filter { !cited.contains($0) }.map {
      SchemeFault.missingAnnex($0).finding(at: location)
    }
  }

  /// The numbers after 附件 in some texts; `附件1—3` cites all three.
  private static func annexes(in texts: [String]) -> Set<Int> {
    let annex = /附件(\d{1,2})(?:[—–~～-]+(\d{1,2}))?(?!\d)/
    var numbers: Set<Int> = []
    // Most texts repeat.
    for text in Set(texts) {
      for match in text.matches(of: annex) {
        guard let first = Int(match.1), first > 0 else { continue }
        let last = match.2.flatMap { Int($0) } ?? first
        numbers.formUnion(first...max(first, last))
      }
    }
    return numbers
  }
}

extension Tiers {
  /// What the tiers leave open at their ends, and values that lie in two of them.
  fileprivate func textFaults(in item: String, isShare: Bool) -> [SchemeFault] {
    var faults: [SchemeFault] = []
    guard let first = tiers.first else { return [] }
    let coversNothing = first.contains(0)
    if coversNothing, first.points > 0 {
      faults.append(.bottomTier(item, points: first.points))
    }
    if !coversNothing, below == nil, first.low.value >= 0 {
      faults.append(.openBottom(item, from: first.low.value))
    }
    // Nothing lies below 0, so what is said of it never counts.
    if below != nil, coversNothing { faults.append(.unreachableTier(item, at: 0)) }
    for tier in tiers where isShare && tier.low.value > 1 {
      faults.append(.unreachableTier(item, at: tier.low.value))
    }
    for tier in tiers where tier.high.map({ $0.value < 0 }) ?? false {
      faults.append(.unreachableTier(item, at: tier.low.value))
    }
    for (lower, upper) in zip(tiers, tiers.dropFirst()) where gap != nil {
      guard let high = lower.high, lower.leavesGap(before: upper) else { continue }
      faults.append(.readGap(item, from: high.value, to: upper.low.value))
    }
    if overlap != nil {
      for (lower, upper) in zip(tiers, tiers.dropFirst()) where lower.contains(upper.low.value) {
        faults.append(.sharedTier(item, at: upper.low.value))
      }
    }
    return faults
  }
}
