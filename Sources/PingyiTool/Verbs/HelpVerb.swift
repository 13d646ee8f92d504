import Diagnostics

/// `help [COMMAND]`.
enum HelpVerb: Verb {
  static let description = CommandDescription(
    "help", summary: Bilingual(zh: "显示命令的说明", en: "explain a command"),
    operands: [
      OperandDescription(
        "COMMAND", .any,
        Bilingual(zh: "命令，如 journal verify", en: "a command, such as journal verify"))
    ],
    examples: [
      .init(
        "help check",
        prints: Bilingual(zh: "命令 check 的用法、选项与示例", en: "the usage, options and examples of check")),
      .init("help --lang zh", prints: Bilingual(zh: "全部命令的一览", en: "all commands, in Chinese")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let help = HelpText(language: invocation.language)
    let table = CommandTable.ofThisProgram
    guard let first = invocation.operands.first else {
      try surroundings.say(help.overview(of: table))
      return .fine
    }
    let commands = table.verbs.map { $0.description }
    let exact = commands.filter { $0.words == invocation.operands }
    let group =
      exact.isEmpty ? commands.filter { $0.words.starts(with: invocation.operands) } : exact
    if !group.isEmpty {
      try surroundings.say(group.map(help.page).joined(separator: "\n"))
      return .fine
    }
    do throws(UsageFault) {
      _ = try table.resolve(invocation.operands)
      throw .surplusOperand(first, command: "help")
    } catch {
      throw Refusal(error)
    }
  }
}
