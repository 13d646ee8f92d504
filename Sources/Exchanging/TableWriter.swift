import Reporting

/// Writes rows as CSV or as JSON Lines, in UTF-8.
///
/// CSV is RFC 4180 with CR LF, its cells made harmless by ``FormulaGuard``, which import undoes. JSON Lines
/// has an object a row with every cell that is not blank as a string, verbatim.
public struct TableWriter {
  /// The form of the text.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// Comma-separated values.
    case csv
    /// One JSON object a line.
    case jsonLines = "jsonl"
  }

  private let format: Format
  private let columns: [String]
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Begins a text; CSV has its headings first.
  ///
  /// - Parameter byteOrderMark: whether CSV begins with a mark, from which some spreadsheets know UTF-8.
  public init(_ format: Format, columns: [String], byteOrderMark: Bool = false) {
    self.format = format
    self.columns = columns
    guard format == .csv else { return }
    if byteOrderMark { bytes += [0xEF, 0xBB, 0xBF] }
    bytes += CSVTable.line(columns).utf8
  }

  /// Adds a row; its cells are in the order of the columns.
  public mutating func add(_ cells: [String]) {
    switch format {
    case .csv: bytes += CSVTable.line(cells).utf8
    case .jsonLines:
      var object = JSONObject()
      for (column, cell) in zip(columns, cells) where !cell.isEmpty {
        object[column] = .string(cell)
      }
      bytes += JSONValue.object(object).text(.oneLine).utf8
      bytes.append(UInt8(ascii: "\n"))
    }
  }
}
