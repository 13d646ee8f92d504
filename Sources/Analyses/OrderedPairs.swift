import ExactArithmetic
import Scoring

/// The pairs of units whose order a weight could turn.
///
/// Where all totals are known, an order changes first between neighbours, so only these are compared; a unit
/// whose total is an interval is compared with all others.
struct OrderedPairs {
  /// Two lines of which the first is certainly ahead, or level where the pair says so.
  private struct Pair {
    let ahead: Int
    let behind: Int
    let isLevel: Bool
  }

  private let lines: [WeightLine]
  private let pairs: [Pair]
  /// Pairs of which nobody can tell yet who is ahead.
  let uncertain: [WeightBand.Flip]

  init(_ lines: [WeightLine]) {
    self.lines = lines
    var pairs: [Pair] = []
    var uncertain: [WeightBand.Flip] = []
    let known = lines.indices.filter { lines[$0].total.determined != nil }
      .sorted { (lines[$0].total.low, lines[$1].id) > (lines[$1].total.low, lines[$0].id) }
    // Groups of equal totals, each against the next.
    var groups: [[Int]] = []
    for index in known {
      if let last = groups.last?.first, lines[last].total.low == lines[index].total.low {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    for group in groups {
      for (place, first) in group.enumerated() {
        for second in group[(place + 1)...] {
          pairs.append(Pair(ahead: first, behind: second, isLevel: true))
        }
      }
    }
    for (upper, lower) in zip(groups, groups.dropFirst()) {
      for first in upper {
        for second in lower { pairs.append(Pair(ahead: first, behind: second, isLevel: false)) }
      }
    }
    let open = lines.indices.filter { lines[$0].total.determined == nil }
    let isOpen = Set(open)
    for index in open {
      for other in lines.indices where other != index && !(isOpen.contains(other) && other < index)
      {
        let (a, b) = (lines[index].total, lines[other].total)
        if a.low > b.high {
          pairs.append(Pair(ahead: index, behind: other, isLevel: false))
        } else if b.low > a.high {
          pairs.append(Pair(ahead: other, behind: index, isLevel: false))
        } else {
          uncertain.append(WeightBand.Flip(ahead: lines[index].id, behind: lines[other].id))
        }
      }
    }
    self.pairs = pairs
    self.uncertain = uncertain.sorted { ($0.ahead, $0.behind) < ($1.ahead, $1.behind) }
  }

  /// The interval of one weight.
  func band(_ path: ComponentPath) -> WeightBand {
    let slopes = lines.map { $0.slope(path) }
    var low = WeightBand.End(weight: 0, flips: [])
    var high = WeightBand.End(weight: 1, flips: [])
    var parted: [WeightBand.Flip] = []
    for pair in pairs {
      let flip = WeightBand.Flip(ahead: lines[pair.ahead].id, behind: lines[pair.behind].id)
      let gain = slopes[pair.ahead].low - slopes[pair.behind].high
      guard !pair.isLevel else {
        if !gain.isZero { parted.append(flip) }
        continue
      }
      let lead = lines[pair.ahead].total.low - lines[pair.behind].total.high
      // Level where lead + gain·(t − w) = 0.
      guard let distance = try? lead.divided(by: gain) else { continue }
      let level = path.weight - distance
      if level < path.weight {
        if level > low.weight || (level == low.weight && level >= 0) {
          low = Self.joined(low, level, flip, isBetter: level > low.weight)
        }
      } else if level < high.weight || (level == high.weight && level <= 1) {
        high = Self.joined(high, level, flip, isBetter: level < high.weight)
      }
    }
    if !parted.isEmpty {
      low = WeightBand.End(weight: path.weight, flips: parted)
      high = low
    }
    return WeightBand(
      component: path.component, title: path.title, whole: path.whole, weight: path.weight,
      worth: path.above * path.weight, low: low, high: high, parted: parted,
      isPlaced: path.isPlaced)
  }

  private static func joined(
    _ end: WeightBand.End, _ weight: Rational, _ flip: WeightBand.Flip, isBetter: Bool
  ) -> WeightBand.End {
    WeightBand.End(weight: weight, flips: isBetter ? [flip] : end.flips + [flip])
  }
}
