/// The six intraclass correlations of subjects that were all marked by the same raters.
///
/// Source: P. E. Shrout, J. L. Fleiss, Psychological Bulletin 86 (1979), p. 420–428. Worked example:
/// their table 2 (six targets, four judges) gives 0.17, 0.29, 0.71 and for means 0.44, 0.62, 0.91.
public struct IntraclassCorrelations: Sendable, Hashable {
  /// A correlation with its limits.
  public struct Estimate: Sendable, Hashable {
    /// The correlation.
    public let value: Double
    /// Its limits; nil where a mean square of zero leaves none.
    public let limits: Limits?
  }

  /// The limits of a correlation.
  public struct Limits: Sendable, Hashable {
    /// The lower limit.
    public let low: Double
    /// The upper limit.
    public let high: Double
  }

  /// Which correlation, by the names of the paper and of R's psych.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// One rater, each subject by other raters.
    case oneWay = "ICC1"
    /// One rater out of many such raters, who all marked every subject.
    case random = "ICC2"
    /// One of just these raters.
    case fixed = "ICC3"
    /// The mean of the raters, each subject by other raters.
    case oneWayMean = "ICC1k"
    /// The mean of raters out of many.
    case randomMean = "ICC2k"
    /// The mean of just these raters.
    case fixedMean = "ICC3k"
  }

  /// The correlations.
  public let estimates: [Form: Estimate]

  /// Computes them from complete rows, one a subject, one mark a rater.
  ///
  /// Throws `tooFew` under two subjects or raters, `constant` when the subjects' means are all equal.
  public init(_ rows: [[Double]], at level: ConfidenceLevel) throws(StatisticsFault) {
    guard let width = rows.first?.count, width >= 2, rows.count >= 2,
      rows.allSatisfy({ $0.count == width })
    else { throw .tooFew }
    let squares = MeanSquares(rows)
    guard squares.between > 0 else { throw .constant }
    var estimates: [Form: Estimate] = [:]
    for form in Form.allCases {
      estimates[form] = Estimate(
        value: squares.value(form), limits: squares.limits(form, tail: level.tail))
    }
    self.estimates = estimates
  }
}

/// The mean squares of the two-way table.
private struct MeanSquares {
  let n: Double
  let k: Double
  let between: Double
  let within: Double
  let judges: Double
  let error: Double

  init(_ rows: [[Double]]) {
    n = Double(rows.count)
    k = Double(rows[0].count)
    let grand = Moments.mean(of: rows.flatMap { $0 })
    let subjectMeans = rows.map(Moments.mean)
    let judgeMeans = rows[0].indices.map { judge in Moments.mean(of: rows.map { $0[judge] }) }
    let squared = { (value: Double) in value * value }
    let k = k
    let n = n
    between = k * subjectMeans.reduce(0) { $0 + squared($1 - grand) } / (n - 1)
    judges = n * judgeMeans.reduce(0) { $0 + squared($1 - grand) } / (k - 1)
    var inside = 0.0
    var rest = 0.0
    for (row, mean) in zip(rows, subjectMeans) {
      for (mark, judge) in zip(row, judgeMeans) {
        inside += squared(mark - mean)
        rest += squared(mark - mean - judge + grand)
      }
    }
    within = inside / (n * (k - 1))
    error = rest / ((n - 1) * (k - 1))
  }

  func value(_ form: IntraclassCorrelations.Form) -> Double {
    switch form {
    case .oneWay: (between - within) / (between + (k - 1) * within)
    case .random: (between - error) / (between + (k - 1) * error + k * (judges - error) / n)
    case .fixed: (between - error) / (between + (k - 1) * error)
    case .oneWayMean: 1 - within / between
    case .randomMean: (between - error) / (between + (judges - error) / n)
    case .fixedMean: 1 - error / between
    }
  }

  func limits(
    _ form: IntraclassCorrelations.Form, tail: Double
  ) -> IntraclassCorrelations.Limits? {
    let ends: (low: Double, high: Double)
    switch form {
    case .oneWay: ends = single(oneWayRatios(tail))
    case .oneWayMean: ends = mean(oneWayRatios(tail))
    case .fixed: ends = single(fixedRatios(tail))
    case .fixedMean: ends = mean(fixedRatios(tail))
    case .random: ends = randomLimits(tail)
    case .randomMean:
      // Spearman and Brown's formula, as the paper has it.
      let one = randomLimits(tail)
      ends = (one.low * k / (1 + one.low * (k - 1)), one.high * k / (1 + one.high * (k - 1)))
    }
    guard ends.low.isFinite, ends.high.isFinite else { return nil }
    return IntraclassCorrelations.Limits(low: ends.low, high: ends.high)
  }

  private func single(_ ratios: (Double, Double)) -> (low: Double, high: Double) {
    ((ratios.0 - 1) / (ratios.0 + k - 1), (ratios.1 - 1) / (ratios.1 + k - 1))
  }

  private func mean(_ ratios: (Double, Double)) -> (low: Double, high: Double) {
    (1 - 1 / ratios.0, 1 - 1 / ratios.1)
  }

  private func oneWayRatios(_ tail: Double) -> (Double, Double) {
    let inner = n * (k - 1)
    return (
      between / within / FDistribution(n - 1, inner).upperQuantile(tail),
      between / within * FDistribution(inner, n - 1).upperQuantile(tail)
    )
  }

  private func fixedRatios(_ tail: Double) -> (Double, Double) {
    let inner = (n - 1) * (k - 1)
    return (
      between / error / FDistribution(n - 1, inner).upperQuantile(tail),
      between / error * FDistribution(inner, n - 1).upperQuantile(tail)
    )
  }

  /// The paper's approximation on page 424, with Satterthwaite's degrees of freedom.
  private func randomLimits(_ tail: Double) -> (low: Double, high: Double) {
    let rho = value(.random)
    let ratio = judges / error
    let a = k * rho * ratio
    let b = n * (1 + (k - 1) * rho) - k * rho
    let freedom = (k - 1) * (n - 1) * (a + b) * (a + b) / ((n - 1) * a * a + b * b)
    let upper = FDistribution(n - 1, freedom).upperQuantile(tail)
    let lower = FDistribution(freedom, n - 1).upperQuantile(tail)
    let sum = k * judges + (k * n - k - n) * error
    return (
      n * (between - upper * error) / (upper * sum + n * between),
      n * (lower * between - error) / (sum + n * lower * between)
    )
  }
}
