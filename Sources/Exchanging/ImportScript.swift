public import Diagnostics
import Tables

/// What a table asks for: lines of the protocol in groups that belong together, each with its row.
///
/// A translation makes it from rows without sending anything; ``rehearse(by:in:)`` finds out what the
/// lines would be answered, ``perform(_:by:in:recording:)`` sends those that were found good.
public struct ImportScript: Sendable {
  /// A line with the cell that a refusal of it points to.
  struct Line: Sendable {
    let text: String
    /// The cell's column; nil points to the row.
    let column: TableColumn?
    /// Whether the line carries an item's text and not its mark.
    var isText = false
  }

  /// What one row asks for.
  struct Step: Sendable {
    /// The row's index in the table; nil for what no row asks for, such as the end on request.
    let row: Int?
    /// The lines, in order; none where everything is there already.
    let lines: [Line]
    /// What was wrong before any line was sent.
    var faults: [Finding] = []
    /// What is worth saying though nothing is wrong.
    var notes: [Finding] = []
  }

  /// The rows of one batch pass, or all rows of a table of facts.
  struct Group: Sendable {
    /// The batch, for the report; nil for facts.
    let batch: String?
    /// Whether the round does not have the batch pass yet.
    var isNew = false
    /// What has to be said before the rows; a refusal concerns all of them.
    let opening: [Line]
    /// The row that the opening was made of.
    let openingRow: Int
    /// The rows of papers or facts.
    let steps: [Step]
    /// What is done with the batch when all its rows are in.
    let closing: [Step]
  }

  let table: Table
  let groups: [Group]
  /// Where a reply's fields point to.
  let places: ReplyPlaces
  /// What is wrong with the header, or worth saying about it.
  public let findings: [Finding]
  /// The rows that were not asked for: those of the other pass.
  var leftOut: Set<Int> = []
}
