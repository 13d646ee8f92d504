import ExactArithmetic
import Rounds
import Scoring

/// Results as they were published: under which definitions, readings and data, and what every unit had.
struct Publication: Sendable, Hashable {
  /// A result of a unit: its total, or one of several results side by side.
  struct Figure: Sendable, Hashable {
    /// `total`, or the id of the result.
    let id: String
    /// The least points still possible, as they were told.
    let low: Rational
    /// The greatest.
    let high: Rational
    /// The best place still possible; nil without a place.
    let best: Int?
    /// The worst.
    let worst: Int?
  }

  /// What a unit had.
  struct Unit: Sendable, Hashable {
    let unit: String
    let figures: [Figure]
    /// The grade's id; nil where none was given or it was open.
    let grade: String?
  }

  /// What was told.
  enum Subject: String, Sendable, Hashable, CaseIterable {
    /// Points and places: `report`, and `export` of the ranking or the measures.
    case results
    /// Counts and rates: `tally`, and `export` of the tallies.
    case tallies
  }

  /// What was told.
  let subject: Subject
  /// The day, in UTC.
  let day: String
  /// The program's version.
  let program: String
  /// The definitions on which it rests.
  let definitions: FrozenDefinitions
  /// The readings in force, `ID=ALTERNATIVE`.
  let readings: [String]
  /// The hash of the journals' state.
  let dataHash: String
  /// The units by id; none where tallies were told.
  let units: [Unit]

  /// Collects the parts.
  init(
    _ subject: Subject = .results, day: String, program: String, definitions: FrozenDefinitions,
    readings: [String],
    dataHash: String, units: [Unit]
  ) {
    self.subject = subject
    self.day = day
    self.program = program
    self.definitions = definitions
    self.readings = readings
    self.dataHash = dataHash
    self.units = units
  }

  /// What is published now, as far as it is told.
  init(
    _ loaded: LoadedRound, _ scores: RoundScores, _ disclosure: Disclosure, on day: String
  ) {
    let basis = ResultBasis(loaded, scores.readings)
    self.init(
      day: day, program: Tool.version, definitions: FrozenDefinitions(loaded.folder),
      readings: basis.choices, dataHash: basis.state,
      units: scores.result.units.sorted { $0.score.unit < $1.score.unit }.map {
        Unit($0, disclosure)
      })
  }
}

extension Publication.Unit {
  /// What a unit has now, as far as it may be told.
  init(_ ranked: RankedUnit, _ disclosure: Disclosure) {
    let score = ranked.score
    let told = disclosure.told(of: score)
    let figures: [Publication.Figure]
    if ranked.tracks.isEmpty || !score.hasSeparateResults {
      let points = told.points(of: score.explanation)
      figures = [
        Publication.Figure(
          id: "total", low: points.low, high: points.high, best: ranked.rank?.best,
          worst: ranked.rank?.worst)
      ]
    } else {
      figures = ranked.tracks.map {
        Publication.Figure(
          id: $0.id, low: $0.total.low, high: $0.total.high, best: $0.rank?.best,
          worst: $0.rank?.worst)
      }
    }
    var grade: String?
    if case .grade(let id, _)? = ranked.grade { grade = id }
    self.init(unit: score.unit, figures: figures, grade: grade)
  }
}
