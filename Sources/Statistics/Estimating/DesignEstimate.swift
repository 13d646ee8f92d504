/// An estimate for all members, with what the design says about its error.
public struct DesignEstimate: Sendable, Hashable {
  /// The estimate.
  public let value: Double
  /// Its standard error.
  public let standardError: Double
  /// Units less strata, of the rows that count.
  public let degreesOfFreedom: Int
  /// How much the variance exceeds that of a simple random sample of as many rows.
  ///
  /// Nil where that has none, as for constant values or a census.
  public let designEffect: Double?
  /// How many rows count.
  public let count: Int
  /// How many first-stage units they are in.
  public let units: Int

  /// The t interval at a level; nil without degrees of freedom.
  public func interval(at level: ConfidenceLevel) -> (low: Double, high: Double)? {
    guard degreesOfFreedom > 0 else { return nil }
    let t = StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom))
      .upperQuantile(level.tail)
    return (value - t * standardError, value + t * standardError)
  }
}
