public import ExactArithmetic

/// A grade (等次) and what the round says about its limits; what it does not say is not invented.
public struct Grade: Sendable, Hashable {
  /// Stable id, such as `excellent`.
  public let id: String
  /// The least total, in points.
  public let atLeast: Rational?
  /// The greatest share of the assessed units that may have it, `0…1`.
  public let atMost: Rational?

  /// Collects the parts.
  public init(id: String, atLeast: Rational? = nil, atMost: Rational? = nil) {
    self.id = id
    self.atLeast = atLeast
    self.atMost = atMost
  }
}

/// How figures are rounded where they are shown.
public struct Rounding: Sendable, Hashable {
  /// The decimals shown, 0…12.
  public let decimals: Int
  /// What becomes of a half.
  public let rule: RoundingRule

  /// Collects the parts; two decimals, half up, unless the round says otherwise.
  public init(decimals: Int = 2, rule: RoundingRule = .halfUp) {
    self.decimals = decimals
    self.rule = rule
  }

  /// A figure as it is shown.
  public func text(_ value: Rational) -> String { value.decimal(places: decimals, rule: rule) }
}
