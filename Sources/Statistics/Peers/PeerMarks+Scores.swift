public import ExactArithmetic

extension PeerMarks {
  /// A class of raters with the weight of its mean.
  public struct RaterClass: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its weight, above zero.
    public let weight: Rational
    /// Its raters.
    public let raters: Set<String>

    /// Describes a class.
    public init(name: String, weight: Rational, raters: Set<String>) {
      self.name = name
      self.weight = weight
      self.raters = raters
    }
  }

  /// The scores in the order of the columns.
  ///
  /// With classes, the scores within each class are weighted; throws `emptyClass` where somebody has
  /// no mark from a class, unless `renormalises` lets the other classes' weights stand for it.
  /// Throws `tooFewToTrim` for the trimmed mean of one or two marks.
  public func scores(
    _ method: PeerMethod, classes: [RaterClass] = [], renormalises: Bool = false
  ) throws(StatisticsFault) -> [PeerScore] {
    var found: [(score: Rational?, value: [Rational])] = []
    let borda = method == .borda ? bordaPoints() : []
    for one in rated.indices {
      let marks = received(one)
      if method == .borda {
        found.append((borda[one], []))
      } else if classes.isEmpty || marks.isEmpty {
        found.append(try Self.score(marks.map(\.mark), method, of: rated[one]))
      } else {
        let score = try weighted(marks, method, classes, renormalises, of: rated[one])
        found.append((score, []))
      }
    }
    return rated.indices.map { one in
      let rank = found[one].score.map { _ in
        1 + rated.indices.count { Self.isAbove(found[$0], found[one]) }
      }
      return PeerScore(
        id: rated[one], count: received(one).count, score: found[one].score, rank: rank,
        selfMark: selfMark(of: one), majorityValue: found[one].value)
    }
  }

  private static func score(
    _ marks: [Rational], _ method: PeerMethod, of id: String
  ) throws(StatisticsFault) -> (score: Rational?, value: [Rational]) {
    guard !marks.isEmpty else { return (nil, []) }
    let sorted = marks.sorted()
    switch method {
    case .mean: return (mean(sorted[...]), [])
    case .trimmed:
      guard sorted.count >= 3 else { throw .tooFewToTrim(id, marks: sorted.count) }
      return (mean(sorted.dropFirst().dropLast()), [])
    case .median: return (Description.middle(of: sorted), [])
    case .majorityJudgment, .borda:
      let value = majorityValue(sorted)
      return (value[0], value)
    }
  }

  private static func mean(_ marks: ArraySlice<Rational>) -> Rational? {
    try? marks.reduce(Rational.zero, +).divided(by: Rational(marks.count))
  }

  /// The lower middle marks, one taken away after the other.
  private static func majorityValue(_ sorted: [Rational]) -> [Rational] {
    var low = (sorted.count - 1) / 2
    var high = low + 1
    var value: [Rational] = []
    // Of an even number left the lower middle is below what was taken away, of an odd one above.
    for left in stride(from: sorted.count, to: 0, by: -1) {
      if left == sorted.count || left.isMultiple(of: 2) {
        value.append(sorted[low])
        low -= 1
      } else {
        value.append(sorted[high])
        high += 1
      }
    }
    return value
  }

  private func weighted(
    _ marks: [(rater: Int, mark: Rational)], _ method: PeerMethod, _ classes: [RaterClass],
    _ renormalises: Bool, of id: String
  ) throws(StatisticsFault) -> Rational? {
    var sum: Rational = 0
    var weights: Rational = 0
    for group in classes {
      let inside = marks.filter { group.raters.contains(raters[$0.rater]) }.map(\.mark)
      guard let score = try Self.score(inside, method, of: id).score else {
        if renormalises { continue }
        throw .emptyClass(group.name, id)
      }
      sum = sum + group.weight * score
      weights = weights + group.weight
    }
    return try? sum.divided(by: weights)
  }

  /// Points by raters' orders, in the order of the columns; nil without a ballot that compares.
  private func bordaPoints() -> [Rational?] {
    var sums = [Rational](repeating: 0, count: rated.count)
    var ballots = [Int](repeating: 0, count: rated.count)
    for rater in raters.indices {
      let given = given(rater)
      guard given.count > 1 else { continue }
      let eligible = rated.indices.count { isEligible(rater, $0) }
      for (one, mark) in given {
        var halves = -1
        for (_, other) in given { halves += other < mark ? 2 : other == mark ? 1 : 0 }
        let points = try? Rational(halves * (eligible - 1), over: 2 * (given.count - 1))
        sums[one] = sums[one] + (points ?? 0)
        ballots[one] += 1
      }
    }
    return rated.indices.map { one in
      let eligible = raters.indices.count { isEligible($0, one) }
      return try? (sums[one] * Rational(eligible)).divided(by: Rational(ballots[one]))
    }
  }

  private static func isAbove(
    _ a: (score: Rational?, value: [Rational]), _ b: (score: Rational?, value: [Rational])
  ) -> Bool {
    guard let first = a.score, let second = b.score else { return a.score != nil && b.score == nil }
    guard first == second, !a.value.isEmpty else { return first > second }
    // Lists of different lengths are compared as if every mark had been given as often as makes them
    // equally long.
    let isSafe = a.value.count * b.value.count <= 1_000_000 && a.value.count != b.value.count
    let one = isSafe ? repeated(a.value, b.value.count) : a.value
    let other = isSafe ? repeated(b.value, a.value.count) : b.value
    for (mine, theirs) in zip(one, other) where mine != theirs { return mine > theirs }
    return false
  }

  private static func repeated(_ value: [Rational], _ times: Int) -> [Rational] {
    majorityValue(value.sorted().flatMap { [Rational](repeating: $0, count: times) })
  }
}
