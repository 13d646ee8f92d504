import Questionnaires
import Scoring
import Sheets
import Tallies

/// What reports and tallies may tell of a round's anonymous papers.
///
/// Results over fewer papers than a questionnaire's threshold stay hidden, and as many more that no
/// subtraction from a published figure gives them away. There are three levels, each of which adds up
/// to the one above: the roles of an assessed unit make its grassroots score, the roles inside one
/// questionnaire make its result, the grassroots units make the result of a role.
struct Disclosure: Sendable {
  /// Papers of one questionnaire and role that count for one assessed unit.
  struct Cell: Sendable, Hashable {
    /// The assessed unit.
    let unit: String
    /// The questionnaire, and the role where the scheme tells roles apart.
    let role: SurveyScores.Role
  }

  /// The scheme, which says what reads which papers.
  let scheme: Scheme
  /// The least number of papers by anonymous questionnaire.
  let thresholds: [String: Int]
  /// The papers behind every cell that the scheme scores.
  private(set) var papers: [Cell: Int] = [:]
  /// Cells of which nothing is told.
  private(set) var hiddenCells: Set<Cell> = []
  /// Results of a role over all grassroots units of an assessed unit that are told nowhere.
  private var hiddenPools: Set<Tally.Key> = []
  /// Such results that stand as a score in the report, and stay out of the tally for that reason.
  private var unlistedPools: Set<Tally.Key> = []
  private var hiddenTallies: Set<Tally.Key> = []

  /// Decides for a round.
  init(_ loaded: LoadedRound, _ book: TallyBook) {
    self.init(
      scheme: loaded.folder.scheme, questionnaires: loaded.folder.questionnaires,
      parents: loaded.parents, book, loaded.state)
  }

  /// Decides for what was collected.
  init(
    scheme: Scheme, questionnaires: [Questionnaire], parents: [String: String], _ book: TallyBook,
    _ state: CollectionState
  ) {
    self.scheme = scheme
    thresholds = Dictionary(
      questionnaires.filter { $0.respondent == .anonymous }.map { ($0.id, $0.privacyThreshold) },
      uniquingKeysWith: { first, _ in first })
    let roles = scheme.surveyedRoles.filter { thresholds[$0.questionnaire] != nil }
    let scored = Set(roles.map(\.questionnaire))
    let surveys = SurveyScores(book, state, questionnaires: scored)
    var pools: [Tally.Key: [Tally.Key]] = [:]
    var counts: [Tally.Key: Int] = [:]
    for tally in book.ordered where thresholds[tally.key.questionnaire] != nil {
      let pool = tally.key.about(parents[tally.key.subject] ?? tally.key.subject)
      pools[pool, default: []].append(tally.key)
      // Papers without a scored answer are no part of a score; the smaller number decides.
      counts[tally.key] =
        scored.contains(tally.key.questionnaire)
        ? min(
          tally.valid,
          surveys.tally(
            of: .init(tally.key.questionnaire, role: tally.key.role),
            grassroots: [tally.key.subject]
          ).papers)
        : tally.valid
    }
    let poolCounts = pools.mapValues { $0.reduce(0) { $0 + (counts[$1] ?? 0) } }
    for (unit, own) in Dictionary(grouping: pools.keys, by: \.subject) {
      var cells: [Cell: [Tally.Key]] = [:]
      for pool in own {
        let role =
          roles.first {
            $0.questionnaire == pool.questionnaire && ($0.role == nil || $0.role == pool.role)
          } ?? SurveyScores.Role(pool.questionnaire)
        cells[Cell(unit: unit, role: role), default: []].append(pool)
      }
      let sums = cells.mapValues { $0.reduce(0) { $0 + (poolCounts[$1] ?? 0) } }
      // Questionnaires that are not scored together do not add up to anything.
      for (_, family) in Dictionary(
        grouping: cells.keys,
        by: { scored.contains($0.role.questionnaire) ? "" : $0.role.questionnaire })
      {
        let small = small(family, sums) { $0.role.questionnaire }
        hiddenCells.formUnion(family.filter { small.hidden.contains("\($0)") })
      }
      for (cell, count) in sums where scored.contains(cell.role.questionnaire) {
        papers[cell] = count
      }
      for (cell, pools) in cells {
        let isHidden = hiddenCells.contains(cell)
        let small = small(pools, poolCounts) { $0.questionnaire }
        hiddenPools.formUnion(pools.filter { isHidden || small.hidden.contains("\($0)") })
      }
    }
    for (pool, tallies) in pools {
      let isHidden = hiddenPools.contains(pool)
      // A role's score is the mean of its units, its line in the tally the mean of its papers.
      let isTwice = scored.contains(pool.questionnaire)
      var small = small(tallies, counts, sums: isTwice ? 2 : 1) { $0.questionnaire }
      if !isHidden, !small.isProtected {
        unlistedPools.insert(pool)
        small = self.small(tallies, counts) { $0.questionnaire }
      }
      hiddenTallies.formUnion(
        tallies.filter { isHidden || small.hidden.contains("\($0)") })
    }
  }

  private func small<Key: Hashable>(
    _ keys: [Key], _ counts: [Key: Int], sums: Int = 1, questionnaire: (Key) -> String
  ) -> SmallCells {
    SmallCells(
      keys.map { key in
        .init(
          id: "\(key)", papers: counts[key] ?? 0,
          threshold: thresholds[questionnaire(key)] ?? 0)
      }, sums: sums)
  }

  // MARK: What may be told

  /// Whether the results of one tally stay hidden; its accounting never does.
  func hides(_ tally: Tally) -> Bool { hiddenTallies.contains(tally.key) }

  /// Whether the line of an assessed unit's grassroots units together stays hidden in a tally.
  func hidesPool(_ tally: Tally) -> Bool {
    hiddenPools.contains(tally.key) || unlistedPools.contains(tally.key)
  }

  /// Whether a rate about an assessed unit rests on papers of which nothing is told.
  func hidesRate(_ survey: Measure.Survey, unit: String) -> Bool {
    hiddenCells.contains { $0.unit == unit && $0.role.questionnaire == survey.questionnaire }
  }

  /// What a unit's tree may show.
  func told(of score: UnitScore) -> ToldScore { ToldScore(of: score, under: self) }
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
