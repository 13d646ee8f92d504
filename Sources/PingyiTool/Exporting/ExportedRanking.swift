import Diagnostics
import Reporting
import Tallies

/// `--what ranking`.
struct ExportedRanking: ExportedTable {
  static let name = "ranking"
  static let summary = Bilingual(
    zh: "排名：每个组成部分和总分各有 low、high 两端，每端一列小数（按轮次修约）和一列精确分数",
    en:
      "the ranking: every component and the total with a low and a high end, each as a decimal by "
      + "the round's rounding and as an exact fraction")
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
    table = RankingTable(loaded: loaded, scores: scores, disclosure: disclosure).table
  }

  var columns: [String] { table.columns }

  func forEachRow(_ visit: ([String]) -> Void) {
    for row in table.rows { visit(row) }
  }
}
