public import ExactArithmetic

/// A stratum to which a part of a total is allocated.
public struct AllocationStratum: Sendable, Hashable {
  /// The name.
  public let name: String
  /// How many units it has.
  public let size: Int
  /// The standard deviation of what is measured, needed by ``AllocationMethod/neyman`` only.
  public let deviation: Rational?

  /// Describes a stratum; ``Allocation/shares(of:)`` checks it.
  public init(name: String, size: Int, deviation: Rational? = nil) {
    self.name = name
    self.size = size
    self.deviation = deviation
  }
}

/// How many units are drawn from a stratum.
public struct StratumShare: Sendable, Hashable {
  /// The stratum's name.
  public let stratum: String
  /// How many are drawn.
  public let count: Int

  /// Pairs a stratum with a count.
  public init(stratum: String, count: Int) {
    self.stratum = stratum
    self.count = count
  }
}
