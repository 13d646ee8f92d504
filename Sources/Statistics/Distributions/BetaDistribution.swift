import Glibc

/// The beta distribution, whose tails are the incomplete beta function.
///
/// Source: A. R. DiDonato, A. H. Morris, ACM Transactions on Mathematical Software 18 (1992),
/// p. 361, equation 9 (the continued fraction). Worked example: with shapes 1 and 3 the probability
/// below x is 1 − (1−x)³, so half lies below 1 − ∛½ = 0.2062994740.
public struct BetaDistribution: Sendable, Hashable {
  /// The shape at 0.
  public let a: Double
  /// The shape at 1.
  public let b: Double

  /// A distribution with two shapes above zero; the tails of any other are not numbers.
  public init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
  }

  /// A point between 0 and 1 with its distance from 1, both with all their digits.
  public struct Point: Sendable, Hashable {
    /// The distance from 0.
    public let x: Double
    /// The distance from 1.
    public let complement: Double
  }

  private var isProper: Bool { a > 0 && b > 0 && a.isFinite && b.isFinite }

  /// The probability of a value up to `x`.
  public func lowerTail(_ x: Double) -> Double {
    guard isProper, !x.isNaN else { return .nan }
    if x <= 0 { return 0 }
    return x >= 1 ? 1 : exp(tails(Point(x: x, complement: 1 - x)).logLower)
  }

  /// The probability of a greater value than `x`.
  public func upperTail(_ x: Double) -> Double {
    guard isProper, !x.isNaN else { return .nan }
    if x <= 0 { return 1 }
    return x >= 1 ? 0 : exp(tails(Point(x: x, complement: 1 - x)).logUpper)
  }

  /// The value with the probability `p` below it; not a number outside 0…1.
  public func quantile(_ p: Double) -> Double { point(below: p).x }

  /// The value with the probability `q` above it; not a number outside 0…1.
  public func upperQuantile(_ q: Double) -> Double { point(above: q).x }

  /// The point with the probability `q` above it.
  public func point(above q: Double) -> Point {
    let mirrored = BetaDistribution(b, a).point(below: q)
    return Point(x: mirrored.complement, complement: mirrored.x)
  }

  /// The point with the probability `p` below it.
  ///
  /// Newton's method on ln of the tail in u = ln(x/(1−x)), where it is concave.
  public func point(below p: Double) -> Point {
    guard isProper, p >= 0, p <= 1 else { return Point(x: .nan, complement: .nan) }
    if p == 0 { return Point(x: 0, complement: 1) }
    if p == 1 { return Point(x: 1, complement: 0) }
    if p > 0.5 { return point(above: 1 - p) }
    let target = log(p)
    let u = RootSearch.zero(from: log(a / b)) { u in
      let point = Self.point(at: u)
      let logLower = tails(point).logLower
      return (logLower - target, exp(logFront(point) - logLower))
    }
    return Self.point(at: u)
  }

  private static func point(at u: Double) -> Point {
    Point(x: 1 / (1 + exp(-u)), complement: 1 / (1 + exp(u)))
  }

  /// ln of x^a (1−x)^b / B(a, b), which is the density in u.
  private func logFront(_ point: Point) -> Double {
    guard point.x > 0, point.complement > 0 else { return -.infinity }
    return log(a / (a + b) * b)
      + SaddlePoint.logBinomial(a, of: a + b, point.x, point.complement)
  }

  /// Both tails at a point; the one on the short side of the mean is computed directly.
  func tails(_ point: Point) -> Tails {
    let front = logFront(point)
    if point.x * b <= point.complement * a {
      return Tails(logLower: front + Self.logFraction(a, b, point.x, point.complement))
    }
    return Tails(logUpper: front + Self.logFraction(b, a, point.complement, point.x))
  }

  /// ln of the continued fraction 1/(β₁ + α₁/(β₂ + α₂/(β₃ + …))), by Lentz's method.
  ///
  /// λ = a − (a+b)x is formed from both distances, so that it keeps its digits near either end.
  private static func logFraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let least = 1e-300
    func away(_ value: Double) -> Double { abs(value) < least ? least : value }
    let lambda = a * y - b * x
    var c = Double.greatestFiniteMagnitude
    var d = (a + 1) / (a * away(lambda + 1))
    var value = d
    for index in 1...1_000_000 {
      let n = Double(index)
      let w = n * (b - n) * x
      let s = a + 2 * n - 1
      let alpha = (a + n - 1) / s * ((a + b + n - 1) / s) * w * x
      let beta = n + w / s + (a + n) / (s + 2) * (lambda + 1 + n * (1 + y))
      d = 1 / away(beta + alpha * d)
      c = away(beta + alpha / c)
      value *= c * d
      if abs(c * d - 1) < 2e-16 { break }
    }
    return log(value)
  }
}
