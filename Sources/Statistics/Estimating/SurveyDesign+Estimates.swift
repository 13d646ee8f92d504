extension SurveyDesign {
  /// What is estimated.
  public enum Quantity: String, Sendable, Hashable, CaseIterable {
    /// The weighted mean; of ones and zeros it is a rate.
    case mean
    /// The weighted total.
    case total
    /// The weighted total over that of a denominator.
    case ratio
  }

  /// Estimates a quantity from values, one a row, nil where none was given.
  ///
  /// Rows without value, or outside the domain, stay in the design and contribute nothing, so that
  /// the units count that happen to have no row there. Ratios and means are linearised.
  ///
  /// Source: T. Lumley, Complex Surveys, 2010, sections 2.2 (mean, total), 5.1 (ratio), 2.4
  /// (domains), 3.1 (design effect). Throws `noValues` when no row counts and `zeroDenominator`.
  ///
  /// - Parameters:
  ///   - quantity: what is estimated
  ///   - values: the values, or the numerators of a ratio
  ///   - denominators: for ratios only
  ///   - isInside: whether each row is in the domain; nil takes all
  public func estimate(
    _ quantity: Quantity, of values: [Double?], over denominators: [Double?]? = nil,
    within isInside: [Bool]? = nil
  ) throws(StatisticsFault) -> DesignEstimate {
    guard values.count == count, (denominators?.count ?? count) == count,
      (isInside?.count ?? count) == count
    else { throw .noValues }
    var rows: [(row: Int, y: Double, x: Double)] = []
    for row in 0..<count where isInside?[row] ?? true {
      guard let y = values[row] else { continue }
      guard quantity == .ratio else {
        rows.append((row, y, 1))
        continue
      }
      if let x = denominators?[row] { rows.append((row, y, x)) }
    }
    guard !rows.isEmpty else { throw .noValues }
    let total = rows.reduce(0) { $0 + weights[$1.row] * $1.y }
    let below = rows.reduce(0) { $0 + weights[$1.row] * $1.x }
    guard quantity == .total || below != 0 else { throw .zeroDenominator }
    let value = quantity == .total ? total : total / below
    var residuals: [Double] = []
    var contributions = [Double](repeating: 0, count: count)
    for (row, y, x) in rows {
      let residual = quantity == .total ? y : (y - value * x) / below
      residuals.append(residual)
      contributions[row] = weights[row] * residual
    }
    let variance = variance(of: contributions)
    let inside = rows.map(\.row)
    let units = Set(inside.map { levels.first?.unitOfRow[$0] ?? $0 }).count
    return DesignEstimate(
      value: value, standardError: variance.squareRoot(),
      degreesOfFreedom: units - Set(inside.map { stratumOfRow[$0] }).count,
      designEffect: simpleVariance(of: residuals, in: inside).map { variance / $0 },
      count: rows.count, units: units)
  }

  /// The variance that a simple random sample of as many rows would give the total of residuals.
  private func simpleVariance(of residuals: [Double], in rows: [Int]) -> Double? {
    let n = Double(rows.count)
    let all = rows.reduce(0) { $0 + weights[$1] }
    guard n > 1, all > 0 else { return nil }
    let mean = zip(rows, residuals).reduce(0) { $0 + weights[$1.0] * $1.1 } / all
    let squares = zip(rows, residuals).reduce(0) {
      $0 + weights[$1.0] * ($1.1 - mean) * ($1.1 - mean)
    }
    let spread = squares / all * n / (n - 1) * all * all / n
    let variance = knowsPopulation ? spread * (all - n) / all : spread
    return variance > 0 ? variance : nil
  }
}
