/// A table of text whose columns line up on a terminal, Chinese included.
public struct TextTable: Sendable, Hashable {
  /// Where the text of a column stands.
  public enum Alignment: Sendable, Hashable {
    case left
    case right
  }

  /// A column's heading and alignment.
  public struct Column: Sendable, Hashable {
    /// What stands above the column.
    public let heading: String
    /// Where its cells stand.
    public let alignment: Alignment

    /// Pairs a heading with an alignment.
    public init(_ heading: String, _ alignment: Alignment = .left) {
      self.heading = heading
      self.alignment = alignment
    }
  }

  /// The columns from left to right.
  public let columns: [Column]
  /// The rows from top to bottom; missing cells are blank, cells beyond the columns are left out.
  public private(set) var rows: [[String]] = []

  /// A table without rows.
  public init(columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row at the bottom.
  public mutating func add(_ cells: [String]) {
    rows.append(cells)
  }

  /// The table as text: headings, a rule of dashes, the rows; every line ends with a line feed.
  ///
  /// Columns are two blanks apart, no line ends in blanks, and nothing in a cell acts on a terminal.
  public var text: String {
    let headings = columns.map { TerminalText.safe($0.heading) }
    let body = rows.map { row in
      columns.indices.map { $0 < row.count ? TerminalText.safe(row[$0]) : "" }
    }
    let widths = columns.indices.map { index in
      ([headings] + body).reduce(0) { max($0, TerminalText.width($1[index])) }
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([headings, rule] + body).map { line($0, widths) }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for index in columns.indices {
      let blanks = String(
        repeating: " ", count: widths[index] - TerminalText.width(cells[index]))
      if index > 0 { line += "  " }
      line += columns[index].alignment == .left ? cells[index] + blanks : blanks + cells[index]
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}
