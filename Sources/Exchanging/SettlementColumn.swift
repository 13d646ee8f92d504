/// A column of a table of settlements.
public enum SettlementColumn: String, Sendable, Hashable, CaseIterable {
  /// The questionnaire's id; told, not read.
  case questionnaire
  /// The batch's id.
  case batch
  /// The paper's number; blank in a row `seal`.
  case number
  /// The place that was settled; blank for a whole paper and for a ruling on it.
  case item
  /// `a`, `b` or `=MARK`; `invalid CODE`, `abstain` or `unvoid` after the end; `seal`.
  case choice
  /// The mark that counts now; told, not read.
  case mark
  /// Who settled it in the round that it comes from; told, not read.
  case by
  /// Why.
  case reason
}
