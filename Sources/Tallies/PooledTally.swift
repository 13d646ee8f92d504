/// The tallies of grassroots units (基层单位) together, for the assessed unit above them.
public struct PooledTally: Sendable {
  /// All of them as one tally, whose subject is the assessed unit.
  public let tally: Tally
  /// The grassroots units, by id.
  public let units: [String]
  /// The tallies of each of them, in the same order.
  public let parts: [Tally]
}

extension TallyBook {
  /// One tally a questionnaire, role and assessed unit, over the grassroots units below it.
  ///
  /// - Parameter parents: the assessed unit of every grassroots unit, as the frame's `parent` has it.
  public func pooled(by parents: [String: String]) -> [PooledTally] {
    var pools: [Tally.Key: (tally: Tally, parts: [Tally])] = [:]
    for tally in ordered {
      guard let parent = parents[tally.key.subject] else { continue }
      let key = Tally.Key(
        questionnaire: tally.key.questionnaire, subject: parent, role: tally.key.role)
      pools[key]?.tally.merge(tally)
      pools[key]?.parts.append(tally)
      if pools[key] == nil {
        let pooled = Tally(
          key: key, layout: tally.layout, sources: tally.sources, marks: tally.marks)
        pools[key] = (pooled, [tally])
      }
    }
    return pools.keys.sorted().compactMap { key in
      pools[key].map { pool in
        // Tallies come in the order of their subjects.
        PooledTally(
          tally: pool.tally, units: pool.parts.map(\.key.subject), parts: pool.parts)
      }
    }
  }
}
