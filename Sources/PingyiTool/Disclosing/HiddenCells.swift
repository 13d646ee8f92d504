import Questionnaires
import Scoring
import Sheets
import Tallies

/// Which results over too few papers stay hidden, and as many more that no subtraction gives them away.
///
/// There are three levels, each of which adds up to the one above: the roles of an assessed unit make its
/// grassroots score, the roles inside one questionnaire make its result, the grassroots units make the
/// result of a role.
struct HiddenCells: Sendable {
  /// Papers of one questionnaire and role that count for one assessed unit.
  struct Cell: Sendable, Hashable {
    /// The assessed unit.
    let unit: String
    /// The questionnaire, and the role where the scheme tells roles apart.
    let role: SurveyScores.Role
  }

  /// The least number of papers by anonymous questionnaire.
  let thresholds: [String: Int]
  /// The questionnaires whose papers the scheme scores as wholes.
  let scored: Set<String>
  /// The tallies of grassroots units below every result of a role at an assessed unit.
  private(set) var pools: [Tally.Key: [Tally.Key]] = [:]
  /// The papers behind every cell that the scheme scores.
  private(set) var papers: [Cell: Int] = [:]
  /// Cells of which nothing is told.
  private(set) var cells: Set<Cell> = []
  /// Results of a role over all grassroots units of an assessed unit that are told nowhere.
  private(set) var hiddenPools: Set<Tally.Key> = []
  /// Such results that stand as a score in the report, and stay out of the tally for that reason.
  private(set) var unlistedPools: Set<Tally.Key> = []
  /// Tallies of one subject of which nothing is told.
  private(set) var tallies: Set<Tally.Key> = []

  /// Decides for what was collected.
  init(
    roles surveyed: [SurveyScores.Role], thresholds: [String: Int], parents: [String: String],
    _ book: TallyBook, _ surveys: SurveyScores
  ) {
    self.thresholds = thresholds
    let roles = surveyed.filter { thresholds[$0.questionnaire] != nil }
    scored = Set(roles.map(\.questionnaire))
    var counts: [Tally.Key: Int] = [:]
    for tally in book.ordered where thresholds[tally.key.questionnaire] != nil {
      let pool = tally.key.about(parents[tally.key.subject] ?? tally.key.subject)
      pools[pool, default: []].append(tally.key)
      counts[tally.key] = count(of: tally, surveys)
    }
    let poolCounts = pools.mapValues { $0.reduce(0) { $0 + (counts[$1] ?? 0) } }
    for (unit, own) in Dictionary(grouping: pools.keys, by: \.subject) {
      hideCells(of: unit, own, poolCounts, roles)
    }
    hideTallies(counts)
  }

  /// Papers without a scored answer are no part of a score; the smaller number decides.
  private func count(of tally: Tally, _ surveys: SurveyScores) -> Int {
    guard scored.contains(tally.key.questionnaire) else { return tally.valid }
    let role = SurveyScores.Role(tally.key.questionnaire, role: tally.key.role)
    return min(tally.valid, surveys.tally(of: role, grassroots: [tally.key.subject]).papers)
  }

  private mutating func hideCells(
    of unit: String, _ own: [Tally.Key], _ poolCounts: [Tally.Key: Int],
    _ roles: [SurveyScores.Role]
  ) {
    var found: [Cell: [Tally.Key]] = [:]
    for pool in own {
      let role =
        roles.first {
          $0.questionnaire == pool.questionnaire && ($0.role == nil || $0.role == pool.role)
        } ?? SurveyScores.Role(pool.questionnaire)
      found[Cell(unit: unit, role: role), default: []].append(pool)
    }
    let sums = found.mapValues { $0.reduce(0) { $0 + (poolCounts[$1] ?? 0) } }
    // Questionnaires that are not scored together do not add up to anything.
    let families = Dictionary(grouping: found.keys) {
      scored.contains($0.role.questionnaire) ? "" : $0.role.questionnaire
    }
    for family in families.values {
      let small = small(family, sums) { $0.role.questionnaire }
      cells.formUnion(family.filter { small.hidden.contains("\($0)") })
    }
    for (cell, count) in sums where scored.contains(cell.role.questionnaire) {
      papers[cell] = count
    }
    for (cell, pools) in found {
      let isHidden = cells.contains(cell)
      let small = small(pools, poolCounts) { $0.questionnaire }
      hiddenPools.formUnion(pools.filter { isHidden || small.hidden.contains("\($0)") })
    }
  }

  private mutating func hideTallies(_ counts: [Tally.Key: Int]) {
    for (pool, below) in pools {
      let isHidden = hiddenPools.contains(pool)
      let small = small(below, counts) { $0.questionnaire }
      // A role's score is the mean of its units, its line in the tally the mean of its papers. With hidden
      // units the two together leave too little open, above all where some of them lie at an end of the scale.
      if !isHidden, !small.hidden.isEmpty, scored.contains(pool.questionnaire) {
        unlistedPools.insert(pool)
      }
      tallies.formUnion(below.filter { isHidden || small.hidden.contains("\($0)") })
    }
  }

  private func small<Key: Hashable>(
    _ keys: [Key], _ counts: [Key: Int], questionnaire: (Key) -> String
  ) -> SmallCells {
    SmallCells(
      keys.map { key in
        .init(
          id: "\(key)", papers: counts[key] ?? 0,
          threshold: thresholds[questionnaire(key)] ?? 0)
      })
  }
}

extension Tally.Key {
  /// The same questionnaire and role about another subject.
  func about(_ subject: String) -> Tally.Key {
    Tally.Key(questionnaire: questionnaire, subject: subject, role: role)
  }
}

extension Scheme {
  /// The roles whose papers the scheme scores as wholes, each once.
  var surveyedRoles: [SurveyScores.Role] {
    var seen: Set<SurveyScores.Role> = []
    return inputs.flatMap { input -> [SurveyScores.Role] in
      if case .survey(let roles) = input.origin { roles } else { [] }
    }.filter { seen.insert($0).inserted }
  }
}
