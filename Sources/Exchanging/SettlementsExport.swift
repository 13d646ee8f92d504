import Digests
import Questionnaires
public import Sheets

/// What was settled, and what was ruled on papers keyed twice since their end, as rows that import reads back.
///
/// Batches come by id; within one the settlements by paper, the rulings, and `seal` where the seal waits for
/// them. Settlements that hold no more are not told: they decide nothing.
public struct SettlementsExport: Sendable {
  private let state: CollectionState
  private let batches: [Batch]
  /// How many settlements hold no more and are left out.
  public let lapsedCount: Int
  /// The batches about which journals contradict each other; they are left out.
  public let conflicts: [String]

  /// Takes the settlements of a state.
  public init(_ state: CollectionState) {
    self.state = state
    let all = state.batches.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    batches = all.filter { batch in
      batch.conflicts.isEmpty
        && state.layouts[batch.parameters.questionnaire]?.questionnaire.isDefined(
          by: batch.parameters.definition.hex) == true
    }
    lapsedCount = batches.reduce(0) { $0 + $1.lapsedSettlements.count }
    conflicts = all.filter { !$0.conflicts.isEmpty }.map(\.id)
  }

  /// The headings.
  public var columns: [String] { SettlementColumn.allCases.map(\.rawValue) }

  /// Visits every row, its cells in the order of the columns.
  public func forEachRow(_ visit: ([String]) -> Void) {
    for batch in batches {
      guard let layout = state.layouts[batch.parameters.questionnaire] else { continue }
      let opening = [batch.parameters.questionnaire, batch.id]
      let rulings = batch.passes[2] == nil ? [] : batch.laterRulings
      // A ruling that was lifted comes first: what it hid was settled after it. Where the paper was
      // settled as a whole, the clerks had ruled differently, and that was settled before.
      let lifted = rulings.filter { ruling in
        ruling.outcome == nil && batch.settlements[ruling.number]?.whole == nil
      }
      for ruling in lifted { visit(opening + cells(ruling, batch)) }
      for (number, settlement) in batch.standingSettlements {
        visit(
          opening + [
            PaperLabel.text(number, batch.parameters),
            settlement.place.map { layout.places[$0].name } ?? "", settlement.choice.word,
            settlement.mark ?? "", settlement.by, settlement.reason,
          ])
      }
      for ruling in rulings where !lifted.contains(ruling) { visit(opening + cells(ruling, batch)) }
      if batch.isSealed, batch.isSettledApart {
        visit(opening + ["", "", "seal", "", "", ""])
      }
    }
  }

  private func cells(_ ruling: LaterRuling, _ batch: Batch) -> [String] {
    let choice =
      switch ruling.outcome {
      case .invalid(let code, _): "invalid \(code)"
      case .abstained: "abstain"
      case nil: "unvoid"
      }
    return [PaperLabel.text(ruling.number, batch.parameters), "", choice, "", "", ruling.reason]
  }
}

extension Batch {
  /// Whether the table of settlements has something that its seal waits for.
  var isSettledApart: Bool {
    !standingSettlements.isEmpty || passes[2] != nil && !laterRulings.isEmpty
  }
}
