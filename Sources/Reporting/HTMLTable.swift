/// A table of a page: on a narrow screen every row becomes a card with its cells' headings.
public struct HTMLTable: Sendable {
  /// A column's heading and whether its cells are figures.
  public struct Column: Sendable {
    let heading: String
    let isFigure: Bool

    /// A column of words.
    public static func words(_ heading: String) -> Column {
      Column(heading: heading, isFigure: false)
    }

    /// A column of figures, which stand at the right.
    public static func figures(_ heading: String) -> Column {
      Column(heading: heading, isFigure: true)
    }
  }

  private let columns: [Column]
  private let name: StaticString
  private var rows: [HTMLNode] = []

  /// A table without rows, of a class that the style sheet knows.
  public init(class name: StaticString = "table", _ columns: [Column]) {
    self.columns = columns
    self.name = name
  }

  /// Whether nothing was added.
  public var isEmpty: Bool { rows.isEmpty }

  /// Adds a row of text at the bottom.
  public mutating func add(class name: StaticString = "row", _ cells: [String]) {
    add(class: name, cells.map { [.text($0)] })
  }

  /// Adds a row at the bottom; missing cells are blank, cells beyond the columns are left out.
  public mutating func add(class name: StaticString = "row", _ cells: [[HTMLNode]]) {
    let filled = columns.indices.map { $0 < cells.count ? cells[$0] : [] }
    rows.append(
      .element(
        .tr, [.class(name)],
        zip(columns, filled).map { column, cell in
          .element(
            .td, [.class(column.isFigure ? "figure" : "words"), .label(column.heading)], cell)
        }))
  }

  /// The table.
  public var node: HTMLNode {
    .element(
      .table, [.class(name)],
      [
        .element(
          .thead,
          [
            .element(
              .tr,
              columns.map {
                .element(.th, class: $0.isFigure ? "figure" : "words", $0.heading)
              })
          ]),
        .element(.tbody, rows),
      ])
  }
}
