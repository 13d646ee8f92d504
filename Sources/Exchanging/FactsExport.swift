public import Sheets

/// The facts that stand, as the rows of a table that import reads back.
public struct FactsExport: Sendable {
  private let facts: [Fact]
  /// Facts about which journals disagree; they have no value and are left out.
  public let conflictCount: Int

  /// Takes the facts of a state, by unit, item, period and side.
  public init(_ state: CollectionState) {
    facts = state.facts.values.filter { state.factConflicts[$0.key] == nil }
      .sorted { $0.key < $1.key }
    conflictCount = state.factConflicts.count
  }

  /// The headings.
  public var columns: [String] { FactColumn.allCases.map(\.rawValue) }

  /// Visits every row, its cells in the order of the columns.
  public func forEachRow(_ visit: ([String]) -> Void) {
    for fact in facts {
      visit([
        fact.key.unit, fact.key.item, fact.value.text, fact.evidence, fact.key.period,
        fact.key.side.rawValue, fact.reason ?? "",
      ])
    }
  }
}
