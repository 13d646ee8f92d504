import ExactArithmetic

/// How units with equal points share places.
enum Ties: String, CaseIterable, Sendable {
  /// 1, 2, 2, 4: equal points share the better place, the next place follows by count.
  case competition
  /// 1, 2, 2, 3: equal points share a place, the next place follows without a gap.
  case dense
  /// 1, 2.5, 2.5, 4: equal points share the mean of the places that they take.
  case fractional
}

/// Where a value stands among all values in one case.
struct Standing: Sendable, Hashable {
  /// How many values are above it.
  let above: Int
  /// How many different values are above it.
  let valuesAbove: Int
  /// How many values are equal to it, itself included.
  let equal: Int

  /// The place under a way to share places.
  func place(_ ties: Ties) -> Rational {
    switch ties {
    case .competition: Rational(above + 1)
    case .dense: Rational(valuesAbove + 1)
    case .fractional: (try? Rational(2 * above + equal + 1, over: 2)) ?? Rational(above + 1)
    }
  }
}

/// Where values stand among each other while some of them are only known to lie between two ends.
///
/// In the good case a value is at its high end and only those surely above stay above; in the bad case
/// it is at its low end and all possibly above are above. Where every value is determined both cases
/// are the same. The order of the values has no influence.
struct Standings: Sendable {
  /// One standing a value in the good case, in the order of the values.
  let best: [Standing]
  /// One standing a value in the bad case, in the order of the values.
  let worst: [Standing]

  init(_ values: [Score]) {
    let lows = SortedValues(values.map(\.low))
    let highs = SortedValues(values.map(\.high))
    let fixed = SortedValues(Set(values.compactMap(\.determined)))
    let movable = SortedValues(values.filter { $0.low != $0.high }.map(\.high))
    let leastDistinct = Self.leastDistinct(values)
    best = values.map { value in
      let above = lows.count(above: value.high)
      // Who has its low end exactly here ties with the value or is above it; a tie is better.
      let level = lows.count(of: value.high) - (value.low == value.high ? 1 : 0)
      return Standing(above: above, valuesAbove: leastDistinct[above], equal: level + 1)
    }
    worst = values.map { value in
      let isMovable = value.low != value.high
      let above = highs.count(above: value.low) - (isMovable ? 1 : 0)
      let level = highs.count(of: value.low) - (isMovable ? 0 : 1)
      let valuesAbove =
        fixed.count(above: value.low) + movable.count(above: value.low)
        - (isMovable ? 1 : 0)
      return Standing(above: above, valuesAbove: valuesAbove, equal: level + 1)
    }
  }

  /// For every k, how many different values the k values with the highest low ends have at least.
  ///
  /// From the top down a value can equal the one chosen last unless all of it lies below that.
  private static func leastDistinct(_ values: [Score]) -> [Int] {
    var counts = [0]
    var chosen: Rational?
    for value in values.sorted(by: { ($0.low, $0.high) > ($1.low, $1.high) }) {
      let isNew = chosen.map { value.high < $0 } ?? true
      if isNew { chosen = value.low }
      counts.append((counts.last ?? 0) + (isNew ? 1 : 0))
    }
    return counts
  }
}
