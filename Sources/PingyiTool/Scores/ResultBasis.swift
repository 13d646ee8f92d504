import Digests
import Questionnaires
import Reporting
import Rounds
import Scoring
import Sheets

/// What a result is a function of: the definitions, what was collected, the readings and the program.
///
/// Two results with the same basis and the same readings are the same byte for byte.
struct ResultBasis: Sendable {
  private let scheme: Scheme
  private let questionnaires: [(id: String, sha256: String)]
  private let state: String

  /// Takes the basis of a round that is loaded.
  init(_ loaded: LoadedRound) {
    scheme = loaded.folder.scheme
    questionnaires = loaded.folder.questionnaires.map { ($0.id, $0.sha256) }
    state = CanonicalSheets.stateHash(loaded.state).hex
  }

  /// The document: `program definitions dataHash`.
  var document: JSONValue {
    [
      "program": .string(Tool.version),
      "definitions": [
        "scheme": .string(scheme.id), "version": .integer(scheme.version),
        "sha256": .string(scheme.sha256),
        "questionnaires": .array(
          questionnaires.map { ["questionnaire": .string($0.id), "sha256": .string($0.sha256)] }),
      ],
      "dataHash": .string(state),
    ]
  }
}
