public import Diagnostics

extension SchemeFault {
  /// Where the catalogue of mechanisms speaks of what a finding with a code is about.
  ///
  /// `INC-…` is an inconsistency of the source documents, `AMB-…` an ambiguity with its readings, a letter and
  /// a number a mechanism: A awards, D deductions, G all or nothing, J judgement, B bonus, C composition,
  /// V outcome gates, S surveys and peers, R rubrics, T targets, E evidence. Every code has one at least.
  public static func catalogue(ofCode code: String) -> [String] { ids[code] ?? [] }

  /// The same for something that was found; a declared defect names its own.
  public static func catalogue(of finding: Finding) -> [String] {
    finding.code == "declared-defect"
      ? [finding.found].compactMap { $0 } : catalogue(ofCode: finding.code)
  }

  private static let ids: [String: [String]] = [
    // Sums that the document states.
    "section-sum": ["C1", "C2", "AMB-44", "INC-26"],
    "scheme-sum": ["C1", "C3", "INC-04"],
    "excerpt": ["C1"],
    "part-sum": ["A1", "A2", "INC-01", "AMB-06"],
    "open-part": ["A6", "AMB-41", "INC-02"],
    "award-differs": ["A1", "A7"],
    "weight-sum": ["C4", "C5"],
    "table-sum": ["T1"],
    // Limits and floors.
    "idle-cap": ["A3", "AMB-45"],
    "uncapped-bonus": ["B3", "AMB-08", "INC-03", "INC-56"],
    "deductions-exceed-item": ["D4", "D8", "AMB-09", "AMB-39", "INC-51"],
    "deductions-fall-short": ["D6", "AMB-14", "INC-40"],
    "not-held-above-item": ["S4", "AMB-04"],
    "zero-width": ["D7", "AMB-02"],
    // Tiers.
    "tier-gap": ["A11", "D5", "AMB-13", "INC-06", "INC-07"],
    "tier-overlap": ["A10", "AMB-13", "INC-20"],
    "read-gap": ["A11", "D5", "AMB-13", "INC-06", "INC-07"],
    "shared-tier": ["A10", "AMB-13", "INC-20"],
    "bottom-tier": ["A11", "AMB-13", "INC-06"],
    "open-bottom": ["A11", "AMB-13", "INC-06"],
    "unreachable-tier": ["A11", "AMB-13"],
    "bad-count": ["A4", "AMB-12", "INC-05"],
    // What numbers are shares of.
    "missing-denominator": ["T2", "A13", "AMB-03"],
    "boundless-mark": ["J1", "J2"],
    "wrong-input-kind": ["T2"],
    "gives-in-deduction": ["D4"],
    "bad-rule": ["A1", "D4"],
    "one-of": ["A1", "D4"],
    "bad-rate": ["S4", "AMB-03"],
    // References.
    "missing-annex": ["INC-41", "INC-33"],
    "duplicate-id": ["R7"],
    "conflicting-fact": ["T2"],
    "dangling-input": ["E1", "T3"],
    "dangling-item": ["E1"],
    "event-without-rate": ["AMB-27"],
    "spread-of-one": ["C9"],
    "spread-of-all": ["C9"],
    "unused-input": ["E1"],
    "derived-input": ["C9", "AMB-22"],
    "unknown-table": ["T1", "T3"],
    "unknown-reading": ["AMB-01"],
    "unknown-alternative": ["AMB-01"],
    "unused-reading": ["AMB-01"],
    "sections-in-composition": ["C4"],
    // Days and windows.
    "bad-day": ["D2", "AMB-30"],
    "no-day": ["V9"],
    // Examples, which hold the mechanism of their item to its word.
    "no-example": ["R9"],
    "example-fails": ["R9"],
    "example-input": ["R9"],
    "example-value": ["R9"],
    "example-reading": ["R9"],
    "example-component": ["C4", "R9"],
    "example-incomplete": ["C4", "R9"],
    "uncovered-boundary": ["R9"],
    "uncovered-branch": ["R9"],
    "uncovered-alternative": ["R9"],
    "too-many-units": ["C6", "AMB-01"],
  ]
}
