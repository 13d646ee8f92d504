/// A rate over several units, with the error that the differences between units make.
///
/// There are two honest rates, and they differ: the rate of members counts every answer alike, so that a
/// large unit weighs more; the mean of unit rates counts every unit alike. Answers of one unit are alike,
/// so that both errors are between units; ``naive(at:)`` ignores that.
///
/// Source: W. G. Cochran, Sampling Techniques, 3rd edition 1977, section 9A.1 (units of unequal size).
/// Worked example: 9 of 10, 12 of 20 and 15 of 15: 36/45 = 0.8 of members, 2.5/3 = 0.8333 of units.
public struct PooledRate: Sendable, Hashable {
  /// One unit's counts.
  public struct Unit: Sendable, Hashable {
    /// Its name.
    public let id: String
    /// Its satisfied answers.
    public let satisfied: Int
    /// Its answers that count.
    public let of: Int

    /// Collects the parts.
    public init(id: String, satisfied: Int, of: Int) {
      self.id = id
      self.satisfied = satisfied
      self.of = of
    }
  }

  /// All satisfied answers over all answers.
  public let rateOfMembers: DesignEstimate
  /// The mean of the units' rates.
  public let meanOfUnits: DesignEstimate
  /// All answers as if they were independent.
  private let together: Proportion

  /// Estimates both; units without answers are left out.
  ///
  /// Throws `loneUnit` for fewer than two others, `badCounts` for none.
  public init(_ units: [Unit]) throws(StatisticsFault) {
    let answered = units.filter { $0.of > 0 }
    together = try Proportion(
      answered.reduce(0) { $0 + $1.satisfied }, of: answered.reduce(0) { $0 + $1.of })
    let design = try SurveyDesign(
      count: answered.count, stages: [.init(units: answered.map(\.id))])
    let satisfied = answered.map { Double($0.satisfied) }
    let counts = answered.map { Double($0.of) }
    rateOfMembers = try design.estimate(.ratio, of: satisfied, over: counts)
    meanOfUnits = try design.estimate(.mean, of: zip(satisfied, counts).map { $0 / $1 })
  }

  /// Wilson's interval as if all answers were independent, which they are not.
  public func naive(at level: ConfidenceLevel) -> ProportionInterval {
    .wilson(together, at: level)
  }
}
