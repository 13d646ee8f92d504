import Chance
import ExactArithmetic
import Scoring
import Tallies

/// A random unit under a scheme that adds its items up, with the points worked out by themselves.
///
/// Points are counted in halves, so that whole numbers hold all of them; every rule is written out here a second time.
struct AddedRound {
  /// How an item gives its points, over the inputs that it reads.
  enum Shape: CaseIterable {
    case answer, both, either, threshold, steps, misses, mark, pair
  }

  /// An item: its shape, its inputs, its points in halves.
  struct Item {
    let shape: Shape
    let inputs: [Int]
    let halves: Int
  }

  /// What an input can be: a yes or no, votes of 20, a count, or halves of a mark of 4 points.
  enum Domain {
    case yesNo, votes, count, mark

    /// Every value that the search by force tries.
    var values: [Int] {
      switch self {
      case .yesNo: [0, 1]
      case .votes: [0, 9, 10, 14, 15, 16, 17, 18, 19, 20]
      case .count: [0, 1, 2, 3, 5]
      case .mark: [0, 3, 8]
      }
    }
  }

  var domains: [Domain] = []
  var items: [Item] = []
  var present: [Int] = []

  init(_ random: inout SeededNumbers) {
    while domains.count < 12, items.count < 3 || random.number(0...5) > 0 {
      add(Shape.allCases.randomElement(using: &random) ?? .answer, &random)
    }
    present = domains.map { $0.values.randomElement(using: &random) ?? 0 }
  }

  private mutating func add(_ shape: Shape, _ random: inout SeededNumbers) {
    func input(_ domain: Domain) -> Int {
      // Sometimes an input that another item reads already.
      let known = domains.indices.filter { domains[$0] == domain }
      if let old = known.randomElement(using: &random), random.number(0...4) == 0 { return old }
      domains.append(domain)
      return domains.count - 1
    }
    let halves = random.number(1...4) * 2
    switch shape {
    case .answer: items.append(Item(shape: shape, inputs: [input(.yesNo)], halves: halves))
    case .both, .either:
      let first = input(.yesNo)
      var second = input(.yesNo)
      if second == first {
        domains.append(.yesNo)
        second = domains.count - 1
      }
      items.append(Item(shape: shape, inputs: [first, second], halves: halves))
    case .threshold: items.append(Item(shape: shape, inputs: [input(.votes)], halves: halves))
    case .steps: items.append(Item(shape: shape, inputs: [input(.votes)], halves: 6))
    case .misses: items.append(Item(shape: shape, inputs: [input(.count)], halves: 4))
    case .mark: items.append(Item(shape: shape, inputs: [input(.mark)], halves: 8))
    case .pair:
      items.append(Item(shape: shape, inputs: [input(.yesNo), input(.votes)], halves: 6))
    }
  }

  /// The points of all items in halves.
  func halves(_ values: [Int]) -> Int {
    items.reduce(0) { $0 + halves($1, values) }
  }

  private func halves(_ item: Item, _ values: [Int]) -> Int {
    let x = values[item.inputs[0]]
    let y = item.inputs.count > 1 ? values[item.inputs[1]] : 0
    switch item.shape {
    case .answer: return x == 1 ? item.halves : 0
    case .both: return x == 1 && y == 1 ? item.halves : 0
    case .either: return x == 1 || y == 1 ? item.halves : 0
    // At least 80%: 16 of 20.
    case .threshold: return x >= 16 ? item.halves : 0
    // Below 90% two points, half a point for every full 5 below.
    case .steps: return x >= 18 ? 6 : max(0, 6 - 4 - (18 - x))
    // Half a point for each.
    case .misses: return max(0, 4 - x)
    case .mark: return x
    // A point for the answer, two for at least 70%: 14 of 20.
    case .pair: return (x == 1 ? 2 : 0) + (y >= 14 ? 4 : 0)
    }
  }

  /// The fewest inputs whose change reaches some halves; nil where none do.
  func fewest(reaching goal: Int) -> Int? {
    for count in 0...domains.count where reaches(goal, count, from: 0, present) {
      return count
    }
    return nil
  }

  private func reaches(_ goal: Int, _ count: Int, from start: Int, _ values: [Int]) -> Bool {
    if count == 0 { return halves(values) >= goal }
    guard start < domains.count else { return false }
    for index in start..<domains.count where domains.count - index >= count {
      for value in domains[index].values where value != present[index] {
        var changed = values
        changed[index] = value
        if reaches(goal, count - 1, from: index + 1, changed) { return true }
      }
    }
    return false
  }

  /// The most halves that can be had.
  var most: Int {
    // Yes to everything, all votes, no misses, full marks: every shape here rises with its inputs.
    halves(domains.map { $0 == .count ? 0 : $0.values.max() ?? 0 })
  }

  // MARK: As a scheme

  func name(_ input: Int) -> String { "x\(input)" }

  /// The scheme.
  func scheme() throws -> Scheme {
    let inputs = domains.enumerated().map { index, domain in
      switch domain {
      case .yesNo: "\(name(index)): { fact: 'f\(index)', type: 'yesNo' }"
      case .votes: "\(name(index)): { rate: 'q\(index).r' }"
      case .count: "\(name(index)): { fact: 'f\(index)', type: 'count' }"
      case .mark: "\(name(index)): { fact: 'f\(index)', type: 'amount' }"
      }
    }
    let rules = items.enumerated().map { index, item in
      SchemeText.item("i\(index)", "\(item.halves / 2)", rule(item))
    }
    let sum = items.reduce(0) { $0 + $1.halves } / 2
    return try SchemeText.decode(
      SchemeText.scheme(maximum: "\(sum)", inputs: inputs, sections: [("\(sum)", rules)]))
  }

  private func rule(_ item: Item) -> String {
    let x = name(item.inputs[0])
    let y = item.inputs.count > 1 ? name(item.inputs[1]) : ""
    return switch item.shape {
    case .answer: "require: { that: '\(x)' }"
    case .both: "require: { that: { allOf: ['\(x)', '\(y)'] } }"
    case .either: "require: { that: { anyOf: ['\(x)', '\(y)'] } }"
    case .threshold: "threshold: { of: '\(x)', atLeast: '80%' }"
    case .steps: "steps: { of: '\(x)', from: '90%', lose: '2', each: '5%', loseMore: '0.5' }"
    case .misses: "occurrences: { of: '\(x)', loseEach: '0.5' }"
    case .mark: "judge: { of: '\(x)' }"
    case .pair:
      "sum: [ { points: '1', require: { that: '\(x)' } }, "
        + "{ points: '2', threshold: { of: '\(y)', atLeast: '70%' } } ]"
    }
  }

  /// The values as the unit's measures.
  func measures(_ values: [Int]) -> [String: Measure.Value] {
    var measures: [String: Measure.Value] = [:]
    for (index, value) in values.enumerated() {
      measures[name(index)] =
        switch domains[index] {
        case .yesNo: .yesNo(value == 1)
        case .votes: .rate(satisfied: value, of: 20)
        case .count: .number(Rational(value))
        case .mark: .number((try? Rational(value, over: 2)) ?? 0)
        }
    }
    return measures
  }
}
