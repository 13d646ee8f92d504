import ExactArithmetic

/// How a difference of weight between neighbouring places is read (AMB-01); r is the place, s the step.
enum RankReading: String, CaseIterable, Sendable {
  /// The points times 1 − s(r − 1).
  case linear
  /// The maximum times 1 − s(r − 1); the points only order.
  case replace
  /// The points times (1 − s)^(r − 1).
  case geometric
  /// Neighbouring results at least s of the maximum apart: e₁ = x₁, then min(x, e before − s).
  case gap
  /// As `replace`, with s in points of the total: of a component of 60 points, 60 − 2(r − 1).
  case share

  /// Whether the points only order the units and the place alone gives the result.
  var replacesPoints: Bool { self == .replace || self == .share }
}

/// A chosen reading of a rank weight with everything that decides.
struct RankRule: Sendable {
  /// How the difference is read.
  let reading: RankReading
  /// How equal points share places.
  let ties: Ties
  /// The difference of weight, above 0 and at most 1.
  let step: Rational
  /// What the component weighs in the total above it; only `share` asks.
  let share: Rational

  /// The most units for which `geometric` and `gap` are computed.
  static let mostUnits = 2_000

  /// The factor of a standing, never below 0: under `fractional` ties the mean over the places taken.
  func factor(_ standing: Standing) -> Rational {
    switch ties {
    case .competition: return factor(place: standing.above)
    case .dense: return factor(place: standing.valuesAbove)
    case .fractional:
      let places = standing.above..<(standing.above + max(1, standing.equal))
      let sum = places.reduce(Rational(0)) { $0 + factor(place: $1) }
      return (try? sum.divided(by: Rational(places.count))) ?? 0
    }
  }

  /// The factor with this many places above.
  private func factor(place above: Int) -> Rational {
    switch reading {
    case .linear, .replace: max(0, 1 - step * Rational(above))
    case .share: max(0, 1 - ((try? step.divided(by: share)) ?? 1) * Rational(above))
    // The least power that is computed bounds the rest; more units are refused before.
    case .geometric: (try? (1 - step).power(min(above, Self.mostUnits))) ?? 0
    case .gap: 1
    }
  }

  /// What each of some shares of a maximum, `0…1`, becomes; ends that are not known stay bounds.
  func weighted(_ shares: [Score]) -> [Score] {
    if reading == .gap { return gapped(shares) }
    let standings = Standings(shares)
    return shares.indices.map { index in
      let share = shares[index]
      let (low, high) = reading.replacesPoints ? (1, 1) : (share.low, share.high)
      let worst = low * factor(standings.worst[index])
      let best = high * factor(standings.best[index])
      return Score(low: worst, high: best, isClosed: share.isClosed && worst == best)
    }
  }

  /// The minimum gap; equal shares stay equal.
  ///
  /// e = min over the shares x at and above one's own of x − s·(different shares between). The high end
  /// counts those surely above at their high ends; the low end lets everybody possibly above crowd in.
  private func gapped(_ shares: [Score]) -> [Score] {
    let order = shares.indices.sorted { shares[$0].high > shares[$1].high }
    var highs = shares.map(\.high)
    for (position, index) in order.enumerated() {
      for above in order[..<position] where shares[above].low > shares[index].high {
        highs[index] = min(highs[index], highs[above] - step)
      }
    }
    return shares.indices.map { index in
      let share = shares[index]
      let rivals = shares.indices.filter { $0 != index && shares[$0].high > share.low }
        .map { shares[$0] }.sorted { max($0.low, share.low) < max($1.low, share.low) }
      var low = share.low
      var between = 0
      var fixed: Rational?
      for rival in rivals {
        if let value = rival.determined {
          if value != fixed { between += 1 }
          fixed = value
        } else {
          between += 1
        }
        low = min(low, max(rival.low, share.low) - step * Rational(between))
      }
      let worst = max(0, low)
      let best = max(0, highs[index])
      return Score(low: worst, high: best, isClosed: share.isClosed && worst == best)
    }
  }
}
