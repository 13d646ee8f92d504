/// The tallies of grassroots units (基层单位) together, for the assessed unit above them.
public struct PooledTally: Sendable {
  /// All of them as one tally, whose subject is the assessed unit.
  public let tally: Tally
  /// The grassroots units, by id.
  public let units: [String]
}

extension TallyBook {
  /// One tally a questionnaire, role and assessed unit, over the grassroots units below it.
  ///
  /// - Parameter parents: the assessed unit of every grassroots unit, as the frame's `parent` has it.
  public func pooled(by parents: [String: String]) -> [PooledTally] {
    var pools: [Tally.Key: (tally: Tally, units: [String])] = [:]
    for tally in ordered {
      guard let parent = parents[tally.key.subject] else { continue }
      let key = Tally.Key(
        questionnaire: tally.key.questionnaire, subject: parent, role: tally.key.role)
      pools[key]?.tally.merge(tally)
      pools[key]?.units.append(tally.key.subject)
      if pools[key] == nil {
        let pooled = Tally(
          key: key, layout: tally.layout, sources: tally.sources, marks: tally.marks)
        pools[key] = (pooled, [tally.key.subject])
      }
    }
    return pools.keys.sorted().compactMap { key in
      pools[key].map { PooledTally(tally: $0.tally, units: $0.units.sorted()) }
    }
  }
}
