/// How well the items of a scale go together.
///
/// Source: L. J. Cronbach, Psychometrika 16 (1951), p. 299, formula 2; L. S. Feldt, Psychometrika 30
/// (1965), p. 357–370 (the limits). Worked example: two items with values (1, 2), (2, 1), (3, 3):
/// variances 1 and 1, of the sums 3; α = 2 · (1 − 2/3) = 0.6667.
public struct CronbachAlpha: Sendable, Hashable {
  /// Alpha.
  public let alpha: Double
  /// How many respondents are counted.
  public let count: Int
  /// The items in the order given.
  public let items: [Item]

  /// What one item does to the scale.
  public struct Item: Sendable, Hashable {
    /// Alpha of the other items; nil where fewer than two are left or they are constant.
    public let alphaWithout: Double?
    /// The correlation with the sum of the other items; nil where one of both is constant.
    public let restCorrelation: Double?
  }

  /// Computes alpha from complete rows, one a respondent, one value an item.
  ///
  /// Throws `tooFew` under two respondents or two items, `constant` when no sum differs.
  public init(_ rows: [[Double]]) throws(StatisticsFault) {
    guard let width = rows.first?.count, width >= 2, rows.count >= 2,
      rows.allSatisfy({ $0.count == width })
    else { throw .tooFew }
    let columns = (0..<width).map { item in rows.map { $0[item] } }
    let sums = rows.map { $0.reduce(0, +) }
    let variances = columns.map(Moments.variance)
    guard let alpha = Self.alpha(variances, sums) else { throw .constant }
    self.alpha = alpha
    count = rows.count
    items = (0..<width).map { item in
      let rest = zip(sums, columns[item]).map { $0 - $1 }
      var others = variances
      others.remove(at: item)
      return Item(
        alphaWithout: others.count < 2 ? nil : Self.alpha(others, rest),
        restCorrelation: Moments.correlation(columns[item], rest))
    }
  }

  private static func alpha(_ variances: [Double], _ sums: [Double]) -> Double? {
    let whole = Moments.variance(of: sums)
    guard whole > 0 else { return nil }
    let k = Double(variances.count)
    return k / (k - 1) * (1 - variances.reduce(0, +) / whole)
  }

  /// Feldt's limits: (1 − α) times F quantiles with n − 1 and (n − 1)(k − 1) degrees of freedom.
  public func interval(at level: ConfidenceLevel) -> (low: Double, high: Double) {
    let n = Double(count - 1)
    let distribution = FDistribution(n, n * Double(items.count - 1))
    return (
      1 - (1 - alpha) * distribution.upperQuantile(level.tail),
      1 - (1 - alpha) * distribution.quantile(level.tail)
    )
  }
}
