import Analyses
import Diagnostics
import Rounds
import Scoring
import Sheets
import Tallies

/// `readings ROUND`.
enum ReadingsVerb: Verb {
  static let description = CommandDescription(
    "readings",
    summary: Bilingual(
      zh: "换一种口径，得分、位次、等次或推荐会变吗？（内部）",
      en: "would another reading change points, places or grades? (internal)"),
    operands: [.round], options: [.json],
    examples: [
      .init(
        "readings round-2023",
        prints: Bilingual(
          zh:
            "AMB-02 = completed  附件1 组织建设 5、6\n  started:\n    U01 示例单位1: 9.50 → 9.00，位次 1 → 2\n"
            + "以下取法不改变任何得分、位次、等次、推荐和参评条件：AMB-02=beyond",
          en: "AMB-02 = completed  附件1 组织建设 5、6\n  started:\n"
            + "    U01 Sample unit 1: 9.50 → 9.00, rank 1 → 2\n"
            + "No points, place, grade, recommendation or condition changes with: AMB-02=beyond"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    let book = TallyBook(loaded.state)
    let readings: Readings
    let present: RoundScores
    let trials: [ReadingTrial]
    do throws(SchemeFault) {
      readings = try loaded.folder.scheme.readings(round: loaded.round.readings)
      present = try RoundScores(loaded, book, readings: readings)
      trials =
        loaded.ownSchemes.isEmpty
        ? try self.trials(of: loaded, book, readings)
        : try ReadingTrial.all(of: loaded.folder.scheme, readings, from: present.result) {
          (other, _) throws(SchemeFault) in
          try RoundScores(loaded, book, readings: other).result
        }
    } catch {
      throw Refusal(.data, error)
    }
    let report = ReadingsReport(
      round: loaded.round, scheme: loaded.folder.scheme, present: present, trials: trials,
      language: invocation.language, basis: ResultBasis(loaded, readings))
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }

  /// Every alternative that is not in force, tried.
  private static func trials(
    of loaded: LoadedRound, _ book: TallyBook, _ readings: Readings
  ) throws(SchemeFault) -> [ReadingTrial] {
    let rescoring = Rescoring(loaded, book, readings: readings)
    return try ReadingTrial.all(of: rescoring) { readings in
      let scheme = loaded.folder.scheme
      let own = scheme.measures(
        of: loaded.round, book, loaded.state, readings: readings, parents: loaded.parents,
        side: .reported)
      let measures = scheme.measures(
        rescoring.measures, rating: readings, of: loaded.round, book, loaded.state)
      return (measures, own)
    }.trials
  }
}
