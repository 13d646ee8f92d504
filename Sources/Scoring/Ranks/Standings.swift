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
    // Every end by its place among the different ends, so that each is compared with the others once.
    let sorted = values.flatMap { $0.low == $0.high ? [$0.low] : [$0.low, $0.high] }.sorted()
    var ends: [Rational] = []
    for end in sorted where ends.last != end { ends.append(end) }
    let intervals = values.map { value in
      let low = Self.level(of: value.low, in: ends)
      return (low: low, high: value.low == value.high ? low : Self.level(of: value.high, in: ends))
    }
    let lows = LevelCounts(intervals.map(\.low), of: ends.count)
    let highs = LevelCounts(intervals.map(\.high), of: ends.count)
    let fixed = LevelCounts(
      Set(intervals.filter { $0.low == $0.high }.map(\.low)), of: ends.count)
    let movable = LevelCounts(
      intervals.filter { $0.low != $0.high }.map(\.high), of: ends.count)
    let leastDistinct = Self.leastDistinct(intervals)
    best = intervals.map { value in
      let above = lows.above[value.high]
      // Who has its low end exactly here ties with the value or is above it; a tie is better.
      let level = lows.at[value.high] - (value.low == value.high ? 1 : 0)
      return Standing(above: above, valuesAbove: leastDistinct[above], equal: level + 1)
    }
    worst = intervals.map { value in
      let isMovable = value.low != value.high
      let above = highs.above[value.low] - (isMovable ? 1 : 0)
      let level = highs.at[value.low] - (isMovable ? 0 : 1)
      let valuesAbove =
        fixed.above[value.low] + movable.above[value.low] - (isMovable ? 1 : 0)
      return Standing(above: above, valuesAbove: valuesAbove, equal: level + 1)
    }
  }

  /// Where a value stands among different values in order, of which it is one.
  private static func level(of value: Rational, in ends: [Rational]) -> Int {
    var range = ends.indices
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = value < ends[middle] ? range.lowerBound..<middle : middle..<range.upperBound
    }
    return range.lowerBound
  }

  /// For every k, how many different values the k values with the highest low ends have at least.
  ///
  /// From the top down a value can equal the one chosen last unless all of it lies below that.
  private static func leastDistinct(_ intervals: [(low: Int, high: Int)]) -> [Int] {
    var counts = [0]
    counts.reserveCapacity(intervals.count + 1)
    var chosen: Int?
    for value in intervals.sorted(by: { ($0.low, $0.high) > ($1.low, $1.high) }) {
      let isNew = chosen.map { value.high < $0 } ?? true
      if isNew { chosen = value.low }
      counts.append((counts.last ?? 0) + (isNew ? 1 : 0))
    }
    return counts
  }
}
