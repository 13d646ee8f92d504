import Diagnostics
import Reporting
import Tallies

/// `--what measures`.
struct ExportedMeasures: ExportedTable {
  static let name = "measures"
  static let summary = Bilingual(
    zh: "一行一个数：总分、各组成、部分、指标和所读的度量。与 report、ranking 一样遵守公布下限：不公布的数为空，"
      + "status 为 hidden；为防反推放宽的为 widened，改判的为 overridden",
    en:
      "one figure a row: totals, components, sections, items and the measures that they read. As in "
      + "report and ranking, what may not be told is blank with the status hidden, and what is told "
      + "less exactly so that nothing can be worked out is widened, what the office decided overridden"
  )
  static let isInternal = false

  private let table: CSVTable

  init(
    _ loaded: LoadedRound, _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) {
    let readings = try ScoreVerb.readings(for: loaded, invocation)
    let scores = try ScoreVerb.scores(of: loaded, readings)
    _ = try Publishing.register(of: loaded.folder, for: .results)
    let disclosure = try Release.disclosure(
      of: loaded, TallyBook(loaded.state), scores, language: invocation.language, in: surroundings)
    try Publishing(loaded, scores, disclosure, in: surroundings)
      .remember(loaded, invocation.language, in: surroundings)
    table =
      MeasuresTable(
        loaded: loaded, scores: scores, disclosure: disclosure, language: invocation.language
      ).table
  }

  var columns: [String] { table.columns }

  func forEachRow(_ visit: ([String]) -> Void) {
    for row in table.rows { visit(row) }
  }
}
