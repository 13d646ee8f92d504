import Diagnostics
import ExactArithmetic
package import Scoring
import Tallies

/// The fewest inputs of a unit that must change so that it reaches a goal.
///
/// Exact where the answer says so. Every value at which something changes is tried: for one item, all
/// combinations of its inputs (items that share an input together). Points of different items add up, or
/// add up before a place counts, and a place never takes a unit below one with fewer points; so the best
/// total with some number of changes is found by spreading them over the items, and where even that
/// falls short no choice of as many inputs reaches the goal.
///
/// Of the sets of as few inputs the one that gains most is taken, for equal gains the first in the order of
/// the scheme; then each change is made as small as still reaches the goal, from the last to the first. Where one
/// input is enough, all of them are compared and the one that moves least is taken.
package struct ReachSearch {
  /// The round.
  package let rescoring: Rescoring
  /// The unit.
  package let unit: String
  /// What it is to reach.
  package let goal: Goal
  /// The most combinations of values that are tried for items that share inputs.
  package var mostWays = 20_000
  /// The most rounds that are scored to find a place or a grade.
  package var mostRounds = 2_000
  /// The inputs that can change.
  let levers: [Lever]

  /// Prepares a search.
  package init(_ rescoring: Rescoring, unit: String, goal: Goal) {
    self.rescoring = rescoring
    self.unit = unit
    self.goal = goal
    levers = rescoring.levers(of: unit)
  }

  /// Searches.
  package func answer() throws(SchemeFault) -> ReachAnswer {
    let before = compared([:])
    if try isReached([:]) {
      return answer(.alreadyReached, [:], before: before, most: before, isProven: true, nil)
    }
    var limit: ReachLimit?
    let groups = groups(&limit)
    let all = groups.reduce(into: [String: Measure.Value]()) { values, group in
      values.merge(group.best.last?.values ?? [:]) { first, _ in first }
    }
    let most = compared(all)
    guard try isReached(all) else {
      return answer(
        .impossible, [:], before: before, most: most, isProven: limit == nil, nil, limit,
        obstacles: try obstacles(all))
    }
    guard let values = try fewest(groups, before: before, &limit) else {
      return answer(.undecided, [:], before: before, most: most, isProven: false, nil, limit)
    }
    if values.count == 1, let single = try smallestSingle() {
      return answer(
        .reachable, single, before: before, most: most, isProven: true, .ofAll)
    }
    let small = try cutBack(values)
    return answer(
      .reachable, small, before: before, most: most, isProven: limit == nil, .each, limit)
  }

  private func answer(
    _ verdict: ReachAnswer.Verdict, _ values: [String: Measure.Value], before: Score,
    most: Score, isProven: Bool, _ smallness: ReachAnswer.Smallness?, _ limit: ReachLimit? = nil,
    obstacles: [Bilingual] = []
  ) -> ReachAnswer {
    ReachAnswer(
      verdict: verdict,
      changes: levers.compactMap { lever in
        values[lever.input].map {
          ReachAnswer.Change(
            input: lever.input, label: lever.label, readers: lever.readers,
            from: lever.present, to: $0)
        }
      }, isProven: isProven, smallness: smallness,
      compared: (before, values.isEmpty ? before : compared(values)), most: most,
      searched: levers.count, limit: limit, obstacles: obstacles)
  }

  /// What keeps the unit from a place or a grade even with some values.
  private func obstacles(
    _ values: [String: Measure.Value]
  ) throws(SchemeFault) -> [Bilingual] {
    if case .points = goal { return [] }
    let result = try rescoring.outcome(of: [unit: Assumptions(inputs: values)])
    guard let ranked = result[unit] else { return [] }
    let vetoes = ranked.isVetoed ? ranked.vetoes.filter(\.stands).map(\.veto.title) : []
    let gates = ranked.gates.filter(\.takesPlace).map(\.statement)
    if case .grade = goal { return vetoes + gates }
    return ranked.rank == nil ? vetoes + gates : []
  }

  // MARK: The goal

  /// What places compare with some values.
  func compared(_ values: [String: Measure.Value]) -> Score {
    rescoring.compared(of: unit, Assumptions(inputs: values))
  }

  /// Whether some values reach the goal.
  func isReached(_ values: [String: Measure.Value]) throws(SchemeFault) -> Bool {
    if case .points(let points) = goal { return compared(values).low >= points }
    let result = try rescoring.outcome(of: [unit: Assumptions(inputs: values)])
    guard let ranked = result[unit] else { return false }
    switch goal {
    case .points: return false
    case .place(let place): return ranked.rank.map { $0.worst <= place } ?? false
    case .grade(let id):
      let order = rescoring.scheme.grades.map(\.id)
      guard case .grade(let given, _)? = ranked.grade,
        let wanted = order.firstIndex(of: id), let found = order.firstIndex(of: given)
      else { return false }
      return found <= wanted
    }
  }

  // MARK: The fewest

  /// Values of as few inputs as possible that reach the goal; nil where the limit of the search was met.
  private func fewest(
    _ groups: [LeverGroup], before: Score, _ limit: inout ReachLimit?
  ) throws(SchemeFault) -> [String: Measure.Value]? {
    let isPoints = if case .points = goal { true } else { false }
    // Points alone decide unless other units' totals move as well.
    let moving = isPoints ? [] : groups.filter(\.affectsOthers)
    let still = isPoints ? groups : groups.filter { !$0.affectsOthers }
    let best = LeverGroup.spread(still.map { contributions($0, before) })
    let most = moving.reduce(best.count - 1) { $0 + $1.best.count - 1 }
    var rounds = 0
    for count in 1...max(most, 1) {
      for spread in Self.spreads(of: count, over: moving.map { $0.best.count - 1 }) {
        let rest = count - spread.reduce(0, +)
        guard best.indices.contains(rest) else { continue }
        var values = best[rest].values
        for (group, changes) in zip(moving, spread) {
          values.merge(group.best[changes].values) { first, _ in first }
        }
        guard !values.isEmpty else { continue }
        rounds += 1
        guard rounds <= mostRounds else {
          limit = .tooManyRounds(mostRounds)
          return nil
        }
        if try isReached(values) { return values }
      }
    }
    return nil
  }

  /// What each number of changes in a group adds to what places compare.
  private func contributions(_ group: LeverGroup, _ before: Score) -> [LeverCluster.Step] {
    group.best.map { step in
      LeverCluster.Step(
        points: step.values.isEmpty ? 0 : compared(step.values).low - before.low,
        values: step.values)
    }
  }

  /// The ways to spread at most some changes over groups that take at most so many each.
  static func spreads(of count: Int, over most: [Int]) -> [[Int]] {
    guard let first = most.first else { return [[]] }
    return (0...min(count, first)).flatMap { here in
      spreads(of: count - here, over: Array(most.dropFirst())).map { [here] + $0 }
    }
  }
}
