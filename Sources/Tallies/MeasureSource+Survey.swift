import ExactArithmetic

extension MeasureSource {
  /// The score of some roles at an assessed unit: of one role its mean, of several the pooled mean.
  ///
  /// Papers of grassroots units count for their parent; papers about the assessed unit itself count
  /// for it directly.
  ///
  /// - Parameters:
  ///   - grassroots: the grassroots units whose parent in the frame is the assessed unit.
  ///   - word: the name under which `fact` may say `na`, `pending` or `notHeld`.
  public func survey(
    _ roles: [SurveyScores.Role], in scores: SurveyScores, unit: String, grassroots: [String],
    word: String
  ) -> Measure {
    let tally = GrassrootsTally(
      roles: roles.map { scores.tally(of: $0, grassroots: grassroots + [unit]) })
    let batches = tally.roles.flatMap(\.batches).sorted()
    if let spoken = spoken(of: unit, word, contradictedBy: !batches.isEmpty) { return spoken }
    guard !batches.isEmpty else {
      return nothing(of: roles.map(\.questionnaire), at: grassroots + [unit])
    }
    let provenance = Measure.Provenance.sheets(
      .init(
        questionnaires: roles.map(\.questionnaire), batches: batches,
        isSealed: tally.roles.allSatisfy(\.isSealed),
        count: tally.roles.reduce(0) { $0 + $1.papers },
        grassrootsUnits: Set(
          tally.roles.flatMap { $0.units.filter { $0.scores.papers > 0 }.map(\.id) }
        ).count))
    let score = roles.count == 1 ? tally.roles[0].mean : tally.pooledMean
    return Measure(score.map { .number($0) } ?? .missing(.noPaper), from: provenance)
  }
}
