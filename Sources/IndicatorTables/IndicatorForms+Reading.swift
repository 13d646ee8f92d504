package import Diagnostics
package import Tables

extension IndicatorForms {
  /// Rows above the header of a form: its title, the office's name.
  private static let mostRowsAboveHeader = 12

  /// Reads a table as one of the forms; nil where it cannot be read as one.
  ///
  /// - Parameter named: the form's id; nil tells it by the headings and indicators
  package func read(
    _ source: Table, as named: String? = nil
  ) -> (table: IndicatorTable?, form: IndicatorForm?, findings: [Finding]) {
    guard let form = named.flatMap({ form($0) }) ?? form(for: source) else {
      let known = forms.map { "\($0.id)（\($0.title.zh)）" }
      return (
        nil, nil,
        [IndicatorFault.unknownForm(known: known).finding(at: source.headerLocation)]
      )
    }
    let (table, findings) = FormReader.read(source, as: form, of: self)
    return (table, form, findings)
  }

  /// The form whose headings and indicators a table has; nil where none or several fit.
  package func form(for source: Table) -> IndicatorForm? {
    let (headed, _, _) = headed(source)
    let columns = columns(of: headed)
    let names = columns[.indicator].map { column in headed.rows.map { $0[column] } } ?? []
    let scores = forms.map { form -> Int in
      guard form.columns.contains(where: { columns[$0] != nil }) else { return 0 }
      if form.isBonus { return columns[.core] == nil ? 0 : forms.count * 100 }
      guard columns[.core] == nil else { return 0 }
      return names.count { form.indicator(named: CellPhrase($0).text) != nil }
    }
    guard let best = scores.max(), best > 0, scores.count(where: { $0 == best }) == 1 else {
      return nil
    }
    return zip(forms, scores).first { $0.1 == best }?.0
  }

  /// The table below its real header, where the header stands, and who filled the form in.
  func headed(_ source: Table) -> (table: Table, header: SourceLocation, office: String) {
    if columns(of: source).count >= 3 { return (source, source.headerLocation, "") }
    var above = [source.columns.map(\.name)]
    for (index, row) in source.rows.prefix(Self.mostRowsAboveHeader).enumerated() {
      let table = source.headed(byRow: index)
      if columns(of: table).count >= 3 { return (table, row.location, office(in: above)) }
      above.append(row.cells.map(\.text))
    }
    return (source, source.headerLocation, "")
  }

  private func office(in rows: [[String]]) -> String {
    let mark = "填报单位"
    for text in rows.flatMap({ $0 }) where text.hasPrefix(mark) {
      let name = text.dropFirst(mark.count).drop { "：: ".contains($0) }
      return CellPhrase(String(name)).text
    }
    return ""
  }

  /// What each known column holds; a heading counts without its remark in brackets.
  func columns(of table: Table) -> [FormColumn: TableColumn] {
    var found: [FormColumn: TableColumn] = [:]
    for column in table.columns where !column.name.isEmpty {
      let name = column.name.unicodeScalars.prefix { $0 != "(" && $0 != "（" }
      let reduced = CellPhrase.reduced(String(String.UnicodeScalarView(name)))
      let kind = FormColumn.allCases.first { kind in
        headings[kind, default: []].contains { CellPhrase.reduced($0) == reduced }
      }
      if let kind, found[kind] == nil { found[kind] = column }
    }
    return found
  }
}
