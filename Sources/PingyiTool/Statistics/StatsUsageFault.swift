import Diagnostics

/// What can be wrong with the command line of a `stats` command, beyond each of its options.
enum StatsUsageFault: WordedFault {
  /// A needed option is missing.
  case missingOption(OptionDescription)
  /// An option belongs to another one, or to one value of it.
  case belongsTo(OptionDescription, owner: String)
  /// An operand is no whole number.
  case notWhole(OperandDescription, value: String)

  var words: FaultWords {
    switch self {
    case .missingOption(let option):
      FaultWords(
        "missing-option",
        Bilingual(
          zh: "缺少 \(option.synopsis)：\(option.summary.zh)",
          en: "\(option.synopsis) is missing: \(option.summary.en)"))
    case .belongsTo(let option, let owner):
      FaultWords(
        "option-alone",
        Bilingual(
          zh: "\(option.spelling) 只能与 \(owner) 同用",
          en: "\(option.spelling) goes with \(owner) only"))
    case .notWhole(let operand, let value):
      FaultWords(
        "not-a-whole-number",
        Bilingual(
          zh: "\(operand.name) 是“\(Excerpt.quote(value))”",
          en: "\(operand.name) is '\(Excerpt.quote(value))'"),
        found: value,
        expected: Bilingual(zh: "不超过 11 位的整数", en: "a whole number of at most 11 digits"))
    }
  }
}
