/// The measures of one unit by the name of the scheme's input.
package struct UnitMeasures: Sendable {
  private var table: MeasureNames
  private var values: [Measure?]

  /// No measure at all.
  package init() { self.init(MeasureNames(), []) }

  init(_ table: MeasureNames, _ values: [Measure?]) {
    self.table = table
    self.values = values
  }

  /// The measure under a name; nil where nobody provided one.
  package subscript(name: String) -> Measure? {
    get { table.measure(name, in: values) }
    set { values.set(newValue, at: table.add(name)) }
  }

  /// Reads all measures by their places, as ``place(of:)`` tells them.
  package func withValues<Result>(_ read: ([Measure?]) -> Result) -> Result { read(values) }

  /// Where the measure under a name stands; nil where there is no place for it.
  package func place(of name: String) -> Int? { table.place(of: name) }

  /// Whether measures stand at the same places as another unit's.
  ///
  /// Units of one round share their places, so this is known without a look at any name.
  package func hasPlaces(of other: UnitMeasures) -> Bool { table.all == other.table.all }

  /// The names under which there are measures.
  package var names: [String] {
    zip(table.all, values).filter { $1 != nil }.map(\.0)
  }
}

extension UnitMeasures: Hashable {
  /// Whether the same names have the same measures.
  package static func == (a: UnitMeasures, b: UnitMeasures) -> Bool {
    if a.table.all == b.table.all, a.values == b.values { return true }
    let names = Set(a.names)
    return names == Set(b.names) && names.allSatisfy { a[$0] == b[$0] }
  }

  /// Hashes the names.
  package func hash(into hasher: inout Hasher) { hasher.combine(Set(names)) }
}

extension UnitMeasures: ExpressibleByDictionaryLiteral {
  /// Measures by name; the last one counts where a name comes again.
  package init(dictionaryLiteral elements: (String, Measure)...) {
    self.init()
    for (name, measure) in elements { self[name] = measure }
  }
}
