import ExactArithmetic
import Scoring
import Tallies

/// Inputs that belong together because items read several of them, with the best that few of them bring.
struct LeverCluster {
  /// The best points with a number of changed inputs, and the changes.
  struct Step {
    var points: Rational
    var values: [String: Measure.Value]
  }

  /// The inputs, in the order of the scheme.
  let levers: [Lever]
  /// The items or components that read them.
  let readers: [String]
  /// The best by the number of inputs that change at most, from none up.
  let best: [Step]
  /// Whether every combination of values was tried.
  let isExhaustive: Bool

  /// Tries the combinations of the inputs' values.
  ///
  /// - Parameters:
  ///   - most: the most combinations that are tried; above it only the best value of each input is.
  ///   - points: what some values bring, everything else as it is.
  init(
    _ levers: [Lever], readers: [String], most: Int,
    points: ([String: Measure.Value]) -> Rational
  ) {
    self.levers = levers
    self.readers = readers
    var options = levers.map(\.values)
    var ways = 1
    for values in options { ways = min(ways * (values.count + 1), most + 1) }
    isExhaustive = ways <= most
    if !isExhaustive {
      options = zip(levers, options).map { lever, values in
        let tried = values.map { (value: $0, points: points([lever.input: $0])) }
        let top = tried.map(\.points).max()
        return tried.filter { $0.points == top }.prefix(1).map(\.value)
      }
    }
    var best: [Step?] = Array(repeating: nil, count: levers.count + 1)
    func visit(_ place: Int, _ changed: Int, _ values: [String: Measure.Value]) {
      guard place < levers.count else {
        let found = points(values)
        if best[changed].map({ found > $0.points }) ?? true {
          best[changed] = Step(points: found, values: values)
        }
        return
      }
      visit(place + 1, changed, values)
      for value in options[place] {
        var more = values
        more[levers[place].input] = value
        visit(place + 1, changed + 1, more)
      }
    }
    if isExhaustive || levers.count <= 12 {
      visit(0, 0, [:])
    } else {
      best[0] = Self.greedy(levers, options, &best, points)
    }
    self.best = Self.rising(best)
  }

  /// One input after another, the one that brings most first.
  private static func greedy(
    _ levers: [Lever], _ options: [[Measure.Value]], _ best: inout [Step?],
    _ points: ([String: Measure.Value]) -> Rational
  ) -> Step {
    let start = Step(points: points([:]), values: [:])
    var step = start
    for count in 1...max(levers.count, 1) {
      var next: Step?
      for (lever, values) in zip(levers, options) where step.values[lever.input] == nil {
        for value in values {
          let all = step.values.merging([lever.input: value]) { _, new in new }
          let found = points(all)
          if next.map({ found > $0.points }) ?? true { next = Step(points: found, values: all) }
        }
      }
      guard let next, best.indices.contains(count) else { break }
      best[count] = next
      step = next
    }
    return start
  }

  /// Fewer changes go where more bring nothing more.
  static func rising(_ steps: [Step?]) -> [Step] {
    var rising: [Step] = []
    for step in steps {
      guard let last = rising.last else {
        rising.append(step ?? Step(points: 0, values: [:]))
        continue
      }
      rising.append(step.map { $0.points > last.points ? $0 : last } ?? last)
    }
    return rising
  }
}

/// Clusters whose points add up before they count.
struct LeverGroup {
  let clusters: [LeverCluster]
  /// The best sums by the number of inputs that change at most.
  let best: [LeverCluster.Step]
  /// Whether its points move other units' totals too.
  let affectsOthers: Bool

  init(_ clusters: [LeverCluster], affectsOthers: Bool) {
    self.clusters = clusters
    self.affectsOthers = affectsOthers
    best = LeverGroup.spread(clusters.map(\.best))
  }

  /// The best sum of some lists of steps for every number of changes together.
  static func spread(_ lists: [[LeverCluster.Step]]) -> [LeverCluster.Step] {
    var sums: [LeverCluster.Step?] = [LeverCluster.Step(points: 0, values: [:])]
    for list in lists {
      var next: [LeverCluster.Step?] = Array(
        repeating: nil, count: sums.count + max(list.count, 1) - 1)
      for (count, sum) in sums.enumerated() {
        guard let sum else { continue }
        for (more, step) in list.enumerated() {
          // A step that repeats the one before it changes fewer inputs.
          if more > 0, step.values.count < more { continue }
          let points = sum.points + step.points
          if next[count + more].map({ points > $0.points }) ?? true {
            next[count + more] = LeverCluster.Step(
              points: points, values: sum.values.merging(step.values) { first, _ in first })
          }
        }
      }
      sums = next
    }
    return LeverCluster.rising(sums)
  }
}
