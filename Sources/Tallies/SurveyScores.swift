import ExactArithmetic
import Questionnaires
public import Sheets

/// The scores of papers by questionnaire, grassroots unit and role, computed once for a round.
public struct SurveyScores: Sendable {
  /// What answers one questionnaire, perhaps in one role.
  public struct Role: Sendable, Hashable {
    /// The questionnaire's id.
    public let questionnaire: String
    /// The role; nil for all roles of the questionnaire.
    public let role: String?

    /// Pairs a questionnaire with a role.
    public init(_ questionnaire: String, role: String? = nil) {
      self.questionnaire = questionnaire
      self.role = role
    }
  }

  private struct Entry: Sendable {
    let key: Tally.Key
    let scores: PaperScores
    let batches: [String]
    let isSealed: Bool
  }

  private let entries: [String: [Entry]]
  private let ranges: [String: ClosedRange<Rational>]

  /// Scores the papers of these questionnaires.
  public init(_ book: TallyBook, _ state: CollectionState, questionnaires: Set<String>) {
    var entries: [String: [Entry]] = [:]
    var ranges: [String: ClosedRange<Rational>] = [:]
    for tally in book.ordered where questionnaires.contains(tally.key.questionnaire) {
      var scores = PaperScores()
      for source in tally.sources { scores.merge(PaperScores(of: source.batch, in: state)) }
      entries[tally.key.subject, default: []].append(
        Entry(
          key: tally.key, scores: scores, batches: tally.sources.map(\.batch),
          isSealed: tally.isSealed))
    }
    for id in questionnaires {
      let scored = (state.layouts[id]?.places ?? []).filter { !$0.options.isEmpty }
        .compactMap(\.scoreRange)
      guard let low = scored.map(\.lowerBound).min(), let high = scored.map(\.upperBound).max()
      else { continue }
      ranges[id] = low...high
    }
    self.entries = entries
    self.ranges = ranges
  }

  /// What the grassroots units of an assessed unit answer in one role.
  ///
  /// - Parameter grassroots: the ids of the grassroots units under the assessed unit, itself included
  ///   where it is surveyed directly.
  public func tally(of role: Role, grassroots: some Sequence<String>) -> RoleTally {
    var units: [RoleTally.GrassrootsUnit] = []
    var batches: [String] = []
    var isSealed = true
    for unit in Set(grassroots).sorted() {
      let found = (entries[unit] ?? []).filter {
        $0.key.questionnaire == role.questionnaire && (role.role == nil || $0.key.role == role.role)
      }
      guard !found.isEmpty else { continue }
      var scores = PaperScores()
      for entry in found {
        scores.merge(entry.scores)
        batches += entry.batches
        if !entry.isSealed { isSealed = false }
      }
      units.append(RoleTally.GrassrootsUnit(id: unit, scores: scores))
    }
    return RoleTally(
      role: role, units: units, batches: batches.sorted(), isSealed: isSealed,
      range: ranges[role.questionnaire])
  }
}
