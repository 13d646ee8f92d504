import Definitions
public import Diagnostics
public import ExactArithmetic

/// How points are converted to a common scale (百分换算), so that totals of different size compare.
struct ConversionRule: Sendable {
  /// How the sum is converted (AMB-05).
  enum Method: String, CaseIterable, Sendable {
    /// All points together, the bonus by the same factor.
    case total
    /// Every section by itself, then the mean; the bonus by the factor of the whole.
    case sections
    /// Party sections and the others by themselves: two figures; the total as in ``total``.
    case separate
    /// All points together, the bonus added as it is.
    case rawBonus
  }

  /// The scale, such as 100.
  let scale: Rational
  /// The id of a reading or one of ``Method``.
  let reading: Located<String>?
  /// Whether places compare totals with bonus.
  let ranksBonus: Bool
  /// Where the document says so.
  let clause: String
  /// Points with what they become.
  let examples: [Example]

  /// A base and a bonus out of a maximum, with what they become.
  struct Example: Sendable {
    let base: Rational
    let bonus: Rational
    let maximum: Rational
    let reading: String?
    let expected: Located<Rational>
  }

  /// The reading that it asks for.
  var need: ReadingNeed? {
    reading.map { ReadingNeed(name: $0, alternatives: Method.allCases.map(\.rawValue)) }
  }

  /// The method, as the readings say.
  func method(_ readings: Readings) -> Method {
    reading.flatMap { Method(rawValue: readings.use($0.value).alternative) } ?? .total
  }

  /// What a unit's trees become.
  func convert(
    _ root: Explanation, bonus: Score?, in scheme: Scheme, _ readings: Readings
  ) -> Conversion? {
    let method = method(readings)
    guard let factor = try? scale.divided(by: root.maximum) else { return nil }
    var base = root.value * factor
    if method == .sections {
      let sections = root.children.filter { $0.maximum > 0 }
      let sum = sections.reduce(Score(0)) { sum, section in
        sum + section.value * ((try? scale.divided(by: section.maximum)) ?? 0)
      }
      base = sum * ((try? Rational(1, over: sections.count)) ?? 0)
    }
    let raw = bonus ?? Score(0)
    let added = method == .rawBonus ? raw : raw * factor
    var parts: [Conversion.Part] = []
    if method == .separate {
      let kinds = Dictionary(
        scheme.sections.map { ($0.id, $0.isParty) }, uniquingKeysWith: { first, _ in first })
      for (isParty, title) in [
        (true, Bilingual(zh: "党的建设", en: "Party work")),
        (false, Bilingual(zh: "业务工作", en: "Union work")),
      ] {
        let sections = root.children.filter { kinds[$0.id] == isParty }
        let most = sections.reduce(Rational(0)) { $0 + $1.maximum }
        guard let factor = try? scale.divided(by: most) else { continue }
        let points = sections.reduce(Score(0)) { $0 + $1.value } * factor
        parts.append(Conversion.Part(title: title, points: points))
      }
    }
    return Conversion(
      scale: scale, reading: reading.map { readings.use($0.value) }, base: base, bonus: added,
      total: base + added, parts: parts)
  }

  /// What an example's points become.
  func converted(_ example: Example, _ readings: Readings) -> Rational? {
    guard let factor = try? scale.divided(by: example.maximum) else { return nil }
    let bonus = method(readings) == .rawBonus ? example.bonus : example.bonus * factor
    return example.base * factor + bonus
  }
}

/// A unit's points on a common scale, exactly.
public struct Conversion: Sendable, Hashable {
  /// A part that a reading converts by itself.
  public struct Part: Sendable, Hashable {
    /// What it is called.
    public let title: Bilingual
    /// Its points on the scale.
    public let points: Score
  }

  /// The scale, such as 100.
  public let scale: Rational
  /// The reading that was applied.
  public let reading: ReadingUse?
  /// The points without bonus, on the scale.
  public let base: Score
  /// What the bonus adds.
  public let bonus: Score
  /// Both together.
  public let total: Score
  /// Parts that the reading converts by themselves.
  public let parts: [Part]
}

extension Shape<ConversionRule> {
  /// `{ clause, to: '100', reading: 'AMB-05', rankBy: 'withBonus', examples: [ … ] }`.
  static var conversion: Shape {
    object { reader in
      let clause = reader.required("clause", .line)
      let scale = reader.optional("to", .rational(from: 1), default: 100)
      let reading = reader.optional("reading", Shape<String>.line.located)
      let ranksBonus = reader.optional(
        "rankBy", .oneOf([("withBonus", true), ("base", false)]), default: true)
      let examples = reader.optional(
        "examples", .array(of: .conversionExample, atMost: 100), default: [])
      return clause.map {
        ConversionRule(
          scale: scale, reading: reading, ranksBonus: ranksBonus, clause: $0, examples: examples)
      }
    }
  }
}

extension Shape<ConversionRule.Example> {
  /// `{ base: '468', bonus: '13', of: '520', reading: 'rawBonus', points: '92.5' }`.
  fileprivate static var conversionExample: Shape {
    object { reader in
      let base = reader.required("base", .rational(from: 0))
      let bonus = reader.optional("bonus", .rational(from: 0), default: 0)
      let maximum = reader.required("of", .rational(from: 0))
      let reading = reader.optional("reading", .line)
      let points = reader.required("points", Shape<Rational>.rational(from: 0).located)
      guard let base, let maximum, let points else { return nil }
      return ConversionRule.Example(
        base: base, bonus: bonus, maximum: maximum, reading: reading, expected: points)
    }
  }
}
