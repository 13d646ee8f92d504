/// Where a unit's value stands among the values of all units, in the good and in the bad case.
struct PlaceAmongUnits: Sendable {
  /// In the good case.
  let best: Standing
  /// In the bad case.
  let worst: Standing
  /// How many units take places.
  let count: Int
}
