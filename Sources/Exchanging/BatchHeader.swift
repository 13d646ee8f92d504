import Sheets
import Tables

/// What the rows of a batch say of the batch itself: the first row that says something decides.
struct BatchHeader {
  /// The columns that become arguments of `begin`.
  static let arguments: [SheetColumn] = [.subject, .role, .issued, .returned, .numbers, .check]

  private var values: [SheetColumn: (text: String, row: Int)] = [:]
  /// Whether a row about the batch as a whole confirms its figures.
  let isConfirmed: Bool

  init(_ rows: some Sequence<SheetRow>) {
    let wanted = [.questionnaire] + Self.arguments
    isConfirmed = rows.contains { $0.folded(.number).isEmpty && (try? $0.isConfirmed) == true }
    for row in rows {
      for column in wanted where values[column] == nil {
        let text = row.folded(column)
        if !text.isEmpty { values[column] = (text, row.index) }
      }
      if values.count == wanted.count { break }
    }
  }

  /// What was said; nil where no row says anything.
  subscript(column: SheetColumn) -> String? { values[column]?.text }

  /// The questionnaire's id; empty where no row names it.
  var questionnaire: String { self[.questionnaire] ?? "" }

  /// The numbers of papers that are labelled from 1 on as they come back: no more than were issued.
  var usualNumbers: String? {
    let figures = [self[.issued], self[.returned]].compactMap { $0.flatMap { Int($0) } }
    guard figures.count == 2, let most = figures.max() else { return nil }
    return "1-\(max(1, most))"
  }

  /// What in a row contradicts an earlier row of the same batch.
  func contradiction(in row: SheetRow) -> (column: SheetColumn, fault: ImportFault)? {
    for (column, value) in values where value.row != row.index {
      let text = row.folded(column)
      if !text.isEmpty, text != value.text {
        let number = row.table.row(at: value.row).number
        return (column, .otherThanBatch(declared: value.text, row: number))
      }
    }
    return nil
  }
}
