public import ExactArithmetic

/// How sure an interval is to contain the true value, over many samples.
public struct ConfidenceLevel: Sendable, Hashable {
  /// The level as a share, above 0 and below 1.
  public let share: Rational

  /// A level such as 95/100; throws `badLevel` unless it is above 0 and below 1.
  public init(_ share: Rational) throws(StatisticsFault) {
    guard share > 0, share < 1 else { throw .badLevel(share) }
    self.share = share
  }

  private init(percent: Int) {
    share = Rational(percent) * Self.hundredth
  }

  private static let hundredth = (try? Rational(1, over: 100)) ?? 0

  /// 95%.
  public static let ninetyFive = ConfidenceLevel(percent: 95)

  /// What is left on either side, (1 − level)/2, exactly.
  public var tailShare: Rational { (try? (1 - share).divided(by: 2)) ?? 0 }

  /// What is left on either side.
  public var tail: Double { tailShare.nearestDouble }

  /// The normal distribution's value with ``tail`` above it: 1.96 for 95%.
  public var normalQuantile: Double { NormalDistribution().upperQuantile(tail) }
}
