public import Diagnostics
public import ExactArithmetic

/// What a unit scores under a scheme, and why.
public struct UnitScore: Sendable, Hashable {
  /// The unit's id.
  public let unit: String
  /// The scheme's id.
  public let scheme: String
  /// The scheme's version.
  public let version: Int
  /// SHA-256 of the scheme's definition.
  public let schemeHash: String
  /// The points.
  public let value: Score
  /// The most points that the items which apply to the unit give.
  public let maximum: Rational
  /// The points of all items that the definition covers.
  public let covered: Rational
  /// The points that the document gives in total.
  public let stated: Rational
  /// The readings that were applied, by id.
  public let readings: [ReadingUse]
  /// Where the points come from.
  public let explanation: Explanation
  /// The bonus (加分项), outside the total, and where it comes from; nil where the scheme has none.
  public let bonus: Explanation?
  /// The points on a common scale; nil where the scheme converts nothing.
  public let conversion: Conversion?

  /// Whether the parts of the whole are results of their own, so that their sum is none.
  public var hasSeparateResults: Bool {
    explanation.reading?.alternative == Tracks.Combination.twoResults.rawValue
      && explanation.kind == .scheme
  }

  /// All nodes of both trees, parents first.
  var nodes: [Explanation] { explanation.nodes + (bonus?.nodes ?? []) }

  /// The points with the bonus, as they are; those without where the scheme has no bonus.
  public var withBonus: Score { bonus.map { value + $0.value } ?? value }

  /// What is missing for a closed score, in the order of the scheme, each input once.
  public var gaps: [Gap] {
    var seen: Set<String> = []
    return nodes.flatMap(\.gaps).filter { seen.insert($0.input).inserted }
  }

  /// What a reader must know, by the node that says so, in the order of the scheme.
  public var flags: [(node: String, flag: Flag)] {
    nodes.flatMap { node in node.flags.map { (node.id, $0) } }
  }

  /// Whether nothing is missing and every batch behind the score is sealed.
  public var isFinal: Bool {
    value.isClosed && bonus?.value.isClosed ?? true
      && !flags.contains { $0.flag.kind == .provisional }
  }

  /// The points in hundredths of the maximum; nil where no item applies.
  public var percent: Score? {
    guard let low = try? (value.low * 100).divided(by: maximum),
      let high = try? (value.high * 100).divided(by: maximum)
    else { return nil }
    return Score(low: low, high: high, isClosed: value.isClosed)
  }

  /// How much of the document the definition covers; nil where it covers everything.
  public var coverage: Bilingual? {
    guard covered != stated else { return nil }
    let part = Wording.points(covered)
    let whole = Wording.points(stated)
    return Bilingual(
      zh: "本定义只含考核办法 \(whole) 分中的 \(part) 分",
      en: "\(part) of the scheme's \(whole) points are covered")
  }
}
