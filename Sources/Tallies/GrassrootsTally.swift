public import ExactArithmetic

/// The papers of one role at the grassroots units of one assessed unit.
public struct RoleTally: Sendable, Hashable {
  /// A grassroots unit from which papers of the role came back.
  public struct GrassrootsUnit: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// The scores of its papers.
    public let scores: PaperScores
  }

  /// What was asked of whom.
  public let role: SurveyScores.Role
  /// The grassroots units with a batch of the role, by id.
  public let units: [GrassrootsUnit]
  /// The ids of the batches, sorted.
  public let batches: [String]
  /// Whether every batch is sealed.
  public let isSealed: Bool
  /// The least and the greatest score that an answer can have.
  public let range: ClosedRange<Rational>?

  /// How many papers have a score: the role's n.
  public var papers: Int { units.reduce(0) { $0 + $1.scores.papers } }

  /// How many grassroots units have a paper with a score.
  public var answeringUnits: Int { units.count { $0.scores.papers > 0 } }

  /// The mean over the grassroots units of the means of their papers; nil where there is no paper.
  public var mean: Rational? { Aggregation.mean.score(units.compactMap(\.scores.mean)) }

  /// The scores of all papers, whichever grassroots unit they come from.
  public var pooled: PaperScores {
    units.reduce(into: PaperScores()) { $0.merge($1.scores) }
  }
}

/// The grassroots score (基层评分) of an assessed unit: its roles, each with the same weight.
public struct GrassrootsTally: Sendable, Hashable {
  /// The roles in the order of the scheme.
  public let roles: [RoleTally]

  /// Collects the roles.
  public init(roles: [RoleTally]) {
    self.roles = roles
  }

  /// The mean of the roles' means; between two ends where a role is empty, never with a zero for it.
  public var value: Measure.Value {
    guard !roles.isEmpty else { return .missing(.noRaters) }
    let empty = roles.filter { $0.mean == nil }
    if empty.isEmpty {
      return Aggregation.mean.score(roles.compactMap(\.mean)).map { .number($0) }
        ?? .missing(.noPaper)
    }
    let lows = roles.compactMap { $0.mean ?? $0.range?.lowerBound }
    let highs = roles.compactMap { $0.mean ?? $0.range?.upperBound }
    guard lows.count == roles.count, let low = Aggregation.mean.score(lows),
      let high = Aggregation.mean.score(highs)
    else { return .missing(.noPaper) }
    return .between(
      low: low, high: high, .emptyRoles(empty.map { $0.role.role ?? $0.role.questionnaire }))
  }

  /// The mean of all papers, whatever their role; nil where there is none.
  public var pooledMean: Rational? {
    roles.reduce(into: PaperScores()) { $0.merge($1.pooled) }.mean
  }
}
