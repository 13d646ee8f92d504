public import Diagnostics
public import Tables

extension Frame {
  /// Makes the frame of a table with an `id` column; nil exactly when a finding is an error.
  ///
  /// All ids are checked, those of units that are not eligible too; strata only of eligible ones.
  ///
  /// - Parameters:
  ///   - table: such as `frame.csv`: `id,name,parent,members,standalone` and any others
  ///   - strata: the column that names the stratum, nil for a frame without strata
  ///   - condition: which units are eligible, nil for all
  public static func read(
    _ table: Table, strata: String? = nil, where condition: Eligibility? = nil
  ) -> (frame: Frame?, findings: [Finding]) {
    var findings: [Finding] = []
    let id = column("id", of: table, &findings)
    let stratum = strata.map { column($0, of: table, &findings) }
    let eligible = condition.map { column($0.column, of: table, &findings) }
    guard let id, stratum != .some(nil), eligible != .some(nil) else { return (nil, findings) }
    guard table.rows.count <= SamplingLimits.units else {
      let fault = FrameFault.tooManyUnits(table.rows.count)
      return (nil, [fault.finding(at: table.headerLocation)])
    }
    var admitted: [FrameEntry] = []
    var others: [FrameEntry] = []
    for row in table.rows {
      let name = (stratum ?? nil).map { row[$0] } ?? ""
      let entry = FrameEntry(
        unit: FrameUnit(id: row[id], stratum: name), row: row.number,
        location: row.cell(id).location)
      do throws(CellFault) {
        guard let condition, let column = eligible ?? nil else {
          admitted.append(entry)
          continue
        }
        if try condition.admits(row.cell(column)) {
          admitted.append(entry)
        } else {
          others.append(entry)
        }
      } catch {
        others.append(entry)
        findings.append(error.finding(at: error.cell.location))
      }
    }
    return finish(admitted, others, findings, table, condition, isStratified: strata != nil)
  }

  private static func finish(
    _ admitted: [FrameEntry], _ others: [FrameEntry], _ earlier: [Finding], _ table: Table,
    _ condition: Eligibility?, isStratified: Bool
  ) -> (frame: Frame?, findings: [Finding]) {
    var findings = earlier
    if admitted.isEmpty, !findings.containError {
      let fault: FrameFault = condition.map { .noEligibleUnits($0.text) } ?? .noUnits
      findings.append(fault.finding(at: table.headerLocation))
      return (nil, findings)
    }
    var all = FrameCheck(isStratified: isStratified)
    all.checkIDs((admitted + others).sorted { ($0.row ?? 0) < ($1.row ?? 0) })
    if all.findings.containError {
      findings += all.findings
      return (nil, findings)
    }
    if admitted.isEmpty { return (nil, findings) }
    let (frame, own) = Frame.of(admitted, isStratified: isStratified)
    findings += own
    return (findings.containError ? nil : frame, findings)
  }

  private static func column(
    _ name: String, of table: Table, _ findings: inout [Finding]
  ) -> TableColumn? {
    do throws(TableFault) {
      return try table.column(named: name)
    } catch {
      findings.append(error.finding(at: table.headerLocation))
      return nil
    }
  }
}
