import Definitions
import Diagnostics
import ExactArithmetic
public import Rounds
public import Sheets
public import Tallies

extension Scheme {
  /// What the scheme reads, for every unit of a round.
  ///
  /// - Parameters:
  ///   - parents: the assessed unit of every grassroots unit, as the frame's `parent` has it.
  ///   - readings: how ratings become scores.
  ///   - side: whose facts count; a unit's own statements are read for its own score only, and a unit
  ///     that stated nothing has no measures then.
  public func measures(
    of round: Round, _ book: TallyBook, _ state: CollectionState, readings: Readings,
    parents: [String: String] = [:], side: FactKey.Side = .verified
  ) -> Measures {
    measures(
      of: round, book, state, readings: readings, parents: parents, side: side, inputs: inputs)
  }

  /// Measures of which those of ratings are as other readings have them; the others are kept.
  package func measures(
    _ present: Measures, rating readings: Readings, of round: Round, _ book: TallyBook,
    _ state: CollectionState
  ) -> Measures {
    let rated = inputs.filter { $0.gridQuestionnaire != nil }
    let changed = measures(
      of: round, book, state, readings: readings, parents: [:], side: .verified, inputs: rated)
    var measures = present
    for unit in round.units {
      for input in rated {
        measures[unit: unit.id, input: input.name] = changed[unit: unit.id, input: input.name]
      }
    }
    return measures
  }

  private func measures(
    of round: Round, _ book: TallyBook, _ state: CollectionState, readings: Readings,
    parents: [String: String], side: FactKey.Side, inputs: [Input]
  ) -> Measures {
    let source = MeasureSource(book, state, side: side)
    let stating = Set(state.facts.keys.filter { $0.side == side }.map(\.unit))
    let grassroots = Dictionary(grouping: parents.keys) { parents[$0] ?? "" }
    let surveyed = inputs.flatMap { input -> [SurveyScores.Role] in
      if case .survey(let roles) = input.origin { roles } else { [] }
    }
    let surveys = SurveyScores(book, state, questionnaires: Set(surveyed.map(\.questionnaire)))
    var measures = Measures()
    for input in inputs {
      let sheets = input.gridQuestionnaire.map {
        RatingSheets($0, subject: "all", in: book, state)
      }
      for unit in round.units where side == .verified || stating.contains(unit.id) {
        measures[unit: unit.id, input: input.name] = measure(
          input, of: unit, in: round, source, sheets: sheets, surveys: surveys,
          grassroots: grassroots[unit.id] ?? [], readings: readings)
      }
    }
    return measures
  }

  /// What the scheme reads for one unit of a round, whose own table it holds.
  package func measures(
    of unit: AssessedUnit, in round: Round, _ book: TallyBook, _ state: CollectionState,
    readings: Readings, side: FactKey.Side
  ) -> UnitMeasures {
    let alone = Round(
      id: round.id, scheme: round.scheme, entry: round.entry, units: [unit],
      leaders: round.leaders, departments: round.departments, readings: round.readings)
    return measures(of: alone, book, state, readings: readings, side: side)[unit: unit.id]
  }

  private func measure(
    _ input: Input, of unit: AssessedUnit, in round: Round, _ source: MeasureSource,
    sheets: RatingSheets?, surveys: SurveyScores, grassroots: [String], readings: Readings
  ) -> Measure? {
    switch input.origin {
    case .rate(let questionnaire, let rate):
      return source.rate(rate, of: questionnaire, unit: unit.id, word: input.name)
    case .fact(let id, _, let period): return source.fact(id, unit: unit.id, period: period)
    case .mean, .choice: return nil
    case .mark(let questionnaire, let item):
      return source.mark(
        item, of: questionnaire, by: round.departments, unit: unit.id, word: input.name)
    case .leaders(_, let item, let rule):
      return sheets.map {
        source.leaders(
          item, of: $0, by: round.leaders, rule.aggregation(readings, standard: .mean),
          trimFrom: rule.trimFrom, unit: unit.id, word: input.name)
      }
    case .peers(_, let item, let rule):
      return sheets.map {
        source.peers(
          item, of: $0, unit: unit, in: round, rule.peerRule(readings), word: input.name)
      }
    case .survey(let roles):
      return source.survey(
        roles, in: surveys, unit: unit.id, grassroots: grassroots, word: input.name)
    case .table(let id):
      let registered = source.fact(input.name, unit: unit.id)
      if registered.value != .missing(.notRegistered) { return registered }
      guard let table = tables.first(where: { $0.id == id }),
        let row = table.rows.first(where: { $0.unit == unit.name || $0.unit == unit.id })
      else { return Measure(.missing(.notStated)) }
      return Measure(.number(row.value), from: .stated(clause: table.clause))
    }
  }
}

extension Scheme.Input {
  /// The questionnaire whose one batch is about all units.
  fileprivate var gridQuestionnaire: String? {
    switch origin {
    case .leaders(let questionnaire, _, _), .peers(let questionnaire, _, _): questionnaire
    case .rate, .fact, .mark, .survey, .table, .mean, .choice: nil
    }
  }
}

extension Scheme.RatingRule {
  /// How ratings become a score, as the readings say.
  func aggregation(_ readings: Readings, standard: Aggregation) -> Aggregation {
    reading.flatMap { Aggregation(rawValue: readings.use($0.value).alternative) } ?? standard
  }

  /// How peers' ratings become a score, as the readings say.
  public func peerRule(_ readings: Readings) -> PeerTally.Rule {
    PeerTally.Rule(
      aggregation: aggregation(readings, standard: .trimmed), least: least, trimFrom: trimFrom)
  }
}
