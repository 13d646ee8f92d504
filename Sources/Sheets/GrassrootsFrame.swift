public import Questionnaires
import Rounds

/// The grassroots units of a round, from which the subjects of its anonymous papers are drawn.
public struct GrassrootsFrame: Sendable, Hashable {
  /// The ids of all units.
  public let units: Set<String>
  /// The assessed unit to which each belongs, where the frame says so.
  public let parents: [String: String]
  /// How many members each has, where the frame says so.
  public let members: [String: Int]
  /// Substitutes that stand by.
  public let standby: Set<String>
  /// The numbers of the draws that no later one replaced.
  public let draws: Set<Int>

  /// Collects the parts.
  public init(
    units: Set<String>, parents: [String: String], members: [String: Int] = [:],
    standby: Set<String> = [], draws: Set<Int> = []
  ) {
    self.units = units
    self.parents = parents
    self.members = members
    self.standby = standby
    self.draws = draws
  }
}

extension CollectionPlan {
  /// Whether papers of a questionnaire are about drawn grassroots units: its respondents are
  /// anonymous and the round has a sampling frame.
  public func isSampled(_ questionnaire: Questionnaire) -> Bool {
    grassroots != nil && questionnaire.respondent == .anonymous
  }

  /// The subjects that a batch of a questionnaire may name.
  ///
  /// - Parameter state: what was entered; substitutes may have been activated since the plan was made
  public func subjects(
    of questionnaire: Questionnaire, in state: CollectionState
  ) -> Set<String> {
    guard let grassroots else { return subjects }
    guard isSampled(questionnaire) else { return Set(round.units.map(\.id)) }
    return drawn.union(state.substitutes(activatedIn: grassroots.draws))
  }
}
