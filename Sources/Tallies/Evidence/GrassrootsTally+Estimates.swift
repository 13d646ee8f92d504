import ExactArithmetic
public import Statistics

extension RoleTally {
  /// The mean of the grassroots units' means with the error between units.
  ///
  /// Throws `noValues` where nobody answered and `loneUnit` where only one unit did.
  public func estimate() throws(StatisticsFault) -> DesignEstimate {
    let found = units.compactMap { unit in unit.scores.mean.map { (unit.id, $0.nearestDouble) } }
    guard !found.isEmpty else { throw .noValues }
    return try SurveyDesign(count: found.count, stages: [.init(units: found.map(\.0))])
      .estimate(.mean, of: found.map(\.1))
  }
}

extension GrassrootsTally {
  /// The mean of the roles' means with the error between grassroots units, whatever role they answer in.
  ///
  /// The roles of one grassroots unit are alike, so their errors are taken together. Throws `noValues`
  /// where a role has no paper and `loneUnit` where only one unit answered.
  public func estimate() throws(StatisticsFault) -> DesignEstimate {
    guard !roles.isEmpty, roles.allSatisfy({ $0.mean != nil }) else { throw .noValues }
    var units: [String] = []
    var values: [Double?] = []
    var domains: [String] = []
    for (index, role) in roles.enumerated() {
      for unit in role.units {
        guard let mean = unit.scores.mean else { continue }
        units.append(unit.id)
        values.append(mean.nearestDouble)
        domains.append("\(index)")
      }
    }
    return try SurveyDesign(count: units.count, stages: [.init(units: units)])
      .meanOfMeans(of: values, domains: domains)
  }

  /// The mean of all papers, whatever their role, with the error between grassroots units.
  ///
  /// Throws `noValues` where nobody answered and `loneUnit` where only one unit did.
  public func pooledEstimate() throws(StatisticsFault) -> DesignEstimate {
    var sums: [String: PaperScores] = [:]
    for unit in roles.flatMap(\.units) { sums[unit.id, default: PaperScores()].merge(unit.scores) }
    let units = sums.keys.filter { (sums[$0]?.papers ?? 0) > 0 }.sorted()
    guard !units.isEmpty else { throw .noValues }
    return try SurveyDesign(count: units.count, stages: [.init(units: units)]).estimate(
      .ratio, of: units.map { sums[$0]?.sum.nearestDouble },
      over: units.map { Double(sums[$0]?.papers ?? 0) })
  }
}
