import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Sheets

/// Every paper of a round as it is printed: blank forms and ballots, handover slips, samples.
struct FormBook {
  /// The round; of a questionnaire by itself one with nameless units.
  let round: Round
  /// Whether the round is a real one.
  let hasRound: Bool
  /// The questionnaires to print, in their order.
  let questionnaires: [Questionnaire]
  /// The language of the papers.
  let language: Language

  /// A book for a round.
  init(_ round: Round, _ questionnaires: [Questionnaire], language: Language) {
    self.round = round
    self.questionnaires = questionnaires
    self.language = language
    hasRound = true
  }

  /// A book for questionnaires without a round: lists have eight rows to be named by hand.
  init(_ questionnaires: [Questionnaire], language: Language) {
    round = Round(
      id: "", scheme: "",
      units: (1...8).map { AssessedUnit(id: "U\($0)", number: $0, name: "", works: [""]) })
    self.questionnaires = questionnaires
    self.language = language
    hasRound = false
  }

  /// Everybody who fills in a questionnaire by name; empty for anonymous papers.
  func raters(of questionnaire: Questionnaire) -> [Rater] {
    guard hasRound else { return [] }
    return switch questionnaire.respondent {
    case .anonymous: []
    case .unit: round.units.map { Rater(id: $0.id, number: $0.number, name: $0.name) }
    case .leader: round.leaders
    case .department: departments(of: questionnaire)
    }
  }

  /// The departments that fill in a sheet: the one that its title or id names, else all of them.
  private func departments(of questionnaire: Questionnaire) -> [Rater] {
    let named = round.departments.filter { department in
      [department.id, department.name ?? ""].contains { name in
        !name.isEmpty
          && (questionnaire.title.zh.hasPrefix(name) || questionnaire.title.en.hasPrefix(name)
            || questionnaire.id == name || questionnaire.id.hasSuffix("-\(name)"))
      }
    }
    return named.count == 1 ? named : round.departments
  }

  /// The blank papers of one questionnaire: one for anonymous answers, one a rater for lists of all
  /// units, else one a unit.
  func sheets(of questionnaire: Questionnaire) -> [FormSheet] {
    let raters = raters(of: questionnaire)
    guard !raters.isEmpty else { return [sheet(questionnaire, nil, nil)] }
    if questionnaire.isAboutAllUnits || questionnaire.respondent == .unit {
      return raters.map { sheet(questionnaire, $0, nil) }
    }
    return round.units.map { sheet(questionnaire, raters.count == 1 ? raters[0] : nil, $0) }
  }

  /// The pages of all papers, each questionnaire's handover slip after its papers.
  var pages: [HTMLNode] {
    questionnaires.flatMap { questionnaire in
      sheets(of: questionnaire).flatMap(\.pages)
        + HandoverSheet(
          questionnaire: questionnaire, round: round, hasRound: hasRound,
          raters: raters(of: questionnaire), language: language
        ).pages
    }
  }

  /// The pages of filled-in samples, each with the line that a clerk keys for it.
  var samplePages: [HTMLNode] {
    questionnaires.flatMap { questionnaire -> [HTMLNode] in
      let rater = raters(of: questionnaire).first
      let layout = SheetLayout(questionnaire, in: round)
      let unit = questionnaire.respondent == .unit ? rater?.id : nil
      let number = questionnaire.respondent == .anonymous ? 17 : rater?.number ?? 1
      return sheet(
        questionnaire, rater,
        questionnaire.isAboutAllUnits || !hasRound || rater == nil || unit != nil
          ? nil : round.units.first,
        example: FilledExample(number: number, layout: layout, round: round, rater: unit)
      ).pages
    }
  }

  private func sheet(
    _ questionnaire: Questionnaire, _ rater: Rater?, _ subject: AssessedUnit?,
    example: FilledExample? = nil
  ) -> FormSheet {
    FormSheet(
      questionnaire: questionnaire, layout: SheetLayout(questionnaire, in: round), round: round,
      hasRound: hasRound, rater: rater, subject: subject, example: example, language: language)
  }
}
