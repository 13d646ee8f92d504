/// How the rows of a sample were drawn: strata, units in one or more stages, weights, populations.
///
/// Rows of one unit are alike, so that a standard error that takes them as independent is too small.
/// The variance here is between units: within every stratum the units' totals are compared, and a
/// stratum with a single unit is refused, because nothing can be compared there, unless a
/// ``LoneUnitRule`` says otherwise.
///
/// Source: T. Lumley, Complex Surveys, 2010, sections 2.2 and 3.2; W. G. Cochran, Sampling
/// Techniques, 3rd edition 1977, section 11.4 (several stages). Worked example: units with totals 3,
/// 5 and 4, weight 1: mean of a unit 4, variance of the total 3/2 · (1 + 1 + 0) = 3.
public struct SurveyDesign: Sendable {
  /// One stage of the drawing.
  public struct Stage: Sendable {
    /// The unit of each row.
    public let units: [String]
    /// How many units there are where each row's unit was drawn; nil takes them as very many.
    public let populations: [Double]?

    /// Describes a stage, row by row.
    public init(units: [String], populations: [Double]? = nil) {
      self.units = units
      self.populations = populations
    }
  }

  /// A stage with its names made numbers; a group is a stratum or a unit of the stage before.
  struct Level: Sendable {
    var unitOfRow: [Int] = []
    var groupOfUnit: [Int] = []
    var unitCounts: [Int] = []
    var populations: [Double]?

    /// Whether a group has one unit and not because that is all there is.
    func isLone(_ group: Int) -> Bool { unitCounts[group] == 1 && populations?[group] != 1 }
  }

  /// How many rows there are.
  public let count: Int
  /// The weight of each row.
  public let weights: [Double]
  /// Whether the weights tell how many members there are.
  public let knowsPopulation: Bool
  /// The stratum of each row as a number; 0 for all without strata.
  let stratumOfRow: [Int]
  let levels: [Level]
  /// What a stratum with a single unit does.
  public let loneUnits: LoneUnitRule
  /// The strata, or units of an earlier stage, with a single unit that ``loneUnits`` lets pass, by name.
  public let loneStrata: [String]

  /// Numbers units and strata and checks what the design needs.
  ///
  /// All arrays have one element a row. Without weights, the populations give them; without either
  /// all rows weigh 1. Throws `noValues`, `unitInTwoStrata`, `populationVaries`,
  /// `populationTooSmall`, `badWeight` or `loneUnit`; rows are counted from 0.
  public init(
    count: Int, strata: [String]? = nil, stages: [Stage], weights: [Double]? = nil,
    loneUnits: LoneUnitRule = .fail
  ) throws(StatisticsFault) {
    self.loneUnits = loneUnits
    guard count > 0, stages.allSatisfy({ $0.units.count == count }),
      [strata?.count, weights?.count].allSatisfy({ $0 == nil || $0 == count }),
      stages.allSatisfy({ ($0.populations?.count ?? count) == count })
    else { throw .noValues }
    self.count = count
    var names: [String: Int] = [:]
    let strata = strata ?? [String](repeating: "", count: count)
    stratumOfRow = strata.map { Self.number($0, in: &names) }
    var groupOfRow = stratumOfRow
    var labels = Self.labels(names)
    var levels: [Level] = []
    var loneStrata: [String] = []
    var designWeights = [Double](repeating: 1, count: count)
    for (index, stage) in stages.enumerated() {
      let (level, unitLabels) = try Self.level(
        stage, groupOfRow, labels: labels, isFirst: index == 0)
      for row in 0..<count {
        guard let all = level.populations?[groupOfRow[row]] else { break }
        designWeights[row] *= all / Double(level.unitCounts[groupOfRow[row]])
      }
      try Self.refuseLoneUnits(level, loneUnits, labels: labels, stage: index + 1)
      if index == 0 || level.populations != nil {
        loneStrata += level.unitCounts.indices.filter { level.isLone($0) }.map { labels[$0] }
      }
      levels.append(level)
      groupOfRow = level.unitOfRow
      labels = unitLabels
    }
    if let row = weights?.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .badWeight(row: row)
    }
    self.levels = levels
    self.loneStrata = loneStrata.sorted()
    self.weights = weights ?? designWeights
    knowsPopulation = weights != nil || levels.contains { $0.populations != nil }
  }

  private static func number(_ name: String, in names: inout [String: Int]) -> Int {
    if let number = names[name] { return number }
    names[name] = names.count
    return names.count - 1
  }

  private static func labels(_ names: [String: Int]) -> [String] {
    names.sorted { $0.value < $1.value }.map(\.key)
  }

  /// A unit of a later stage is the same only within the same unit of the stage before.
  private struct NestedUnit: Hashable {
    let group: Int
    let name: String
  }

  private static func level(
    _ stage: Stage, _ groupOfRow: [Int], labels: [String], isFirst: Bool
  ) throws(StatisticsFault) -> (Level, [String]) {
    var level = Level()
    var numbers: [NestedUnit: Int] = [:]
    var groupOfName: [String: Int] = [:]
    var unitLabels: [String] = []
    level.unitCounts = [Int](repeating: 0, count: labels.count)
    var populations = [Double?](repeating: nil, count: labels.count)
    for (row, name) in stage.units.enumerated() {
      let group = groupOfRow[row]
      if isFirst, let other = groupOfName.updateValue(group, forKey: name), other != group {
        throw .unitInTwoStrata(name, labels[other], labels[group], row: row)
      }
      let unit = NestedUnit(group: group, name: name)
      if let number = numbers[unit] {
        level.unitOfRow.append(number)
      } else {
        level.unitOfRow.append(unitLabels.count)
        numbers[unit] = unitLabels.count
        unitLabels.append(name)
        level.groupOfUnit.append(group)
        level.unitCounts[group] += 1
      }
      guard let size = stage.populations?[row] else { continue }
      if let known = populations[group], known != size {
        throw .populationVaries(labels[group], row: row)
      }
      populations[group] = size
    }
    if stage.populations != nil {
      for (group, units) in level.unitCounts.enumerated() {
        guard let size = populations[group], size.isFinite, size >= Double(units) else {
          throw .populationTooSmall(
            labels[group], population: populations[group] ?? 0, units: units)
        }
      }
      level.populations = populations.map { $0 ?? 0 }
    }
    return (level, unitLabels)
  }

  /// A group with one unit is refused unless that unit is all there is.
  private static func refuseLoneUnits(
    _ level: Level, _ rule: LoneUnitRule, labels: [String], stage: Int
  ) throws(StatisticsFault) {
    guard stage == 1 || level.populations != nil else { return }
    let lone = level.unitCounts.indices.filter { level.isLone($0) }
    guard let first = lone.first else { return }
    switch rule {
    case .adjust, .certainty: return
    case .average where stage == 1 && lone.count < level.unitCounts.count: return
    case .fail, .average: throw .loneUnit(labels[first], stage: stage)
    }
  }

  // MARK: Variance

  /// The variance of a total of weighted contributions, one a row.
  ///
  /// Later stages count only where populations are known, each scaled by the share of units that the
  /// stages before drew.
  func variance(of contributions: [Double]) -> Double {
    var total = 0.0
    var scaleOfGroup = levels.first.map { [Double](repeating: 1, count: $0.unitCounts.count) } ?? []
    for (index, level) in levels.enumerated() {
      if index > 0, level.populations == nil { break }
      var sums = [Double](repeating: 0, count: level.groupOfUnit.count)
      for (row, unit) in level.unitOfRow.enumerated() { sums[unit] += contributions[row] }
      var means = [Double](repeating: 0, count: level.unitCounts.count)
      for (unit, group) in level.groupOfUnit.enumerated() {
        means[group] += sums[unit] / Double(level.unitCounts[group])
      }
      var scaleOfUnit = [Double](repeating: 0, count: level.groupOfUnit.count)
      for (unit, group) in level.groupOfUnit.enumerated() {
        let n = Double(level.unitCounts[group])
        let drawn = level.populations.map { n / $0[group] } ?? 0
        scaleOfUnit[unit] = scaleOfGroup[group] * drawn
        guard n > 1 else {
          if loneUnits == .adjust, level.isLone(group) {
            total += scaleOfGroup[group] * (1 - drawn) * sums[unit] * sums[unit]
          }
          continue
        }
        let deviation = sums[unit] - means[group]
        total += scaleOfGroup[group] * (1 - drawn) * n / (n - 1) * deviation * deviation
      }
      if index == 0, loneUnits == .average {
        let strata = level.unitCounts.count
        let lone = level.unitCounts.indices.count { level.isLone($0) }
        total *= Double(strata) / Double(strata - lone)
      }
      scaleOfGroup = scaleOfUnit
    }
    return total
  }
}
