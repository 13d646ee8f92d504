/// The measures of a round by unit and by the name of the scheme's input.
public struct Measures: Sendable {
  /// The names that every unit's measures are kept by, shared by all of them.
  private var names = MeasureNames()
  private var byUnit: [String: [Measure?]] = [:]

  /// No measure at all.
  public init() {}

  /// The measure of a unit under an input's name; nil where nobody provided one.
  public subscript(unit unit: String, input input: String) -> Measure? {
    get { byUnit[unit].flatMap { names.measure(input, in: $0) } }
    set {
      let place = names.add(input)
      byUnit[unit, default: []].set(newValue, at: place)
    }
  }

  /// All measures of a unit by input.
  package subscript(unit unit: String) -> UnitMeasures {
    get { UnitMeasures(names, byUnit[unit, default: []]) }
    set {
      byUnit[unit] = nil
      for name in newValue.names { self[unit: unit, input: name] = newValue[name] }
    }
  }

  /// The units that have measures, sorted.
  public var units: [String] { byUnit.keys.sorted() }

  /// The inputs for which a unit has measures, sorted.
  public func inputs(of unit: String) -> [String] { self[unit: unit].names.sorted() }
}

extension Measures: Hashable {
  /// Whether the same units have the same measures, whatever the order in which they were set.
  public static func == (a: Measures, b: Measures) -> Bool {
    a.byUnit.count == b.byUnit.count
      && a.byUnit.keys.allSatisfy { b.byUnit[$0] != nil && a[unit: $0] == b[unit: $0] }
  }

  /// Hashes the units.
  public func hash(into hasher: inout Hasher) { hasher.combine(Set(byUnit.keys)) }
}
