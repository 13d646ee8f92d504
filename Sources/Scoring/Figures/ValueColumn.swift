import ExactArithmetic
import Sheets
import Tallies

/// The values of one input in a round, by number: at units with the same number rules read the same.
struct ValueColumn: Sendable {
  /// What decides by itself about an item that reads it.
  enum State: Sendable {
    /// There is a value.
    case known
    /// There is none yet.
    case open
    /// The activity was not held, or the item does not apply.
    case special
  }

  /// The number of every unit's value.
  private(set) var numbers: [Int32]
  /// What stands behind every number.
  private(set) var states: [State] = []
  /// The value of every number, as rules read it.
  private var values: [Measure.Value] = []

  /// The name of the input.
  let name: String
  /// The kind of the input; nil where there is no such input.
  private let kind: FactDeclaration.Kind?
  private var byValue: [Measure.Value: Int32] = [:]
  private var byStated: [Measure.Value: Int32] = [:]
  // The values that nearly all inputs have are found without hashing them.
  private var answers: [Int32] = [-1, -1]
  private var counts: [Int32] = Array(repeating: -1, count: 32)
  /// How many values were looked for, and how many of them were found.
  private var lookups = (made: 0, found: 0)

  /// Numbers for an input of some units, none of which is set.
  init(of name: String, _ kind: FactDeclaration.Kind?, units: Int) {
    self.name = name
    self.kind = kind
    numbers = Array(repeating: -1, count: units)
  }

  /// The value of a unit.
  subscript(unit: Int) -> Measure.Value { values[Int(numbers[unit])] }

  /// How many different values there are.
  var count: Int { states.count }

  /// Numbers for the units where of a known number only counts which of some lines it is at, below or above.
  func steps(_ lines: [Rational]) -> Combinations.Part {
    // A few values are as quickly asked one by one.
    guard count > 8 else { return Combinations.Part(numbers: numbers, count: count) }
    let lines = Set(lines).sorted()
    var known = [Int32](repeating: -1, count: 2 * lines.count + 1)
    var next: Int32 = 0
    let steps = values.map { value in
      let step = value.number.map { number in
        let line = lines.firstIndex { number <= $0 } ?? lines.count
        return 2 * line + (line < lines.count && number == lines[line] ? 1 : 0)
      }
      if let step, known[step] >= 0 { return known[step] }
      if let step { known[step] = next }
      next += 1
      return next - 1
    }
    return Combinations.Part(numbers: numbers.map { steps[Int($0)] }, count: Int(next))
  }

  /// Sets what was stated about a unit.
  ///
  /// - Parameter isAlone: whether no event behind it counts elsewhere.
  mutating func set(_ value: Measure.Value, at unit: Int, in frames: [Evaluation], isAlone: Bool) {
    numbers[unit] =
      isAlone || frames[unit].events[name] == nil
      ? number(stated: value, unit, frames) : number(frames[unit].measure(name).value)
  }

  /// Gives the units about which nothing was stated what silence means.
  mutating func complete(_ frames: [Evaluation]) {
    var silent: Int32 = -1
    for unit in numbers.indices where numbers[unit] < 0 {
      if silent < 0 { silent = number(frames[unit].measure(name).value) }
      numbers[unit] = silent
    }
  }

  private mutating func number(
    stated value: Measure.Value, _ unit: Int, _ frames: [Evaluation]
  ) -> Int32 {
    switch value {
    case .yesNo(let answer):
      let slot = answer ? 1 : 0
      if answers[slot] < 0 { answers[slot] = number(frames[unit].measure(name).value) }
      return answers[slot]
    case .number(let number):
      guard number.isInteger, let count = number.numerator.exactInt, counts.indices.contains(count)
      else { break }
      if counts[count] < 0 { counts[count] = self.number(frames[unit].measure(name).value) }
      return counts[count]
    default: break
    }
    // A value that rules read as such is read as itself wherever it is stated.
    // Where hardly any comes again, looking for it is not worth the while: equal values may have two numbers.
    if lookups.made < 1_024 || lookups.found * 8 > lookups.made {
      lookups.made += 1
      if let known = byValue[value] ?? byStated[value] {
        lookups.found += 1
        return known
      }
    } else {
      return add(read(value, unit, frames))
    }
    let read = read(value, unit, frames)
    let found = number(read)
    if read != value { byStated[value] = found }
    return found
  }

  /// What rules read where a value is stated.
  private func read(
    _ value: Measure.Value, _ unit: Int, _ frames: [Evaluation]
  ) -> Measure.Value {
    kind.map { $0.fits(value) } ?? false ? value : frames[unit].measure(name).value
  }

  /// The number of a value as rules read it.
  private mutating func number(_ value: Measure.Value) -> Int32 {
    if let known = byValue[value] { return known }
    let next = add(value)
    byValue[value] = next
    return next
  }

  private mutating func add(_ value: Measure.Value) -> Int32 {
    let next = Int32(states.count)
    values.append(value)
    states.append(
      value.isKnown
        ? .known : value == .notHeld || value == .notApplicable ? .special : .open)
    return next
  }
}
