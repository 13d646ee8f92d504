public import ExactArithmetic
public import Tallies

/// What a unit scores, in figures only: for many units, or many tries of one.
public struct UnitPoints: Sendable, Hashable {
  /// The points of an item.
  public struct Item: Sendable, Hashable {
    /// The item's id.
    public let id: String
    /// Its points.
    public let value: Score
    /// The most points that it can give the unit.
    public let maximum: Rational
  }

  /// The unit's id.
  public let unit: String
  /// The points of the whole.
  public let value: Score
  /// The most points that the items which apply to the unit give.
  public let maximum: Rational
  /// The bonus, outside the total; nil where the scheme has none.
  public let bonus: Score?
  /// The items in the order of the scheme, bonus items last.
  public let items: [Item]
}

extension Scheme {
  /// The points of some units, exactly those of ``scoreRound(units:measures:own:readings:limits:)`` before vetoes,
  /// without a word said about them.
  public func points(
    units: [String], measures: Measures, readings: Readings
  ) -> [UnitPoints] {
    let frames = evaluations(
      units: units, values: units.map { measures[unit: $0] }, readings: readings,
      isTelling: false, isRound: true)
    let roots = explain(frames, readings: readings)
    return units.indices.map { index in
      let root = roots[index]
      let bonus = explainBonus(frames[index])
      var items: [UnitPoints.Item] = []
      root.collectItems(into: &items)
      bonus?.collectItems(into: &items)
      return UnitPoints(
        unit: units[index], value: root.value, maximum: root.maximum, bonus: bonus?.value,
        items: items)
    }
  }
}

extension Explanation {
  fileprivate func collectItems(into items: inout [UnitPoints.Item]) {
    if kind == .item {
      items.append(UnitPoints.Item(id: id, value: value, maximum: maximum))
    } else {
      for child in children { child.collectItems(into: &items) }
    }
  }
}
