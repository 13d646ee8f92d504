import Chance
import ExactArithmetic
import Scoring
import Sheets
import Tallies

/// Made-up values for every input of a scheme.
struct RandomMeasures {
  let scheme: Scheme
  var random: SeededNumbers

  init(_ scheme: Scheme, seed: UInt64) {
    self.scheme = scheme
    random = SeededNumbers(seed: seed)
  }

  /// Values of all inputs of a unit; none of them is missing.
  mutating func values() -> [String: Measure.Value] {
    var values: [String: Measure.Value] = [:]
    for input in scheme.inputs { values[input.name] = value(of: input) }
    return values
  }

  /// A value of an input: marks small enough for every item, scores from 0 to 100.
  mutating func value(of input: Scheme.Input) -> Measure.Value? {
    switch input.origin {
    case .mean, .choice: return nil
    case .leaders, .peers, .survey:
      return .number(Rational(Int.random(in: 0...100, using: &random)))
    case .mark: return .number(tenths(0...10))
    case .table: return .number(Rational(Int.random(in: 1...9, using: &random)))
    case .rate, .fact: break
    }
    switch input.kind {
    case .yesNo: return .yesNo(.random(using: &random))
    case .count: return .number(Rational(Int.random(in: 0...6, using: &random)))
    case .amount: return .number(tenths(0...10))
    case .date: return .date("2019-0\(Int.random(in: 1...9, using: &random))-15")
    case .rate, .ratio:
      let count = Int.random(in: 1...40, using: &random)
      return .rate(satisfied: Int.random(in: 0...count, using: &random), of: count)
    }
  }

  private mutating func tenths(_ range: ClosedRange<Int>) -> Rational {
    (try? Rational(Int.random(in: range, using: &random), over: 10)) ?? 0
  }

  /// Measures of some units, a share of whose values is left out.
  mutating func measures(of units: [String], missing: Int = 0) -> [String: [String: Measure.Value]]
  {
    var measures: [String: [String: Measure.Value]] = [:]
    for unit in units {
      var values = values()
      for input in scheme.inputs where Int.random(in: 0..<100, using: &random) < missing {
        values[input.name] = nil
      }
      measures[unit] = values
    }
    return measures
  }

  /// Alternatives for some of the scheme's readings.
  mutating func option() -> [String: String] {
    var option: [String: String] = [:]
    for reading in scheme.readings where Bool.random(using: &random) {
      option[reading.id] = reading.alternatives.randomElement(using: &random)
    }
    return option
  }
}

extension Measures {
  /// Measures of units by input.
  init(_ values: [String: [String: Measure.Value]]) {
    self.init()
    for (unit, inputs) in values {
      for (name, value) in inputs { self[unit: unit, input: name] = Measure(value) }
    }
  }
}

extension Scheme {
  /// The figures of some units.
  func figures(
    _ units: [String], _ values: [String: [String: Measure.Value]], option: [String: String] = [:]
  ) throws -> [UnitPoints] {
    try points(units: units, measures: Measures(values), readings: readings(option: option))
  }
}
