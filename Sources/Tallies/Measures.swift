/// The measures of a round by unit and by the name of the scheme's input.
public struct Measures: Sendable, Hashable {
  private var byUnit: [String: [String: Measure]] = [:]

  /// No measure at all.
  public init() {}

  /// The measure of a unit under an input's name; nil where nobody provided one.
  public subscript(unit unit: String, input input: String) -> Measure? {
    get { byUnit[unit]?[input] }
    set { byUnit[unit, default: [:]][input] = newValue }
  }

  /// All measures of a unit by input.
  package subscript(unit unit: String) -> [String: Measure] {
    get { byUnit[unit, default: [:]] }
    set { byUnit[unit] = newValue.isEmpty ? nil : newValue }
  }

  /// The units that have measures, sorted.
  public var units: [String] { byUnit.keys.sorted() }

  /// The inputs for which a unit has measures, sorted.
  public func inputs(of unit: String) -> [String] { byUnit[unit, default: [:]].keys.sorted() }
}
