/// What is decided about a draw before there is a seed.
public struct DrawPlan: Sendable, Hashable {
  /// What the draw is for, such as 会员评家测评抽样; draws for one purpose form a series.
  public let purpose: String
  /// Which units are eligible; nil for all.
  public let condition: Eligibility?
  /// The column that names the strata; nil without strata.
  public let strata: String?
  /// How many units are drawn.
  public let size: SampleSize
  /// How many substitutes each stratum gets, as far as it has units left.
  public let reserve: Int

  /// Checks the texts and the number of substitutes; throws `badText` or `badSubstitutes`.
  public init(
    purpose: String, condition: Eligibility? = nil, strata: String? = nil, size: SampleSize,
    reserve: Int = 0
  ) throws(DrawFault) {
    try Statement.check(purpose, .purpose)
    if let strata { try Statement.check(strata, .strata) }
    guard (0...SamplingLimits.units).contains(reserve) else {
      throw .allocation(.badSubstitutes(reserve))
    }
    self.purpose = purpose
    self.condition = condition
    self.strata = strata
    self.size = size
    self.reserve = reserve
  }

  /// The shares of a frame's strata; throws where the frame's strata do not fit the plan.
  func shares(of frame: Frame) throws(DrawFault) -> [StratumShare] {
    guard frame.isStratified == (strata != nil) else { throw .strataDoNotFit(column: strata) }
    do throws(AllocationFault) {
      return try size.shares(of: frame)
    } catch {
      throw .allocation(error)
    }
  }

  /// Whether two plans serve one purpose, whatever the width and case of its letters.
  func servesPurpose(of other: DrawPlan) -> Bool {
    Statement.key(purpose) == Statement.key(other.purpose)
  }
}
