import Definitions
import Diagnostics
import Questionnaires
import Scoring
import Tallies

/// The scheme and the questionnaires of one folder, checked each by itself and against each other.
struct DefinitionSet: Sendable {
  /// The questionnaires that are sound, in the order of their files.
  let questionnaires: [Questionnaire]
  /// The scheme; nil when there is none that is sound.
  let scheme: Scheme?
  /// Everything that was found, in the order of files and lines.
  let findings: [Finding]
  /// How many files were read.
  let fileCount: Int

  /// Reads a folder's definition files.
  init(_ files: [DefinitionFile], folder: String) {
    var questionnaires: [Questionnaire] = []
    var findings: [Finding] = []
    var paths: [String: String] = [:]
    var schemes: [(scheme: Scheme?, file: DefinitionFile)] = []
    for file in files {
      switch file.kind {
      case .questionnaire:
        let (questionnaire, found) = Questionnaire.decode(bytes: file.bytes, file: file.path)
        findings += found
        guard let questionnaire else { continue }
        if let first = paths[questionnaire.id] {
          let fault = RoundFolderFault.repeatedQuestionnaire(id: questionnaire.id, first: first)
          findings.append(fault.finding(at: file.start))
        } else {
          paths[questionnaire.id] = file.path
          questionnaires.append(questionnaire)
        }
      case .scheme:
        let (scheme, found) = Scheme.decode(bytes: file.bytes, file: file.path)
        findings += found
        schemes.append((scheme, file))
      case .round: continue
      case nil:
        // What cannot be read at all is said as such; its kind would be a guess.
        let definition = Definition(bytes: file.bytes, file: file.path)
        guard definition.root != nil else {
          findings += definition.findings
          continue
        }
        findings.append(RoundFolderFault.unknownKind(file: file.path).finding(at: file.start))
      }
    }
    if schemes.count > 1 {
      let names = schemes.map(\.file.name)
      let fault = RoundFolderFault.severalSchemes(folder: folder, files: names)
      findings.append(fault.finding(at: schemes[1].file.start))
    }
    scheme = schemes.first?.scheme
    self.questionnaires = questionnaires
    self.findings = findings
    fileCount = files.count
  }

  /// What does not fit between the scheme and the questionnaires, in the order of the scheme.
  ///
  /// - Parameter known: all questionnaires that the scheme may read.
  func unresolved(among known: [Questionnaire]) -> [Finding] {
    guard let scheme else { return [] }
    return scheme.inputs.flatMap { input -> [Finding] in
      switch input.origin {
      case .rate(let id, let rate):
        return check(id, at: input, among: known) { questionnaire in
          questionnaire.rates.contains { $0.id == rate }
            ? nil : .unknownRate(rate, of: id, known: questionnaire.rates.map(\.id))
        }
      case .mark(let id, let item), .leaders(let id, let item, _), .peers(let id, let item, _):
        return check(id, at: input, among: known) { questionnaire in
          questionnaire.item(item) == nil
            ? .unknownItem(item, of: id, known: questionnaire.items.map(\.id)) : nil
        }
      case .survey(let roles):
        return roles.flatMap { check($0.questionnaire, at: input, among: known) { _ in nil } }
      case .fact, .table, .mean, .choice: return []
      }
    }
  }

  /// What does not fit between an input and the questionnaire that it reads.
  private func check(
    _ id: String, at input: Scheme.Input, among known: [Questionnaire],
    _ fault: (Questionnaire) -> RoundFolderFault?
  ) -> [Finding] {
    guard let questionnaire = known.first(where: { $0.id == id }) else {
      return [
        RoundFolderFault.unknownQuestionnaire(id, known: known.map(\.id))
          .finding(at: input.location)
      ]
    }
    return fault(questionnaire).map { [$0.finding(at: input.location)] } ?? []
  }
}
