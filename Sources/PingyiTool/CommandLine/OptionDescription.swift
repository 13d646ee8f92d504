import Diagnostics

/// An option of a command, as the parser and the help page read it.
struct OptionDescription: Sendable, Hashable {
  /// The name without its hyphens, such as `json`; a name of one letter is written `-o`.
  let name: String
  /// What stands for the value in the usage line, such as `NAME`; nil for a switch.
  let valueName: String?
  /// What it does.
  let summary: Bilingual
  /// The words that are accepted as a value; empty where any text goes.
  let choices: [String]
  /// Whether it may be given more than once.
  let isRepeatable: Bool
  /// Whether its value may be empty, because the command says better what is wrong with that.
  let mayBeEmpty: Bool

  /// Collects the parts.
  init(
    _ name: String, value valueName: String? = nil, choices: [String] = [],
    isRepeatable: Bool = false, mayBeEmpty: Bool = false, _ summary: Bilingual
  ) {
    self.name = name
    self.valueName = choices.isEmpty ? valueName : choices.joined(separator: "|")
    self.summary = summary
    self.choices = choices
    self.isRepeatable = isRepeatable
    self.mayBeEmpty = mayBeEmpty
  }

  /// The name as it is typed: `--json` or `-o`.
  var spelling: String { (name.utf8.count == 1 ? "-" : "--") + name }

  /// The name and its value as the usage line shows them.
  var synopsis: String { valueName.map { "\(spelling) \($0)" } ?? spelling }
}

extension OptionDescription {
  /// `--json`.
  static let json = OptionDescription(
    "json", Bilingual(zh: "输出一份 JSON 文档", en: "print one JSON document"))

  /// `--lang zh|en`.
  static let lang = OptionDescription(
    "lang", choices: Language.allCases.map(\.rawValue),
    Bilingual(
      zh: "语言；缺省按 LC_ALL、LC_MESSAGES、LANG",
      en: "language; otherwise from LC_ALL, LC_MESSAGES or LANG"))

  /// `--help`.
  static let help = OptionDescription("help", Bilingual(zh: "显示本说明", en: "show this page"))

  /// `--force`.
  static let force = OptionDescription(
    "force", Bilingual(zh: "覆盖已有文件", en: "overwrite an existing file"))

  /// The options of every command.
  static let common: [OptionDescription] = [.lang, .help]
}
