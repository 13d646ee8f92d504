/// A substitute that takes the place of a unit, with the reason and who decided it.
public struct Substitution: Sendable, Hashable {
  /// The number of the draw.
  public let draw: Int
  /// The unit whose place becomes free.
  public let unit: String
  /// The next unit by ticket of the same stratum.
  public let substitute: DrawnUnit
  /// Why the unit cannot take part.
  public let reason: String
  /// Who decided.
  public let by: String
}
