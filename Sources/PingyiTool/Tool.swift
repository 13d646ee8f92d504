import Diagnostics

/// The program `pingyi`, as a function of its arguments and surroundings.
public enum Tool {
  /// The program's version; it is written into draws and reports.
  public static let version = "0.1.0"

  /// Runs one command line, without the program's own name, and returns its exit status.
  public static func run(_ arguments: [String], in surroundings: Surroundings) -> ExitStatus {
    let language = Language.chosen(by: arguments, environment: surroundings.environment)
    do throws(Refusal) {
      if arguments.first == "--version" {
        try surroundings.say("pingyi \(version)\n")
        return .fine
      }
      return try call(arguments, language: language, in: surroundings)
    } catch {
      for finding in error.findings {
        surroundings.tell("pingyi: " + finding.rendered(in: language))
      }
      return error.status
    }
  }

  private static func call(
    _ arguments: [String], language: Language, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let table = CommandTable.ofThisProgram
    // Options of every command may stand before its word: `pingyi --lang zh help`.
    var words = arguments[...]
    var leading: [String] = []
    while let option = words.first, option.hasPrefix("--") {
      leading.append(words.removeFirst())
      if option == "--lang", let value = words.popFirst() { leading.append(value) }
    }
    guard !words.isEmpty else {
      guard leading.contains("--help") else {
        try check(leading)
        surroundings.tell(HelpText(language: language).overview(of: table))
        return .usage
      }
      try surroundings.say(HelpText(language: language).overview(of: table))
      return .fine
    }
    let invocation: Invocation
    let verb: any Verb.Type
    do throws(UsageFault) {
      verb = try table.resolve(Array(words))
      let rest = words.dropFirst(verb.description.words.count)
      invocation = try Invocation(
        of: verb.description, arguments: leading + rest, language: language)
    } catch {
      throw Refusal(error)
    }
    if invocation.isGiven(.help) {
      try surroundings.say(HelpText(language: language).page(of: invocation.command))
      return .fine
    }
    return try verb.run(invocation, in: surroundings)
  }

  /// Refuses leading options that no command has when no command follows.
  private static func check(_ leading: [String]) throws(Refusal) {
    do throws(UsageFault) {
      _ = try Invocation(of: HelpVerb.description, arguments: leading[...], language: .en)
    } catch {
      throw Refusal(error)
    }
  }
}
