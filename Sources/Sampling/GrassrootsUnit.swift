public import Diagnostics
public import Tables

/// A grassroots unit as `frame.csv` describes it, for names on forms and for participation.
public struct GrassrootsUnit: Sendable, Hashable {
  /// The id.
  public let id: String
  /// The name; the id where the table has none.
  public let name: String
  /// The id of the assessed unit to which it belongs; nil where the table does not say.
  public let parent: String?
  /// The number of members; nil where the table does not say.
  public let members: Int?
  /// Whether it is a standalone union; nil where the table does not say.
  public let isStandalone: Bool?

  /// The most members of a unit.
  public static let mostMembers = 100_000_000

  /// Reads every row of a table; only the `id` column must be there.
  ///
  /// The list is in the order of the table. Cells that do not hold what their column needs are
  /// findings; whether the ids can be drawn is for ``Frame`` to say.
  public static func read(_ table: Table) -> (units: [GrassrootsUnit], findings: [Finding]) {
    guard let id = table.column(ifNamed: "id") else {
      let fault = TableFault.missingColumn(
        "id", known: table.columns.map(\.name).filter { !$0.isEmpty })
      return ([], [fault.finding(at: table.headerLocation)])
    }
    let name = table.column(ifNamed: "name")
    let parent = table.column(ifNamed: "parent")
    let members = table.column(ifNamed: "members")
    let standalone = table.column(ifNamed: "standalone")
    var findings: [Finding] = []
    let units = table.rows.map { row in
      GrassrootsUnit(
        id: row[id], name: filled(row, name)?.text ?? row[id], parent: filled(row, parent)?.text,
        members: value(of: filled(row, members), &findings) { (cell) throws(CellFault) in
          try cell.whole(in: 0...mostMembers)
        },
        isStandalone: value(of: filled(row, standalone), &findings) { (cell) throws(CellFault) in
          try cell.yesNo()
        })
    }
    return (units, findings)
  }

  private static func filled(_ row: TableRow, _ column: TableColumn?) -> TableCell? {
    column.map { row.cell($0) }.flatMap { $0.isBlank ? nil : $0 }
  }

  private static func value<Value>(
    of cell: TableCell?, _ findings: inout [Finding],
    _ read: (TableCell) throws(CellFault) -> Value
  ) -> Value? {
    guard let cell else { return nil }
    do throws(CellFault) {
      return try read(cell)
    } catch {
      findings.append(error.finding(at: error.cell.location))
      return nil
    }
  }
}
