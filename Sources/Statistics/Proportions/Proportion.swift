public import ExactArithmetic

/// A count of satisfied among valid answers.
public struct Proportion: Sendable, Hashable {
  /// How many are satisfied.
  public let satisfied: Int
  /// How many answers are valid, at least one.
  public let valid: Int

  /// The greatest count of valid answers.
  public static let greatestCount = 10_000_000_000

  /// Checks the counts; throws `badCounts` unless 0 ≤ satisfied ≤ valid and 1 ≤ valid ≤ 10¹⁰.
  public init(_ satisfied: Int, of valid: Int) throws(StatisticsFault) {
    guard (1...Self.greatestCount).contains(valid), (0...valid).contains(satisfied) else {
      throw .badCounts(satisfied: satisfied, valid: valid)
    }
    self.satisfied = satisfied
    self.valid = valid
  }

  /// The share, exactly.
  public var share: Rational { (try? Rational(satisfied, over: valid)) ?? 0 }

  /// The proportion of the others.
  var opposite: Proportion { Proportion(unchecked: valid - satisfied, of: valid) }

  private init(unchecked satisfied: Int, of valid: Int) {
    self.satisfied = satisfied
    self.valid = valid
  }

  /// Whether the share reaches a threshold, decided on whole numbers.
  ///
  /// Worked example: 26/29 against 9/10 is not met, because 260 < 261.
  public func verdict(against threshold: Rational) -> Verdict {
    let reached = threshold.denominator * BigInteger(satisfied)
    return reached >= threshold.numerator * BigInteger(valid) ? .met : .notMet
  }
}

/// Whether a share reaches a threshold.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The share is at the threshold or above it.
  case met
  /// The share is below the threshold.
  case notMet
}
