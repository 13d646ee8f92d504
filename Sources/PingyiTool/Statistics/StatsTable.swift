import Diagnostics
import Encodings
import ExactArithmetic
import Tables

/// A table that a `stats` command reads, in any of our encodings.
struct StatsTable {
  /// The table.
  let table: Table

  /// Reads a file; warnings are told, a table that cannot be read ends with 65.
  init(_ path: String, _ invocation: Invocation, in surroundings: Surroundings) throws(Refusal) {
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try FileContents.read(path, limit: TableLimits.size)
    } catch {
      throw Refusal(error)
    }
    let (table, findings) = Table.read(bytes, file: path)
    guard let table else { throw Refusal(.data, findings) }
    for finding in findings {
      surroundings.tell("pingyi: " + finding.rendered(in: invocation.language))
    }
    self.table = table
  }

  /// A column by its name.
  func column(_ name: String) throws(Refusal) -> TableColumn {
    do throws(TableFault) {
      return try table.column(named: name)
    } catch {
      throw Refusal(.data, [error.finding(at: table.headerLocation)])
    }
  }

  /// Columns by their names, separated by commas; none when nothing is given.
  func columns(_ list: String?) throws(Refusal) -> [TableColumn] {
    var columns: [TableColumn] = []
    for name in StatsTable.names(list) {
      columns.append(try column(name))
    }
    return columns
  }

  /// The parts of a list with commas, Chinese ones too.
  static func names(_ list: String?) -> [String] {
    (list ?? "").split { $0 == "," || $0 == "，" || $0 == "、" }.map { part in
      String(part.trimmingBlanks)
    }.filter { !$0.isEmpty }
  }

  /// A name in the spelling in which cells are compared.
  static func folded(_ name: String) -> String {
    String(Folding.fold(name)[...].trimmingBlanks)
  }

  /// The numbers of a column, nil for blank cells; cells that are no numbers are refused.
  func numbers(_ column: TableColumn) throws(Refusal) -> [Rational?] {
    try cells(column) { (cell) throws(CellFault) in cell.isBlank ? nil : try cell.number() }
  }

  /// The numbers of a column that must not have blanks.
  func filledNumbers(_ column: TableColumn) throws(Refusal) -> [Rational] {
    try cells(column) { (cell) throws(CellFault) in
      if cell.isBlank { throw .blank(cell) }
      return try cell.number()
    }
  }

  /// The texts of a column that must not have blanks.
  func filledTexts(_ column: TableColumn) throws(Refusal) -> [String] {
    try cells(column) { (cell) throws(CellFault) in
      if cell.isBlank { throw .blank(cell) }
      return cell.folded
    }
  }

  /// What the cells of a column mean; up to ten that mean nothing are told together.
  func cells<Value>(
    _ column: TableColumn, _ meaning: (TableCell) throws(CellFault) -> Value
  ) throws(Refusal) -> [Value] {
    var values: [Value] = []
    var findings: [Finding] = []
    for row in table.rows {
      let cell = row.cell(column)
      do throws(CellFault) {
        values.append(try meaning(cell))
      } catch {
        findings.append(error.finding(at: cell.location))
        if findings.count == 10 { break }
      }
    }
    guard findings.isEmpty else { throw Refusal(.data, findings) }
    return values
  }

  /// Where a row stands, counted from 0.
  func location(ofRow row: Int) -> SourceLocation {
    let rows = table.rows
    guard row >= 0, row < rows.count else { return table.headerLocation }
    return rows[rows.index(rows.startIndex, offsetBy: row)].location
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return self[start..<end]
  }
}

extension OperandDescription {
  /// `FILE`, a table.
  static let table = OperandDescription(
    "FILE", .one, Bilingual(zh: "CSV 或 TSV 文件，首行为列名", en: "a CSV or TSV file with a header"))
}
