import ExactArithmetic
import Sheets
import Tallies

@testable import Scoring

/// Relations between the values of a unit and its points.
enum InputRelation: String, CaseIterable, Sendable {
  /// A missing value that becomes known narrows every interval.
  case knownIsNarrower
  /// A rate that rises lowers nothing that rewards it.
  case higherRate
  /// A mark that rises raises the total of the unit, or leaves it.
  case higherMark
  /// One more violation never raises the points.
  case oneMoreViolation
  /// A rate counts by its value, not by how many voted.
  case moreVotersOfTheSameMind
  /// An item that does not apply leaves the share of the others.
  case notApplicable
  /// A bonus never touches what it is added to.
  case bonusStaysOutside
  /// A veto that only blocks takes no point and no place.
  case vetoTakesNoPoint
  /// Where no place counts, another unit's values change nothing.
  case othersDoNotMatter
  /// Nothing known of anybody gives the whole interval.
  case nothingKnown
  /// Another alternative of a reading changes only items that follow it.
  case readingStaysInItsItems
  /// The points of one unit rise by what its component rises, times the weights above.
  case marginalValue

  /// Whether the relation says anything about a scheme.
  func holds(for subject: RelationTests.Subject) -> Bool {
    switch self {
    case .higherMark, .vetoTakesNoPoint, .marginalValue: subject == .shaoxing
    case .othersDoNotMatter, .notApplicable, .oneMoreViolation: subject == .home
    case .bonusStaysOutside: subject != .shaoxing
    case .knownIsNarrower, .higherRate, .moreVotersOfTheSameMind, .nothingKnown,
      .readingStaysInItsItems:
      true
    }
  }

  /// What is wrong; nil where the relation holds.
  func fault(_ scheme: Scheme, _ source: inout RandomMeasures) throws -> String? {
    let units = RelationTests.units
    var values = source.measures(of: units)
    let before = try scheme.figures(units, values)
    switch self {
    case .knownIsNarrower:
      var fewer = values
      // Where silence says something, what is not registered is known.
      for input in scheme.inputs
      where input.silence == nil && Int.random(in: 0...4, using: &source.random) == 0 {
        fewer["A"]?[input.name] = nil
      }
      let open = try scheme.figures(units, fewer)
      return Self.outside(before[0], of: open[0], in: scheme)
    case .higherRate:
      for input in scheme.inputs {
        guard case .rate(let satisfied, let count) = values["A"]?[input.name], satisfied < count,
          input.kind == .rate || input.kind == .ratio
        else { continue }
        values["A"]?[input.name] = .rate(satisfied: satisfied + 1, of: count)
      }
      let after = try scheme.figures(units, values)
      return Self.fallen(before[0], after[0])
    case .higherMark:
      for input in scheme.inputs {
        guard case .mark = input.origin, case .number(let mark) = values["A"]?[input.name],
          mark < 1
        else { continue }
        values["A"]?[input.name] = .number(mark + (try Rational(1, over: 10)))
      }
      let after = try scheme.figures(units, values)
      return after[0].value.low >= before[0].value.low ? nil : "\(after[0].value)"
    case .oneMoreViolation:
      // Every yes/no input of these items is a duty, and every count a violation or an award.
      let duties = ["unionReelected", "workReported", "plaque", "newOfficersTrained", "duesPaid"]
      for name in duties { values["A"]?[name] = .yesNo(true) }
      let kept = try scheme.figures(units, values)
      var last = kept[0].value
      for name in duties {
        values["A"]?[name] = .yesNo(false)
        let after = try scheme.figures(units, values)[0].value
        guard after.high <= last.high, after.low < last.low else { return name }
        last = after
      }
      return nil
    case .moreVotersOfTheSameMind:
      for input in scheme.inputs {
        guard case .rate(let satisfied, let count) = values["A"]?[input.name] else { continue }
        values["A"]?[input.name] = .rate(satisfied: 3 * satisfied, of: 3 * count)
      }
      return try scheme.figures(units, values) == before ? nil : "differs"
    case .notApplicable:
      return try Self.notApplicable(scheme, values)
    case .bonusStaysOutside:
      let bonus = Set(before[0].items.map(\.id))
        .subtracting(scheme.sections.flatMap(\.scored).map(\.id))
      guard !bonus.isEmpty else { return "no bonus" }
      for input in scheme.inputs where input.kind == .count && input.silentMeansNone {
        values["A"]?[input.name] = .number(2)
      }
      let after = try scheme.figures(units, values)[0]
      let changed = zip(before[0].items, after.items).filter { $0 != $1 }.map(\.0.id)
      let isOnlyBonus = changed.allSatisfy(bonus.contains)
      return !isOnlyBonus || after.value == before[0].value ? nil : "\(changed)"
    case .vetoTakesNoPoint:
      values["A"]?["circular"] = .date("2019-06-03")
      return try scheme.figures(units, values) == before ? nil : "differs"
    case .othersDoNotMatter:
      for unit in ["B", "C"] { values[unit] = source.values() }
      return try scheme.figures(units, values)[0] == before[0] ? nil : "A differs"
    case .nothingKnown:
      var silent: [String: [String: Measure.Value]] = [:]
      for unit in units {
        silent[unit] = values[unit]?.filter { name, _ in
          scheme.inputs.first { $0.name == name }?.silence != nil
        }
      }
      let open = try scheme.figures(units, silent)
      return Self.outside(before[0], of: open[0], in: scheme)
    case .readingStaysInItsItems: return try Self.readings(scheme, values, before)
    case .marginalValue:
      for (name, worth) in [("leaders", "0.175"), ("chairs", "0.035"), ("peers", "0.3")] {
        guard case .number(let points) = values["A"]?[name], points <= 99 else { continue }
        var more = values
        more["A"]?[name] = .number(points + 1)
        let after = try scheme.figures(units, more)[0].value.low
        guard after - before[0].value.low == number(worth) else { return name }
      }
      return nil
    }
  }

  /// The first figure of a unit that lies outside its interval.
  private static func outside(
    _ known: UnitPoints, of open: UnitPoints, in scheme: Scheme
  ) -> String? {
    let isShrunk = known.maximum != open.maximum
    if !isShrunk, known.value.low < open.value.low || known.value.high > open.value.high {
      return "total \(known.value) \(open.value)"
    }
    let limited = Set(scheme.sections.flatMap(\.scored).map(\.id))
    for (a, b) in zip(known.items, open.items) where limited.contains(a.id) {
      guard a.maximum == b.maximum else { continue }
      if a.value.low < b.value.low || a.value.high > b.value.high { return a.id }
    }
    return nil
  }

  /// The first item that gives less than before.
  private static func fallen(_ before: UnitPoints, _ after: UnitPoints) -> String? {
    zip(before.items, after.items).first { $1.value.low < $0.value.low }.map(\.0.id)
  }

  private static func notApplicable(
    _ scheme: Scheme, _ values: [String: [String: Measure.Value]]
  ) throws -> String? {
    // Source: 附件1 1.8 is one item of 2 points with one input of its own.
    var with = values
    with["A"]?["newOfficersTrained"] = .notApplicable
    let before = try scheme.figures(["A"], values)[0]
    let after = try scheme.figures(["A"], with)[0]
    guard after.maximum == before.maximum - 2 else { return "maximum \(after.maximum)" }
    let others = zip(before.items, after.items).filter { $0.0.id != "1.8" }
    guard others.allSatisfy({ $0.0 == $0.1 }) else { return "another item" }
    // With everything full the share stays 1 whether or not it applies.
    let own = before.items.first { $0.id == "1.8" }?.value.low ?? 0
    return after.value.low == before.value.low - own ? nil : "\(after.value)"
  }

  private static func readings(
    _ scheme: Scheme, _ values: [String: [String: Measure.Value]], _ before: [UnitPoints]
  ) throws -> String? {
    // AMB-02 counts steps, AMB-14 parts of a point, AMB-13.below a bottom tier: each in the items named.
    let items = ["AMB-02": ["1.5", "1.6", "10.4"], "AMB-14": ["3.7"], "AMB-13.below": ["3.4"]]
    for reading in scheme.readings {
      guard let own = items[reading.id] else { continue }
      for alternative in reading.alternatives {
        let after = try scheme.figures(
          RelationTests.units, values, option: [reading.id: alternative])
        for (a, b) in zip(before, after) {
          for (x, y) in zip(a.items, b.items) where x != y && !own.contains(x.id) {
            return "\(reading.id) \(x.id)"
          }
        }
      }
    }
    return nil
  }
}
