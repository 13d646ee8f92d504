public import Diagnostics

/// What can be wrong with a questionnaire whose form is sound.
public enum QuestionnaireFault: Fault, Hashable {
  // Names
  case missingClause
  case duplicateID(String, first: SourceLocation)
  case nearDuplicateID(String, twin: String, first: SourceLocation)
  case reservedID(String)
  case nearDuplicateList(String, twin: String, first: SourceLocation)
  // Items and ranges
  case noPlaces
  case emptyRange(low: String, high: String)
  case softOutside(String, range: String)
  case unevenRange(low: String, high: String, step: String)
  case badStep(String)
  // Options
  case unknownOptions(String, known: [String])
  case unusedOptions(String)
  case unreachableCode(String)
  case duplicateCode(String, first: SourceLocation)
  case nearDuplicateCode(String, twin: String, first: SourceLocation)
  case duplicateLabel(String, first: SourceLocation)
  case satisfiedAbstention(String)
  case scoredAbstention(String)
  case incompleteScores(String)
  case exclusiveInSingle(String)
  case textInGrid(String)
  // Conditions
  case unknownItem(String, known: [String])
  case unknownOption(String, known: [String])
  case skipNotEarlier(item: String, source: String)
  case skipCycle([String])
  case skipNotChoice(String)
  case neverTrue
  case alwaysTrue(source: String)
  // Rates, grids and policies
  case rateNeedsSingle(String)
  case rateWithoutSatisfied(String)
  case rateAlwaysWhole(String)
  case rateCountsSkipped(item: String, denominator: String)
  case quotaWithoutOptions
  case quotaImpossible(sum: String)
  case ownRowWithoutRater(Respondent)
  case membersNotAsked(Respondent)
  case missingPolicy(String, allowed: [String])
  case lowThreshold(Int)

  /// The stable code, such as `skip-not-earlier`.
  public var code: String { facts.code }
  /// How much it weighs.
  public var severity: Finding.Severity { facts.severity }
  /// What is wrong.
  public var problem: Bilingual { facts.problem }
  /// The offending value as found.
  public var found: String? { facts.found }
  /// What was expected.
  public var expected: Bilingual? { facts.expected }
  /// What to do.
  public var suggestion: Bilingual? { facts.suggestion }

  /// All that is said about one fault.
  struct Facts {
    let code: String
    var severity = Finding.Severity.error
    var found: String?
    let problem: Bilingual
    var expected: Bilingual?
    var suggestion: Bilingual?
  }

  private var facts: Facts {
    switch self {
    case .missingClause, .duplicateID, .nearDuplicateID, .nearDuplicateList, .reservedID, .noPlaces,
      .emptyRange,
      .softOutside, .unevenRange, .badStep:
      itemFacts
    case .unknownOptions, .unusedOptions, .unreachableCode, .duplicateCode, .nearDuplicateCode,
      .duplicateLabel, .satisfiedAbstention, .scoredAbstention, .incompleteScores,
      .exclusiveInSingle, .textInGrid:
      optionFacts
    default:
      ruleFacts
    }
  }
}
