import Diagnostics

/// A command, as the parser and the help page read it.
struct CommandDescription: Sendable {
  /// The words that call it: `["check"]`, `["journal", "verify"]`.
  let words: [String]
  /// What it does, in one line.
  let summary: Bilingual
  /// What else a user should know, in paragraphs; may be empty.
  let details: [Bilingual]
  /// What stands after the words.
  let operands: [OperandDescription]
  /// Its own options; `--lang` and `--help` go without saying.
  let options: [OptionDescription]
  /// Command lines that work, and what they print.
  let examples: [Example]

  /// A command line and what it prints.
  struct Example: Sendable {
    /// What is typed, without `pingyi`; words with spaces in single quotes.
    let arguments: String
    /// What is piped in, as it would stand before `|`; nil when nothing is.
    let pipedFrom: String?
    /// What it does and prints.
    let prints: Bilingual

    /// Pairs a command line with what it prints.
    init(_ arguments: String, pipedFrom: String? = nil, prints: Bilingual) {
      self.arguments = arguments
      self.pipedFrom = pipedFrom
      self.prints = prints
    }
  }

  /// Collects the parts.
  init(
    _ words: String..., summary: Bilingual, details: [Bilingual] = [],
    operands: [OperandDescription] = [], options: [OptionDescription] = [], examples: [Example]
  ) {
    self.words = words
    self.summary = summary
    self.details = details
    self.operands = operands
    self.options = options
    self.examples = examples
  }

  /// The words as one.
  var name: String { words.joined(separator: " ") }

  /// Its own options and those of every command.
  var allOptions: [OptionDescription] { options + OptionDescription.common }

  /// The usage line.
  var usage: String {
    let parts =
      ["pingyi", name] + operands.map(\.synopsis)
      + allOptions.map { "[\($0.synopsis)]\($0.isRepeatable ? "…" : "")" }
    return parts.joined(separator: " ")
  }
}

/// A place on the command line after the command's words.
struct OperandDescription: Sendable, Hashable {
  /// What stands for it in the usage line, such as `ROUND`.
  let name: String
  /// What goes there.
  let summary: Bilingual
  /// How often it may stand there.
  let arity: Arity

  /// How often an operand may stand.
  enum Arity: Sendable, Hashable {
    /// Exactly once.
    case one
    /// Once or not at all.
    case optional
    /// Once or more; only the last operand.
    case oneOrMore
    /// Any number of times; only the last operand.
    case any
  }

  /// Collects the parts.
  init(_ name: String, _ arity: Arity, _ summary: Bilingual) {
    self.name = name
    self.arity = arity
    self.summary = summary
  }

  /// How the usage line shows it.
  var synopsis: String {
    switch arity {
    case .one: name
    case .optional: "[\(name)]"
    case .oneOrMore: "\(name)…"
    case .any: "[\(name)…]"
    }
  }

  /// The most that may stand there; nil when there is no limit.
  var most: Int? {
    switch arity {
    case .one, .optional: 1
    case .oneOrMore, .any: nil
    }
  }

  /// The least that must stand there.
  var least: Int {
    switch arity {
    case .one, .oneOrMore: 1
    case .optional, .any: 0
    }
  }
}

extension OperandDescription {
  /// `ROUND`.
  static let round = OperandDescription(
    "ROUND", .one,
    Bilingual(zh: "轮次目录（内有 round.json5）", en: "a round's folder, with its round.json5"))
}
