public import Diagnostics
public import Encodings

/// A table of located cells, read from CSV or TSV.
///
/// The grammar is RFC 4180 with any Unicode text in the cells: a header, rows with as many cells as
/// it, `"` around cells that hold delimiters, quotation marks (doubled) or line ends. LF and CRLF
/// are equal, the last row may lack its end. Rows without any text are passed over, but counted.
///
/// Nothing is guessed: text after a closing quotation mark, a quotation mark inside a bare cell, a
/// row that is too long or too short is refused with its row and column.
///
/// Source: Y. Shafranovich, RFC 4180, October 2005, section 2.
public struct Table: Sendable {
  /// The file's name as findings show it.
  public let file: String
  /// The delimiter that the file uses.
  public let delimiter: Delimiter
  /// The encoding in which the file arrived.
  public let encoding: TextEncoding
  /// Whether it was read from JSON Lines and not from cells with delimiters.
  public let isJSONLines: Bool
  /// The columns from left to right.
  public let columns: [TableColumn]

  /// Rows with another number of cells than the header, which are no rows of the table; always empty
  /// unless ``read(_:file:delimiter:encoding:keepsRagged:)`` was told to keep them.
  public let raggedRows: [RaggedRow]

  /// A row with too many or too few cells.
  public struct RaggedRow: Sendable {
    /// The row as a spreadsheet counts.
    public let number: Int
    /// What is wrong with it.
    public let finding: Finding
  }

  let source: [UInt8]
  let spans: [CellSpan]
  let marks: [RowMark]

  /// Where a cell begins and ends in the source, its quotation marks included, in bytes.
  struct CellSpan: Sendable {
    let start: UInt32
    let end: UInt32
  }

  /// The number of a row as a spreadsheet counts, and the line of the file in which it begins.
  struct RowMark: Sendable {
    let number: UInt32
    let line: UInt32
  }

  init(
    file: String, delimiter: Delimiter, encoding: TextEncoding, columns: [TableColumn],
    source: [UInt8], spans: [CellSpan], marks: [RowMark], isJSONLines: Bool = false,
    raggedRows: [RaggedRow] = []
  ) {
    self.raggedRows = raggedRows
    self.isJSONLines = isJSONLines
    self.file = file
    self.delimiter = delimiter
    self.encoding = encoding
    self.columns = columns
    self.source = source
    self.spans = spans
    self.marks = marks
  }

  /// Reads a file's bytes; the table is nil exactly when a finding is an error.
  ///
  /// - Parameters:
  ///   - bytes: the whole file
  ///   - file: its name for findings
  ///   - delimiter: nil decides by the header
  ///   - encoding: nil decides by byte order mark, UTF-8, GB 18030, in this order
  ///   - keepsRagged: whether rows with another number of cells than the header are set aside in
  ///     ``raggedRows`` instead of making the whole table unreadable.
  public static func read(
    _ bytes: [UInt8], file: String, delimiter: Delimiter? = nil, encoding: TextEncoding? = nil,
    keepsRagged: Bool = false
  ) -> (table: Table?, findings: [Finding]) {
    var reader = TableReader(file: file, keepsRagged: keepsRagged)
    let table = reader.read(bytes, delimiter: delimiter, encoding: encoding)
    return (reader.findings.containError ? nil : table, reader.findings)
  }

  /// Reads JSON Lines in UTF-8: one object a line, its keys the columns in the order in which they
  /// come up first; the table is nil exactly when a finding is an error.
  ///
  /// A row is numbered by its line. A key that a line lacks, or whose value is null, is a blank cell; true and
  /// false are `yes` and `no`.
  public static func read(jsonLines bytes: [UInt8], file: String) -> (
    table: Table?, findings: [Finding]
  ) {
    var reader = JSONLinesReader(file: file)
    let table = reader.read(bytes)
    return (table, reader.findings)
  }

  /// The rows below the header, blank ones left out.
  public var rows: some RandomAccessCollection<TableRow> & Sendable { TableRows(table: self) }

  /// How many rows there are below the header, blank ones left out.
  public var rowCount: Int { marks.count }

  /// A row by its index among ``rows``.
  public func row(at index: Int) -> TableRow { TableRow(table: self, index: index) }

  /// The column of a name, or nil; full-width letters, case and blanks around make no difference.
  public func column(ifNamed name: String) -> TableColumn? {
    let wanted = Lookalike.folded(name)
    return columns.first { !$0.name.isEmpty && Lookalike.folded($0.name) == wanted }
  }

  /// The column of a name; throws `missingColumn` with the nearest name where there is none.
  public func column(named name: String) throws(TableFault) -> TableColumn {
    guard let column = column(ifNamed: name) else {
      throw .missingColumn(name, known: columns.map(\.name).filter { !$0.isEmpty })
    }
    return column
  }

  /// Where the header begins, for findings about the whole table.
  public var headerLocation: SourceLocation { SourceLocation(file: file, line: 1, column: 1) }

  // MARK: What rows ask

  func rowNumber(_ row: Int) -> Int { Int(marks[row].number) }

  func text(row: Int, _ position: Int) -> String {
    guard columns.indices.contains(position - 1) else { return "" }
    let span = spans[row * columns.count + position - 1]
    return CellText.text(of: source[Int(span.start)..<Int(span.end)])
  }

  func location(row: Int, position: Int) -> SourceLocation {
    let mark = marks[row]
    // A line of JSON is not kept, so that a cell's place in it is not known.
    if isJSONLines { return SourceLocation(file: file, line: Int(mark.line), column: 1) }
    let first = row * columns.count
    let start = Int(spans[first].start)
    let end = Int(spans[first + min(max(position, 1), columns.count) - 1].start)
    return CellText.location(
      of: end, in: source, rowStart: start, line: Int(mark.line), file: file)
  }
}

/// The rows of a table as a collection.
struct TableRows: RandomAccessCollection, Sendable {
  let table: Table

  var startIndex: Int { 0 }
  var endIndex: Int { table.rowCount }
  subscript(index: Int) -> TableRow { TableRow(table: table, index: index) }
}
