import Definitions
import Diagnostics
import Encodings

/// Reads JSON Lines as a table: one object a line, its keys the columns.
struct JSONLinesReader {
  private let file: String
  private(set) var findings: [Finding] = []
  private var names: [String] = []
  private var positions: [String: Int] = [:]
  private var rows: [(number: Int, cells: [Int: String])] = []

  init(file: String) {
    self.file = file
  }

  mutating func read(_ bytes: [UInt8]) -> Table? {
    guard bytes.count <= TableLimits.size else {
      add(TableLimitFault.tooLarge(bytes: bytes.count, limit: TableLimits.size), line: 1)
      return nil
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    for (offset, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
      if !isBlank { take(Array(line), number: offset + 1) }
      guard findings.count < TableLimits.faults, names.count <= TableLimits.columns else {
        add(TableLimitFault.tooManyFaults(limit: TableLimits.faults), line: offset + 1)
        return nil
      }
    }
    return findings.containError ? nil : table
  }

  // MARK: Lines

  private mutating func take(_ line: [UInt8], number: Int) {
    let definition = Definition(bytes: line, file: file)
    for finding in definition.findings {
      findings.append(finding.moved(toLine: number))
    }
    guard let root = definition.root else { return }
    guard case .object(let entries) = root.content else {
      add(JSONLinesFault.noObject(found: root.shown), line: number)
      return
    }
    var cells: [Int: String] = [:]
    for entry in entries {
      switch entry.value.content {
      case .string(let text), .number(let text): cells[position(of: entry.key)] = text
      case .boolean(let flag): cells[position(of: entry.key)] = flag ? "yes" : "no"
      case .null: _ = position(of: entry.key)
      case .object, .array:
        add(JSONLinesFault.noCell(key: entry.key, found: entry.value.shown), line: number)
      }
    }
    rows.append((number, cells))
  }

  private mutating func position(of name: String) -> Int {
    if let position = positions[name] { return position }
    positions[name] = names.count
    names.append(name)
    return names.count - 1
  }

  private mutating func add(_ fault: some Fault, line: Int) {
    findings.append(fault.finding(at: SourceLocation(file: file, line: line, column: 1)))
  }

  // MARK: Table

  /// The cells behind one another, each in quotation marks where it begins with one.
  private var table: Table {
    var source: [UInt8] = []
    var spans: [Table.CellSpan] = []
    var marks: [Table.RowMark] = []
    for row in rows {
      for position in names.indices {
        let start = source.count
        if let text = row.cells[position] { CellText.append(text, to: &source) }
        spans.append(
          Table.CellSpan(
            start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: source.count))
        )
      }
      let number = UInt32(truncatingIfNeeded: row.number)
      marks.append(Table.RowMark(number: number, line: number))
    }
    return Table(
      file: file, delimiter: .comma, encoding: .utf8,
      columns: names.enumerated().map { TableColumn(position: $0.offset + 1, name: $0.element) },
      source: source, spans: spans, marks: marks, isJSONLines: true)
  }
}

/// What can be wrong with a line of JSON Lines that JSON allows.
enum JSONLinesFault: WordedFault {
  /// The line holds something else than an object.
  case noObject(found: Bilingual)
  /// The value of a key is no cell.
  case noCell(key: String, found: Bilingual)

  var words: FaultWords {
    switch self {
    case .noObject(let found):
      FaultWords(
        "no-object", Bilingual(zh: "这一行是\(found.zh)", en: "the line is \(found.en)"),
        expected: Bilingual(zh: "一个对象 {…}", en: "one object {…}"))
    case .noCell(let key, let found):
      FaultWords(
        "no-cell",
        Bilingual(
          zh: "“\(Excerpt.quote(key))”的值是\(found.zh)", en: "'\(Excerpt.quote(key))' is \(found.en)"),
        expected: Bilingual(zh: "文字、数或 null", en: "a text, a number or null"))
    }
  }
}

extension Finding {
  /// The finding in a line of its own file, at the same column.
  fileprivate func moved(toLine line: Int) -> Finding {
    Finding(
      code: code, severity: severity,
      location: location.map {
        SourceLocation(file: $0.file, line: line, column: $0.column)
      }, problem: problem, found: found, expected: expected, suggestion: suggestion)
  }
}
