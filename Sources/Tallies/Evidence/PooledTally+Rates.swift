public import Questionnaires
public import Statistics

extension PooledTally {
  /// A rate over the grassroots units with the error between them.
  ///
  /// Throws `noValues` where nobody answered and `loneUnit` where only one unit did.
  public func pooled(_ rate: Rate) throws(StatisticsFault) -> PooledRate {
    let units = parts.compactMap { part in
      part.count(of: rate).map { count in
        PooledRate.Unit(id: part.key.subject, satisfied: count.satisfied, of: count.of)
      }
    }
    guard units.contains(where: { $0.of > 0 }) else { throw .noValues }
    return try PooledRate(units)
  }
}
