import Diagnostics
import ExactArithmetic
public import Scoring

/// How far every weight of a total can move before two units change places, exactly.
///
/// One weight moves at a time, from 0 to 1; those beside it keep their proportions and are rescaled so that
/// all of them add up to 1: with w beside v and u, a weight t leaves v·(1 − t)/(1 − w) and u·(1 − t)/(1 − w).
/// The components keep their points, also those that a place has weighted, because no place of a component
/// depends on a weight above it. Every total is then linear in t, total(t) = total + (t − w)·slope with
/// slope = W·(x − S/(1 − w)), where x is the component's points, S the weighted sum of those beside it and
/// W the product of the weights above, and two units are level where their lines cross.
///
/// A unit whose points are an interval has a line for each end; the order of two units is certain as long as
/// the lower line of one is above the upper line of the other, and only such pairs are kept. Units without a
/// place are left out.
///
/// Worked example: A has 90 and 70, B 80 and 90, weights 70% and 30%: 84 against 83. The slopes are 20
/// and −10, so they are level where 84 + 20(t − 0.7) = 83 − 10(t − 0.7), t = 2/3.
public struct WeightSensitivity: Sendable {
  /// One interval for every weight that has others beside it, in the order of the scheme, wholes first.
  public let bands: [WeightBand]
  /// Pairs of units of which nobody can tell yet who is ahead, because inputs are missing.
  public let uncertain: [WeightBand.Flip]
  /// How many units have a place.
  public let ranked: Int

  /// Works out the intervals of a round's weights; none where the scheme adds its sections up.
  public init(_ result: RoundScore) {
    let units = result.units.filter { $0.rank != nil }
      .sorted { $0.score.unit < $1.score.unit }
    ranked = units.count
    let lines = units.map { WeightLine(unit: $0) }
    let pairs = OrderedPairs(lines)
    uncertain = pairs.uncertain
    guard let root = units.first?.score.explanation else {
      bands = []
      return
    }
    bands = Self.paths(in: root, above: [], worth: 1).map { path in
      pairs.band(path)
    }
  }

  /// The ways from the root to every component that has others beside it, wholes before their parts.
  private static func paths(
    in node: Explanation, above: [Int], worth: Rational
  ) -> [ComponentPath] {
    let parts = node.children.enumerated().filter { $0.element.kind == .component }
    return parts.flatMap { place, part -> [ComponentPath] in
      let path = ComponentPath(
        places: above + [place], component: part.id, title: part.title, whole: node.id,
        weight: part.weight, above: worth, isPlaced: part.place != nil)
      let own = parts.count > 1 && part.weight < 1 ? [path] : []
      return own + paths(in: part, above: above + [place], worth: worth * part.weight)
    }
  }
}

/// Where a component stands in the trees of all units.
struct ComponentPath {
  /// The places of the children on the way down.
  let places: [Int]
  let component: String
  let title: Bilingual?
  let whole: String
  let weight: Rational
  /// The product of the weights above the component that it is a part of, that component's included.
  let above: Rational
  let isPlaced: Bool
}

/// A unit's total as a line over a weight.
struct WeightLine {
  let unit: RankedUnit

  var id: String { unit.score.unit }
  var total: Score { unit.score.value }

  /// What a unit of weight more for a component does to both ends of the total.
  ///
  /// A total that does not come of its components, such as one that a veto has made 0, does not move.
  func slope(_ path: ComponentPath) -> (low: Rational, high: Rational) {
    guard unit.score.explanation.lost.isEmpty else { return (0, 0) }
    var whole = unit.score.explanation
    for place in path.places.dropLast() {
      guard whole.children.indices.contains(place) else { return (0, 0) }
      whole = whole.children[place]
    }
    guard let last = path.places.last, whole.children.indices.contains(last) else {
      return (0, 0)
    }
    let part = whole.children[last]
    var beside = Score(0)
    for (place, other) in whole.children.enumerated() where place != last {
      beside =
        beside
        + Score(
          low: other.value.low * other.weight, high: other.value.high * other.weight,
          isClosed: other.value.isClosed)
    }
    func slope(_ own: Rational, _ others: Rational) -> Rational {
      let rest = (try? others.divided(by: 1 - path.weight)) ?? 0
      return path.above * (own - rest)
    }
    return (slope(part.value.low, beside.low), slope(part.value.high, beside.high))
  }
}
