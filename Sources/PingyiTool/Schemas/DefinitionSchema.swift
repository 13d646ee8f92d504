import Reporting

/// The definitions that have a JSON Schema, by the words of `check --schema`.
enum DefinitionSchema: String, CaseIterable {
  case questionnaire
  case round
  case scheme

  /// The schema, draft 2020-12.
  var document: JSONValue {
    switch self {
    case .questionnaire: QuestionnaireSchema.document
    case .round: RoundSchema.document
    case .scheme: SchemeSchema.document
    }
  }
}
