/// How far raters agree beyond chance, with blanks: 1 for full agreement, 0 for chance.
///
/// Only subjects with two marks or more count.
///
/// Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, sections C–E. Worked
/// example: its four observers and twelve units give 0.743, 0.815, 0.849 and 0.797.
public struct KrippendorffAlpha: Sendable {
  /// How the distance of two values is measured.
  public enum Metric: String, Sendable, Hashable, CaseIterable {
    /// Values are equal or not.
    case nominal
    /// Values have an order; between them lie the marks that were given.
    case ordinal
    /// Differences mean something.
    case interval
    /// Quotients mean something; values are not below zero.
    case ratio
  }

  private let values: [Double]
  private let totals: [Double]
  private let units: [[(value: Int, count: Double)]]

  /// Reads rows, one a subject, one mark a rater, nil where none was given.
  public init(_ rows: [[Double?]]) {
    let counted = rows.map { $0.compactMap { $0 } }.filter { $0.count >= 2 }
    let values = Array(Set(counted.flatMap { $0 })).sorted()
    var places: [Double: Int] = [:]
    for (place, value) in values.enumerated() { places[value] = place }
    var totals = [Double](repeating: 0, count: values.count)
    units = counted.map { marks in
      var counts: [Int: Double] = [:]
      for mark in marks {
        let place = places[mark] ?? 0
        counts[place, default: 0] += 1
        totals[place] += 1
      }
      return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
    self.values = values
    self.totals = totals
  }

  /// Alpha by a metric; throws `tooFew`, `constant`, or `negativeValue` for ratios.
  public func alpha(_ metric: Metric) throws(StatisticsFault) -> Double {
    guard !units.isEmpty else { throw .tooFew }
    guard values.count > 1 else { throw .constant }
    if metric == .ratio, values[0] < 0 { throw .negativeValue }
    var before = 0.0
    let middles = totals.map { total in
      before += total
      return before - total / 2
    }
    func distance(_ a: Int, _ b: Int) -> Double {
      let difference: Double
      switch metric {
      case .nominal: difference = 1
      // The marks from one value to the other, with half of those at either end.
      case .ordinal: difference = middles[a] - middles[b]
      case .interval: difference = values[a] - values[b]
      case .ratio: difference = (values[a] - values[b]) / (values[a] + values[b])
      }
      return difference * difference
    }
    var observed = 0.0
    for unit in units {
      let marks = unit.reduce(0) { $0 + $1.count }
      for (index, one) in unit.enumerated() {
        for other in unit[..<index] {
          observed +=
            one.count * other.count * distance(one.value, other.value) / (marks - 1)
        }
      }
    }
    var expected = 0.0
    for one in values.indices {
      for other in 0..<one { expected += totals[one] * totals[other] * distance(one, other) }
    }
    return 1 - (before - 1) * observed / expected
  }
}
