public import ExactArithmetic

/// An item of the scheme as an override may name it.
public struct ItemDeclaration: Sendable, Hashable {
  /// The item's id.
  public let id: String
  /// The most points; nil for a bonus without a limit.
  public let most: Rational?
  /// The most points that are usual, given or taken; nil where every number is.
  public let usual: Rational?
  /// Whether its points may be below 0.
  public let mayBeNegative: Bool
  /// The facts that it reads, by id.
  public let facts: Set<String>
  /// The questionnaires whose papers it reads.
  public let questionnaires: Set<String>
  /// The units that have it; nil for all.
  public let units: Set<String>?

  /// Collects the parts.
  public init(
    id: String, most: Rational?, usual: Rational? = nil, mayBeNegative: Bool = false,
    facts: Set<String> = [],
    questionnaires: Set<String> = [], units: Set<String>? = nil
  ) {
    self.id = id
    self.most = most
    self.usual = usual ?? most
    self.mayBeNegative = mayBeNegative
    self.facts = facts
    self.questionnaires = questionnaires
    self.units = units
  }

  /// Whether somebody should look again before so many points are given.
  public func doubts(_ points: Rational) -> Bool { usual.map { points.magnitude > $0 } ?? false }

  /// Whether so many points can be given.
  public func allows(_ points: Rational) -> Bool {
    (mayBeNegative || points >= 0) && (most.map { points <= $0 } ?? true)
  }
}
