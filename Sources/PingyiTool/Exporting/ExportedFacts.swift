import Diagnostics
import Exchanging

/// `--what facts`.
struct ExportedFacts: ExportedTable {
  static let name = "facts"
  static let summary = Bilingual(
    zh: "事实：unit,item,value,evidence,period,side,reason；import --facts 可以读回来（内部）",
    en: "the facts: unit,item,value,evidence,period,side,reason; import --facts reads them back "
      + "(internal)")
  static let isInternal = true

  private let facts: FactsExport

  init(
    _ loaded: LoadedRound, _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) {
    facts = FactsExport(loaded.state)
  }

  var columns: [String] { facts.columns }

  var omissions: [Bilingual] {
    let count = facts.conflictCount
    if count == 0 { return [] }
    return [
      Bilingual(
        zh: "\(count) 项事实没有导出：两本日志的说法不同",
        en: "facts left out because journals disagree about them: \(count)")
    ]
  }

  func forEachRow(_ visit: ([String]) -> Void) { facts.forEachRow(visit) }
}
