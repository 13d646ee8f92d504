public import Diagnostics

/// A row of a table below its header; its texts are made when they are asked for.
public struct TableRow: Sendable {
  let table: Table
  let index: Int

  /// The row as a spreadsheet counts: the header is row 1, blank rows count too.
  public var number: Int { table.rowNumber(index) }

  /// Where the row begins in the file.
  public var location: SourceLocation { table.location(row: index, position: 1) }

  /// The text of a cell; the column must be one of this table's, otherwise the text is empty.
  public subscript(column: TableColumn) -> String { table.text(row: index, column.position) }

  /// A cell with its place.
  public func cell(_ column: TableColumn) -> TableCell {
    TableCell(
      text: self[column], row: number, column: column,
      location: table.location(row: index, position: column.position))
  }

  /// All cells from left to right, those of unnamed and unwanted columns too.
  public var cells: [TableCell] { table.columns.map(cell) }
}
