import Diagnostics

/// What can be wrong with a command line.
enum UsageFault: Fault {
  /// A word that is no command, with the nearest that is.
  case unknownCommand(String, nearest: String?)
  /// A group such as `journal` without its second word.
  case incompleteCommand(String, continuations: [String])
  /// An option that the command does not have, with the nearest that it has.
  case unknownOption(String, command: String, nearest: String?)
  /// An option without its value.
  case missingValue(OptionDescription, command: String)
  /// A switch that was given a value.
  case surplusValue(OptionDescription, value: String, command: String)
  /// An option given twice that goes once.
  case repeatedOption(OptionDescription, command: String)
  /// A value that is none of the accepted words or forms.
  case badValue(OptionDescription, value: String, expected: Bilingual, nearest: String?)
  /// An operand that is missing.
  case missingOperand(OperandDescription, command: String)
  /// An operand too many.
  case surplusOperand(String, command: String)
  /// An operand that is none of the known ones, such as a scheme or a unit.
  case unknownName(String, kind: Bilingual, nearest: String?, listing: String?)

  var code: String {
    switch self {
    case .unknownCommand: "unknown-command"
    case .incompleteCommand: "incomplete-command"
    case .unknownOption: "unknown-option"
    case .missingValue: "missing-value"
    case .surplusValue: "surplus-value"
    case .repeatedOption: "repeated-option"
    case .badValue: "bad-value"
    case .missingOperand: "missing-operand"
    case .surplusOperand: "surplus-operand"
    case .unknownName: "unknown-name"
    }
  }

  var problem: Bilingual {
    switch self {
    case .unknownCommand(let word, _):
      let word = Excerpt.quote(word)
      return Bilingual(zh: "没有“\(word)”这个命令", en: "there is no command '\(word)'")
    case .incompleteCommand(let word, _):
      return Bilingual(zh: "“\(word)”之后还要一个词", en: "'\(word)' needs a second word")
    case .unknownOption(let option, let command, _):
      let option = Excerpt.quote(option)
      return Bilingual(
        zh: "命令 \(command) 没有选项 \(option)", en: "the command \(command) has no option \(option)")
    case .missingValue(let option, _):
      return Bilingual(zh: "选项 \(option.spelling) 缺少值", en: "\(option.spelling) lacks its value")
    case .surplusValue(let option, let value, _):
      let value = Excerpt.quote(value)
      return Bilingual(
        zh: "选项 \(option.spelling) 不带值，却给了“\(value)”",
        en: "\(option.spelling) takes no value, but '\(value)' was given")
    case .repeatedOption(let option, _):
      return Bilingual(
        zh: "选项 \(option.spelling) 只能给一次", en: "\(option.spelling) may be given once only")
    case .badValue(let option, let value, _, _):
      let value = Excerpt.quote(value)
      return Bilingual(
        zh: "选项 \(option.spelling) 的值“\(value)”不可用",
        en: "\(option.spelling) cannot take the value '\(value)'")
    case .missingOperand(let operand, let command):
      return Bilingual(
        zh: "命令 \(command) 缺少 \(operand.name)：\(operand.summary.zh)",
        en: "the command \(command) lacks \(operand.name): \(operand.summary.en)")
    case .surplusOperand(let text, let command):
      let text = Excerpt.quote(text)
      return Bilingual(
        zh: "命令 \(command) 多出了“\(text)”", en: "the command \(command) has no place for '\(text)'")
    case .unknownName(let name, let kind, _, _):
      let name = Excerpt.quote(name)
      return Bilingual(zh: "没有名为“\(name)”的\(kind.zh)", en: "there is no \(kind.en) '\(name)'")
    }
  }

  var expected: Bilingual? {
    switch self {
    case .incompleteCommand(_, let continuations):
      let list = continuations.joined(separator: "|")
      return Bilingual(zh: list, en: list)
    case .missingValue(let option, _):
      return Bilingual(zh: option.synopsis, en: option.synopsis)
    case .badValue(_, _, let expected, _):
      return expected
    default:
      return nil
    }
  }

  var suggestion: Bilingual? {
    switch self {
    case .unknownCommand(_, let nearest?), .unknownOption(_, _, let nearest?),
      .badValue(_, _, _, let nearest?), .unknownName(_, _, let nearest?, _):
      let nearest = Excerpt.quote(nearest)
      return Bilingual(zh: "改用“\(nearest)”？", en: "did you mean '\(nearest)'?")
    case .unknownCommand:
      return Bilingual(zh: "用 pingyi help 查看全部命令", en: "'pingyi help' lists all commands")
    case .unknownName(_, _, nil, let listing):
      return listing.map { Bilingual(zh: "用 \($0) 查看全部", en: "'\($0)' lists them all") }
    case .badValue:
      return nil
    case .incompleteCommand(let command, _), .unknownOption(_, let command, _),
      .missingValue(_, let command), .surplusValue(_, _, let command),
      .repeatedOption(_, let command), .missingOperand(_, let command),
      .surplusOperand(_, let command):
      return Bilingual(
        zh: "用 pingyi help \(command) 查看写法", en: "see 'pingyi help \(command)'")
    }
  }
}
