extension SurveyDesign {
  /// The mean of the means of several domains, each domain with the same weight.
  ///
  /// Rows of one unit in different domains are alike too: what a unit adds to all domains is taken
  /// together. Domains without a value are left out.
  ///
  /// Source: T. Lumley, Complex Surveys, 2010, sections 2.4 (domains), 5.1 (functions of means, linearised);
  /// R: `svycontrast` over `svyby(…, covmat = TRUE)`. Throws `noValues` when no row counts.
  ///
  /// - Parameters:
  ///   - values: the values, one a row, nil where none was given
  ///   - domains: the domain of each row
  public func meanOfMeans(
    of values: [Double?], domains: [String]
  ) throws(StatisticsFault) -> DesignEstimate {
    guard values.count == count, domains.count == count else { throw .noValues }
    var sums: [String: Double] = [:]
    var totals: [String: Double] = [:]
    for row in 0..<count {
      guard let value = values[row] else { continue }
      sums[domains[row], default: 0] += weights[row]
      totals[domains[row], default: 0] += weights[row] * value
    }
    let names = sums.keys.filter { (sums[$0] ?? 0) > 0 }.sorted()
    guard !names.isEmpty else { throw .noValues }
    let share = 1 / Double(names.count)
    var value = 0.0
    var contributions = [Double](repeating: 0, count: count)
    for name in names { value += share * (totals[name] ?? 0) / (sums[name] ?? 1) }
    var rows: [Int] = []
    for row in 0..<count {
      guard let found = values[row], let sum = sums[domains[row]], sum > 0 else { continue }
      let mean = (totals[domains[row]] ?? 0) / sum
      contributions[row] = share * weights[row] * (found - mean) / sum
      rows.append(row)
    }
    let units = Set(rows.map { levels.first?.unitOfRow[$0] ?? $0 }).count
    return DesignEstimate(
      value: value, standardError: variance(of: contributions).squareRoot(),
      degreesOfFreedom: units - Set(rows.map { stratumOfRow[$0] }).count, designEffect: nil,
      count: rows.count, units: units)
  }
}
