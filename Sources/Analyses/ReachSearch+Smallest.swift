import ExactArithmetic
import Scoring
import Tallies

extension ReachSearch {
  /// Of all inputs that reach the goal by themselves, the one that moves least; nil where none does.
  func smallestSingle() throws(SchemeFault) -> [String: Measure.Value]? {
    var smallest: (values: [String: Measure.Value], distance: Rational)?
    for lever in levers {
      let near = lever.values.sorted { lever.distance(to: $0) < lever.distance(to: $1) }
      for value in near {
        guard try isReached([lever.input: value]) else { continue }
        let nearest = try nearest(lever, to: value, beside: [:])
        let distance = lever.distance(to: nearest)
        if smallest.map({ distance < $0.distance }) ?? true {
          smallest = ([lever.input: nearest], distance)
        }
        break
      }
    }
    return smallest?.values
  }

  /// Makes every change as small as still reaches the goal, from the last to the first.
  func cutBack(
    _ values: [String: Measure.Value]
  ) throws(SchemeFault) -> [String: Measure.Value] {
    var values = values
    for lever in levers.reversed() {
      guard let value = values[lever.input] else { continue }
      var others = values
      others[lever.input] = nil
      values[lever.input] = try nearest(lever, to: value, beside: others)
    }
    return values
  }

  /// The value nearest to the present one that reaches the goal, on the way to one that does.
  private func nearest(
    _ lever: Lever, to value: Measure.Value, beside others: [String: Measure.Value]
  ) throws(SchemeFault) -> Measure.Value {
    guard let goal = value.number, let start = start(lever, to: value), start != goal else {
      return value
    }
    func reaches(_ number: Rational) throws(SchemeFault) -> Bool {
      var all = others
      all[lever.input] = lever.value(at: number)
      return try isReached(all)
    }
    let between = lever.values.compactMap(\.number).filter {
      start < goal ? start < $0 && $0 < goal : goal < $0 && $0 < start
    }.sorted { ($0 - start).magnitude < ($1 - start).magnitude }
    var failing = start
    var reached = goal
    for number in between {
      if try reaches(number) {
        reached = number
        break
      }
      failing = number
    }
    // Between two neighbouring turning points nothing jumps: halve the way in whole grains.
    while true {
      guard let steps = try? (reached - failing).divided(by: lever.grain * 2) else { break }
      let middle = failing + Rational(steps.floor) * lever.grain
      if middle == failing || middle == reached { break }
      if try reaches(middle) { reached = middle } else { failing = middle }
    }
    return lever.value(at: reached)
  }

  /// Where the way to a value begins: the present number, or the far end where there is none.
  private func start(_ lever: Lever, to value: Measure.Value) -> Rational? {
    if let number = lever.present.number { return number }
    let numbers = lever.values.compactMap(\.number)
    return value.number == numbers.max() ? numbers.min() : numbers.max()
  }
}
