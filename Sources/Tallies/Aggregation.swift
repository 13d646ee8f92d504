public import ExactArithmetic

/// How the ratings of several people become one score, exactly.
public enum Aggregation: String, Sendable, Hashable, CaseIterable {
  /// The arithmetic mean.
  case mean
  /// The mean without one highest and one lowest rating, where there are enough; else the mean.
  case trimmed
  /// The middle rating; of an even number the mean of the two in the middle.
  case median

  /// One score for some ratings; nil where there are none.
  ///
  /// No rating that rises ever lowers the result, so bounds of ratings give bounds of the score.
  /// Worked example: 60, 80, 85, 90, 100 trimmed from 5 are (80 + 85 + 90)/3 = 85.
  ///
  /// - Parameter trimFrom: the least number of ratings from which `trimmed` trims, at least 3.
  public func score(_ ratings: [Rational], trimFrom: Int = 5) -> Rational? {
    let sorted = ratings.sorted()
    switch self {
    case .mean: return Self.mean(sorted[...])
    case .trimmed:
      return Self.mean(
        sorted.count >= max(3, trimFrom) ? sorted.dropFirst().dropLast() : sorted[...])
    case .median:
      guard !sorted.isEmpty else { return nil }
      return Self.mean(sorted[((sorted.count - 1) / 2)...(sorted.count / 2)])
    }
  }

  private static func mean(_ ratings: ArraySlice<Rational>) -> Rational? {
    try? ratings.reduce(Rational(0), +).divided(by: Rational(ratings.count))
  }
}
