public import ExactArithmetic

/// How many units a draw takes from each stratum.
public enum SampleSize: Sendable, Hashable {
  /// The same number from every stratum; a smaller stratum is refused, or taken whole.
  case each(Int, takesAll: Bool)
  /// A total that is allocated; standard deviations by stratum for Neyman's method.
  case total(Allocation, deviations: [String: Rational])

  /// The shares of a frame's strata, sorted by the bytes of their names.
  public func shares(of frame: Frame) throws(AllocationFault) -> [StratumShare] {
    switch self {
    case .each(let count, let takesAll):
      guard count >= 1 else { throw .badCount(count) }
      return try frame.strata.map { (stratum) throws(AllocationFault) in
        guard count <= stratum.size || takesAll else {
          throw .countOverStratum(stratum.name, size: stratum.size, count: count)
        }
        return StratumShare(stratum: stratum.name, count: min(count, stratum.size))
      }
    case .total(let allocation, let deviations):
      let names = Set(frame.strata.map(\.name))
      let unknown = deviations.keys.filter { !names.contains($0) }
      if let first = unknown.min(by: ByteOrder.precedes) { throw .deviationWithoutStratum(first) }
      return try allocation.shares(
        of: frame.strata.map {
          AllocationStratum(name: $0.name, size: $0.size, deviation: deviations[$0.name])
        })
    }
  }
}
