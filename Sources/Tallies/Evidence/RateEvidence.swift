public import ExactArithmetic
public import Statistics

/// What the counts of a rate say about everybody who could have answered: an interval, and why this one.
///
/// Where the members are known the interval is exact for a draw from so many, and has no width when all of
/// them answered; else it is Wilson's. Both take the answers as a random sample: they say nothing of those
/// who did not answer.
public struct RateEvidence: Sendable, Hashable {
  /// How large the population is, which decides the method.
  public enum Population: Sendable, Hashable {
    /// So many members, all of whom could have answered.
    case members(Int)
    /// Nobody states how many could have answered.
    case unknown
    /// Fewer members are stated than answers count, so that the statement cannot be used.
    case tooFewStated(Int)
  }

  /// The interval by its method.
  public enum Ends: Sendable, Hashable {
    /// Wilson's, for a sample that is small beside the population.
    case wilson(ProportionInterval)
    /// Exact counts by the hypergeometric distribution.
    case hypergeometric(CountInterval)
  }

  /// Where a rate stands against a line.
  public struct Standing: Sendable, Hashable {
    /// The line.
    public let line: Rational
    /// Whether the rate is on the upper side of it, decided on whole numbers.
    public let isReached: Bool
    /// Whether the whole interval is on the same side, so that the sample alone shows it.
    public let isShown: Bool

    /// Collects the parts.
    public init(line: Rational, isReached: Bool, isShown: Bool) {
      self.line = line
      self.isReached = isReached
      self.isShown = isShown
    }
  }

  /// The counts.
  public let count: RateCount
  /// The confidence level.
  public let level: ConfidenceLevel
  /// How large the population is.
  public let population: Population
  /// The interval.
  public let ends: Ends

  /// Computes the interval; nil where there is no rate: nothing below the line, or less than above it.
  ///
  /// - Parameter members: how many could have answered; nil where nobody says.
  public init?(_ count: RateCount, members: Int?, at level: ConfidenceLevel = .ninetyFive) {
    guard let proportion = try? Proportion(count.satisfied, of: count.of) else { return nil }
    self.count = count
    self.level = level
    if let members, members >= count.of,
      let interval = try? CountInterval(proportion, among: members, at: level)
    {
      population = .members(members)
      ends = .hypergeometric(interval)
    } else {
      population = members.map { .tooFewStated($0) } ?? .unknown
      ends = .wilson(.wilson(proportion, at: level))
    }
  }

  /// The rate, exactly.
  public var share: Rational { (try? Rational(count.satisfied, over: count.of)) ?? 0 }

  /// The lower end of the interval as an exact number.
  public var low: Rational {
    switch ends {
    case .wilson(let interval): Rational(exactly: interval.low) ?? 0
    case .hypergeometric(let interval):
      (try? Rational(interval.low, over: interval.population)) ?? 0
    }
  }

  /// The upper end of the interval as an exact number.
  public var high: Rational {
    switch ends {
    case .wilson(let interval): Rational(exactly: interval.high) ?? 1
    case .hypergeometric(let interval):
      (try? Rational(interval.high, over: interval.population)) ?? 1
    }
  }

  /// Whether all members answered, so that there is no sampling error.
  public var isCensus: Bool { population == .members(count.of) }

  /// Where the rate stands against a line; `isChangedAbove` says that the line itself is on the lower side.
  public func standing(against line: Rational, isChangedAbove: Bool = false) -> Standing {
    func isAbove(_ share: Rational) -> Bool { isChangedAbove ? share > line : share >= line }
    let isReached = isAbove(share)
    return Standing(
      line: line, isReached: isReached,
      isShown: isAbove(low) == isReached && isAbove(high) == isReached)
  }
}
