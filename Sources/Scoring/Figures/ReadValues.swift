import Tallies

/// What rules read of a unit, with everything decided that stands between a statement and what is read.
struct ReadValues: Sendable {
  /// The values of all units.
  let columns: ValueColumns
  /// The unit.
  let unit: Int

  /// The value of an input; nil where the columns have none.
  subscript(name: String) -> Measure.Value? {
    columns.places[name].map { columns.columns[$0][unit] }
  }
}
