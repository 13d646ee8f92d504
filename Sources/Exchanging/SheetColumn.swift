/// A column of a sheets table that belongs to no item.
public enum SheetColumn: String, Sendable, Hashable, CaseIterable {
  /// The questionnaire's id.
  case questionnaire
  /// The batch's id.
  case batch
  /// 1, or 2 for the second entry; blank means 1.
  case pass
  /// The paper's number, with its check digit where the batch has them; blank in a row about the
  /// batch as a whole.
  case number
  /// The unit that the papers are about, `all` for a grid.
  case subject
  /// The respondents' role.
  case role
  /// Papers handed out.
  case issued
  /// Papers that came back.
  case returned
  /// What was ruled on the paper, or what was done with the batch.
  case ruling
  /// Why.
  case reason
  /// The numbers that the papers of the batch may carry, such as `1-121`.
  case numbers
  /// `damm` where numbers carry a check digit.
  case check
  /// The second person of `accept`.
  case by
  /// `!` where an unusual mark was confirmed.
  case confirmed

  /// The columns that stand before those of the items.
  static let leading: [SheetColumn] = [
    .questionnaire, .batch, .pass, .number, .subject, .role, .issued, .returned, .ruling, .reason,
  ]
  /// The columns that stand behind them.
  static let trailing: [SheetColumn] = [.numbers, .check, .by, .confirmed]
}
