/// The names of measures with the places at which units keep them.
struct MeasureNames: Sendable {
  /// The names by place.
  private(set) var all: [String] = []
  private var places: [String: Int] = [:]

  /// The place of a name, a new one where it has none yet.
  mutating func add(_ name: String) -> Int {
    if let place = places[name] { return place }
    places[name] = all.count
    all.append(name)
    return all.count - 1
  }

  /// The place of a name; nil where no unit has a measure under it.
  func place(of name: String) -> Int? { places[name] }

  /// The measure under a name among those of a unit.
  func measure(_ name: String, in values: [Measure?]) -> Measure? {
    guard let place = places[name], place < values.count else { return nil }
    return values[place]
  }
}

extension [Measure?] {
  /// Sets the measure at a place, which may be beyond the end.
  mutating func set(_ measure: Measure?, at place: Int) {
    while count <= place { append(nil) }
    self[place] = measure
  }
}
