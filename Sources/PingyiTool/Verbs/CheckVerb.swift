import Definitions
import Diagnostics
import IndicatorTables
import Reporting
import Rounds
import Scoring

/// `check PATH…`.
enum CheckVerb: Verb {
  static let description = CommandDescription(
    "check",
    summary: Bilingual(
      zh: "检查问卷、考核办法、抽样框、指标表和轮次，列出全部问题",
      en: "check questionnaires, schemes, frames, indicator tables and rounds"),
    details: [
      Bilingual(
        zh: "有错误，或有指标、界线、答案、取法没有算例时，退出状态为 1；其余警告和说明为 0。",
        en: "The exit status is 1 when there is an error, or an item, line, answer or alternative "
          + "that no example tries; 0 when there are other warnings or notes only."),
      Bilingual(
        zh: "单位自己编写的指标表（CSV）：用 --scheme 指明办法；轮次的 tables/ 里的表按轮次的办法和口径检查。",
        en: "A table that a unit wrote for itself (CSV): name the scheme with --scheme; those in a "
          + "round's tables/ are checked by the round's scheme and readings."),
    ],
    operands: [
      OperandDescription(
        "PATH", .any,
        Bilingual(
          zh: "定义文件、抽样框或指标表（.csv）、存放定义文件的目录，或轮次目录",
          en: "a definition file, a sampling frame or an indicator table (.csv), a folder of them, "
            + "or a round folder"))
    ], options: [.json, schema, scheme, form, .reading],
    examples: [
      .init(
        "check round-2023",
        prints: Bilingual(
          zh: "round-2023/round.json5:9:5: 错误 [unknown-key] …；建议…\n3 个文件：1 个错误，0 个警告，0 条说明",
          en: "round-2023/round.json5:9:5: error [unknown-key] …; did you mean …?\n"
            + "3 files: 1 error, 0 warnings, 0 notes")),
      .init(
        "check --json Surveys/qinhuangdao-2023-home/member-evaluation.questionnaire.json5",
        prints: Bilingual(
          zh: "全部发现的 JSON 列表；没有时为 []", en: "all findings as a JSON list; [] when there are none")),
      .init(
        "check --schema questionnaire",
        prints: Bilingual(
          zh: "问卷的 JSON Schema；存成文件，供编辑器边写边提示",
          en: "the JSON Schema of questionnaires; save it for your editor")),
      .init(
        "check 党建指标表.csv 业务指标表.csv --scheme dalian-2019",
        prints: Bilingual(
          zh: "党建指标表.csv:5:3: 错误 [points-outside] 第 5 行第 2 列（指标名称）是 26 分；应为 15 到 25 分（…；R1）；…",
          en: "党建指标表.csv:5:3: error [points-outside] row 5, column 2 (指标名称) has 26 points; …")),
    ])

  static let scheme = OptionDescription(
    "scheme", value: "SCHEME",
    Bilingual(
      zh: "按这个考核办法检查指标表（代号或目录）", en: "check indicator tables by this scheme (an id or a folder)"))
  static let form = OptionDescription(
    "form", value: "FORM",
    Bilingual(
      zh: "表是哪一张，如 party；缺省看栏目和指标", en: "which form it is, such as party; otherwise by its headings"
    ))

  private static let schema = OptionDescription(
    "schema", choices: DefinitionSchema.allCases.map(\.rawValue),
    Bilingual(
      zh: "不检查，改为输出编辑器用的 JSON Schema", en: "print a JSON Schema for editors instead"))

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    if let kind = invocation.value(of: schema).flatMap(DefinitionSchema.init) {
      if let surplus = invocation.operands.first {
        throw Refusal(.surplusOperand(surplus, command: description.name))
      }
      try surroundings.say(kind.document)
      return .fine
    }
    guard !invocation.operands.isEmpty else {
      throw Refusal(.missingOperand(description.operands[0], command: description.name))
    }
    if let name = invocation.value(of: scheme) {
      return try checkTables(by: InitVerb.scheme(named: name), invocation, in: surroundings)
    }
    for option in [form, .reading] where invocation.isGiven(option) {
      throw Refusal(.usage, TableUsageFault.belongsTo(option, owner: scheme))
    }
    var findings: [Finding] = []
    var count = 0
    do throws(FileFault) {
      for path in invocation.operands {
        let checked = try check(path)
        if checked.count == 0 {
          findings.append(RoundFolderFault.nothingToCheck(folder: path).finding(at: nil))
        }
        findings += checked.findings
        count += checked.count
      }
    } catch {
      throw Refusal(error)
    }
    return try tell(findings, count, invocation, in: surroundings)
  }

  /// Checks tables by a scheme that is not a round's.
  private static func checkTables(
    by summary: SchemeSummary, _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let set = DefinitionSet(summary.files, folder: summary.id)
    guard let scheme = set.scheme else { throw Refusal(.data, set.findings) }
    let chosen = try ScoreVerb.choices(of: invocation, for: scheme)
    let readings: Readings
    do throws(SchemeFault) {
      readings = try scheme.readings(option: chosen)
    } catch {
      throw Refusal(.usage, error)
    }
    let check = try TableCheck(
      invocation.operands, by: scheme, form: invocation.value(of: form),
      readings: Dictionary(
        readings.all.map { ($0.id, $0.alternative) }, uniquingKeysWith: { first, _ in first }),
      declared: set.findings.filter { $0.severity == .note })
    return try tell(check.findings, invocation.operands.count, invocation, in: surroundings)
  }

  private static func tell(
    _ findings: [Finding], _ count: Int, _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let language = invocation.language
    if invocation.isGiven(.json) {
      try surroundings.say(.array(findings.map { .finding($0, in: language) }))
    } else {
      let lines = findings.map { $0.rendered(in: language) } + [total(findings, count)[language]]
      try surroundings.say(lines.joined(separator: "\n") + "\n")
    }
    let isUntried = findings.contains { SchemeFault.coverageCodes.contains($0.code) }
    return findings.containError || isUntried ? .findings : .fine
  }

  /// Checks a file, a round's folder, or a folder with everything in it.
  private static func check(
    _ path: String
  ) throws(FileFault) -> (findings: [Finding], count: Int) {
    guard try Folder.kind(of: path) == .folder else {
      return (try checkFile(path), 1)
    }
    if RoundFolder.isRound(path) {
      let check = try RoundFolder.check(path)
      let draws = try RoundDraws.read(path)
      return (
        check.findings + check.tableFindings + draws.allFindings,
        check.fileCount + draws.files.count
      )
    }
    let definitions = DefinitionSet(try DefinitionFile.files(inFolder: path), folder: path)
    var findings = definitions.findings + definitions.unresolved(among: definitions.questionnaires)
    findings.sortByPlace()
    var count = definitions.fileCount
    for entry in try Folder.entries(of: path) where entry.isFolder {
      let inside = try check(PathName.joining(path, entry.name))
      findings += inside.findings
      count += inside.count
    }
    return (findings, count)
  }

  private static func checkFile(_ path: String) throws(FileFault) -> [Finding] {
    if [".csv", ".tsv"].contains(where: { path.hasSuffix($0) }) {
      if let findings = try findings(inRoundTable: path) { return findings }
      return try RoundFrame.read(path, in: nil).findings
    }
    let file = try DefinitionFile(readingFrom: path)
    if file.kind == .round { return Round.decode(bytes: file.bytes, file: file.path).1 }
    let folder = PathName.folder(of: path)
    let definitions = DefinitionSet([file], folder: folder)
    guard definitions.scheme != nil else { return definitions.findings }
    // A scheme reads the questionnaires that lie beside it.
    let neighbours = DefinitionSet(try DefinitionFile.files(inFolder: folder), folder: folder)
    var findings =
      definitions.findings + definitions.unresolved(among: neighbours.questionnaires)
    findings.sortByPlace()
    return findings
  }

  /// What was found in a table that lies in a round's `tables/`; nil for any other file.
  private static func findings(inRoundTable path: String) throws(FileFault) -> [Finding]? {
    let folder = PathName.folder(of: path)
    guard PathName.lastName(of: folder) == RoundTables.folderName else { return nil }
    let round = PathName.folder(of: folder)
    guard RoundFolder.isRound(round) else { return nil }
    let check = try RoundFolder.check(round)
    let name = PathName.lastName(of: path)
    return check.folder == nil
      ? check.findings
      : check.tableFindings.filter {
        $0.location.map { PathName.lastName(of: $0.file) == name } ?? false
      }
  }

  private static func total(_ findings: [Finding], _ files: Int) -> Bilingual {
    func count(_ severity: Finding.Severity) -> Int {
      findings.count { $0.severity == severity }
    }
    func plural(_ number: Int, _ word: String) -> String {
      "\(number) \(word)\(number == 1 ? "" : "s")"
    }
    let errors = count(.error)
    let warnings = count(.warning)
    let notes = count(.note)
    return Bilingual(
      zh: "\(files) 个文件：\(errors) 个错误，\(warnings) 个警告，\(notes) 条说明",
      en: "\(plural(files, "file")): \(plural(errors, "error")), \(plural(warnings, "warning")), "
        + plural(notes, "note"))
  }
}
