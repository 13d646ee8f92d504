import Diagnostics
import Exchanging
import Sheets

/// `--what sheets`.
struct ExportedSheets: ExportedTable {
  static let name = "sheets"
  static let summary = Bilingual(
    zh: "答卷：一张一行，按批号、号码排列，没有录入员和时间；import 可以读回来（内部）",
    en:
      "the sheets: a row a paper by batch and number, without operator and time; import reads them "
      + "back (internal)")
  static let isInternal = true

  private let sheets: SheetsExport

  init(
    _ loaded: LoadedRound, _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) {
    let id = invocation.value(of: ExportVerb.questionnaire)
    if let id, loaded.plan.layouts[id] == nil {
      let known = loaded.plan.layouts.keys.sorted()
      throw Refusal(
        .badValue(
          ExportVerb.questionnaire, value: id,
          expected: Bilingual(
            zh: known.joined(separator: "、"), en: known.joined(separator: ", ")),
          nearest: NearestName.among(known, to: id)))
    }
    sheets = SheetsExport(loaded.state, questionnaire: id)
  }

  var columns: [String] { sheets.columns }

  var omissions: [Bilingual] {
    sheets.omissions.map { omission in
      switch omission {
      case .conflict(let batch):
        Bilingual(
          zh: "批 \(batch) 没有导出：两本日志对它的记录互相矛盾",
          en: "batch \(batch) is left out: two journals contradict each other about it")
      case .definitionChanged(let batch):
        Bilingual(
          zh: "批 \(batch) 没有导出：它的问卷在开批后改过，或本轮没有这份问卷",
          en: "batch \(batch) is left out: its questionnaire was changed since it began, or is gone"
        )
      }
    }
  }

  func forEachRow(_ visit: ([String]) -> Void) { sheets.forEachRow(visit) }
}
