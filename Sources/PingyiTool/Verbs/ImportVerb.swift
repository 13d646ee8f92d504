import Diagnostics
import Encodings
import Exchanging
import Sessions
import Tables

/// `import ROUND FILE`.
enum ImportVerb: Verb {
  static let operatorID = OptionDescription(
    "operator", value: "ID",
    Bilingual(zh: "谁导入：录入员代号，必填", en: "who imports: an operator's id; required"))
  static let end = OptionDescription(
    "end", Bilingual(zh: "每一批的行收完后收批", en: "end every batch with its last row"))
  static let facts = OptionDescription(
    "facts",
    Bilingual(
      zh: "表里是事实（unit,item,value,evidence），不是答卷",
      en: "the table holds facts (unit,item,value,evidence), not sheets"))
  static let settlements = OptionDescription(
    "settlements",
    Bilingual(
      zh: "表里是裁定（batch,number,item,choice,reason），不是答卷",
      en: "the table holds settlements (batch,number,item,choice,reason), not sheets"))
  static let pass = OptionDescription(
    "pass", choices: ["1", "2"],
    Bilingual(
      zh: "只导入这一遍的行；两遍要由两个人导入",
      en: "only the rows of this pass; two people import the two passes"))
  static let keepGood = OptionDescription(
    "keep-good",
    Bilingual(
      zh: "有错的行不收，其余照收；缺省有一行错就一行也不收",
      en: "leave faulty rows out and import the others; otherwise one fault refuses all"))
  static let rejects = OptionDescription(
    "rejects", value: "FILE",
    Bilingual(
      zh: "把被拒绝的行原样写到此文件，后加 code、message 两列",
      en: "write the refused rows to this file as they came, with columns code and message"))
  static let delimiter = OptionDescription(
    "delimiter", choices: ["comma", "tab"],
    Bilingual(zh: "列之间的符号；缺省看第一行", en: "what stands between cells; otherwise by the header"))

  static let description = CommandDescription(
    "import",
    summary: Bilingual(
      zh: "导入：把 CSV 或 TSV 里的答卷、事实按录入协议收进来",
      en: "import sheets or facts from CSV or TSV through the line protocol"),
    details: [
      Bilingual(
        zh:
          "列：questionnaire,batch,pass,number,subject,role,issued,returned,ruling,reason，每题一列，文字在“题号.text”列；"
          + "多出的列不读。每一行变成一行录入协议，先全部试一遍，有一行不行就什么也不写（--keep-good 除外）。"
          + "再导入一次不会有任何变化，中断后再导入就接着收。双遍录入的表由两人各导一遍（--pass 1、--pass 2），"
          + "裁定由第三人用 --settlements 导入。",
        en:
          "Columns: questionnaire,batch,pass,number,subject,role,issued,returned,ruling,reason, one an "
          + "item, texts in ITEM.text; others are not read. Every row becomes lines of the protocol; all are "
          + "tried first, and one refusal leaves everything unwritten (but for --keep-good). Importing "
          + "again changes nothing, and goes on after an interruption. A table of both passes is imported "
          + "by two people (--pass 1, --pass 2), settlements by a third one with --settlements."),
      Bilingual(
        zh: "退出状态：0 全部收下，1 有行被拒绝，65 文件不是这样的表。",
        en: "Exit status: 0 everything taken, 1 a row was refused, 65 the file is no such table."),
    ],
    operands: [
      .round,
      OperandDescription(
        "FILE", .one, Bilingual(zh: "CSV 或 TSV 文件", en: "a CSV or TSV file")),
    ],
    options: [
      operatorID, end, facts, settlements, pass, keepGood, rejects, .force, CollectVerb.station,
      CollectVerb.journal,
      CollectVerb.encoding, delimiter, .json,
    ],
    examples: [
      .init(
        "import round-2023 papers.csv --operator li --end",
        prints: Bilingual(
          zh: "papers.csv：121 行；新收 121，已有 0，拒绝 0",
          en: "papers.csv: 121 rows; 121 new, 0 there already, 0 refused")),
      .init(
        "import round-2023 papers.csv --operator li --keep-good --rejects todo.csv",
        prints: Bilingual(
          zh: "papers.csv：121 行；新收 119，已有 0，拒绝 2（见 todo.csv）",
          en: "papers.csv: 121 rows; 119 new, 0 there already, 2 refused (see todo.csv)")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let station = try CollectVerb.station(invocation, in: surroundings)
    let request = ImportRequest(
      path: try invocation.required(1), operatorID: try operatorID(invocation),
      station: station, journal: invocation.value(of: CollectVerb.journal),
      encoding: try CollectVerb.namedEncoding(invocation),
      delimiter: invocation.value(of: delimiter).map { $0 == "tab" ? .tab : .comma },
      holdsFacts: invocation.isGiven(facts),
      holdsSettlements: invocation.isGiven(settlements),
      pass: invocation.value(of: pass).flatMap { Int($0) }, isEnding: invocation.isGiven(end),
      keepsGood: invocation.isGiven(keepGood), rejects: invocation.value(of: rejects),
      overwrites: invocation.isGiven(.force), language: invocation.language)
    let folder = try RoundFolder.load(invocation.required(0))
    let report = try ImportRun(request: request, folder: folder, surroundings: surroundings).run()
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      for line in report.diagnostics { surroundings.tell(line) }
      try surroundings.say(report.text)
    }
    return report.status
  }

  private static func operatorID(_ invocation: Invocation) throws(Refusal) -> String {
    guard let text = invocation.value(of: operatorID) else {
      throw Refusal(.missingValue(operatorID, command: description.name))
    }
    guard let id = OperatorID(text) else {
      throw Refusal(
        .badValue(
          operatorID, value: text,
          expected: Bilingual(
            zh: "1–32 个小写字母、数字、- 或 _", en: "1 to 32 of a–z, 0–9, - and _"), nearest: nil))
    }
    return id.text
  }
}
