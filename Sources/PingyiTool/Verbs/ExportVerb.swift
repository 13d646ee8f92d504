import Diagnostics
import Exchanging

/// `export ROUND`.
enum ExportVerb: Verb {
  /// What can be exported, the usual one first.
  static let tables: [any ExportedTable.Type] = [
    ExportedRanking.self, ExportedMeasures.self, ExportedTallies.self, ExportedSheets.self,
    ExportedSettlements.self, ExportedFacts.self,
  ]

  /// `--what ranking`.
  static let what = OptionDescription(
    "what", choices: tables.map { $0.name },
    Bilingual(zh: "导出什么；缺省 ranking", en: "what; otherwise ranking"))
  /// `--format csv`.
  static let format = OptionDescription(
    "format", choices: TableWriter.Format.allCases.map(\.rawValue),
    Bilingual(zh: "格式；缺省 csv", en: "the format; otherwise csv"))
  /// `--bom`.
  static let byteOrderMark = OptionDescription(
    "bom",
    Bilingual(
      zh: "在开头写字节序标记，Excel 据此认出 UTF-8",
      en: "begin with a byte order mark, by which Excel knows UTF-8"))
  /// `--questionnaire ID`.
  static let questionnaire = OptionDescription(
    "questionnaire", value: "ID",
    Bilingual(zh: "只导出这份问卷的答卷", en: "only the sheets of this questionnaire"))

  static let description = CommandDescription(
    "export",
    summary: Bilingual(
      zh: "导出排名、各项得分和度量、汇总、答卷、裁定、事实为 CSV 或 JSON Lines",
      en: "export the ranking and the figures behind it, tallies, sheets, settlements or facts as "
        + "CSV or JSON "
        + "Lines"),
    details: tables.map { table in
      Bilingual(
        zh: "\(table.name)：\(table.summary.zh)。", en: "\(table.name): \(table.summary.en).")
    } + [
      Bilingual(
        zh: "会被表格软件当作公式的单元格前面加撇号，import 会去掉它。",
        en: "Cells that a spreadsheet would run begin with an apostrophe, which import takes off.")
    ],
    operands: [.round],
    options: [what, format, byteOrderMark, questionnaire, .output, .force, .reading],
    examples: [
      .init(
        "export round-2023 --what ranking --format csv",
        prints: Bilingual(
          zh: "rank.best,rank.worst,unit,name,…,total.low,total.low.fraction,…",
          en: "rank.best,rank.worst,unit,name,…,total.low,total.low.fraction,…")),
      .init(
        "export round-2023 --what sheets --bom -o sheets.csv",
        prints: Bilingual(zh: "写到 sheets.csv，Excel 可直接打开", en: "sheets.csv, as Excel opens it")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let name = invocation.value(of: what)
    guard let kind = tables.first(where: { $0.name == name }) ?? tables.first else { return .usage }
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    let table = try kind.init(loaded, invocation, in: surroundings)
    let format = invocation.value(of: format).flatMap { TableWriter.Format(rawValue: $0) } ?? .csv
    var writer = TableWriter(
      format, columns: table.columns, byteOrderMark: invocation.isGiven(byteOrderMark))
    table.forEachRow { writer.add($0) }
    for omission in table.omissions { surroundings.tell(omission[invocation.language]) }
    if kind.isInternal {
      surroundings.tell(
        Bilingual(
          zh: "内部资料：逐张答卷和凭据，不得外传。",
          en: "Internal: single papers and evidence; not to be passed on.")[invocation.language])
      // What publishes nothing is not stopped; whoever reads it should know all the same.
      let registers = RegisterStanding(loaded.folder)
      for finding in registers.changes.map({ $0.finding(at: nil) }) + registers.damages {
        surroundings.tell(finding.rendered(in: invocation.language))
      }
    }
    guard let path = invocation.value(of: .output) else {
      try surroundings.say(writer.bytes)
      return .fine
    }
    do throws(FileFault) {
      try AtomicFile.write(writer.bytes, to: path, overwriting: invocation.isGiven(.force))
    } catch {
      throw Refusal(error)
    }
    return .fine
  }
}
