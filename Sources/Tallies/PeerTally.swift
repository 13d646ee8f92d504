public import ExactArithmetic
public import Rounds

/// What the other units' ballots say about the works of one unit.
///
/// A unit's own ballot is never read for its own works, so it can neither raise nor lower its score;
/// and who does not vote has no effect on the own score either.
public struct PeerTally: Sendable, Hashable {
  /// What one unit gave a work.
  public struct Rating: Sendable, Hashable {
    /// The rating unit's id.
    public let rater: String
    /// Its rating.
    public let score: Rational
  }

  /// A work with the ratings that it received.
  public struct Work: Sendable, Hashable {
    /// The work's title as the round declares it.
    public let title: String
    /// The ratings by others, in the order of the round.
    public let ratings: [Rating]
    /// Units that gave it no rating, in the order of the round, without its own.
    public let missing: [String]
    /// Its score; nil where it has fewer ratings than are needed.
    public let score: Rational?
  }

  /// How ratings become scores.
  public struct Rule: Sendable, Hashable {
    /// How the ratings of a work become its score.
    public let aggregation: Aggregation
    /// The least number of ratings for a score.
    public let least: Int
    /// The least number of ratings from which one high and one low are left out.
    public let trimFrom: Int

    /// Collects the parts.
    public init(aggregation: Aggregation = .trimmed, least: Int = 3, trimFrom: Int = 5) {
      self.aggregation = aggregation
      self.least = least
      self.trimFrom = trimFrom
    }
  }

  /// The unit's id.
  public let unit: String
  /// Its works in the order of the round.
  public let works: [Work]
  /// What a rating may be.
  public let range: ClosedRange<Rational>?
  /// How ratings became scores.
  public let rule: Rule

  /// Reads the ballots about a unit.
  ///
  /// - Parameter item: a grid over the declared works.
  public init(
    of unit: AssessedUnit, in round: Round, item: String, _ sheets: RatingSheets, _ rule: Rule
  ) {
    let others = round.units.filter { $0.id != unit.id }
    self.unit = unit.id
    self.rule = rule
    range = sheets.range(at: "\(item):\(unit.id).1")
    works = unit.works.enumerated().map { index, title in
      var ratings: [Rating] = []
      var missing: [String] = []
      for other in others {
        switch sheets.rating(by: other.number, at: "\(item):\(unit.id).\(index + 1)") {
        case .score(let score): ratings.append(Rating(rater: other.id, score: score))
        case .notApplicable, .absent, .contradicted: missing.append(other.id)
        }
      }
      let isEnough = ratings.count >= max(1, rule.least)
      return Work(
        title: title, ratings: ratings, missing: missing,
        score: isEnough
          ? rule.aggregation.score(ratings.map(\.score), trimFrom: rule.trimFrom) : nil)
    }
  }

  /// Units that left at least one of the works without a rating, each once.
  public var missing: [String] {
    var seen: Set<String> = []
    return works.flatMap(\.missing).filter { seen.insert($0).inserted }
  }

  /// The mean over the works; between two ends where a work has too few ratings.
  public var value: Measure.Value {
    guard !works.isEmpty else { return .missing(.noWorks) }
    let open = works.filter { $0.score == nil }
    guard !open.isEmpty else {
      return mean(unknown: 0).map { .number($0) } ?? .missing(.noPaper)
    }
    guard let range, let low = mean(unknown: range.lowerBound),
      let high = mean(unknown: range.upperBound)
    else { return .missing(.noPaper) }
    return .between(
      low: low, high: high, .tooFewRatings(works: open.map(\.title), least: rule.least))
  }

  /// The marks of the work about which the others disagree most; nil where no work has two.
  public var spread: Measure.MarkSpread? {
    let all = works.compactMap { work in
      Measure.MarkSpread(work.ratings.map { ($0.rater, $0.score) }, part: work.title)
    }
    return all.reduce(nil) { widest, next in
      widest.map { $0.high - $0.low >= next.high - next.low } ?? false ? widest : next
    }
  }

  private func mean(unknown: Rational) -> Rational? {
    Aggregation.mean.score(works.map { $0.score ?? unknown })
  }
}

extension MeasureSource {
  /// The peers' score of a unit, from ballots with one row for every declared work.
  ///
  /// - Parameter word: the name under which `fact` may say `na`, `pending` or `notHeld`.
  public func peers(
    _ item: String, of sheets: RatingSheets, unit: AssessedUnit, in round: Round,
    _ rule: PeerTally.Rule, word: String
  ) -> Measure {
    if let spoken = spoken(of: unit.id, word, contradictedBy: !sheets.batches.isEmpty) {
      return spoken
    }
    guard !sheets.batches.isEmpty else {
      return nothing(of: [sheets.questionnaire], at: [unit.id, "all"])
    }
    let tally = PeerTally(of: unit, in: round, item: item, sheets, rule)
    return Measure(
      tally.value,
      from: .sheets(
        .init(
          questionnaires: [sheets.questionnaire], item: item, batches: sheets.batches,
          isSealed: sheets.isSealed, count: tally.works.reduce(0) { $0 + $1.ratings.count },
          missing: tally.missing, spread: tally.spread)))
  }
}
