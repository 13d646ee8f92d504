public import Questionnaires
public import Rounds

extension Questionnaire {
  /// Whether it asks the members of a unit and nobody else, so that their number is the population.
  ///
  /// It does where `member` is its only role, or where its participation floor is a share of the members.
  public var asksMembers: Bool { roles == ["member"] || participation?.population == .members }
}

extension Round {
  /// How many could have answered a questionnaire about a unit; nil where nobody says.
  public func population(of questionnaire: Questionnaire, about unit: String) -> Int? {
    questionnaire.asksMembers ? self.unit(id: unit)?.members : nil
  }
}
