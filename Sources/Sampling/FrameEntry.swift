import Diagnostics

/// A unit as a table or a record lists it, with its place.
struct FrameEntry {
  let unit: FrameUnit
  /// The row of the table as a spreadsheet counts; nil outside a table.
  let row: Int?
  let location: SourceLocation?
}
