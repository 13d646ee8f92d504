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

    init(id: String, _ figures: NodeFigures) {
      self.id = id
      value = figures.value
      maximum = figures.maximum
    }
  }

  /// The unit's id.
  public let unit: String
  /// The points of the whole, before vetoes.
  public let value: Score
  /// The most points that the items which apply to the unit give.
  public let maximum: Rational
  /// The bonus, outside the total; nil where the scheme has none.
  public let bonus: Score?
  /// The items in the order of the scheme, bonus items last.
  public let items: [Item]
  /// What places compare, after vetoes: the points, or what they are on a common scale.
  public let compared: Score
  /// The place among the units; nil where a veto or a gate takes the unit out of the order.
  public internal(set) var rank: Rank?
}

extension Scheme {
  /// The points and places of some units, exactly those of
  /// ``scoreRound(units:measures:own:readings:limits:tables:)``, without a word said about them.
  ///
  /// Units for which an item must give the same share one computation, so thousands of units come in about
  /// a second.
  public func points(
    units: [String], measures: Measures, readings: Readings
  ) -> [UnitPoints] {
    let round = FiguresRound(
      self, itemDependencies, wantsNodes: false, units: units, measures: measures,
      readings: readings)
    let covered = covered
    let results = round.results { unit, outline in
      let frame = round.frames[unit]
      let (compared, isOut) = standing(of: outline, covered: covered, frame)
      let points = UnitPoints(
        unit: frame.unit, value: outline.root.value, maximum: outline.root.maximum,
        bonus: outline.bonus, items: outline.items, compared: compared)
      return (points, isOut)
    }
    var points = results.map(\.0)
    let ranks = ranks(of: points.map(\.compared), isOut: results.map(\.1))
    for index in points.indices { points[index].rank = ranks[index] }
    return points
  }

  /// What places compare of a unit's trees, and whether the unit takes no place.
  private func standing(
    of outline: FiguresRound.Outline, covered: Rational, _ frame: Evaluation
  ) -> (compared: Score, isOut: Bool) {
    let readings = frame.readings
    var root = outline.root
    let effect = vetoEffect(readings)
    let uses = vetoUses(frame)
    applyVetoes(uses, effect, readings, to: &root)
    let isOut =
      hasSeparateResults(readings) || takesNoPlace(uses, gateUses(frame), effect)
    let conversion = conversion?.convert(root, bonus: outline.bonus, in: self, readings)
    let compared = compared(
      root.value, bonus: outline.bonus, maximum: root.maximum, covered: covered, conversion)
    return (compared, isOut)
  }
}
