import Diagnostics
import Exchanging

/// `--what settlements`.
struct ExportedSettlements: ExportedTable {
  static let name = "settlements"
  static let summary = Bilingual(
    zh: "双遍录入的裁定，以及收批后对答卷的裁断；第三人用 import --settlements 可以读回来（内部）",
    en:
      "what was settled of double entry, and ruled on its papers after the end; a third person reads it "
      + "back with import --settlements (internal)")
  static let isInternal = true

  private let settlements: SettlementsExport

  init(
    _ loaded: LoadedRound, _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) {
    settlements = SettlementsExport(loaded.state)
  }

  var columns: [String] { settlements.columns }

  var omissions: [Bilingual] {
    let lapsed = settlements.lapsedCount
    return settlements.conflicts.map { batch in
      Bilingual(
        zh: "批 \(batch) 的裁定没有导出：两本日志对它的记录互相矛盾",
        en: "the settlements of \(batch) are left out: two journals contradict each other about it")
    }
      + (lapsed == 0
        ? []
        : [
          Bilingual(
            zh: "\(lapsed) 处裁定已失效（重录后标记变了），没有导出",
            en: "settlements left out because the marks were keyed otherwise since: \(lapsed)")
        ])
  }

  func forEachRow(_ visit: ([String]) -> Void) { settlements.forEachRow(visit) }
}
