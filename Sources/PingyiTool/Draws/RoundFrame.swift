import Definitions
import Diagnostics
import Rounds
import Sampling
import Tables

/// A sampling frame's file with the units that it lists.
struct RoundFrame: Sendable {
  /// The file's name in a round's folder.
  static let fileName = "frame.csv"

  /// The table with all its columns, from which draws make their frames.
  let table: Table
  /// The units in the order of the table.
  let units: [GrassrootsUnit]

  /// The assessed unit to which each belongs, where the table says so.
  var parents: [String: String] {
    Dictionary(
      units.compactMap { unit in unit.parent.map { (unit.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// How many members each unit has, where the table says so.
  var members: [String: Int] {
    Dictionary(
      units.compactMap { unit in unit.members.map { (unit.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The units' names by id.
  var names: [String: String] {
    Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads and checks a frame; it is nil exactly when a finding is an error.
  ///
  /// - Parameter round: the round whose units the parents must be; nil when there is none
  static func read(
    _ path: String, in round: Round?
  ) throws(FileFault) -> (frame: RoundFrame?, findings: [Finding]) {
    let bytes = try FileContents.read(path, limit: TableLimits.size)
    var (table, findings) = Table.read(bytes, file: path)
    guard let table else { return (nil, findings) }
    // All units are checked here; a draw divides them into strata.
    findings += Frame.read(table).findings
    let (units, unitFindings) = GrassrootsUnit.read(table)
    if table.column(ifNamed: "id") != nil { findings += unitFindings }
    if let round { findings += unknownParents(in: table, round) }
    findings.sortByPlace()
    return (
      findings.containError ? nil : RoundFrame(table: table, units: units), findings
    )
  }

  /// Reads a frame that belongs to no round; errors are refused with 65.
  static func load(_ path: String) throws(Refusal) -> RoundFrame {
    let read: (frame: RoundFrame?, findings: [Finding])
    do throws(FileFault) {
      read = try Self.read(path, in: nil)
    } catch {
      throw Refusal(error)
    }
    guard let frame = read.frame else { throw Refusal(.data, read.findings) }
    return frame
  }

  /// Parents that the round does not assess, each told once.
  private static func unknownParents(in table: Table, _ round: Round) -> [Finding] {
    guard let column = table.column(ifNamed: "parent") else { return [] }
    var told: Set<String> = []
    var findings: [Finding] = []
    for row in table.rows {
      let cell = row.cell(column)
      guard !cell.isBlank, round.unit(id: cell.text) == nil, told.insert(cell.text).inserted else {
        continue
      }
      let fault = RoundDrawFault.unknownParent(
        cell.text, row: cell.row, nearest: NearestName.among(round.units.map(\.id), to: cell.text))
      findings.append(fault.finding(at: cell.location))
    }
    return findings
  }
}
