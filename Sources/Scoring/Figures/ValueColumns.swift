import Tallies

/// The values of all inputs that items read, for all units of a round.
struct ValueColumns: Sendable {
  /// One column an input.
  private(set) var columns: [ValueColumn]
  /// Where every input's column stands.
  let places: [String: Int]

  /// Reads every measure once.
  ///
  /// - Parameter names: the inputs, none of which is made of others.
  init(of names: [String], in frames: [Evaluation]) {
    // Measures that are kept beside each other are read one after the other.
    let kept = frames.first?.measures
    let names = names.map { ($0, kept?.place(of: $0) ?? .max) }.sorted {
      ($0.1, $0.0) < ($1.1, $1.0)
    }.map(\.0)
    places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    // Some columns at a time, so that several cores can read.
    let width = 32
    let chunks = [[ValueColumn]](computing: (names.count + width - 1) / width) { chunk in
      let first = chunk * width
      return Self.columns(of: Array(names[first..<min(first + width, names.count)]), in: frames)
    }
    columns = chunks.flatMap { $0 }
  }

  private static func columns(of names: [String], in frames: [Evaluation]) -> [ValueColumn] {
    let inputs = frames.first?.inputs ?? [:]
    var columns = names.map { ValueColumn(of: $0, inputs[$0]?.kind, units: frames.count) }
    // Units of one round keep an input's measure at one place, which is looked up once.
    var kept: [Int?] = []
    for unit in frames.indices {
      if unit == 0 || !frames[unit].measures.hasPlaces(of: frames[unit - 1].measures) {
        kept = names.map { frames[unit].measures.place(of: $0) }
      }
      let isAlone = frames[unit].events.isEmpty
      frames[unit].measures.withValues { values in
        for place in names.indices {
          guard let kept = kept[place], kept < values.count, let value = values[kept]?.value
          else { continue }
          columns[place].set(value, at: unit, in: frames, isAlone: isAlone)
        }
      }
    }
    for place in columns.indices { columns[place].complete(frames) }
    return columns
  }
}
