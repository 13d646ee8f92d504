extension Table {
  /// The table below one of its rows, whose cells name the columns; for forms with a title above the header.
  ///
  /// `index` counts ``rows`` from 0. Rows keep their numbers and places. Where a name repeats, the first
  /// column has it.
  public func headed(byRow index: Int) -> Table {
    let row = row(at: index)
    let columns = row.cells.map { TableColumn(position: $0.column.position, name: $0.text) }
    let first = (index + 1) * columns.count
    return Table(
      file: file, delimiter: delimiter, encoding: encoding, columns: columns, source: source,
      spans: Array(spans[first...]), marks: Array(marks[(index + 1)...]),
      isJSONLines: isJSONLines, raggedRows: raggedRows)
  }
}
