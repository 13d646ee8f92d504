public import ExactArithmetic

/// Points between the least and the greatest that are still reachable, exactly.
public struct Score: Sendable, Hashable {
  /// The least points reachable.
  public let low: Rational
  /// The greatest points reachable.
  public let high: Rational
  /// Whether every input that decides is there; a score that is not closed is never final.
  public let isClosed: Bool

  /// Pairs two ends; `low` is not above `high`.
  public init(low: Rational, high: Rational, isClosed: Bool) {
    self.low = low
    self.high = high
    self.isClosed = isClosed
  }

  /// A score that is known.
  public init(_ points: Rational) {
    self.init(low: points, high: points, isClosed: true)
  }

  /// The points where both ends are the same, whether or not an input is missing.
  public var determined: Rational? { low == high ? low : nil }

  /// Both ends times a factor that is not below zero.
  static func * (a: Score, factor: Rational) -> Score {
    Score(low: a.low * factor, high: a.high * factor, isClosed: a.isClosed)
  }

  /// The sum of both ends; closed where both are.
  public static func + (a: Score, b: Score) -> Score {
    Score(low: a.low + b.low, high: a.high + b.high, isClosed: a.isClosed && b.isClosed)
  }
}

/// Points in the two extreme cases: everything unknown turns out badly, or well.
///
/// Losses are spans, so that a score's low end is what remains in the bad case.
public struct Span: Sendable, Hashable {
  /// The points in the bad case.
  public let atWorst: Rational
  /// The points in the good case.
  public let atBest: Rational

  /// Nothing in either case.
  public static let zero = Span(0)

  /// Pairs the two cases.
  public init(atWorst: Rational, atBest: Rational) {
    self.atWorst = atWorst
    self.atBest = atBest
  }

  /// The same points in both cases.
  public init(_ points: Rational) {
    self.init(atWorst: points, atBest: points)
  }

  /// Whether there are no points in either case.
  public var isZero: Bool { atWorst.isZero && atBest.isZero }

  /// The sum case by case.
  public static func + (a: Span, b: Span) -> Span {
    Span(atWorst: a.atWorst + b.atWorst, atBest: a.atBest + b.atBest)
  }

  /// Both cases times a factor.
  public static func * (a: Span, factor: Rational) -> Span {
    Span(atWorst: a.atWorst * factor, atBest: a.atBest * factor)
  }
}
