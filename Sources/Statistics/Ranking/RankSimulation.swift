/// How often a rank would come out the same if a survey were repeated, and which neighbours are too close.
///
/// Every draw gives each contender's total the errors that its survey has and ranks all of them again. The
/// totals that nobody surveyed stay as they are. Each contender has a stream of numbers of its own, so that
/// neither the order of the contenders nor the others' number changes what it draws.
///
/// Source: the parametric bootstrap, B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993,
/// section 6.5. Worked example: of two totals d apart with standard errors s₁ and s₂, the ranks hold in
/// Φ(d/√(s₁² + s₂²)) of all draws: 3 apart with errors of 2 each 85.6%.
public struct RankSimulation: Sendable, Hashable {
  /// An error that a total has, in its own points.
  public enum Noise: Sendable, Hashable {
    /// A normal error with this standard deviation.
    case normal(Double)
    /// One of some shifts, each with a weight above or at zero.
    case table([Shift])
  }

  /// A shift of a total with how often it comes.
  public struct Shift: Sendable, Hashable {
    /// By how many points.
    public let points: Double
    /// How often, in any unit.
    public let weight: Double

    /// Pairs the two.
    public init(points: Double, weight: Double) {
      self.points = points
      self.weight = weight
    }
  }

  /// A total that is ranked.
  public struct Contender: Sendable, Hashable {
    /// Its name.
    public let id: String
    /// The least that it can be.
    public let low: Double
    /// The most that it can be; the same where nothing is missing.
    public let high: Double
    /// Its errors, independent of each other.
    public let noises: [Noise]
    /// Where its stream of numbers begins.
    public let seed: UInt64

    /// Collects the parts.
    public init(id: String, low: Double, high: Double, noises: [Noise], seed: UInt64) {
      self.id = id
      self.low = low
      self.high = high
      self.noises = noises
      self.seed = seed
    }
  }

  /// What came of a contender.
  public struct Outcome: Sendable, Hashable {
    /// Its name.
    public let id: String
    /// In how many draws it took the same rank, or the same range of ranks.
    public let held: Int
    /// The best rank of any draw.
    public let best: Int
    /// The worst rank of any draw.
    public let worst: Int
  }

  /// Two neighbours in the ranking whose order the survey does not show.
  public struct Pair: Sendable, Hashable {
    /// Who is ranked above.
    public let above: String
    /// Who is ranked below, or level.
    public let below: String
    /// In how many draws the first was not above the second.
    public let overturned: Int
  }

  /// How many draws were made.
  public let draws: Int
  /// One outcome a contender, in the order in which they were given.
  public let outcomes: [Outcome]
  /// Neighbours whose order is overturned or level in more than a twentieth of the draws.
  public let closePairs: [Pair]

  /// The most contenders that are ranked.
  public static let most = 2_000

  /// Simulates; nil for no contender, more than ``most`` or none with an error.
  public init?(_ contenders: [Contender], draws: Int = 2_000) {
    guard contenders.contains(where: { !$0.noises.isEmpty }), contenders.count <= Self.most,
      draws > 0
    else { return nil }
    self.draws = draws
    var streams = contenders.map { Stream($0) }
    let base = Ranks(contenders.map { ($0.low, $0.high) })
    let order = contenders.indices.sorted { a, b in
      (contenders[b].low + contenders[b].high, contenders[a].id)
        < (contenders[a].low + contenders[a].high, contenders[b].id)
    }
    let pairs = zip(order, order.dropFirst()).filter { a, b in
      let isSettled =
        contenders[a].low == contenders[a].high && contenders[b].low == contenders[b].high
      let isNoisy = !contenders[a].noises.isEmpty || !contenders[b].noises.isEmpty
      return isSettled && isNoisy
    }
    var held = contenders.map { _ in 0 }
    var best = base.best
    var worst = base.worst
    var overturned = pairs.map { _ in 0 }
    for _ in 0..<draws {
      let shifts = streams.indices.map { streams[$0].next() }
      let totals = contenders.indices.map { index in
        (contenders[index].low + shifts[index], contenders[index].high + shifts[index])
      }
      let ranks = Ranks(totals)
      for index in contenders.indices {
        let isSame =
          ranks.best[index] == base.best[index] && ranks.worst[index] == base.worst[index]
        if isSame { held[index] += 1 }
        best[index] = min(best[index], ranks.best[index])
        worst[index] = max(worst[index], ranks.worst[index])
      }
      for (place, (a, b)) in pairs.enumerated() where !Ranks.isAbove(totals[a].0, totals[b].1) {
        overturned[place] += 1
      }
    }
    outcomes = contenders.indices.map {
      Outcome(id: contenders[$0].id, held: held[$0], best: best[$0], worst: worst[$0])
    }
    closePairs = pairs.enumerated().compactMap { place, pair in
      guard overturned[place] * 20 > draws else { return nil }
      return Pair(
        above: contenders[pair.0].id, below: contenders[pair.1].id, overturned: overturned[place])
    }
  }

  /// The errors of one contender, one draw after the other.
  private struct Stream {
    private var numbers: SplitMix
    private let noises: [Noise]

    init(_ contender: Contender) {
      numbers = SplitMix(seed: contender.seed)
      noises = contender.noises
    }

    mutating func next() -> Double {
      var sum = 0.0
      for noise in noises {
        switch noise {
        case .normal(let deviation): sum += deviation * numbers.normal()
        case .table(let shifts):
          var rest = numbers.uniform() * shifts.reduce(0) { $0 + $1.weight }
          var points = shifts.last?.points ?? 0
          for shift in shifts {
            rest -= shift.weight
            if rest < 0 {
              points = shift.points
              break
            }
          }
          sum += points
        }
      }
      return sum
    }
  }

  /// Ranks of totals between two ends; totals nearer than 1e−9 are level.
  private struct Ranks {
    let best: [Int]
    let worst: [Int]

    static func isAbove(_ a: Double, _ b: Double) -> Bool { a - b > 1e-9 * max(1, abs(a), abs(b)) }

    init(_ totals: [(low: Double, high: Double)]) {
      let lows = totals.map(\.low).sorted(by: >)
      let highs = totals.map(\.high).sorted(by: >)
      best = totals.map { total in 1 + Self.count(lows, above: total.high) }
      worst = totals.map { total in
        // Its own high end is above its low end where they differ.
        let own = Self.isAbove(total.high, total.low) ? 1 : 0
        return 1 + Self.count(highs, above: total.low) - own
      }
    }

    /// How many of some values in descending order are above a limit.
    private static func count(_ values: [Double], above limit: Double) -> Int {
      var low = 0
      var high = values.count
      while low < high {
        let middle = low + (high - low) / 2
        if isAbove(values[middle], limit) { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
