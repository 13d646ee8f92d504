import Definitions
import Diagnostics
import ExactArithmetic

/// How a total is put together from weighted components instead of being the sum of the sections.
struct Composition: Sendable {
  /// What the whole is made of.
  let body: Component.Body
  /// Where the document says so.
  let clause: String?
  /// Component scores with the total that they must give.
  let examples: [Example]
  /// Where the definition begins.
  let location: SourceLocation

  /// Scores of components, by id, with the total that they must give.
  struct Example: Sendable {
    let given: [TableEntry<Located<Rational>>]
    let expected: Located<Rational>
  }

  /// All components, parents first.
  var components: [Component] { body.children.flatMap(\.all) }

  /// All bodies, also those that a reading has not chosen.
  var bodies: [Component.Body] { body.all }
}

/// A component of a weighted total; its points go from 0 to the scheme's maximum.
struct Component: Sendable {
  /// Stable id, unique among components and sections.
  let id: String
  /// What it is called.
  let title: Bilingual
  /// Where the document says so.
  let clause: String
  /// Its share in what it is a part of.
  let weight: Rational
  /// Where its points come from.
  let body: Body
  /// Where the definition begins.
  let location: SourceLocation

  /// Where points come from.
  indirect enum Body: Sendable {
    /// Components times their weights, which add up to 1.
    case weighted([Component], SourceLocation)
    /// An input that is a number of points.
    case input(Located<String>)
    /// The items of the scheme's sections, perhaps weighted by place.
    case sections(Located<Rational>, RankWeight?)
    /// What a reading chooses.
    case choice(Located<String>, [TableEntry<Body>])

    /// The components directly below, in all choices.
    var children: [Component] {
      switch self {
      case .weighted(let components, _): components
      case .input, .sections: []
      case .choice(_, let bodies): bodies.flatMap(\.value.children)
      }
    }

    /// This body and all bodies below, in all choices.
    var all: [Body] {
      let below: [Body] =
        switch self {
        case .weighted(let components, _): components.flatMap(\.body.all)
        case .input, .sections: []
        case .choice(_, let bodies): bodies.flatMap(\.value.all)
        }
      return [self] + below
    }

    /// The sections and the places that weight them, here or in one of the choices, not below.
    var ownRankWeights: [RankWeight] {
      switch self {
      case .sections(_, let rank): rank.map { [$0] } ?? []
      case .choice(_, let bodies): bodies.flatMap(\.value.ownRankWeights)
      case .weighted, .input: []
      }
    }

    /// The body after the readings have chosen; nil where a choice has no such alternative.
    func chosen(_ readings: Readings) -> Body? {
      guard case .choice(let reading, let bodies) = self else { return self }
      let alternative = readings.use(reading.value).alternative
      return bodies.first { $0.name == alternative }?.value.chosen(readings)
    }
  }

  /// This component and all below, in all choices.
  var all: [Component] { [self] + body.children.flatMap(\.all) }
}

/// A difference of weight between places (依次给予……的权重差额).
struct RankWeight: Sendable {
  /// What is ordered by itself.
  enum Scope: String, CaseIterable, Sendable {
    /// Every item.
    case item
    /// Every section, which is what one department scores.
    case section
    /// The sum of the sections.
    case total
  }

  /// The difference, above 0 and at most 1.
  let step: Rational
  /// The id of a reading or one of ``RankReading``.
  let reading: Located<String>?
  /// The id of a reading or one of ``Scope``.
  let scope: Located<String>?
  /// The id of a reading or one of ``Ties``.
  let ties: Located<String>?
  /// Where the document says so; nil for the component's own clause.
  let clause: String?
  /// Points with what the places make of them.
  let examples: [Example]

  /// The points of some units and what they become, as points or as their part of the total above.
  struct Example: Sendable {
    let raw: [Rational]
    let reading: Located<String>?
    let ties: Located<String>?
    let expected: Located<[Rational]>
    let isContribution: Bool
  }

  /// The readings that it asks for.
  var needs: [ReadingNeed] {
    [
      reading.map { ReadingNeed(name: $0, alternatives: RankReading.allCases.map(\.rawValue)) },
      scope.map { ReadingNeed(name: $0, alternatives: Scope.allCases.map(\.rawValue)) },
      ties.map { ReadingNeed(name: $0, alternatives: Ties.allCases.map(\.rawValue)) },
    ].compactMap { $0 }
  }

  /// What is ordered, as the readings say.
  func scope(_ readings: Readings) -> Scope {
    scope.flatMap { Scope(rawValue: readings.use($0.value).alternative) } ?? .total
  }

  /// The rule, as the readings say; `share` is the component's weight in the total above it.
  func rule(_ readings: Readings, share: Rational) -> RankRule {
    RankRule(
      reading: reading.flatMap { RankReading(rawValue: readings.use($0.value).alternative) }
        ?? .linear,
      ties: ties.flatMap { Ties(rawValue: readings.use($0.value).alternative) } ?? .competition,
      step: step, share: share)
  }
}
