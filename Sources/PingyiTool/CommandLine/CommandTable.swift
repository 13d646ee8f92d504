import Diagnostics

/// A command that can be run.
protocol Verb: Sendable {
  /// How it is called.
  static var description: CommandDescription { get }

  /// Does what it says and returns the exit status.
  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus
}

/// All commands, in the order in which the help page lists them.
struct CommandTable: Sendable {
  /// The commands.
  let verbs: [any Verb.Type]

  /// The commands of this program.
  static let ofThisProgram = CommandTable(verbs: [
    DemoVerb.self, InitVerb.self, CheckVerb.self, DrawVerb.self, DrawCommitVerb.self,
    DrawRevealVerb.self, DrawSubstituteVerb.self, DrawVerifyVerb.self, FormsVerb.self,
    CollectVerb.self, ImportVerb.self, CertifyVerb.self,
    CompareVerb.self, TallyVerb.self, ScoreVerb.self,
    ExplainVerb.self, WhatIfVerb.self, ReadingsVerb.self, ReportVerb.self, ExportVerb.self,
    VerifyVerb.self,
    JournalVerifyVerb.self,
    JournalDumpVerb.self, JournalHeadVerb.self, JournalSalvageVerb.self, StatsIntervalVerb.self,
    StatsSampleSizeVerb.self, StatsAllocateVerb.self,
    StatsDescribeVerb.self, StatsEstimateVerb.self, StatsReliabilityVerb.self,
    StatsAgreementVerb.self, StatsPeersVerb.self, SchemesVerb.self,
    HelpVerb.self,
  ])

  /// Finds the command whose words begin the arguments.
  ///
  /// The longest match wins, so that `draw verify` is not `draw`.
  func resolve(_ arguments: [String]) throws(UsageFault) -> any Verb.Type {
    var best: (any Verb.Type)?
    for verb in verbs where arguments.starts(with: verb.description.words) {
      if let found = best, found.description.words.count >= verb.description.words.count {
        continue
      }
      best = verb
    }
    if let best { return best }
    throw unknown(arguments)
  }

  /// Why no command begins the arguments.
  private func unknown(_ arguments: [String]) -> UsageFault {
    let word = arguments.first ?? ""
    let continuations = verbs.map { $0.description.words }.filter { $0.count > 1 && $0[0] == word }
      .map { $0[1] }
    if continuations.isEmpty {
      return .unknownCommand(word, nearest: NearestName.among(firstWords, to: word))
    }
    guard let second = arguments.dropFirst().first, !second.hasPrefix("-") else {
      return .incompleteCommand(word, continuations: continuations)
    }
    let nearest = NearestName.among(continuations, to: second)
    return .unknownCommand("\(word) \(second)", nearest: nearest.map { "\(word) \($0)" })
  }

  /// The first words of all commands, each once.
  var firstWords: [String] {
    var words: [String] = []
    for verb in verbs {
      let word = verb.description.words[0]
      if !words.contains(word) { words.append(word) }
    }
    return words
  }
}
