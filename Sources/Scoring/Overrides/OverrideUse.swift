public import Sheets

/// An override (改判) as it was applied to an item: what the rule gives stays beside what the office decided.
public struct OverrideUse: Sendable, Hashable {
  /// What the rule gives.
  public let original: Score
  /// What was decided: one statement, or those of journals that contradict each other.
  public let statements: [Override]

  /// What was decided; nil while journals contradict each other.
  public var decision: Override? { statements.count == 1 ? statements[0] : nil }
}

extension Explanation {
  /// What the office decided about an item instead of what its rule gives; nil where nothing was.
  public var override: OverrideUse? {
    flags.lazy.compactMap { flag -> OverrideUse? in
      if case .override(let use)? = flag.detail { use } else { nil }
    }.first
  }

  /// The inputs of which marks or statements lie too far apart.
  public var discrepancies: [Discrepancy] {
    flags.compactMap { flag in
      if case .spread(let found)? = flag.detail { found } else { nil }
    }
  }
}
