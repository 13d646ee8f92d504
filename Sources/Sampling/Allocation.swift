public import Diagnostics
import ExactArithmetic

/// A total to be spread over strata: exactly the total, never more than a stratum has.
///
/// Every stratum gets the share λ·w of its weight w, but at least the minimum and at most its size;
/// λ is the one factor with which the shares add up to the total. Then each share is rounded down
/// and the units left over go to the largest remainders; of equal remainders to the larger stratum,
/// then to the id that sorts first by bytes. All numbers are exact, so the order of the strata makes
/// no difference.
///
/// Weights: the size (proportional), size × standard deviation (Neyman), 1 (equal). Strata without
/// weight get the minimum, and what the others cannot take, in proportion to their sizes.
///
/// Source: largest remainders as in M. L. Balinski, H. P. Young, Fair Representation, 2nd edition
/// 2001, p. 17 (Hamilton's method). Worked example: 10 over sizes 50, 30, 25 are shares 4.76, 2.86,
/// 2.38, so 5, 3, 2.
public struct Allocation: Sendable, Hashable {
  /// How many units in all.
  public let total: Int
  /// How they are spread.
  public let method: AllocationMethod
  /// The least number for every stratum.
  public let minimum: Int

  /// Describes an allocation; ``shares(of:)`` checks it against strata.
  public init(total: Int, method: AllocationMethod, minimum: Int = 0) {
    self.total = total
    self.method = method
    self.minimum = minimum
  }

  /// The rule for equal remainders, as reports print it.
  public static let tieRule = Bilingual(
    zh: "最大余数法；余数相同时，单位多的层在先，再按层名字节序",
    en: "largest remainders; of equal ones the larger stratum first, then the name by bytes")

  /// The shares of the strata, sorted by the bytes of their names.
  public func shares(
    of strata: [AllocationStratum]
  ) throws(AllocationFault) -> [StratumShare] {
    let sorted = strata.sorted { ByteOrder.precedes($0.name, $1.name) }
    try check(sorted)
    var weights = try sorted.map { (stratum) throws(AllocationFault) in try weight(of: stratum) }
    if method == .neyman, weights.allSatisfy(\.isZero) { throw .noSpread }
    // Strata without weight come into play when the others are full.
    let full = zip(sorted, weights).reduce(0) { $0 + ($1.1 > 0 ? $1.0.size : minimum) }
    var lows = sorted.map { _ in minimum }
    if total > full {
      for index in sorted.indices {
        let isLight = weights[index].isZero
        lows[index] = isLight ? minimum : sorted[index].size
        weights[index] = isLight ? Rational(sorted[index].size) : 0
      }
    }
    let parts = sorted.indices.map { index in
      BoundedShare(
        name: sorted[index].name, low: lows[index], high: sorted[index].size,
        weight: weights[index])
    }
    return zip(sorted, BoundedShare.counts(of: parts, total: total))
      .map { StratumShare(stratum: $0.name, count: $1) }
  }

  private func weight(of stratum: AllocationStratum) throws(AllocationFault) -> Rational {
    switch method {
    case .proportional: return Rational(stratum.size)
    case .equal: return stratum.size > 0 ? 1 : 0
    case .neyman:
      guard let deviation = stratum.deviation else { throw .missingDeviation(stratum.name) }
      guard deviation >= 0 else { throw .negativeDeviation(stratum.name) }
      return Rational(stratum.size) * deviation
    }
  }

  /// Checks strata that are sorted by name.
  private func check(_ strata: [AllocationStratum]) throws(AllocationFault) {
    guard !strata.isEmpty else { throw .noStrata }
    guard total >= 1 else { throw .badTotal(total) }
    guard minimum >= 0 else { throw .badMinimum(minimum) }
    var all = 0
    var leasts = 0
    for (index, stratum) in strata.enumerated() {
      if index > 0, ByteOrder.areEqual(strata[index - 1].name, stratum.name) {
        throw .repeatedStratum(stratum.name)
      }
      guard (0...Allocation.greatestSize).contains(stratum.size) else {
        throw .badSize(stratum.name, size: stratum.size)
      }
      guard minimum <= stratum.size else {
        throw .minimumOverStratum(stratum.name, size: stratum.size, minimum: minimum)
      }
      all += stratum.size
      leasts += minimum
    }
    guard total <= all else { throw .totalOverFrame(total: total, units: all) }
    guard leasts <= total else {
      throw .minimaOverTotal(minimum: minimum, strata: strata.count, total: total)
    }
  }

  /// The greatest stratum, in units.
  public static let greatestSize = 1_000_000_000_000
}
