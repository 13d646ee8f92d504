/// How far raters agree on the order of subjects: Kendall's W, from 0 to 1.
///
/// Source: M. G. Kendall, Rank Correlation Methods, 1948, chapter 6. Worked example: three raters
/// who all give 1, 2, 3 and 4 to the same subjects: sums 3, 6, 9, 12, S = 45, W = 12·45/(9·60) = 1.
public struct KendallConcordance: Sendable, Hashable {
  /// W without regard to ties.
  public let plain: Double
  /// W with the correction for ties; nil where every rater gave one mark only.
  public let corrected: Double?

  /// Computes W from complete rows, one a subject, one mark a rater.
  ///
  /// Equal marks of a rater share the mean of their ranks. Throws `tooFew` under two subjects or
  /// raters.
  public init(_ rows: [[Double]]) throws(StatisticsFault) {
    guard let width = rows.first?.count, width >= 2, rows.count >= 2,
      rows.allSatisfy({ $0.count == width })
    else { throw .tooFew }
    var sums = [Double](repeating: 0, count: rows.count)
    var ties = 0.0
    for rater in 0..<width {
      let order = rows.indices.sorted { rows[$0][rater] < rows[$1][rater] }
      var start = 0
      while start < order.count {
        var end = start + 1
        while end < order.count, rows[order[end]][rater] == rows[order[start]][rater] { end += 1 }
        // Places start+1…end have the mean rank (start+1+end)/2.
        for place in start..<end { sums[order[place]] += Double(start + 1 + end) / 2 }
        let size = Double(end - start)
        ties += size * size * size - size
        start = end
      }
    }
    let m = Double(width)
    let n = Double(rows.count)
    let middle = m * (n + 1) / 2
    let spread = 12 * sums.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let most = m * m * (n * n * n - n)
    plain = spread / most
    corrected = most > m * ties ? spread / (most - m * ties) : nil
  }
}
