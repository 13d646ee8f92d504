import Chance
import ExactArithmetic
import Scoring
import Tallies

/// Random units under a weighted total with a place weight, with totals and places worked out by themselves.
///
/// Leaders 25%, items 60% with 2% less for each place, survey 15%; all of it 70%, brand 30%.
struct WeightedRound {
  /// Points of the items, whole numbers; the items add up to 100.
  static let points = [30, 20, 20, 15, 10, 5]
  static let others = ["leaders", "survey", "brand"]

  /// Which items are marks; the others are answers.
  let isMark: [Bool]
  /// The value of every item and component of every unit, in whole points.
  var items: [[Int]]
  var components: [[Int]]

  init(_ random: inout SeededNumbers) {
    let isMark = Self.points.map { _ in Bool.random(using: &random) }
    self.isMark = isMark
    let count = random.number(2...4)
    items = (0..<count).map { _ in
      zip(Self.points, isMark).map { points, isMark in
        isMark ? random.number(0...points) : (Bool.random(using: &random) ? points : 0)
      }
    }
    components = (0..<count).map { _ in (0..<3).map { _ in random.number(20...95) } }
  }

  /// Totals of all units, where the first has other values.
  ///
  /// By hand: total = 0.7·(0.25·l + 0.6·t·(1 − 0.02·(units with more)) + 0.15·s) + 0.3·b, times 100,000.
  func totals(_ own: (items: [Int], components: [Int])) -> [Int] {
    var items = items
    var components = components
    items[0] = own.items
    components[0] = own.components
    let sums = items.map { $0.reduce(0, +) }
    return sums.indices.map { unit in
      let above = sums.count { $0 > sums[unit] }
      let (leaders, survey, brand) = (
        components[unit][0], components[unit][1], components[unit][2]
      )
      return 7 * (2500 * leaders + 60 * sums[unit] * (100 - 2 * above) + 1500 * survey)
        + 30_000 * brand
    }
  }

  /// The values of the first unit.
  var present: (items: [Int], components: [Int]) { (items[0], components[0]) }

  /// The fewest inputs of the first unit whose change satisfies a condition on all totals.
  func fewest(_ isReached: ([Int]) -> Bool) -> Int? {
    // More points are never worse: what the most of everything misses, nothing reaches.
    guard isReached(totals((Self.points, [100, 100, 100]))) else { return nil }
    for count in 0...(Self.points.count + 3)
    where reaches(isReached, count, from: 0, present) {
      return count
    }
    return nil
  }

  private func reaches(
    _ isReached: ([Int]) -> Bool, _ count: Int, from start: Int,
    _ own: (items: [Int], components: [Int])
  ) -> Bool {
    if count == 0 { return isReached(totals(own)) }
    let inputs = Self.points.count + 3
    guard start < inputs else { return false }
    for index in start..<inputs where inputs - index >= count {
      // More points are never worse, so that the most of each is enough to try, and nothing.
      let values = index < Self.points.count ? [0, Self.points[index]] : [0, 100]
      for value in values {
        var changed = own
        if index < Self.points.count {
          guard value != own.items[index] else { continue }
          changed.items[index] = value
        } else {
          changed.components[index - Self.points.count] = value
        }
        if reaches(isReached, count - 1, from: index + 1, changed) { return true }
      }
    }
    return false
  }

  // MARK: As a scheme

  static func name(_ item: Int) -> String { "x\(item)" }

  func text(
    weights: (leaders: String, items: String, survey: String) = ("25%", "60%", "15%"),
    common: (String, String) = ("70%", "30%"), rank: Bool = true
  ) -> String {
    let inputs =
      Self.points.indices.map {
        "\(Self.name($0)): { fact: 'f\($0)', type: '\(isMark[$0] ? "amount" : "yesNo")' }"
      } + Self.others.map { "\($0): { fact: '\($0)', type: 'amount' }" }
    let items = Self.points.indices.map {
      SchemeText.item(
        "i\($0)", "\(Self.points[$0])",
        isMark[$0] ? "judge: { of: '\(Self.name($0))' }" : "require: { that: '\(Self.name($0))' }")
    }
    func part(_ id: String, _ weight: String, _ body: String) -> String {
      "{ id: '\(id)', weight: '\(weight)', clause: '1', title: { zh: '\(id)', en: '\(id)' }, \(body) }"
    }
    let place = rank ? ", rankWeight: { step: '2%', reading: 'linear' }" : ""
    let parts = [
      part("leaders", weights.leaders, "input: 'leaders'"),
      part("departments", weights.items, "sections: '100'\(place)"),
      part("grassroots", weights.survey, "input: 'survey'"),
    ]
    let composition = """
      composition: { weighted: [
        \(part("common", common.0, "weighted: [ \(parts.joined(separator: ", ")) ]")),
        \(part("brand", common.1, "input: 'brand'")) ] }
      """
    return SchemeText.scheme(
      maximum: "100", inputs: inputs, sections: [("100", items)], rest: composition)
  }

  /// The ids of the units, the first one first.
  var units: [String] { items.indices.map { "U\($0)" } }

  /// All measures.
  var measures: Measures {
    var values: [String: [String: Measure.Value]] = [:]
    for (unit, id) in units.enumerated() {
      var own: [String: Measure.Value] = [:]
      for (item, points) in items[unit].enumerated() {
        own[Self.name(item)] = isMark[item] ? .number(Rational(points)) : .yesNo(points > 0)
      }
      for (name, points) in zip(Self.others, components[unit]) {
        own[name] = .number(Rational(points))
      }
      values[id] = own
    }
    return Measures(values)
  }
}
