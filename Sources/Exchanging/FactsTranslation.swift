import Diagnostics
import Encodings
import Reporting
public import Sheets
public import Tables

/// A column of a facts table.
public enum FactColumn: String, Sendable, Hashable, CaseIterable {
  /// The assessed unit.
  case unit
  /// The fact's id or another of its names.
  case item
  /// The value as `fact` takes it.
  case value
  /// What proves it.
  case evidence
  /// The year or period; blank where the scheme dates nothing.
  case period
  /// `self` or `verified`; blank means `verified`.
  case side
  /// Why a value was changed.
  case reason
}

/// Makes `fact` lines of the rows of a facts table.
public struct FactsTranslation: Sendable {
  private let table: Table
  private let plan: CollectionPlan
  private let columns: [FactColumn: TableColumn]

  /// Looks at a table's header; throws `missingColumn` without `unit`, `item` or `value`.
  public init(_ table: Table, plan: CollectionPlan) throws(TableFault) {
    var columns: [FactColumn: TableColumn] = [:]
    for column in FactColumn.allCases { columns[column] = table.column(ifNamed: column.rawValue) }
    let isEmpty = table.isJSONLines && table.rowCount == 0
    for column in [FactColumn.unit, .item, .value] where columns[column] == nil && !isEmpty {
      _ = try table.column(named: column.rawValue)
    }
    self.table = table
    self.plan = plan
    self.columns = columns
  }

  /// The lines of all rows.
  public var script: ImportScript {
    var rows: [FactKey: Int] = [:]
    let steps = (0..<table.rowCount).map { index in
      let key = key(index)
      if let first = rows[key] {
        let fault = ImportFault.repeatedFact(row: table.row(at: first).number)
        return ImportScript.Step(
          row: index, lines: [],
          faults: [table.finding(fault, row: index, column: columns[.item])])
      }
      rows[key] = index
      return ImportScript.Step(
        row: index, lines: [ImportScript.Line(text: line(index), column: columns[.value])])
    }
    return ImportScript(
      table: table,
      groups: [
        ImportScript.Group(batch: nil, opening: [], openingRow: 0, steps: steps, closing: [])
      ],
      places: ReplyPlaces(columns: places, texts: [:]), findings: strays)
  }

  /// What a row is about, as far as it can be told before the protocol reads it.
  private func key(_ index: Int) -> FactKey {
    let item = folded(.item, index)
    let side = FactKey.Side(rawValue: folded(.side, index)) ?? .verified
    return FactKey(
      unit: folded(.unit, index), item: plan.fact(named: item)?.id ?? item,
      period: folded(.period, index), side: side)
  }

  private func line(_ index: Int) -> String {
    let words = [FactColumn.unit, .item, .value].map { ProtocolText.quoted(text($0, index)) }
    var line = "fact \(words.joined(separator: " "))"
    for column in [FactColumn.evidence, .period, .side, .reason] {
      let text = text(column, index)
      if !text.isEmpty { line += " \(column.rawValue)=\(ProtocolText.quoted(text))" }
    }
    return line
  }

  private func text(_ column: FactColumn, _ index: Int) -> String {
    guard let column = columns[column] else { return "" }
    let text = table.row(at: index)[column]
    let bare = ProtocolText.onOneLine(table.isJSONLines ? text : FormulaGuard.bare(text))
    // Reasons and evidence are kept as they are; what is a word has no blanks around it.
    switch column {
    case columns[.evidence], columns[.reason]: return bare
    default: return SheetRow.folded(bare)
    }
  }

  private func folded(_ column: FactColumn, _ index: Int) -> String {
    SheetRow.folded(text(column, index))
  }

  /// The columns as replies name them: a fact's value is its `mark`, at its `item`.
  private var places: [String: TableColumn] {
    var places = Dictionary(
      columns.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    for fact in plan.facts { places[fact.id] = columns[.value] }
    return places
  }

  private var strays: [Finding] {
    let unread = FactColumn.allCases.filter { columns[$0] == nil }.map(\.rawValue)
    return table.strayColumns(read: Set(columns.values), unread: unread)
  }
}
