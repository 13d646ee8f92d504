import ExactArithmetic
import Scoring
import Tallies
import Testing

/// What must hold between two scorings, whatever the numbers are; each relation is one argument.
///
/// A failure names the relation and the seed, with which it can be made again.
@Suite("Relations between scorings") struct RelationTests {
  /// The schemes on which relations are tried: items that add up with gates, a conversion with places by item,
  /// a weighted total with places.
  enum Subject: CaseIterable {
    case home
    case county
    case shaoxing

    func scheme() throws -> Scheme {
      switch self {
      case .home: try #require(SurveyScheme.home.0)
      case .county: try County.scheme()
      case .shaoxing: try Shaoxing.scheme()
      }
    }
  }

  static let units = ["A", "B", "C", "D"]

  @Test("of units", arguments: UnitRelation.allCases)
  func units(_ relation: UnitRelation) throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      for subject in Subject.allCases {
        let scheme = try subject.scheme()
        var source = RandomMeasures(scheme, seed: seed &* 977 &+ 13)
        let fault = try relation.fault(scheme, &source)
        #expect(fault == nil, "\(relation) · \(subject) · seed \(seed): \(fault ?? "")")
      }
    }
  }

  @Test("of inputs", arguments: InputRelation.allCases)
  func inputs(_ relation: InputRelation) throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      for subject in Subject.allCases where relation.holds(for: subject) {
        let scheme = try subject.scheme()
        var source = RandomMeasures(scheme, seed: seed &* 1013 &+ 7)
        let fault = try relation.fault(scheme, &source)
        #expect(fault == nil, "\(relation) · \(subject) · seed \(seed): \(fault ?? "")")
      }
    }
  }
}

/// Relations between units of one round.
enum UnitRelation: String, CaseIterable, Sendable {
  /// The order of the units changes no result.
  case orderOfUnits
  /// Other ids for the units change nothing but the ids.
  case renamedUnits
  /// Scoring twice gives the same, words included.
  case scoredTwice
  /// A reading's default chosen by name is the default.
  case defaultByName
  /// Two units with the same values have the same points and the same place.
  case twins
  /// A unit without a single point less than another, input by input, is not behind it.
  case betterEverywhere
  /// One more unit, below all others everywhere, moves nobody.
  case oneMoreBelow
  /// What is told of a unit alone is what it gives among others, where no place counts.
  case aloneOrAmongOthers
  /// Points lie between nothing and the maximum.
  case withinBounds
  /// Losses and what absorbs them add up to the points again, on every node.
  case ledgerAddsUp
  /// The weights of parts add up to 1, and the parts times their weights to the whole.
  case weightsAddUp
  /// Places count those with more, so they are a permutation but for ties.
  case placesCount

  /// What is wrong; nil where the relation holds.
  func fault(_ scheme: Scheme, _ source: inout RandomMeasures) throws -> String? {
    let units = RelationTests.units
    let values = source.measures(of: units, missing: 10)
    switch self {
    case .orderOfUnits:
      let shuffled = units.shuffled(using: &source.random)
      let a = try round(scheme, units, values)
      let b = try round(scheme, shuffled, values)
      for unit in units where a[unit] != b[unit] { return "\(unit) differs" }
      return nil
    case .renamedUnits:
      let names = Dictionary(
        zip(units, ["丁", "丙", "乙", "甲"]), uniquingKeysWith: { first, _ in first })
      let renamed = Dictionary(
        values.map { (names[$0] ?? $0, $1) }, uniquingKeysWith: { first, _ in first })
      let a = try round(scheme, units, values)
      let b = try round(scheme, units.map { names[$0] ?? $0 }, renamed)
      for (x, y) in zip(a.units, b.units)
      where x.score.value != y.score.value || x.rank != y.rank || x.compared != y.compared {
        return x.score.unit
      }
      return nil
    case .scoredTwice:
      return try round(scheme, units, values) == round(scheme, units, values) ? nil : "differs"
    case .defaultByName:
      let option = Dictionary(
        scheme.readings.map { ($0.id, $0.standard) }, uniquingKeysWith: { first, _ in first })
      let a = try scheme.figures(units, values)
      return try a == scheme.figures(units, values, option: option) ? nil : "differs"
    case .twins:
      var values = values
      values["B"] = values["A"]
      let result = try round(scheme, units, values)
      let same = result["A"]?.score.value == result["B"]?.score.value
      return same && result["A"]?.rank == result["B"]?.rank ? nil : "A and B differ"
    case .betterEverywhere: return try betterEverywhere(scheme, &source)
    case .oneMoreBelow: return try oneMoreBelow(scheme, &source)
    case .aloneOrAmongOthers: return try aloneOrAmongOthers(scheme, values)
    case .withinBounds:
      for unit in try scheme.figures(units, values) {
        guard unit.value.low >= 0, unit.value.low <= unit.value.high,
          unit.value.high <= unit.maximum
        else { return "\(unit.unit): \(unit.value) of \(unit.maximum)" }
        for item in unit.items where item.value.low < 0 || item.value.high > item.maximum {
          return "\(unit.unit) \(item.id)"
        }
      }
      return nil
    case .ledgerAddsUp: return ledger(try round(scheme, units, values))
    case .weightsAddUp: return weights(try round(scheme, units, values))
    case .placesCount:
      let result = try round(scheme, units, source.measures(of: units))
      for unit in result.units {
        guard let rank = unit.rank else { continue }
        let ahead = result.units.count {
          $0.rank != nil && $0.compared.low > unit.compared.low
        }
        if rank.isCertain, rank.best != ahead + 1 { return unit.score.unit }
      }
      return nil
    }
  }

  private func round(
    _ scheme: Scheme, _ units: [String], _ values: [String: [String: Measure.Value]]
  ) throws -> RoundScore {
    try scheme.scoreRound(
      units: units, measures: Measures(values), readings: scheme.readings())
  }

  /// Marks and scores of A lowered make a unit that A is not behind of.
  private func betterEverywhere(_ scheme: Scheme, _ source: inout RandomMeasures) throws -> String?
  {
    var values = source.measures(of: RelationTests.units)
    var lower = values["A"] ?? [:]
    for input in scheme.inputs {
      switch (input.origin, lower[input.name]) {
      case (.mark, .number(let points)), (.survey, .number(let points)),
        (.leaders, .number(let points)), (.peers, .number(let points)):
        if Bool.random(using: &source.random) {
          lower[input.name] = .number((try? points.divided(by: 2)) ?? points)
        }
      default: continue
      }
    }
    values["B"] = lower
    let result = try round(scheme, RelationTests.units, values)
    guard let a = result["A"], let b = result["B"] else { return "missing" }
    return a.compared.low >= b.compared.low ? nil : "\(a.compared) \(b.compared)"
  }

  private func oneMoreBelow(_ scheme: Scheme, _ source: inout RandomMeasures) throws -> String? {
    // Points by place among n units depend on n itself, so these items are left out.
    guard scheme.id != "qinhuangdao-2019-county" else { return nil }
    let values = source.measures(of: RelationTests.units)
    var more = values
    more["Z"] = (values["A"] ?? [:]).mapValues { value in
      switch value {
      case .number: .number(0)
      case .rate(_, let count): .rate(satisfied: 0, of: count)
      default: value
      }
    }
    let before = try round(scheme, RelationTests.units, values)
    let after = try round(scheme, RelationTests.units + ["Z"], more)
    guard let last = after["Z"],
      RelationTests.units.allSatisfy({ (after[$0]?.compared.low ?? 0) > last.compared.high })
    else { return nil }
    // Items in Z that lose by a count have no loss at 0, so places of departments may still move.
    for unit in RelationTests.units {
      let (a, b) = (before[unit], after[unit])
      let isBelow =
        last.score.explanation.nodes.first { $0.id == "departments" }.map { node in
          (b?.score.explanation.nodes.first { $0.id == "departments" }?.place?.raw.low ?? 0)
            > (node.place?.raw.high ?? 0)
        } ?? true
      guard isBelow else { continue }
      if a?.score.value != b?.score.value || a?.rank?.best != b?.rank?.best { return unit }
    }
    return nil
  }

  private func aloneOrAmongOthers(
    _ scheme: Scheme, _ values: [String: [String: Measure.Value]]
  ) throws -> String? {
    guard scheme.id == "qinhuangdao-2023-home" else { return nil }
    let all = try scheme.figures(RelationTests.units, values)
    for unit in RelationTests.units {
      let alone = try scheme.figures([unit], values)
      if alone[0] != all.first(where: { $0.unit == unit }) { return unit }
    }
    return nil
  }

  private func ledger(_ result: RoundScore) -> String? {
    for unit in result.units {
      for node in unit.score.explanation.nodes {
        var low = node.maximum + node.absorbed.atWorst
        var high = node.maximum + node.absorbed.atBest
        for loss in node.lost {
          low = low - loss.points.atWorst
          high = high - loss.points.atBest
        }
        for child in node.children {
          low = low + child.weight * (child.value.low - child.maximum)
          high = high + child.weight * (child.value.high - child.maximum)
        }
        guard node.value.low == low, node.value.high == high else {
          return "\(unit.score.unit) \(node.id)"
        }
      }
    }
    return nil
  }

  private func weights(_ result: RoundScore) -> String? {
    for unit in result.units {
      for node in unit.score.explanation.nodes {
        let parts = node.children.filter { $0.kind == .component }
        guard parts.count > 1 else { continue }
        guard parts.reduce(Rational(0), { $0 + $1.weight }) == 1 else { return node.id }
        let sum = parts.reduce(Score(0)) { sum, part in
          Score(
            low: sum.low + part.weight * part.value.low,
            high: sum.high + part.weight * part.value.high,
            isClosed: sum.isClosed && part.value.isClosed)
        }
        guard sum == node.value else { return "\(unit.score.unit) \(node.id)" }
      }
    }
    return nil
  }
}
