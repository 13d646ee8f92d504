import Diagnostics
import Sessions
import Tables

/// Which cell of a row a reply is about.
struct ReplyPlaces: Sendable {
  /// The columns by the names that replies use: arguments, and places of papers.
  let columns: [String: TableColumn]
  /// The columns of texts by item.
  let texts: [String: TableColumn]

  /// The column that a refusal of a line points to.
  func column(of reply: Reply, to line: ImportScript.Line) -> TableColumn? {
    if let item = reply["item"], !item.isEmpty {
      if line.isText { return texts[item] ?? line.column }
      if let column = columns[item] { return column }
      // A fault of a whole grid is shown at its first row.
      let rows = columns.filter { $0.key.hasPrefix("\(item):") }.map(\.value)
      return rows.min { $0.position < $1.position } ?? line.column
    }
    switch reply.code {
    case 506:
      let argument = reply["argument"].map { Self.argumentColumns[$0] ?? $0 }
      return argument.flatMap { columns[$0] } ?? line.column
    case 554:
      return reply.fields.lazy.filter { $0.key != "batch" }.compactMap { columns[$0.key] }.first
        ?? line.column
    case 550: return columns[SheetColumn.reason.rawValue] ?? line.column
    case 530: return columns[SheetColumn.number.rawValue] ?? line.column
    default: return line.column
    }
  }

  /// Arguments that a table calls otherwise.
  private static let argumentColumns = [
    "QUESTIONNAIRE": "questionnaire", "BATCH": "batch", "PAPER": "number", "code": "ruling",
    "UNIT": "unit", "ITEM": "item", "UNIT ITEM VALUE": "value",
  ]
}

extension Table {
  /// A finding about a cell, or about a row, with its place in words.
  func finding(
    _ code: String, row: Int, column: TableColumn?, severity: Finding.Severity = .error,
    _ problem: Bilingual, found: String? = nil, expected: Bilingual? = nil,
    suggestion: Bilingual? = nil
  ) -> Finding {
    let row = self.row(at: row)
    let place: Bilingual
    let location: SourceLocation
    if let column {
      let cell = row.cell(column)
      place = cell.place
      location = cell.location
    } else {
      place = Bilingual(zh: "第 \(row.number) 行", en: "row \(row.number)")
      location = row.location
    }
    return Finding(
      code: code, severity: severity, location: location,
      problem: Bilingual(zh: "\(place.zh)：\(problem.zh)", en: "\(place.en): \(problem.en)"),
      found: found, expected: expected, suggestion: suggestion)
  }

  /// A reply that refused a line of a row, with the protocol's code.
  func finding(
    _ reply: Reply, row: Int, column: TableColumn?, suggestion: Bilingual? = nil
  ) -> Finding {
    let found = reply["mark"] ?? reply["found"] ?? column.map { self.row(at: row)[$0] }
    let text =
      reply.text
      ?? Bilingual(zh: "不能收（\(reply.code)）", en: "refused (\(reply.code))")
    return finding(
      "\(reply.code)", row: row, column: column, text, found: found, suggestion: suggestion)
  }
}
