import Diagnostics
import Reporting
public import Sheets
public import Tables

/// Makes lines of the protocol of the rows of a table of settlements.
///
/// Who imports is who settles: the protocol refuses those who keyed a pass, as it does at a keyboard.
public struct SettlementsTranslation: Sendable {
  private let table: Table
  private let state: CollectionState
  private let columns: [SettlementColumn: TableColumn]

  /// Looks at a table's header; throws `missingColumn` without `batch`, `number` or `choice`.
  public init(_ table: Table, state: CollectionState) throws(TableFault) {
    var columns: [SettlementColumn: TableColumn] = [:]
    for column in SettlementColumn.allCases {
      columns[column] = table.column(ifNamed: column.rawValue)
    }
    let isEmpty = table.isJSONLines && table.rowCount == 0
    for column in [SettlementColumn.batch, .number, .choice]
    where columns[column] == nil && !isEmpty {
      _ = try table.column(named: column.rawValue)
    }
    self.table = table
    self.state = state
    self.columns = columns
  }

  /// The lines of all rows, a group for every batch; its seal comes when all its rows are good.
  public var script: ImportScript {
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for index in 0..<table.rowCount {
      let id = SheetRow.folded(text(.batch, index))
      if rows[id] == nil { order.append(id) }
      rows[id, default: []].append(index)
    }
    let groups = order.map { id in
      let indices = rows[id] ?? []
      let seals = indices.filter { isSeal($0) }
      return ImportScript.Group(
        batch: id, opening: [], openingRow: indices.first ?? 0,
        steps: indices.filter { !isSeal($0) }.map { step($0, id) },
        closing: seals.map { step($0, id) })
    }
    return ImportScript(
      table: table, groups: groups, places: ReplyPlaces(columns: places, texts: [:]),
      findings: table.strayColumns(
        read: Set(columns.values),
        unread: SettlementColumn.allCases.filter { columns[$0] == nil }.map(\.rawValue)))
  }

  // MARK: Rows

  private func text(_ column: SettlementColumn, _ index: Int) -> String {
    guard let column = columns[column] else { return "" }
    let text = table.row(at: index)[column]
    return ProtocolText.onOneLine(table.isJSONLines ? text : FormulaGuard.bare(text))
  }

  private func isSeal(_ index: Int) -> Bool {
    ["seal", "封存"].contains(SheetRow.folded(text(.choice, index)).lowercased())
  }

  private func step(_ index: Int, _ id: String) -> ImportScript.Step {
    let standing = state.batches[id]
    let named = " batch=\(ProtocolText.quoted(id))"
    let choice = SheetRow.folded(text(.choice, index))
    let column = columns[.choice]
    if isSeal(index) {
      let lines =
        standing?.isSealed ?? false ? [] : [ImportScript.Line(text: "seal" + named, column: column)]
      return ImportScript.Step(row: index, lines: lines)
    }
    let number = SheetRow.folded(text(.number, index))
    guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      let fault = table.finding(.noNumber(number), row: index, column: columns[.number])
      return ImportScript.Step(row: index, lines: [], faults: [fault])
    }
    let item = SheetRow.folded(text(.item, index))
    if let standing, standing.isSealed, holds(standing, number, item, choice) {
      return ImportScript.Step(row: index, lines: [])
    }
    let reason = text(.reason, index)
    let because = reason.isEmpty ? "" : " reason=\(ProtocolText.quoted(reason))"
    do throws(ImportFault) {
      let line = try line(number, item, choice, because) + named
      return ImportScript.Step(
        row: index, lines: [ImportScript.Line(text: line, column: column)])
    } catch {
      return ImportScript.Step(
        row: index, lines: [], faults: [table.finding(error, row: index, column: column)])
    }
  }

  private func line(
    _ number: String, _ item: String, _ choice: String, _ because: String
  ) throws(ImportFault) -> String {
    if Settlement.Choice(choice) != nil {
      let place = item.isEmpty ? "" : " \(ProtocolText.quoted(item))"
      return "settle \(number)\(place) \(choice)\(because)"
    }
    if ["unvoid", "恢复"].contains(choice.lowercased()) { return "unvoid \(number)\(because)" }
    switch try SheetRuling.read(choice) {
    case .invalid(let code):
      return "invalid \(number) code=\(ProtocolText.quoted(code))\(because)"
    case .abstained: return "abstain \(number)"
    case .voided, nil: throw .unknownRuling(choice)
    }
  }

  /// Whether a sealed batch says what a row says, where sending it would be refused.
  private func holds(_ batch: Batch, _ label: String, _ item: String, _ choice: String) -> Bool {
    guard let number = PaperLabel.number(label, batch.parameters),
      let layout = state.layout(of: batch.id)
    else { return false }
    if let settled = Settlement.Choice(choice) {
      return batch.standingSettlements.contains { entry in
        entry.number == number && entry.settlement.choice == settled
          && entry.settlement.place.map { layout.places[$0].name } ?? "" == item
      }
    }
    let ruling = batch.laterRulings.first { $0.number == number }
    switch try? SheetRuling.read(choice) {
    case .invalid(let code):
      if case .invalid(let standing, _) = ruling?.outcome { return standing == code }
      return false
    case .abstained: return ruling?.outcome == .abstained
    case .voided: return false
    case nil: return ruling.map { $0.outcome == nil } ?? false
    }
  }

  /// The columns as replies name them: every item's fault is at the choice.
  private var places: [String: TableColumn] {
    var places = Dictionary(
      columns.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    for layout in state.layouts.values {
      for place in layout.places { places[place.name] = columns[.choice] }
    }
    places["a|b"] = columns[.choice]
    return places
  }
}
