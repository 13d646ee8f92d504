import Diagnostics
import IndicatorTables
import Reporting
import Scoring
import Surveys

/// `init SCHEME DIR`.
enum InitVerb: Verb {
  static let description = CommandDescription(
    "init", summary: Bilingual(zh: "新建一个轮次目录", en: "make a new round folder"),
    details: [
      Bilingual(
        zh: "考核办法和问卷复制到轮次的 definitions/，此后轮次只读自己的副本。",
        en:
          "The scheme and its questionnaires are copied to the round's definitions/; from then on "
          + "the round reads only its own copies.")
    ],
    operands: [
      OperandDescription(
        "SCHEME", .one,
        Bilingual(
          zh: "附带的考核办法代号（见 pingyi schemes），或存放定义文件的目录",
          en: "a bundled scheme (see pingyi schemes), or a folder with definition files")),
      OperandDescription(
        "DIR", .one, Bilingual(zh: "新目录，或空目录", en: "a new or an empty folder")),
    ], options: [.json],
    examples: [
      .init(
        "init qinhuangdao-2023-home round-2023",
        prints: Bilingual(
          zh:
            "round-2023/round.json5\nround-2023/definitions/…\n下一步：把示例单位换成本轮的单位，再运行 pingyi check round-2023",
          en: "round-2023/round.json5\nround-2023/definitions/…\n"
            + "next: replace the sample units, then run pingyi check round-2023"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let scheme = try scheme(named: invocation.required(0))
    let folder = try invocation.required(1)
    let template = RoundTemplate(
      round: RoundTemplate.roundID(folder: folder, scheme: scheme.id), scheme: scheme,
      language: invocation.language)
    let written = try write(template, to: folder)
    guard !invocation.isGiven(.json) else {
      try surroundings.say([
        "round": .string(template.round), "scheme": .string(scheme.id), "folder": .string(folder),
        "files": .array(written.map { .string($0) }),
      ])
      return .fine
    }
    let shown = Excerpt.visible(folder)
    let next = Bilingual(
      zh: "下一步：把示例单位换成本轮的单位，再运行 pingyi check \(shown)",
      en: "next: replace the sample units, then run pingyi check \(shown)")
    let blank = Bilingual(
      zh: "空白指标表在 tables/，发给单位填写；收回的存为 tables/单位代号.表.csv，如 tables/U01.party.csv",
      en: "blank forms are in tables/; save what comes back as tables/UNIT.FORM.csv, such as "
        + "tables/U01.party.csv")
    let hasForms = written.contains { $0.contains("/\(RoundTables.folderName)/") }
    let lines =
      written.map { Excerpt.visible($0) } + (hasForms ? [blank[invocation.language]] : [])
      + [next[invocation.language]]
    try surroundings.say(lines.joined(separator: "\n") + "\n")
    return .fine
  }

  /// Finds the scheme: a bundled one by its id, or that of a folder.
  static func scheme(named name: String) throws(Refusal) -> SchemeSummary {
    if let scheme = SchemeSummary(BundledFiles.of(scheme: name)) { return scheme }
    guard (try? Folder.kind(of: name)) == .folder else {
      throw Refusal(
        .unknownName(
          name, kind: Bilingual(zh: "考核办法", en: "scheme"),
          nearest: NearestName.among(BundledDefinition.schemes, to: name),
          listing: "pingyi schemes"))
    }
    let files: [DefinitionFile]
    do {
      files = try DefinitionFile.files(inFolder: name).filter { $0.kind != .round }
    } catch {
      throw Refusal(error)
    }
    guard let scheme = SchemeSummary(files) else {
      throw Refusal(.data, RoundFolderFault.noScheme(folder: name))
    }
    return scheme
  }

  /// The blank forms of a scheme that has units write tables, with a mark by which spreadsheets know UTF-8.
  private static func blankTables(
    of scheme: SchemeSummary, _ language: Language
  ) -> [(name: String, bytes: [UInt8])] {
    guard let file = scheme.files.first(where: { $0.kind == .scheme }),
      let forms = Scheme.decode(bytes: file.bytes, file: file.path).0?.indicatorTables
    else { return [] }
    func table(_ rows: [[String]]) -> [UInt8] {
      var table = CSVTable(columns: rows.first ?? [])
      for row in rows.dropFirst() { table.add(row) }
      return Array(table.text(byteOrderMark: true).utf8)
    }
    return forms.forms.map { form in
      (
        "\(RoundTables.blank).\(form.id).csv",
        table(BlankForm(form, of: forms, language: language).rows)
      )
    }
      + forms.attachments.map { ("\(RoundTables.blank).\($0.id).csv", table([$0.columns])) }
  }

  private static func write(
    _ template: RoundTemplate, to folder: String
  ) throws(Refusal) -> [String] {
    let round = NewRound(
      definitions: template.scheme.files, round: Array(template.text.utf8),
      tables: blankTables(of: template.scheme, template.language))
    do throws(FileFault) {
      return try round.write(to: folder)
    } catch {
      throw Refusal(error)
    }
  }
}
