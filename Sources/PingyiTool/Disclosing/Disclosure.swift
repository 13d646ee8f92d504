import Diagnostics
import ExactArithmetic
import Questionnaires
import Scoring
import Sheets
import Tallies

/// What reports, tallies and their exports may tell of a round's anonymous papers.
///
/// Four rules, each of which only takes away: results over too few papers hide, and what would give them away
/// (``HiddenCells``); answers that are all but alike are told vaguely (``VagueAnswers``, ``VagueScores``);
/// nothing is told of papers that are not sealed; and nothing that differs by too few papers from what was
/// told before (``Release``).
struct Disclosure: Sendable {
  /// Results that are told together or not at all: those of a unit that add up to each other.
  struct Family: Sendable, Hashable, Comparable {
    /// The assessed unit.
    let unit: String
    /// The questionnaire; empty for all those that the scheme scores together.
    let group: String

    static func < (a: Family, b: Family) -> Bool { (a.unit, a.group) < (b.unit, b.group) }
  }

  /// Why nothing of a family is told.
  enum Silence: Sendable, Hashable {
    /// A batch is open, unsealed or in dispute.
    case unsealed
    /// It differs by too few papers from what was told on this day.
    case changed(since: String)
    /// Something in it is hidden, and a reading was chosen that is not the round's.
    case trial
  }

  /// The scheme, which says what reads which papers.
  let scheme: Scheme
  /// What hides because it rests on too few papers, or gives such a result away.
  let hidden: HiddenCells
  private let parents: [String: String]
  private let answers: VagueAnswers
  private let scores: VagueScores
  /// Rates whose points would say more than may be told of the answers.
  private var tellingRates: Set<Measure.Survey> = []
  private let tallies: [Family: [Tally]]
  private let pools: [Family: [PooledTally]]
  /// The families of which nothing is told.
  private(set) var silences: [Family: Silence] = [:]
  /// All families that have papers.
  let families: [Family]

  /// Decides for a round.
  init(_ loaded: LoadedRound, _ book: TallyBook, _ scores: RoundScores? = nil) {
    self.init(
      scheme: loaded.folder.scheme, questionnaires: loaded.folder.questionnaires,
      parents: loaded.parents, book, loaded.state, scores)
  }

  /// Decides for what was collected.
  init(
    scheme: Scheme, questionnaires: [Questionnaire], parents: [String: String], _ book: TallyBook,
    _ state: CollectionState, _ scores: RoundScores? = nil
  ) {
    self.scheme = scheme
    self.parents = parents
    let thresholds = Dictionary(
      questionnaires.filter { $0.respondent == .anonymous }.map { ($0.id, $0.privacyThreshold) },
      uniquingKeysWith: { first, _ in first })
    let roles = scheme.surveyedRoles
    let surveys = SurveyScores(
      book, state, questionnaires: Set(roles.map(\.questionnaire)).filter { thresholds[$0] != nil })
    let hidden = HiddenCells(
      roles: roles, thresholds: thresholds, parents: parents, book, surveys)
    self.hidden = hidden
    let sums = book.pooled(by: parents).filter { thresholds[$0.tally.key.questionnaire] != nil }
    answers = VagueAnswers(hidden, book, sums)
    pools = Dictionary(grouping: sums) { Self.family(of: $0.tally.key, parents, hidden) }
    let anonymous = book.ordered.filter { thresholds[$0.key.questionnaire] != nil }
    tallies = Dictionary(grouping: anonymous) { Self.family(of: $0.key, parents, hidden) }
    families = tallies.keys.sorted()
    self.scores = VagueScores(
      inputs: scheme.inputs.compactMap { input in
        if case .survey(let roles) = input.origin { roles } else { nil }
      }, units: Set(families.map(\.unit)).sorted(),
      grassroots: Dictionary(grouping: parents.keys) { parents[$0] ?? "" }, hidden, surveys,
      state.layouts)
    for tally in anonymous where !tally.isSealed {
      silences[Self.family(of: tally.key, parents, hidden)] = .unsealed
    }
    for exclusion in book.exclusions where exclusion.cause == .open || exclusion.cause == .conflict
    {
      for key in exclusion.keys where thresholds[key.questionnaire] != nil {
        silences[Self.family(of: key, parents, hidden)] = .unsealed
      }
    }
    if let scores { tellingRates = rates(tellingThroughPointsOf: scores) }
  }

  /// Tells nothing of a family.
  mutating func silence(_ family: Family, because silence: Silence) {
    if silences[family] == nil { silences[family] = silence }
  }

  private static func family(
    of key: Tally.Key, _ parents: [String: String], _ hidden: HiddenCells
  ) -> Family {
    Family(
      unit: parents[key.subject] ?? key.subject,
      group: hidden.scored.contains(key.questionnaire) ? "" : key.questionnaire)
  }

  /// The family of a tally; nil where it is not anonymous.
  func family(of tally: Tally) -> Family? {
    hidden.thresholds[tally.key.questionnaire].map { _ in
      Self.family(of: tally.key, parents, hidden)
    }
  }

  // MARK: Tallies

  /// Why the results of one tally are not told; nil where they are.
  func silence(of tally: Tally) -> Silence? { family(of: tally).flatMap { silences[$0] } }

  /// Whether the results of one tally stay hidden; its accounting never does.
  func hides(_ tally: Tally) -> Bool {
    hidden.tallies.contains(tally.key) || silence(of: tally) != nil
  }

  /// Whether the line of an assessed unit's grassroots units together stays hidden in a tally.
  func hidesPool(_ tally: Tally) -> Bool {
    hidden.hiddenPools.contains(tally.key) || hidden.unlistedPools.contains(tally.key)
      || silence(of: tally) != nil
  }

  /// How a place of a tally that is told is told; nil where it is told exactly.
  func telling(
    of tally: Tally, at place: Int, isPooled: Bool = false
  ) -> VagueAnswers.Telling? {
    answers.telling(of: tally, at: place, isPooled: isPooled)
  }

  /// How a rate of a tally that is told is told; nil where it is told exactly.
  func vagueRate(_ rate: Rate, of tally: Tally, isPooled: Bool = false) -> VagueRate? {
    guard let place = tally.layout.placeIndex(named: rate.item) else { return nil }
    return telling(of: tally, at: place, isPooled: isPooled)?.rate(rate, of: tally)
  }

  /// Whether errors between the grassroots units of a sum may be told: only where every unit is told.
  func tellsErrors(of pool: PooledTally) -> Bool {
    !hidesPool(pool.tally) && pool.parts.allSatisfy { !hides($0) }
  }

  /// Whether how sure a unit's rank is may be told: it says something of the spread of its answers.
  ///
  /// It does not where a rate is hidden or vague. Means of papers leave too much unknown for it to matter as
  /// long as no role that is told has a hidden grassroots unit, and roles that hide are two or more.
  func tellsSureness(of unit: String) -> Bool {
    guard !scores.isVague(unit) else { return false }
    for family in families where family.unit == unit {
      guard silences[family] == nil else { return false }
      for tally in tallies[family] ?? [] {
        let cell = hidden.cells.first {
          $0.unit == unit && $0.role.questionnaire == tally.key.questionnaire
            && ($0.role.role ?? tally.key.role) == tally.key.role
        }
        if cell != nil, family.group.isEmpty { continue }
        let isExact = tally.layout.places.indices.allSatisfy { telling(of: tally, at: $0) == nil }
        guard !hides(tally), isExact || family.group.isEmpty else { return false }
      }
    }
    return hidden.cells.count { $0.unit == unit } != 1
  }

  /// Whether errors between the grassroots units of an assessed unit may be told with its scores.
  func tellsErrors(ofScoresOf unit: String, roles: [SurveyScores.Role]) -> Bool {
    let family = Family(unit: unit, group: "")
    let cells = roles.map { HiddenCells.Cell(unit: unit, role: $0) }
    return silences[family] == nil && hidden.cells.isDisjoint(with: cells)
      && (tallies[family] ?? []).allSatisfy { tally in
        !roles.contains {
          $0.questionnaire == tally.key.questionnaire
            && ($0.role ?? tally.key.role) == tally.key.role
        } || !hides(tally)
      }
      && cells.allSatisfy { range(of: [$0]) == nil } && range(of: cells) == nil
  }

  // MARK: Scores

  /// Why nothing is told of a questionnaire's papers about a unit; nil where something is.
  func silence(of questionnaire: String, unit: String) -> Silence? {
    let group = hidden.scored.contains(questionnaire) ? "" : questionnaire
    return silences[Family(unit: unit, group: group)]
  }

  /// Whether a rate about an assessed unit rests on papers of which nothing is told.
  func hidesRate(_ survey: Measure.Survey, unit: String) -> Bool {
    tellingRates.contains(survey)
      || hidden.cells.contains { $0.unit == unit && $0.role.questionnaire == survey.questionnaire }
  }

  /// Whether the counts of a rate about an assessed unit would say too much about its answers.
  func isVague(_ survey: Measure.Survey, unit: String) -> Bool {
    let family = Family(
      unit: unit, group: hidden.scored.contains(survey.questionnaire) ? "" : survey.questionnaire)
    let parts = (tallies[family] ?? []).filter {
      $0.key.questionnaire == survey.questionnaire && $0.key.subject == unit
    }
    guard let place = parts.first?.layout.placeIndex(named: survey.item) else { return false }
    if parts.count == 1 { return telling(of: parts[0], at: place) != nil }
    let rest = parts.filter { hides($0) || telling(of: $0, at: place) != nil }
    return Alikeness.placesGivenAway(by: rest).contains(place)
  }

  /// Between which ends a score of whole papers is told; nil where it is told exactly.
  func range(of cells: [HiddenCells.Cell]) -> ClosedRange<Rational>? { scores.range(of: cells) }

  /// What of a family's answers is told under the rules for one publication.
  ///
  /// - Parameter basis: the scheme and the readings of the scores beside them; nil where no scores are told.
  func release(of family: Family, on day: String, basis: String?) -> FamilyRelease {
    var answers: [String: FamilyRelease.Answers] = [:]
    var untold: Set<String> = []
    for tally in tallies[family] ?? [] {
      let name = FamilyRelease.name(of: tally.key, isPooled: false)
      if hides(tally) { untold.insert(name) } else { answers[name] = told(tally, isPooled: false) }
    }
    for pool in pools[family] ?? [] {
      let name = FamilyRelease.name(of: pool.tally.key, isPooled: true)
      if hidesPool(pool.tally) {
        untold.insert(name)
      } else {
        answers[name] = told(pool.tally, isPooled: true)
      }
    }
    untold.formUnion(
      hidden.cells.filter { $0.unit == family.unit }.filter {
        hidden.scored.contains($0.role.questionnaire)
          ? family.group.isEmpty : family.group == $0.role.questionnaire
      }.map { "score|\($0.role.questionnaire)|\($0.role.role ?? "")" })
    return FamilyRelease(
      family: family, day: day, basis: basis, answers: answers, untold: untold.sorted())
  }

  private func told(_ tally: Tally, isPooled: Bool) -> FamilyRelease.Answers {
    FamilyRelease.Answers(
      papers: tally.valid, threshold: hidden.thresholds[tally.key.questionnaire] ?? 0,
      places: tally.layout.places.indices.map { place in
        telling(of: tally, at: place, isPooled: isPooled) == nil ? tally.marks.places[place] : nil
      })
  }

  /// What a unit's tree may show.
  func told(of score: UnitScore) -> ToldScore { ToldScore(of: score, under: self) }

  /// Rates told vaguely whose points are others for the answers that the vague figure leaves possible.
  private func rates(tellingThroughPointsOf scores: RoundScores) -> Set<Measure.Survey> {
    var found: Set<Measure.Survey> = []
    for input in scheme.inputs {
      guard case .rate = input.origin else { continue }
      for unit in scores.scores.map(\.unit) {
        guard let measure = scores.measures[unit: unit, input: input.name],
          case .survey(let survey)? = measure.provenance,
          hidden.thresholds[survey.questionnaire] != nil,
          case .rate(let satisfied, let count) = measure.value, isVague(survey, unit: unit)
        else { continue }
        let near = satisfied * 2 >= count ? max(0, count - 1)...count : 0...min(1, count)
        let values = Set(near).union([satisfied]).sorted().map {
          Measure.Value.rate(satisfied: $0, of: count)
        }
        let points = scheme.points(
          reading: input.name, as: values, unit: unit, measures: scores.measures,
          readings: scores.readings)
        if Set(points ?? []).count != 1 { found.insert(survey) }
      }
    }
    return found
  }
}
