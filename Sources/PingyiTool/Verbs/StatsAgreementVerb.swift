import Diagnostics
import Reporting
import Statistics
import Tables

/// `stats agreement FILE`.
enum StatsAgreementVerb: Verb {
  private static let subject = OptionDescription(
    "subject", value: "COL",
    Bilingual(
      zh: "对象名称的列，不是评分人；首列名为 \(subjectNames.joined(separator: "、")) 时自动识别",
      en: "the column that names the subjects and is no rater; a first column called "
        + "\(subjectNames.joined(separator: ", ")) is taken as such"))
  private static let subjectNames = ["id", "subject", "编号", "对象", "单位"]

  static let description = CommandDescription(
    "stats", "agreement",
    summary: Bilingual(zh: "评分人之间的一致程度", en: "how far raters agree"),
    details: [
      Bilingual(
        zh: "每行一个对象，每列一个评分人，空格表示未评。ICC 和 Kendall W 只用完整的行，Krippendorff α 也用有空格的行；"
          + "算不出的写明原因。",
        en:
          "A row is a subject, a column a rater, a blank no mark. ICC and Kendall's W use complete "
          + "rows, Krippendorff's alpha the others too; what does not exist says why.")
    ],
    operands: [.table], options: [subject, StatsOptions.level, .json],
    examples: [
      .init(
        "stats agreement marks.csv",
        prints: Bilingual(
          zh: "六个 ICC 及其区间、Kendall W、四个 Krippendorff α",
          en: "six ICCs with limits, Kendall's W, four Krippendorff's alphas"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let level = try StatsOptions.level(invocation)
    let file = try StatsTable(try invocation.required(0), invocation, in: surroundings)
    var named: TableColumn?
    if let name = invocation.value(of: subject) {
      named = try file.column(name)
    } else if let first = file.table.columns.first,
      Self.subjectNames.contains(where: { file.table.column(ifNamed: $0) == first })
    {
      named = first
    }
    let raters = file.table.columns.filter { $0 != named && !$0.name.isEmpty }
    let report = AgreementReport(
      raters: raters.map(\.name), marks: try RaterMarks(file, raters), level: level,
      language: invocation.language)
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }
}

/// The marks of a table: numbers, or words that can only be equal or not.
struct RaterMarks {
  /// One row a subject, one column a rater; words are numbered.
  let rows: [[Double?]]
  /// Whether the marks are numbers.
  let areNumbers: Bool

  init(_ file: StatsTable, _ raters: [TableColumn]) throws(Refusal) {
    var texts: [[String]] = []
    for rater in raters {
      texts.append(try file.cells(rater) { (cell) throws(CellFault) in cell.folded })
    }
    let areWords = texts.allSatisfy { column in
      column.allSatisfy { text in text.isEmpty || !text.utf8.contains { (0x30...0x39).contains($0) }
      }
    }
    areNumbers = !areWords
    var columns: [[Double?]] = []
    var codes: [String: Double] = [:]
    for (rater, texts) in zip(raters, texts) {
      guard areWords else {
        columns.append(try file.numbers(rater).map { $0?.nearestDouble })
        continue
      }
      columns.append(
        texts.map { text in
          if text.isEmpty { return nil }
          let code = codes[text] ?? Double(codes.count)
          codes[text] = code
          return code
        })
    }
    rows = (0..<(columns.first?.count ?? 0)).map { row in columns.map { $0[row] } }
  }
}
