import Diagnostics

/// Something that `export` writes: rows under headings, in either form.
protocol ExportedTable: Sendable {
  /// The word after `--what`.
  static var name: String { get }
  /// What it is, for the help page.
  static var summary: Bilingual { get }
  /// Whether it may tell of single papers and stays in the office.
  static var isInternal: Bool { get }

  /// Prepares it from a round.
  init(
    _ loaded: LoadedRound, _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal)

  /// The headings.
  var columns: [String] { get }
  /// What the table leaves out, to be told.
  var omissions: [Bilingual] { get }
  /// Visits every row, its cells in the order of the headings.
  func forEachRow(_ visit: ([String]) -> Void)
}

extension ExportedTable {
  /// Nothing, unless a table says otherwise.
  var omissions: [Bilingual] { [] }
}
