import Diagnostics
import Encodings
import Questionnaires
public import Sheets
public import Tables

/// Makes lines of the protocol of the rows of a sheets table.
///
/// Rows of one batch pass belong together wherever they stand; batches come in the order of their first
/// rows. Nothing is decided here that the protocol decides: a row becomes the lines that a clerk would
/// type, and only what cannot be a line is refused.
public struct SheetsTranslation: Sendable {
  private let table: Table
  private let plan: CollectionPlan
  private let state: CollectionState
  private let isEnding: Bool
  private let pass: Int?
  private let columns: SheetTableColumns

  /// Looks at a table's header.
  ///
  /// - Parameters:
  ///   - state: what has been entered; papers of passes that are closed are compared with it.
  ///   - isEnding: whether every batch is ended with its last row.
  ///   - pass: the pass whose rows are read, or of all rows where no column names one; nil reads both.
  /// - Throws: `missingColumn` without `questionnaire`, `batch` or `number`.
  public init(
    _ table: Table, plan: CollectionPlan, state: CollectionState, isEnding: Bool,
    pass: Int? = nil
  ) throws(TableFault) {
    self.table = table
    self.plan = plan
    self.state = state
    self.isEnding = isEnding
    self.pass = pass
    columns = try SheetTableColumns(table, plan)
  }

  /// The lines of all rows.
  public var script: ImportScript {
    var order: [GroupKey] = []
    var rows: [GroupKey: [Int]] = [:]
    var leftOut: Set<Int> = []
    for index in 0..<table.rowCount {
      let row = row(index)
      let named = columns[.pass] == nil ? pass.map { "\($0)" } ?? "" : row.folded(.pass)
      let key = GroupKey(batch: row.folded(.batch), pass: named)
      if let pass, let other = key.key, other.pass != pass {
        leftOut.insert(index)
        continue
      }
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(index)
    }
    var findings = columns.strays
    if let pass, table.rowCount > 0, order.isEmpty {
      findings.append(table.finding(.noRowOfPass(pass), row: 0, column: columns[.pass]))
    }
    return ImportScript(
      table: table, groups: order.map { group($0, rows[$0] ?? []) },
      places: ReplyPlaces(columns: columns.places, texts: columns.texts), findings: findings,
      leftOut: leftOut)
  }

  private struct GroupKey: Hashable {
    let batch: String
    let pass: String

    init(batch: String, pass: String) {
      self.batch = batch
      self.pass = pass.isEmpty ? "1" : pass
    }

    /// The pass in the state; nil for a word that is none.
    var key: PassKey? { Int(pass).map { PassKey(batch: batch, pass: $0) } }
  }

  private func row(_ index: Int) -> SheetRow {
    SheetRow(table: table, index: index, columns: columns)
  }

  // MARK: Batches

  private func group(_ key: GroupKey, _ indices: [Int]) -> ImportScript.Group {
    let header = BatchHeader(indices.lazy.map(row))
    let batch = state.batches[key.batch]
    let pass = key.key.flatMap { state.pass($0) }
    let isClosed = batch.map { $0.isSealed || $0.spoiling != nil } ?? false || pass?.closing != nil
    let reader = PaperRows(
      layout: plan.layouts[header.questionnaire], columns: columns.layout(header.questionnaire),
      fixed: columns, round: plan.round, header: header, batch: batch,
      pass: pass, isClosed: isClosed)
    var steps: [ImportScript.Step] = []
    var acts: [ImportScript.Step] = []
    var numbers = Set(pass?.papers.enteredNumbers ?? [])
    for index in indices {
      let row = row(index)
      if row.folded(.number).isEmpty {
        acts.append(reader.batchStep(row))
      } else {
        let (step, number) = reader.step(row)
        if let number { numbers.insert(number) }
        if step.isVoiding, let number { numbers.remove(number) }
        steps.append(step.step)
      }
    }
    let closing = BatchClosing(
      batch: key.batch, isEnding: isEnding, papers: numbers.count, standing: batch, pass: pass)
    let first = indices.first ?? 0
    return ImportScript.Group(
      batch: key.batch, isNew: pass == nil, opening: opening(key, header, batch), openingRow: first,
      steps: steps,
      closing: closing.steps(acts, indices.map(row)))
  }

  /// The lines that lead to a batch: its questionnaire, and `begin` with what the table says of it.
  private func opening(
    _ key: GroupKey, _ header: BatchHeader, _ batch: Batch?
  ) -> [ImportScript.Line] {
    var begin = "begin \(ProtocolText.quoted(key.batch))"
    if key.pass != "1" { begin += " pass=\(ProtocolText.quoted(key.pass))" }
    for column in BatchHeader.arguments {
      guard let value = header[column] else { continue }
      begin += " \(column.rawValue)=\(ProtocolText.quoted(value))"
    }
    let isAnonymous =
      plan.layouts[header.questionnaire]?.questionnaire.respondent == .anonymous
    if batch == nil, isAnonymous, header[.numbers] == nil, let numbers = header.usualNumbers {
      begin += " numbers=\(numbers)"
    }
    if header.isConfirmed { begin += " !" }
    return [
      ImportScript.Line(
        text: "open \(ProtocolText.quoted(header.questionnaire))",
        column: columns[.questionnaire]),
      ImportScript.Line(
        text: begin, column: columns[key.pass == "1" ? .batch : .pass] ?? columns[.batch]),
    ]
  }
}
