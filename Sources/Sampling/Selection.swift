/// What a seed selects from a frame.
public struct Selection: Sendable, Hashable {
  /// The drawn units: by the bytes of their strata, in each by ticket.
  public let selected: [DrawnUnit]
  /// The substitutes in the same order; within a stratum they are to be used in this order.
  public let substitutes: [DrawnUnit]

  /// Orders each stratum by ticket; takes its share, and the next units as substitutes.
  ///
  /// A stratum that is not among the shares gives nothing; one with fewer units gives what it has.
  ///
  /// - Parameters:
  ///   - frame: the units
  ///   - shares: how many are drawn from each stratum
  ///   - reserve: how many substitutes each stratum gets, as far as it has units left
  ///   - seed: what decides
  public init(from frame: Frame, shares: [StratumShare], reserve: Int, seed: Seed) {
    let groups = Dictionary(grouping: frame.units, by: \.stratum)
    var selected: [DrawnUnit] = []
    var substitutes: [DrawnUnit] = []
    for share in shares.sorted(by: { ByteOrder.precedes($0.stratum, $1.stratum) }) {
      let ordered = (groups[share.stratum] ?? [])
        .map { DrawnUnit(id: $0.id, stratum: $0.stratum, ticket: Ticket(seed: seed, id: $0.id)) }
        .sorted { $0.ticket < $1.ticket }
      selected += ordered.prefix(max(0, share.count))
      substitutes += ordered.dropFirst(max(0, share.count)).prefix(max(0, reserve))
    }
    self.selected = selected
    self.substitutes = substitutes
  }
}
