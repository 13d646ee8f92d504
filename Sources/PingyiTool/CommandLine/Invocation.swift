import Diagnostics

/// A command line that has been understood.
struct Invocation: Sendable {
  /// The command that was called.
  let command: CommandDescription
  /// What stood after its words, in order.
  let operands: [String]
  /// The language of everything that is said.
  let language: Language
  /// The values of every option given, by name; a switch has one empty value.
  private let values: [String: [String]]

  /// Understands the arguments that follow a command's words.
  ///
  /// An option's value follows it as the next argument or after `=`; `--` ends the options; a lone
  /// `-` is an operand.
  init(
    of command: CommandDescription, arguments: ArraySlice<String>, language: Language
  ) throws(UsageFault) {
    var operands: [String] = []
    var values: [String: [String]] = [:]
    var rest = arguments
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      }
      guard argument.utf8.first == UInt8(ascii: "-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      let (spelling, attached) = Self.parts(of: argument)
      guard let option = command.allOptions.first(where: { $0.spelling == spelling }) else {
        throw .unknownOption(
          spelling, command: command.name,
          nearest: NearestName.among(command.allOptions.map(\.spelling), to: spelling))
      }
      let value = try Self.value(of: option, attached: attached, rest: &rest, command: command)
      guard option.isRepeatable || values[option.name] == nil || option.valueName == nil else {
        throw .repeatedOption(option, command: command.name)
      }
      values[option.name, default: []].append(value)
    }
    self.command = command
    self.operands = operands
    self.language = language
    self.values = values
    if !isGiven(.help) { try Self.count(operands, for: command) }
  }

  /// Whether an option was given.
  func isGiven(_ option: OptionDescription) -> Bool { values[option.name] != nil }

  /// The value of an option, or nil when it was not given.
  func value(of option: OptionDescription) -> String? { values[option.name]?.first }

  /// All values of a repeatable option, in order.
  func values(of option: OptionDescription) -> [String] { values[option.name] ?? [] }

  /// The operand at a place, or nil when fewer were given.
  func operand(_ place: Int) -> String? {
    operands.indices.contains(place) ? operands[place] : nil
  }

  /// The operand at a place that the description requires.
  func required(_ place: Int) throws(Refusal) -> String {
    if let operand = operand(place) { return operand }
    let described = command.operands
    guard described.indices.contains(place) else {
      throw Refusal(.surplusOperand("\(place)", command: command.name))
    }
    throw Refusal(.missingOperand(described[place], command: command.name))
  }

  /// Splits `--name=value`; the value is nil without `=`.
  private static func parts(of argument: String) -> (spelling: String, attached: String?) {
    guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else {
      return (argument, nil)
    }
    return (
      String(argument[..<equals]), String(argument[argument.index(after: equals)...])
    )
  }

  private static func value(
    of option: OptionDescription, attached: String?, rest: inout ArraySlice<String>,
    command: CommandDescription
  ) throws(UsageFault) -> String {
    guard option.valueName != nil else {
      if let attached { throw .surplusValue(option, value: attached, command: command.name) }
      return ""
    }
    guard let value = attached ?? rest.popFirst(), option.mayBeEmpty || !value.isEmpty else {
      throw .missingValue(option, command: command.name)
    }
    guard option.choices.isEmpty || option.choices.contains(value) else {
      let list = option.choices.joined(separator: ", ")
      throw .badValue(
        option, value: value, expected: Bilingual(zh: list, en: list),
        nearest: NearestName.among(option.choices, to: value))
    }
    return value
  }

  private static func count(
    _ operands: [String], for command: CommandDescription
  ) throws(UsageFault) {
    var least = 0
    var most: Int? = 0
    for operand in command.operands {
      least += operand.least
      if operands.count < least { throw .missingOperand(operand, command: command.name) }
      most = most.flatMap { sum in operand.most.map { sum + $0 } }
    }
    if let most, operands.count > most {
      throw .surplusOperand(operands[most], command: command.name)
    }
  }
}
