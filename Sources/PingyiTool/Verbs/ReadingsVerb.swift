import Diagnostics
import Rounds
import Scoring
import Tallies

/// `readings ROUND`.
enum ReadingsVerb: Verb {
  static let description = CommandDescription(
    "readings",
    summary: Bilingual(
      zh: "换一种口径，得分或位次会变吗？（内部）", en: "would another reading change a score or a rank? (internal)"),
    operands: [.round], options: [.json],
    examples: [
      .init(
        "readings round-2023",
        prints: Bilingual(
          zh:
            "AMB-02 = completed  附件1 组织建设 5、6\n  beyond: 没有变化\n  started:\n    U01 示例单位1: 9.50 → 9.00，位次 1 → 2",
          en: "AMB-02 = completed  附件1 组织建设 5、6\n  beyond: nothing changes\n  started:\n"
            + "    U01 Sample unit 1: 9.50 → 9.00, rank 1 → 2"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    let scheme = loaded.folder.scheme
    let book = TallyBook(loaded.state)
    func scores(_ option: [String: String]) throws(Refusal) -> RoundScores {
      do throws(SchemeFault) {
        let readings = try scheme.readings(round: loaded.round.readings, option: option)
        return try RoundScores(loaded, book, readings: readings)
      } catch {
        throw Refusal(.data, error)
      }
    }
    let present = try scores([:])
    var trials: [ReadingsReport.Trial] = []
    for reading in scheme.readings {
      let chosen = present.readings.all.first { $0.id == reading.id }?.alternative
      for alternative in reading.alternatives where alternative != chosen {
        trials.append(
          .init(
            reading: reading.id, alternative: alternative,
            scores: try scores([reading.id: alternative])))
      }
    }
    let report = ReadingsReport(
      round: loaded.round, scheme: scheme, present: present, trials: trials,
      language: invocation.language, basis: ResultBasis(loaded))
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }
}
