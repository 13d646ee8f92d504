import Diagnostics
import Rounds
import Scoring
import Tallies

extension OptionDescription {
  /// `--reading ID=ALT`.
  static let reading = OptionDescription(
    "reading", value: "ID=ALT", isRepeatable: true,
    Bilingual(
      zh: "为有歧义的条文另选一种口径，如 AMB-02=beyond",
      en: "read an ambiguous clause otherwise, such as AMB-02=beyond"))
}

/// `score ROUND`.
enum ScoreVerb: Verb {
  static let description = CommandDescription(
    "score",
    summary: Bilingual(zh: "按考核办法计分与排位（内部）", en: "score and rank by the scheme (internal)"),
    details: [
      Bilingual(
        zh: "缺少的输入不当作 0 分，得分写成区间；未封存的都有标明。",
        en: "A missing input never counts as zero: the score is an interval. What is unsealed is "
          + "marked.")
    ],
    operands: [.round], options: [.reading, .json],
    examples: [
      .init(
        "score round-2023",
        prints: Bilingual(
          zh: "1  U01 示例单位1  …  9.50  10.00  齐全",
          en: "1  U01 Sample unit 1  …  9.50  10.00  complete")),
      .init(
        "score round-2023 --reading AMB-02=beyond --json",
        prints: Bilingual(zh: "换一种口径的结果，JSON", en: "the result under another reading, as JSON")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    let readings = try readings(for: loaded, invocation)
    let scores = try scores(of: loaded, readings)
    let report = ScoreReport(
      round: loaded.round, scheme: loaded.folder.scheme, scores: scores,
      honesty: RankHonesty(
        loaded, scores, SurveyPrecision(loaded, TallyBook(loaded.state))),
      language: invocation.language, basis: ResultBasis(loaded, readings),
      standing: PublicationStanding(loaded, scores, in: surroundings))
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }

  /// The scores of a round that is loaded.
  static func scores(
    of loaded: LoadedRound, _ readings: Readings
  ) throws(Refusal) -> RoundScores {
    do throws(SchemeFault) {
      return try RoundScores(loaded, TallyBook(loaded.state), readings: readings)
    } catch {
      throw Refusal(.data, error)
    }
  }

  /// The readings of the command line, the round and the scheme, in this order.
  static func readings(
    for loaded: LoadedRound, _ invocation: Invocation
  ) throws(Refusal) -> Readings {
    let scheme = loaded.folder.scheme
    let chosen = try choices(of: invocation, for: scheme)
    do throws(SchemeFault) {
      return try scheme.readings(round: loaded.round.readings, option: chosen)
    } catch {
      throw Refusal(.data, error)
    }
  }

  /// The readings that a command line chooses, by id; those that the scheme does not know are refused.
  static func choices(
    of invocation: Invocation, for scheme: Scheme
  ) throws(Refusal) -> [String: String] {
    var chosen: [String: String] = [:]
    for text in invocation.values(of: .reading) {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw Refusal(
          .badValue(
            .reading, value: text,
            expected: Bilingual(zh: "口径=选项，如 AMB-02=beyond", en: "ID=ALT, such as AMB-02=beyond"),
            nearest: nil))
      }
      chosen[String(parts[0])] = String(parts[1])
    }
    if let (_, fault) = scheme.faults(inReadings: chosen).first { throw Refusal(.usage, fault) }
    return chosen
  }
}
