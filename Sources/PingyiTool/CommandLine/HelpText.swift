import Diagnostics

/// The words of the help pages, made from the descriptions that the parser reads.
struct HelpText {
  /// The language of the page.
  let language: Language

  /// The page that lists all commands.
  func overview(of table: CommandTable) -> String {
    var lines = [
      Bilingual(
        zh: "评议 pingyi：汇总满意度调查与互评，按考核办法精确计分",
        en: "pingyi 评议: surveys and peer ratings, turned into exact assessment scores")[language],
      "",
      heading(Bilingual(zh: "用法", en: "Usage")),
      "  pingyi " + Bilingual(zh: "命令 [选项]", en: "COMMAND [options]")[language],
      "",
      heading(Bilingual(zh: "命令", en: "Commands")),
    ]
    lines += columns(table.verbs.map { ($0.description.name, $0.description.summary[language]) })
    lines += ["", heading(Bilingual(zh: "选项", en: "Options"))]
    let version = Bilingual(zh: "显示版本", en: "show the version")
    lines += columns(
      OptionDescription.common.map { ($0.synopsis, $0.summary[language]) }
        + [("--version", version[language])])
    lines += exitStatuses
    lines += [
      "",
      Bilingual(
        zh: "某个命令的说明：pingyi help 命令", en: "More about a command: pingyi help COMMAND")[language],
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page of one command.
  func page(of command: CommandDescription) -> String {
    var lines = [
      "pingyi \(command.name)", "  " + command.summary[language], "",
      heading(Bilingual(zh: "用法", en: "Usage")), "  " + command.usage,
    ]
    for paragraph in command.details { lines += ["", "  " + paragraph[language]] }
    if !command.operands.isEmpty {
      lines += ["", heading(Bilingual(zh: "参数", en: "Operands"))]
      lines += columns(command.operands.map { ($0.name, $0.summary[language]) })
    }
    lines += ["", heading(Bilingual(zh: "选项", en: "Options"))]
    lines += columns(command.allOptions.map { ($0.synopsis, $0.summary[language]) })
    lines += ["", heading(Bilingual(zh: "示例", en: "Examples"))]
    for example in command.examples {
      let source = example.pipedFrom.map { "\($0) | " } ?? ""
      lines.append("  $ \(source)pingyi \(example.arguments)")
      for line in example.prints[language].split(separator: "\n", omittingEmptySubsequences: false)
      {
        lines.append("    \(line)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var exitStatuses: [String] {
    ["", heading(Bilingual(zh: "退出状态", en: "Exit status"))]
      + columns(ExitStatus.allCases.map { ("\($0.rawValue)", $0.meaning[language]) })
  }

  private func heading(_ words: Bilingual) -> String {
    words[language] + Bilingual(zh: "：", en: ":")[language]
  }

  /// Two columns; the left one is ASCII, so its scalars are its width.
  private func columns(_ rows: [(left: String, right: String)]) -> [String] {
    let width = rows.map { $0.left.unicodeScalars.count }.max() ?? 0
    return rows.map { row in
      let padding = String(repeating: " ", count: width - row.left.unicodeScalars.count)
      return "  \(row.left)\(padding)  \(row.right)"
    }
  }
}
