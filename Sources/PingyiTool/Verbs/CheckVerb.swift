import Definitions
import Diagnostics
import Reporting
import Rounds
import Scoring

/// `check PATH…`.
enum CheckVerb: Verb {
  static let description = CommandDescription(
    "check",
    summary: Bilingual(
      zh: "检查问卷、考核办法、抽样框和轮次，列出全部问题",
      en: "check questionnaires, schemes, frames and rounds"),
    details: [
      Bilingual(
        zh: "有错误，或有指标、界线、答案、取法没有算例时，退出状态为 1；其余警告和说明为 0。",
        en: "The exit status is 1 when there is an error, or an item, line, answer or alternative "
          + "that no example tries; 0 when there are other warnings or notes only.")
    ],
    operands: [
      OperandDescription(
        "PATH", .any,
        Bilingual(
          zh: "定义文件、抽样框（.csv）、存放定义文件的目录，或轮次目录",
          en: "a definition file, a sampling frame (.csv), a folder of them, or a round folder"))
    ], options: [.json, schema],
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
    ])

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
      return (check.findings + draws.allFindings, check.fileCount + draws.files.count)
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
