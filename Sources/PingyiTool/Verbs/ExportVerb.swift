import Diagnostics
import ExactArithmetic
import Reporting
import Scoring

extension OptionDescription {
  /// `--what ranking`.
  static let what = OptionDescription(
    "what", choices: ["ranking"], Bilingual(zh: "导出什么；缺省 ranking", en: "what; otherwise ranking"))

  /// `--format csv`.
  static let format = OptionDescription(
    "format", choices: ["csv"], Bilingual(zh: "格式；缺省 csv", en: "the format; otherwise csv"))

  /// `--bom`.
  static let byteOrderMark = OptionDescription(
    "bom",
    Bilingual(
      zh: "在开头写字节序标记，Excel 据此认出 UTF-8",
      en: "begin with a byte order mark, by which Excel knows UTF-8"))
}

/// `export ROUND`.
enum ExportVerb: Verb {
  static let description = CommandDescription(
    "export",
    summary: Bilingual(zh: "把排名导出为 CSV", en: "export the ranking as CSV"),
    details: [
      Bilingual(
        zh: "每个组成部分和总分各有 low、high 两端，每端一列小数（按轮次修约）和一列精确分数。会被表格软件当作公式的"
          + "单元格前面加撇号。",
        en:
          "Every component and the total have a low and a high end, each as a decimal by the round's "
          + "rounding and as an exact fraction. Cells that a spreadsheet would run begin with an "
          + "apostrophe.")
    ],
    operands: [.round], options: [.what, .format, .byteOrderMark, .output, .force, .reading],
    examples: [
      .init(
        "export round-2023 --what ranking --format csv",
        prints: Bilingual(
          zh: "rank.best,rank.worst,unit,name,…,total.low,total.low.fraction,…",
          en: "rank.best,rank.worst,unit,name,…,total.low,total.low.fraction,…")),
      .init(
        "export round-2023 --bom -o ranking.csv",
        prints: Bilingual(zh: "写到 ranking.csv，Excel 可直接打开", en: "ranking.csv, as Excel opens it")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    let readings = try ScoreVerb.readings(for: loaded, invocation)
    let scores = try ScoreVerb.scores(of: loaded, readings)
    let text = RankingTable(loaded: loaded, scores: scores).table
      .text(byteOrderMark: invocation.isGiven(.byteOrderMark))
    guard let path = invocation.value(of: .output) else {
      try surroundings.say(text)
      return .fine
    }
    do throws(FileFault) {
      try AtomicFile.write(Array(text.utf8), to: path, overwriting: invocation.isGiven(.force))
    } catch {
      throw Refusal(error)
    }
    return .fine
  }
}
