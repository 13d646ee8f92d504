import Definitions
import Diagnostics

/// What a grid wants, its raters and its cells can give.
enum GridCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    draft.items.flatMap { item -> [Finding] in
      guard case .grid(let grid) = item.kind else { return [] }
      return faults(of: grid, in: draft).map { $0.finding(at: item.location) }
    }
  }

  private static func faults(
    of grid: GridDraft, in draft: QuestionnaireDraft
  ) -> [QuestionnaireFault] {
    var faults: [QuestionnaireFault] = []
    if grid.ownRowIsNotApplicable, let respondent = draft.respondent, respondent != .unit {
      faults.append(.ownRowWithoutRater(respondent))
    }
    if case .option(let reference) = grid.cell,
      let option = draft.options(of: reference)?.first(where: \.takesText)
    {
      faults.append(.textInGrid(option.code?.value ?? ""))
    }
    return faults
  }
}

/// A share of the members is wanted of papers that members answer.
enum ParticipationCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    guard let participation = draft.participation, let respondent = draft.respondent,
      participation.value.population == .members, respondent != .anonymous
    else { return [] }
    return [
      QuestionnaireFault.membersNotAsked(respondent).finding(at: participation.location)
    ]
  }
}
