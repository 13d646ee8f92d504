import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Sheets

/// `forms ROUND`.
enum FormsVerb: Verb {
  static let example = OptionDescription(
    "example",
    Bilingual(
      zh: "改为打印填好的样张，旁边是录入员应键入的一行",
      en: "print filled-in samples instead, each with the line that a clerk keys for it"))
  static let labels = OptionDescription(
    "labels", value: "[BATCH=]NUMBERS", isRepeatable: true,
    Bilingual(
      zh: "改为打印编号标签，如 M1=1-121；可重复",
      en: "print numbered labels instead, such as M1=1-121; repeatable"))
  static let damm = OptionDescription(
    "damm",
    Bilingual(
      zh: "标签等宽并带 Damm 校验码，配合 开批 … check=damm",
      en: "labels of fixed width with a Damm check digit, for begin … check=damm"))
  static let paper = OptionDescription(
    "paper", choices: LabelSheet.Paper.allCases.map(\.rawValue),
    Bilingual(
      zh: "标签纸：每行列数×行数；缺省 3x8（70×37 毫米）",
      en: "the label paper, columns by rows; otherwise 3x8 (70 × 37 mm)"))

  static let description = CommandDescription(
    "forms",
    summary: Bilingual(
      zh: "打印问卷、评议票、封袋单和编号标签（A4，HTML）",
      en: "printable A4 forms, ballots, handover slips and labels"),
    details: [
      Bilingual(
        zh: "一个 HTML 文件，用浏览器打印（边距选“无”或“默认”均可）。无记名问卷只出一份，照份数印；记名评议票每个评分人一份，"
          + "已印编号，本单位一行印“不评”；部门评分表每个被评单位一份。每种问卷后附封袋与交接单。",
        en:
          "One HTML file to print from a browser. An anonymous questionnaire is printed once, to be copied; "
          + "every named rater has a ballot with a number, own rows marked; departments have a sheet "
          + "a unit. A handover slip follows each questionnaire."),
      Bilingual(
        zh: "ROUND 也可以是一个 .questionnaire.json5 文件，此时单位名称留空。",
        en: "ROUND may also be a .questionnaire.json5 file; the units' names are then left blank."),
    ],
    operands: [
      OperandDescription(
        "ROUND", .optional,
        Bilingual(
          zh: "轮次目录，或一个问卷文件；只打印标签时可省",
          en: "a round's folder or a questionnaire; not needed for labels")),
      OperandDescription(
        "QUESTIONNAIRE", .any,
        Bilingual(zh: "只打印这些问卷", en: "only these questionnaires")),
    ],
    options: [example, labels, damm, paper, .output, .force],
    examples: [
      .init(
        "forms round-2023 -o forms.html",
        prints: Bilingual(zh: "表格写到 forms.html，共 6 页", en: "forms written to forms.html, pages: 6")),
      .init(
        "forms round-2023 member-evaluation --example -o sample.html",
        prints: Bilingual(
          zh: "表格写到 sample.html，共 1 页", en: "forms written to sample.html, pages: 1")),
      .init(
        "forms --labels M1=1-121 --damm -o labels.html",
        prints: Bilingual(
          zh: "表格写到 labels.html，共 6 页", en: "forms written to labels.html, pages: 6")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let pages = try pages(invocation)
    let language = invocation.language
    let document = HTMLDocument(
      language: language == .zh ? "zh-CN" : "en",
      title: Bilingual(zh: "评议表格", en: "Forms")[language], style: .paper, body: pages)
    guard let path = invocation.value(of: .output) else {
      guard !surroundings.output.isTerminal else {
        throw Refusal(.missingValue(.output, command: invocation.command.name))
      }
      try surroundings.say(document.text)
      return .fine
    }
    do throws(FileFault) {
      try AtomicFile.write(
        Array(document.text.utf8), to: path, overwriting: invocation.isGiven(.force))
    } catch {
      throw Refusal(error)
    }
    let shown = Excerpt.visible(path)
    try surroundings.say(
      Bilingual(
        zh: "表格写到 \(shown)，共 \(pages.count) 页\n",
        en: "forms written to \(shown), pages: \(pages.count)\n")[language])
    return .fine
  }

  private static func pages(_ invocation: Invocation) throws(Refusal) -> [HTMLNode] {
    let labels = invocation.values(of: labels)
    let path = invocation.operand(0)
    guard labels.isEmpty else {
      let round = try path.map { (path) throws(Refusal) in try RoundFolder.load(path).round.id }
      var pages: [HTMLNode] = []
      for text in labels { pages += try labelSheet(text, round: round, invocation).pages }
      return pages
    }
    for option in [damm, paper] where invocation.isGiven(option) {
      throw Refusal(.missingValue(Self.labels, command: invocation.command.name))
    }
    guard let path else {
      throw Refusal(.missingOperand(description.operands[0], command: invocation.command.name))
    }
    let book = try book(path, Array(invocation.operands.dropFirst()), invocation.language)
    return invocation.isGiven(example) ? book.samplePages : book.pages
  }

  // MARK: Questionnaires

  private static func book(
    _ path: String, _ names: [String], _ language: Language
  ) throws(Refusal) -> FormBook {
    guard (try? Folder.kind(of: path)) != .file else {
      let questionnaire = try questionnaire(path)
      try check(names, among: [questionnaire])
      return FormBook([questionnaire], language: language)
    }
    let folder = try RoundFolder.load(path)
    try check(names, among: folder.questionnaires)
    let chosen = folder.questionnaires.filter { names.isEmpty || names.contains($0.id) }
    return FormBook(folder.round, chosen, language: language)
  }

  private static func questionnaire(_ path: String) throws(Refusal) -> Questionnaire {
    let file: DefinitionFile
    do throws(FileFault) {
      file = try DefinitionFile(readingFrom: path)
    } catch {
      throw Refusal(error)
    }
    let (questionnaire, findings) = Questionnaire.decode(bytes: file.bytes, file: file.path)
    guard let questionnaire else {
      throw Refusal(.data, findings.filter { $0.severity != .note })
    }
    return questionnaire
  }

  private static func check(
    _ names: [String], among questionnaires: [Questionnaire]
  ) throws(Refusal) {
    let known = questionnaires.map(\.id)
    for name in names where !known.contains(name) {
      throw Refusal(
        .unknownName(
          name, kind: Bilingual(zh: "问卷", en: "questionnaire"),
          nearest: NearestName.among(known, to: name), listing: nil))
    }
  }

  // MARK: Labels

  private static func labelSheet(
    _ text: String, round: String?, _ invocation: Invocation
  ) throws(Refusal) -> LabelSheet {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let batch = parts.count == 2 ? String(parts[0]) : nil
    guard let numbers = PaperNumbers(parts[parts.count - 1]), numbers.count <= LabelSheet.limit,
      batch?.isEmpty != true
    else {
      throw Refusal(
        .badValue(
          labels, value: text,
          expected: Bilingual(
            zh: "[批号=]号码，如 M1=1-121 或 1-60,71-121，一次至多 \(LabelSheet.limit) 个",
            en: "[BATCH=]NUMBERS, such as M1=1-121 or 1-60,71-121, at most \(LabelSheet.limit)"),
          nearest: nil))
    }
    return LabelSheet(
      batch: batch, numbers: numbers, hasCheckDigits: invocation.isGiven(damm),
      paper: invocation.value(of: paper).flatMap { LabelSheet.Paper(rawValue: $0) }
        ?? .threeByEight, round: round, language: invocation.language)
  }
}
