import Definitions
public import Diagnostics
public import ExactArithmetic
import Sheets

/// From which score a unit can be recommended (得分 90 以上可以推荐).
struct RecommendationRule: Sendable {
  /// Which score is asked (AMB-23).
  enum Basis: String, CaseIterable, Sendable {
    /// The unit's own, without bonus.
    case selfBase
    /// The unit's own, with bonus.
    case selfWithBonus
    /// The assessed one, without bonus.
    case base
    /// The assessed one, with bonus.
    case withBonus

    /// Whether the unit's own score is asked.
    var isOwn: Bool { self == .selfBase || self == .selfWithBonus }
    /// Whether the bonus counts.
    var countsBonus: Bool { self == .selfWithBonus || self == .withBonus }
  }

  let atLeast: Located<Rational>
  let reading: Located<String>?
  let clause: String
  let examples: [Example]
  let location: SourceLocation

  /// A base and a bonus with what they lead to.
  struct Example: Sendable {
    let base: Rational
    let bonus: Rational
    let reading: Located<String>?
    let isRecommended: Located<Bool>
  }

  /// The reading that it asks for.
  var need: ReadingNeed? {
    reading.map { ReadingNeed(name: $0, alternatives: Basis.allCases.map(\.rawValue)) }
  }

  /// The score that is asked, as the readings say.
  func basis(_ readings: Readings) -> Basis {
    reading.flatMap { Basis(rawValue: readings.use($0.value).alternative) } ?? .base
  }

  /// Whether a score reaches the line; nil while that is open.
  func isReached(_ score: Score) -> Bool? {
    if score.low >= atLeast.value { return true }
    return score.high < atLeast.value ? false : nil
  }
}

/// What a unit that is named receives (授牌、补助); no part of the score.
public struct Award: Sendable, Hashable {
  /// What it is.
  public let title: Bilingual
  /// How much, in yuan.
  public let amount: Rational
  /// Where the document says so.
  public let clause: String
}

/// Whether a unit can be recommended, and why.
public struct Recommendation: Sendable, Hashable {
  /// Whether it can; nil while that is open.
  public let isRecommended: Bool?
  /// The line that the score must reach.
  public let atLeast: Rational
  /// The score that was asked; nil where it is the unit's own and nobody stated it.
  public let score: Score?
  /// Which score that is.
  public let reading: ReadingUse?
  /// Why, the score first and then every gate that stands or is open.
  public let because: [Bilingual]
  /// Whether it goes first among those recommended.
  public let isPreferred: Bool
  /// What it receives when it is named.
  public let awards: [Award]
  /// Where the document says so.
  public let clause: String
}

extension Shape<RecommendationRule> {
  /// `{ atLeast: '90', reading: 'AMB-23', clause, examples: [ … ] }`.
  static var recommendation: Shape {
    object { reader in
      let atLeast = reader.required("atLeast", Shape<Rational>.rational(from: 0).located)
      let reading = reader.optional("reading", Shape<String>.line.located)
      let clause = reader.required("clause", .line)
      let examples = reader.optional(
        "examples", .array(of: .recommendationExample, atMost: 100), default: [])
      guard let atLeast, let clause else { return nil }
      return RecommendationRule(
        atLeast: atLeast, reading: reading, clause: clause, examples: examples,
        location: reader.location)
    }
  }
}

extension Shape<RecommendationRule.Example> {
  /// `{ base: '89.5', bonus: '2', reading: 'withBonus', recommended: true }`.
  fileprivate static var recommendationExample: Shape {
    object { reader in
      let base = reader.required("base", .rational)
      let bonus = reader.optional("bonus", .rational(from: 0), default: 0)
      let reading = reader.optional("reading", Shape<String>.line.located)
      let isRecommended = reader.required("recommended", Shape<Bool>.boolean.located)
      guard let base, let isRecommended else { return nil }
      return RecommendationRule.Example(
        base: base, bonus: bonus, reading: reading, isRecommended: isRecommended)
    }
  }
}

extension Shape<Award> {
  /// `{ title: { … }, amount: '10000', clause }`.
  static var award: Shape {
    object { reader in
      let title = reader.required("title", .text)
      let amount = reader.required("amount", .rational(from: 0))
      let clause = reader.required("clause", .line)
      guard let title, let amount, let clause else { return nil }
      return Award(title: title, amount: amount, clause: clause)
    }
  }
}
