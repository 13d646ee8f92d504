import ExactArithmetic
import Sheets
import Tallies

extension Evaluation {
  /// What is the same for all rules of a unit.
  struct Ground: Sendable {
    /// The assessed unit.
    let unit: String
    /// The scheme's inputs by name.
    let inputs: [String: Scheme.Input]
    /// The unit's measures by input.
    var measures: UnitMeasures
    /// The readings to apply.
    var readings: Readings
    /// The day to which look-back windows reach; nil where the scheme states none.
    var asOf: CivilDay?
    /// Where the unit stands among all units, by input.
    var places: [String: PlaceAmongUnits] = [:]
    /// Events that several inputs name, by input.
    var events: [String: [EventUse]] = [:]
    /// Penalties for one matter, by the ids of their nodes.
    var links = Links()
    /// What rules read of the unit where that is known already; nil where it is asked of the measures.
    var read: ReadValues?
    /// What units with the same values have in common; nil where there is one unit, or an assumption.
    var shared: SharedExplanations?
    /// What the office decided about the points of items (改判), by item.
    var overrides: [String: [Override]] = [:]
    /// How far apart marks of one value may lie without a flag, by input.
    var spreads: [String: Rational] = [:]
  }

  /// The assessed unit.
  var unit: String { ground[0].unit }
  /// The scheme's inputs by name.
  var inputs: [String: Scheme.Input] { ground[0].inputs }
  /// The readings to apply.
  var readings: Readings {
    get { ground[0].readings }
    set { ground[0].readings = newValue }
  }
  /// The day to which look-back windows reach; nil where the scheme states none.
  var asOf: CivilDay? { ground[0].asOf }
  /// The unit's measures by input.
  var measures: UnitMeasures {
    get { ground[0].measures }
    _modify { yield &ground[0].measures }
  }
  /// Where the unit stands among all units, by input.
  var places: [String: PlaceAmongUnits] {
    get { ground[0].places }
    _modify { yield &ground[0].places }
  }
  /// Events that several inputs name, by input.
  var events: [String: [EventUse]] {
    get { ground[0].events }
    _modify { yield &ground[0].events }
  }
  /// Penalties for one matter, by the ids of their nodes.
  var links: Links {
    get { ground[0].links }
    _modify { yield &ground[0].links }
  }
  /// What rules read of the unit where that is known already; nil where it is asked of the measures.
  var read: ReadValues? {
    get { ground[0].read }
    set { ground[0].read = newValue }
  }
  /// What units with the same values have in common; nil where there is one unit, or an assumption.
  var shared: SharedExplanations? {
    get { ground[0].shared }
    set { ground[0].shared = newValue }
  }
  /// What the office decided about the points of items (改判), by item.
  var overrides: [String: [Override]] {
    get { ground[0].overrides }
    set { ground[0].overrides = newValue }
  }
  /// How far apart marks of one value may lie without a flag, by input.
  var spreads: [String: Rational] { ground[0].spreads }
}
