import Definitions
public import Diagnostics
public import ExactArithmetic
import Sheets

/// Results that stand side by side (党建 100 分、业务 100 分), or are added, as a reading says.
struct Tracks: Sendable {
  /// What the results make together (AMB-34).
  enum Combination: String, CaseIterable, Sendable {
    /// Each is a result of its own with places of its own; there is no total.
    case twoResults
    /// The total is their sum.
    case sum
  }

  var parts: [Track]
  let reading: Located<String>
  let clause: String
  let location: SourceLocation

  /// The inputs that deductions read.
  var references: [InputReference] {
    parts.flatMap(\.deductions).map { InputReference(name: $0, kinds: [.amount]) }
  }

  /// What the results make together.
  func combination(_ readings: Readings) -> Combination {
    Combination(rawValue: readings.use(reading.value).alternative) ?? .twoResults
  }
}

/// One of several results.
struct Track: Sendable {
  let id: String
  let title: Bilingual
  let clause: String
  /// The points that the document gives it.
  let points: Located<Rational>
  /// The form whose indicators are its sections; nil where the scheme has the sections.
  let form: String?
  /// Its sections.
  var sections: [String]
  /// Whether the bonus is added to it.
  let takesBonus: Bool
  /// Points that somebody decided to take from it, by the names of inputs.
  let deductions: [Located<String>]
  /// Where the document speaks of them; nil for the track's own clause.
  let deductionClause: String?
  let location: SourceLocation
}

/// One of a unit's results side by side, with its place among all units.
public struct TrackResult: Sendable, Hashable {
  /// The track's id.
  public let id: String
  /// What it is called.
  public let title: Bilingual
  /// The points without bonus.
  public let base: Score
  /// The bonus that is added to it; nil where none is.
  public let bonus: Score?
  /// Both together.
  public let total: Score
  /// The most points without bonus.
  public let maximum: Rational
  /// Its place; nil for a unit without a place.
  public internal(set) var rank: Rank?
}

extension Shape<Tracks> {
  /// `{ clause, reading: 'AMB-34', parts: [ … ] }`.
  static var tracks: Shape {
    object { reader in
      let clause = reader.required("clause", .line)
      let reading = reader.required("reading", Shape<String>.line.located)
      let parts = reader.required("parts", .array(of: .track, atLeast: 2, atMost: 20))
      guard let clause, let reading, let parts else { return nil }
      return Tracks(parts: parts, reading: reading, clause: clause, location: reader.location)
    }
  }
}

extension Shape<Track> {
  /// `{ id, title, clause, points: '100', form: 'business', bonus: true, deductions: [ … ] }`.
  fileprivate static var track: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let clause = reader.required("clause", .line)
      let points = reader.required("points", Shape<Rational>.rational(from: 0).located)
      let form = reader.optional("form", .identifier)
      let sections = reader.optional("sections", .array(of: .line, atMost: 100), default: [])
      let takesBonus = reader.optional("bonus", .boolean, default: false)
      let deductions = reader.optional(
        "deductions", .array(of: Shape<String>.line.located, atMost: 100), default: [])
      let deductionClause = reader.optional("deductionClause", .line)
      if (form == nil) == sections.isEmpty {
        let found = ["form", "sections"].filter { reader.has($0) }
        reader.report(SchemeFault.oneOf(["form", "sections"], found: found))
      }
      guard let id, let title, let clause, let points else { return nil }
      return Track(
        id: id, title: title, clause: clause, points: points, form: form, sections: sections,
        takesBonus: takesBonus, deductions: deductions, deductionClause: deductionClause,
        location: reader.location)
    }
  }
}
