import Diagnostics
import Questionnaires
import Sheets
import Tables

/// The columns of one table, found once: those of every sheet, and those of each questionnaire.
struct SheetTableColumns: Sendable {
  /// The columns of one questionnaire's items.
  struct Layout: Sendable {
    /// One for every place, nil where the table has none.
    let marks: [TableColumn?]
    /// The columns in which an item's text may stand, in the order of the items.
    let texts: [(item: String, columns: [TableColumn])]
    /// The columns of other questionnaires' items.
    let foreign: [TableColumn]
    /// Where the fields of a reply point to.
    let places: [String: TableColumn]
  }

  private let fixed: [SheetColumn: TableColumn]
  private let layouts: [String: Layout]
  /// Columns that look like one that would be read, but are not.
  let strays: [Finding]

  /// Finds the columns; throws where one is missing without which no row can be read.
  init(_ table: Table, _ plan: CollectionPlan) throws(TableFault) {
    var fixed: [SheetColumn: TableColumn] = [:]
    for column in SheetColumn.allCases {
      fixed[column] = table.column(ifNamed: column.rawValue)
    }
    // JSON Lines without any line have no columns either, and nothing is missing.
    let isEmpty = table.isJSONLines && table.rowCount == 0
    for column in [SheetColumn.questionnaire, .batch, .number]
    where fixed[column] == nil && !isEmpty {
      _ = try table.column(named: column.rawValue)
    }
    self.fixed = fixed
    let byName = Dictionary(
      table.columns.filter { !$0.name.isEmpty }.map { (Lookalike.folded($0.name), $0) },
      uniquingKeysWith: { first, _ in first })
    let own = plan.layouts.mapValues { layout in
      Self.own(layout) { byName[Lookalike.folded($0)] }
    }
    let ofItems = Set(own.values.flatMap(\.all))
    layouts = own.mapValues { columns in
      Layout(
        marks: columns.marks, texts: columns.texts,
        foreign: ofItems.subtracting(columns.all).sorted { $0.position < $1.position },
        places: columns.places.merging(
          fixed.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { place, _ in place }))
    }
    let known =
      SheetColumn.allCases.map(\.rawValue)
      + plan.layouts.values.flatMap { SheetHeadings.columns(of: $0) }.sorted()
    strays = table.strayColumns(
      read: ofItems.union(fixed.values),
      unread: known.filter { table.column(ifNamed: $0) == nil })
  }

  subscript(column: SheetColumn) -> TableColumn? { fixed[column] }

  /// The columns of a questionnaire; nil for one that the round does not have.
  func layout(_ questionnaire: String) -> Layout? { layouts[questionnaire] }

  /// Every column by the name that a reply uses for it, whatever the questionnaire.
  var places: [String: TableColumn] {
    Dictionary(
      fixed.map { ($0.key.rawValue, $0.value) }
        + layouts.sorted { $0.key < $1.key }.flatMap { Array($0.value.places) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The first column of every item's text.
  var texts: [String: TableColumn] {
    Dictionary(
      layouts.sorted { $0.key < $1.key }.flatMap { _, layout in
        layout.texts.compactMap { text in text.columns.first.map { (text.item, $0) } }
      }, uniquingKeysWith: { first, _ in first })
  }

  private struct Own {
    let marks: [TableColumn?]
    let texts: [(item: String, columns: [TableColumn])]
    let places: [String: TableColumn]
    var all: [TableColumn] { marks.compactMap { $0 } + texts.flatMap(\.columns) }
  }

  private static func own(
    _ layout: SheetLayout, _ find: (String) -> TableColumn?
  ) -> Own {
    let marks = layout.places.map { find($0.name) }
    var places: [String: TableColumn] = [:]
    for (place, column) in zip(layout.places, marks) { places[place.name] = column }
    let texts = layout.questionnaire.items.map { item in
      (item: item.id, columns: SheetHeadings.texts(item).compactMap(find))
    }
    return Own(marks: marks, texts: texts.filter { !$0.columns.isEmpty }, places: places)
  }
}

extension Table {
  /// Warnings about columns that nobody reads though they look like one that would be read.
  func strayColumns(read: Set<TableColumn>, unread: [String]) -> [Finding] {
    columns.compactMap { column in
      guard !column.name.isEmpty, !read.contains(column),
        let near = NearestName.among(unread, to: column.name)
      else { return nil }
      let shown = Excerpt.quote(column.name)
      return Finding(
        code: "unread-column", severity: .warning, location: headerLocation,
        problem: Bilingual(
          zh: "第 \(column.position) 列“\(shown)”不是要读的列，没有读",
          en: "column \(column.position), '\(shown)', is none that is read"),
        found: column.name, suggestion: Bilingual(zh: "是否指 \(near)？", en: "did you mean '\(near)'?")
      )
    }
  }
}
