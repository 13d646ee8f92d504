import Diagnostics
import Tables

/// Reads a table as one of the forms: finds its header, joins merged cells, divides works and nodes.
///
/// A form that was saved as CSV has its title and the office's name above the header, and of a merged cell only
/// the first row has the text: blank cells repeat the one above, inside the same indicator and work.
struct FormReader {
  private let forms: IndicatorForms
  private let form: IndicatorForm
  private let columns: [FormColumn: TableColumn]
  private var table: IndicatorTable
  private(set) var findings: [Finding] = []

  /// Reads all rows; the table is nil where the header lacks a column of the form.
  static func read(
    _ source: Table, as form: IndicatorForm, of forms: IndicatorForms
  ) -> (table: IndicatorTable?, findings: [Finding]) {
    let (headed, header, office) = forms.headed(source)
    let columns = forms.columns(of: headed)
    let missing = form.columns.filter { columns[$0] == nil }
    guard missing.isEmpty else {
      let faults = missing.map { column in
        IndicatorFault.missingHeading(
          forms.headings[column]?.first ?? column.rawValue, clause: form.clause,
          known: headed.columns.map(\.name).filter { !$0.isEmpty })
      }
      return (nil, faults.map { $0.finding(at: header) })
    }
    var reader = FormReader(
      forms: forms, form: form, columns: columns,
      table: IndicatorTable(
        form: form.id, file: source.file, office: office, header: header, indicators: []))
    for row in headed.rows { reader.take(row) }
    return (reader.table, reader.findings)
  }

  private init(
    forms: IndicatorForms, form: IndicatorForm, columns: [FormColumn: TableColumn],
    table: IndicatorTable
  ) {
    self.forms = forms
    self.form = form
    self.columns = columns
    self.table = table
  }

  // MARK: Rows

  private mutating func take(_ row: TableRow) {
    // A closing remark (备注) below the form stands in its first column.
    if let first = row.cells.first(where: { !$0.isBlank }), first.folded.hasPrefix("备注") { return }
    startIndicator(row)
    startWork(row)
    addNodes(row)
  }

  private func cell(_ column: FormColumn, _ row: TableRow) -> TableCell? {
    columns[column].map { row.cell($0) }
  }

  private mutating func startIndicator(_ row: TableRow) {
    guard let cell = cell(.indicator, row), !cell.isBlank else { return }
    if let last = table.indicators.last, last.cell.text == cell.text { return }
    let phrase = CellPhrase(cell.text)
    let declared = form.indicator(named: phrase.text)
    if !form.isBonus, declared == nil {
      let fault = IndicatorFault.unknownIndicator(
        cell, known: form.indicators.map(\.title), clause: form.clause)
      findings.append(fault.finding(at: cell.location))
    }
    if let declared, let first = table.indicators.first(where: { $0.id == declared.id }) {
      let fault = IndicatorFault.repeatedIndicator(cell, first: first.cell.row)
      findings.append(fault.finding(at: cell.location))
    }
    table.indicators.append(
      FilledIndicator(
        id: declared?.id ?? "I\(table.indicators.count + 1)", declared: declared, cell: cell,
        name: phrase.text, points: points(phrase, .indicatorPoints, row)))
  }

  private mutating func startWork(_ row: TableRow) {
    let written = form.hasWorks ? cell(.work, row) : cell(.indicator, row)
    guard let cell = written, !cell.isBlank else { return }
    guard let indicator = table.indicators.last else {
      return findings.append(IndicatorFault.strayRow(cell).finding(at: cell.location))
    }
    if let last = indicator.works.last, last.cell.text == cell.text { return }
    let phrase = CellPhrase(cell.text)
    let id = form.hasWorks ? "\(indicator.id).\(indicator.works.count + 1)" : indicator.id
    let others = [FormColumn.core, .effect].compactMap { self.cell($0, row) }
    table.indicators[table.indicators.count - 1].works.append(
      FilledWork(
        id: id, cell: cell, name: phrase.text,
        points: form.hasWorks ? points(phrase, .workPoints, row) : indicator.points,
        topics: self.cell(.topic, row), others: others.filter { !$0.isBlank }))
  }

  private func points(
    _ phrase: CellPhrase, _ column: FormColumn, _ row: TableRow
  ) -> CellPhrase.Points {
    guard phrase.points == .none, let cell = cell(column, row) else { return phrase.points }
    return CellPhrase.points(in: cell.text)
  }

  private mutating func addNodes(_ row: TableRow) {
    guard let cell = cell(.node, row), let standard = self.cell(.standard, row),
      let evidence = self.cell(.evidence, row)
    else { return }
    let indicator = table.indicators.count - 1
    let work = indicator < 0 ? -1 : table.indicators[indicator].works.count - 1
    guard work >= 0 else {
      // A row that begins nothing and stands below nothing is told once, by its first filled cell.
      if let first = [cell, standard, evidence].first(where: { !$0.isBlank }),
        table.indicators.isEmpty || !cell.isBlank
      {
        findings.append(IndicatorFault.strayRow(first).finding(at: first.location))
      }
      return
    }
    var nodes = table.indicators[indicator].works[work].nodes
    guard !cell.isBlank else {
      // More of the standard or the evidence of the node above.
      guard var last = nodes.popLast() else { return }
      last.standard = last.standard.joined(by: standard)
      last.evidence = last.evidence.joined(by: evidence)
      table.indicators[indicator].works[work].nodes = nodes + [last]
      return
    }
    let id = table.indicators[indicator].works[work].id
    for text in CellPhrase.nodes(in: cell.text) {
      let phrase = CellPhrase(text)
      let dayCell = self.cell(.day, row).flatMap { $0.isBlank ? nil : $0 } ?? cell
      nodes.append(
        FilledNode(
          id: "\(id).\(nodes.count + 1)", cell: cell, text: CellPhrase.withoutMark(phrase.text),
          points: points(phrase, .nodePoints, row),
          day: CellPhrase.day(
            in: dayCell == cell ? CellPhrase.withoutMark(phrase.text) : dayCell.text,
            year: forms.year), dayCell: dayCell,
          standard: FilledText(standard, repeating: nodes.last?.standard),
          evidence: FilledText(evidence, repeating: nodes.last?.evidence)))
    }
    table.indicators[indicator].works[work].nodes = nodes
  }
}

extension FilledText {
  /// The text of a cell, or where it is blank that of the cell above in the same work.
  fileprivate init(_ cell: TableCell, repeating above: FilledText?) {
    text = cell.isBlank ? above?.text ?? "" : cell.text
    self.cell = cell
  }

  fileprivate func joined(by more: TableCell) -> FilledText {
    more.isBlank
      ? self : FilledText(text: isBlank ? more.text : "\(text)\n\(more.text)", cell: cell)
  }
}
