public import Diagnostics

/// A cell of a table with the place where it stands.
public struct TableCell: Sendable, Hashable {
  /// The text without its quotation marks, scalar for scalar; line ends inside stay as they are.
  public let text: String
  /// The row as a spreadsheet counts: the header is row 1, blank rows count too.
  public let row: Int
  /// The column whose cell this is.
  public let column: TableColumn
  /// Where the cell begins in the file.
  public let location: SourceLocation

  /// The place in words: “第 12 行第 3 列（standalone）”, `row 12, column 3 (standalone)`.
  public var place: Bilingual { .place(row: row, column: column.position, name: column.name) }
}

/// A column of a table.
public struct TableColumn: Sendable, Hashable {
  /// The position, counted from 1.
  public let position: Int
  /// The name in the header; columns that nobody asks for may have none.
  public let name: String
}

extension Bilingual {
  static func place(row: Int, column: Int, name: String) -> Bilingual {
    let shown = Excerpt.quote(name)
    return Bilingual(
      zh: "第 \(row) 行第 \(column) 列" + (name.isEmpty ? "" : "（\(shown)）"),
      en: "row \(row), column \(column)" + (name.isEmpty ? "" : " (\(shown))"))
  }
}
