import Encodings
import Questionnaires
import Reporting
import Sheets
import Tables

/// One row of a sheets table, its cells asked for by column.
struct SheetRow {
  let table: Table
  let index: Int
  let columns: SheetTableColumns

  /// The text of a cell as it was entered: the guard against formulas is taken off.
  func text(_ column: TableColumn) -> String {
    let text = table.row(at: index)[column]
    return table.isJSONLines ? text : FormulaGuard.bare(text)
  }

  /// The text of a column that may be missing, on one line; empty then.
  func text(_ column: SheetColumn) -> String {
    columns[column].map { ProtocolText.onOneLine(text($0)) } ?? ""
  }

  /// The same, folded and without blanks around it.
  func folded(_ column: SheetColumn) -> String {
    columns[column].map { Self.folded(text($0)) } ?? ""
  }

  /// A text folded and without blanks around it.
  static func folded(_ text: String) -> String {
    let folded = Folding.fold(text)
    guard folded.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }) else { return folded }
    let scalars = folded.unicodeScalars
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let start = scalars.firstIndex { !isBlank($0) } ?? scalars.endIndex
    let end = scalars.lastIndex { !isBlank($0) }.map { scalars.index(after: $0) } ?? start
    return String(scalars[start..<end])
  }

  /// Whether the row's unusual marks, or in a row about a batch its unusual figures, were confirmed.
  var isConfirmed: Bool {
    get throws(ImportFault) {
      let text = folded(.confirmed)
      switch text.lowercased() {
      case "": return false
      case "!", "1", "yes", "是": return true
      default: throw .unknownConfirmation(text)
      }
    }
  }

  /// A mark as a paper line carries it; multiple choices may be joined with `、`.
  func mark(_ column: TableColumn, at place: Place) -> String {
    let text = text(column)
    if case .multiple = place.kind { return Self.folded(Folding.foldTickList(text)) }
    return Self.folded(text)
  }
}
