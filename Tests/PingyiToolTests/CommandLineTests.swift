import Diagnostics
import Testing

@testable import PingyiTool

/// The rules of the command line: the design's list of options and exit statuses (sysexits).
@Suite struct CommandLineTests {
  let stage = Stage()

  @Test("--version answers at once and needs nothing else")
  func version() {
    let outcome = stage.run("--version")
    #expect(outcome.status == .fine)
    #expect(outcome.output == "pingyi \(Tool.version)\n")
    #expect(outcome.diagnostics.isEmpty)
  }

  @Test("without a command the overview goes to the error stream and the status is 64")
  func nothing() {
    let outcome = stage.run([])
    #expect(outcome.status.rawValue == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.diagnostics.contains("COMMAND [options]"))
  }

  @Test(
    "a wrong command line is told with the nearest right word, and the status is 64",
    arguments: [
      (["hlep"], "unknown-command", "help"),
      (["check", "--jsn", "x"], "unknown-option", "--json"),
      (["check"], "missing-operand", "PATH"),
      (["help", "--lang", "zz"], "bad-value", "zh"),
      (["help", "--lang"], "missing-value", "--lang zh|en"),
      (["help", "--help=yes"], "surplus-value", "yes"),
      (["help", "--lang", "en", "--lang", "en"], "repeated-option", "--lang"),
      (["schemes", "one"], "surplus-operand", "one"),
      (["--nonsense"], "unknown-option", "--nonsense"),
    ])
  func wrong(arguments: [String], code: String, mention: String) {
    let outcome = stage.run(arguments)
    #expect(outcome.status.rawValue == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.diagnostics.contains("[\(code)]"))
    #expect(outcome.diagnostics.contains(mention))
  }

  @Test(
    "the language is the option's, else the first non-empty of LC_ALL, LC_MESSAGES, LANG",
    arguments: [
      ([:], [], "en"), (["LANG": "zh_CN.UTF-8"], [], "zh"), (["LANG": "de_DE"], [], "en"),
      (["LANG": "zh_CN", "LC_ALL": "C"], [], "en"), (["LANG": "zh_CN", "LC_ALL": ""], [], "zh"),
      (["LC_MESSAGES": "zh", "LANG": "en_US"], [], "zh"),
      (["LANG": "zh_CN"], ["--lang", "en"], "en"), ([:], ["--lang=zh"], "zh"),
      ([:], ["--", "--lang=zh"], "en"),
    ] as [([String: String], [String], String)])
  func language(environment: [String: String], arguments: [String], expected: String) {
    #expect(Language.chosen(by: arguments) { environment[$0] }.rawValue == expected)
  }

  @Test("the language option may stand before or after the command")
  func languageAnywhere() {
    let before = stage.run("--lang", "zh", "help")
    let after = stage.run("help", "--lang", "zh")
    #expect(before.output == after.output)
    #expect(before.output.contains("命令"))
  }

  @Test("a usage fault speaks the chosen language")
  func faultLanguage() {
    #expect(stage.run("hlep", "--lang", "zh").diagnostics.contains("没有“hlep”这个命令"))
  }

  @Test("a control character in an argument does not reach the terminal")
  func controlCharacters() {
    let outcome = stage.run("\u{1B}[2Jx")
    #expect(!outcome.diagnostics.contains("\u{1B}"))
  }

  @Test("output that cannot be written ends with 74 and words")
  func fullOutput() {
    let diagnostics = RecordingSink()
    let surroundings = Surroundings(
      environment: { _ in nil }, clock: { 0 }, randomBytes: { [UInt8](repeating: 0, count: $0) },
      hostName: { "" }, input: PipedSource([]), output: RecordingSink(capacity: 3),
      diagnostics: diagnostics)
    #expect(Tool.run(["help"], in: surroundings).rawValue == 74)
    #expect(diagnostics.text.contains("the disk is full"))
  }
}

/// Every page of help, made from the table that the parser reads.
@Suite struct HelpTests {
  static let commands = CommandTable.ofThisProgram.verbs.map { $0.description }

  @Test("there are commands, and no two are called alike")
  func distinct() {
    let names = Self.commands.map { $0.name }
    #expect(names.count > 1)
    #expect(Set(names).count == names.count)
  }

  @Test("every command's help shows its usage, its options and an example, in both languages")
  func pages() {
    for command in Self.commands {
      for language in Language.allCases {
        let outcome = Stage().run(command.words + ["--help", "--lang", language.rawValue])
        #expect(outcome.status == .fine, "\(command.name)")
        #expect(outcome.output.contains(command.usage), "\(command.name)")
        #expect(outcome.output.contains("$ "), "\(command.name)")
        for option in command.allOptions { #expect(outcome.output.contains(option.synopsis)) }
        #expect(
          outcome.output
            == Stage().run(["help"] + command.words + ["--lang", language.rawValue]).output)
      }
    }
  }

  @Test("every example is a command line that is understood, and it calls its own command")
  func examples() throws {
    for command in Self.commands {
      #expect(!command.examples.isEmpty, "\(command.name)")
      for example in command.examples {
        let words = Self.words(of: example.arguments)
        let verb = try CommandTable.ofThisProgram.resolve(words)
        #expect(verb.description.name == command.name, "\(example.arguments)")
        let rest = words.dropFirst(command.words.count)
        #expect(throws: Never.self, "\(example.arguments)") {
          _ = try Invocation(of: command, arguments: rest, language: .en)
        }
        #expect(!example.prints.zh.isEmpty && !example.prints.en.isEmpty)
      }
    }
  }

  @Test("the overview lists every command and every exit status")
  func overview() {
    let page = Stage().run("help").output
    for command in Self.commands { #expect(page.contains("  \(command.name) ")) }
    for status in ExitStatus.allCases { #expect(page.contains("  \(status.rawValue) ")) }
  }

  /// Splits a command line at spaces; single quotes keep words together.
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in line {
      if character == "'" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
