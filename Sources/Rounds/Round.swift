public import Diagnostics

/// A round of assessment (考核轮次): which scheme, who is assessed, who rates, how papers are keyed.
public struct Round: Sendable, Hashable {
  /// Stable id; journals are bound to it.
  public let id: String
  /// Version of the round's own rules (readings, grades, rounding), from 1.
  public let version: Int
  /// The id of the scheme by which the round is scored.
  public let scheme: String
  /// How many papers are keyed twice.
  public let entry: EntryRule
  /// The assessed units in the order of their numbers, at least one.
  ///
  /// Grids have their rows in this order, so that the order of the file never decides which mark is
  /// about whom.
  public let units: [AssessedUnit]
  /// The leaders who rate, in the order of their numbers.
  public let leaders: [Rater]
  /// The scoring departments, in the order of their numbers.
  public let departments: [Rater]
  /// The alternatives chosen where the scheme's text is ambiguous, by the id of the reading.
  public let readings: [String: String]
  /// Where each choice in ``readings`` stands.
  public let readingLocations: [String: SourceLocation]
  /// The grades (等次) from the highest down; a scheme may need their limits.
  public let grades: [Grade]
  /// How figures are rounded for display; nothing is rounded before.
  public let rounding: Rounding
  /// Remarks of the office.
  public let notes: [Language: String]

  private let positionsByID: [String: Int]
  private let positionsByNumber: [Int: Int]

  /// Collects the parts; the decoder has checked them.
  ///
  /// Whatever order units and raters come in, they are kept by their numbers. Where ids or numbers
  /// repeat, the first unit is the one that is found.
  public init(
    id: String, version: Int = 1, scheme: String, entry: EntryRule = .single, units: [AssessedUnit],
    leaders: [Rater] = [], departments: [Rater] = [], readings: [String: String] = [:],
    readingLocations: [String: SourceLocation] = [:], grades: [Grade] = [],
    rounding: Rounding = Rounding(), notes: [Language: String] = [:]
  ) {
    self.id = id
    self.version = version
    self.scheme = scheme
    self.entry = entry
    // Equal numbers keep their order; the standard library's sort is stable.
    let units = units.sorted { $0.number < $1.number }
    self.units = units
    self.leaders = leaders.sorted { $0.number < $1.number }
    self.departments = departments.sorted { $0.number < $1.number }
    self.readings = readings
    self.readingLocations = readingLocations
    self.grades = grades
    self.rounding = rounding
    self.notes = notes
    let positions = units.indices
    positionsByID = Dictionary(
      positions.map { (units[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    positionsByNumber = Dictionary(
      positions.map { (units[$0].number, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The unit with this id.
  public func unit(id: String) -> AssessedUnit? { positionsByID[id].map { units[$0] } }

  /// The unit with this number.
  public func unit(number: Int) -> AssessedUnit? { positionsByNumber[number].map { units[$0] } }
}
