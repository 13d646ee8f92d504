import Analyses
import Diagnostics
import Reporting
import Rounds
import Scoring
import Sheets
import Tallies

/// Answers what `what-if` is asked, as a page or a document.
struct WhatIfDesk {
  /// The round.
  let loaded: LoadedRound
  /// What the command line assumes.
  let request: WhatIfRequest
  /// The readings in force.
  let readings: Readings
  /// The language of the page.
  let language: Language
  /// Whether a document is wanted instead of a page.
  let isDocument: Bool

  private var scheme: Scheme { loaded.folder.scheme }

  /// What the changes make of the round.
  func changes() throws(Refusal) -> String {
    let schemes = loaded.ownSchemes
    let result =
      schemes.isEmpty
      ? try Self.scored { () throws(SchemeFault) in
        try WhatIf(rescoring, assuming: request.assumptions)
      } : try changesOfOwnTables()
    let report = WhatIfReport(
      round: loaded.round, scheme: scheme, ownSchemes: schemes, request: request, result: result,
      language: language)
    return page(report.text, report.document)
  }

  /// The same where units wrote tables of their own, by scoring the whole round twice.
  private func changesOfOwnTables() throws(Refusal) -> WhatIf {
    let book = TallyBook(loaded.state)
    let values = request.assumptions.mapValues(\.inputs)
    return try Self.scored { () throws(SchemeFault) in
      WhatIf(
        from: try RoundScores(loaded, book, readings: readings).result,
        to: try RoundScores(loaded, book, readings: readings, assuming: values).result,
        telling: Set(values.keys))
    }
  }

  /// The fewest changes that reach a goal.
  func reach(_ goal: Goal, unit: String) throws(Refusal) -> String {
    let rescoring = rescoring
    let (answer, result) = try Self.scored { () throws(SchemeFault) -> (ReachAnswer, WhatIf?) in
      let answer = try ReachSearch(rescoring, unit: unit, goal: goal).answer()
      let values = Dictionary(
        answer.changes.map { ($0.input, $0.to) }, uniquingKeysWith: { first, _ in first })
      guard !values.isEmpty else { return (answer, nil) }
      return (answer, try WhatIf(rescoring, assuming: [unit: Assumptions(inputs: values)]))
    }
    let report = ReachReport(
      round: loaded.round, scheme: scheme, unit: unit, goal: goal, answer: answer, result: result,
      language: language)
    return page(report.text, report.document)
  }

  /// What one paper would do.
  func papers(of unit: String) throws(Refusal) -> String {
    let rescoring = rescoring
    let effects = try Self.scored { () throws(SchemeFault) in
      try PaperEffect.effects(on: unit, in: rescoring)
    }
    let report = PaperEffectReport(
      round: loaded.round, scheme: scheme, unit: unit, effects: effects, language: language)
    return page(report.text, report.document)
  }

  /// How far every weight can move.
  func weights() throws(Refusal) -> String {
    let rescoring = rescoring
    let result = try Self.scored { () throws(SchemeFault) in try rescoring.present() }
    let report = WeightReport(
      round: loaded.round, scheme: scheme, sensitivity: WeightSensitivity(result),
      language: language)
    return page(report.text, report.document)
  }

  /// What is asked for, with what it is a function of.
  private func page(_ text: String, _ document: JSONValue) -> String {
    let basis = ResultBasis(loaded, readings)
    return isDocument ? basis.joined(to: document).text() + "\n" : text + basis.text(language)
  }

  private var rescoring: Rescoring {
    Rescoring(loaded, TallyBook(loaded.state), readings: readings)
  }

  /// Refuses where a reading cannot be computed for so many units.
  private static func scored<Result>(
    _ body: () throws(SchemeFault) -> Result
  ) throws(Refusal) -> Result {
    do throws(SchemeFault) {
      return try body()
    } catch {
      throw Refusal(.data, error)
    }
  }
}

extension Rescoring {
  /// A round that is loaded, scored under some readings.
  init(_ loaded: LoadedRound, _ book: TallyBook, readings: Readings) {
    let scheme = loaded.folder.scheme
    self.init(
      scheme, units: loaded.round.units.map(\.id),
      measures: scheme.measures(
        of: loaded.round, book, loaded.state, readings: readings, parents: loaded.parents),
      own: scheme.measures(
        of: loaded.round, book, loaded.state, readings: readings, parents: loaded.parents,
        side: .reported),
      readings: readings, limits: loaded.round.grades, overrides: RoundOverrides(loaded))
  }
}
