public import Diagnostics
public import Tables

extension AllocationStratum {
  /// Reads a table with the columns `stratum,size[,sd]`, the form of `stats allocate`.
  ///
  /// The list is in the order of the table; it is nil exactly when a finding is an error.
  public static func read(
    _ table: Table
  ) -> (strata: [AllocationStratum]?, findings: [Finding]) {
    var findings: [Finding] = []
    let columns: (name: TableColumn, size: TableColumn)
    do throws(TableFault) {
      columns = (try table.column(named: "stratum"), try table.column(named: "size"))
    } catch {
      return (nil, [error.finding(at: table.headerLocation)])
    }
    let deviation = table.column(ifNamed: "sd")
    var strata: [AllocationStratum] = []
    for row in table.rows {
      let name = row.cell(columns.name)
      let size = row.cell(columns.size)
      do throws(CellFault) {
        if name.isBlank { throw .blank(name) }
        let sd = deviation.map { row.cell($0) }.flatMap { $0.isBlank ? nil : $0 }
        strata.append(
          AllocationStratum(
            name: name.text, size: try size.whole(in: 0...Allocation.greatestSize),
            deviation: try sd?.number()))
      } catch {
        findings.append(error.finding(at: error.cell.location))
      }
    }
    return (findings.isEmpty ? strata : nil, findings)
  }
}
