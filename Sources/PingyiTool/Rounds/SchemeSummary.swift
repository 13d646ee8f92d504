import Definitions
import Diagnostics
import Questionnaires
import Surveys

/// What a list of schemes and a new round need to know of a scheme, read without judging it.
struct SchemeSummary: Sendable {
  /// The scheme's id.
  let id: String
  /// Its title.
  let title: Bilingual
  /// Its maximum as written, in points; nil where it states none.
  let maximum: String?
  /// Its questionnaires.
  let questionnaires: [Questionnaire]
  /// The readings that it leaves open, in the order of the file.
  let readings: [Reading]
  /// The files, the scheme's and the questionnaires'.
  let files: [DefinitionFile]

  /// An ambiguity of the text.
  struct Reading: Sendable {
    let id: String
    let standard: String
    let alternatives: [String]
  }

  /// Summarises a scheme's files; nil when none of them is a scheme that names itself.
  init?(_ files: [DefinitionFile]) {
    guard let file = files.first(where: { $0.kind == .scheme }),
      let root = Definition(bytes: file.bytes, file: file.path).root,
      let id = root["scheme"]?.string
    else { return nil }
    self.id = id
    self.files = files
    title = Bilingual(
      zh: root["title"]?["zh"]?.string ?? id, en: root["title"]?["en"]?.string ?? id)
    maximum = root["maximum"]?.string
    questionnaires = files.filter { $0.kind == .questionnaire }
      .compactMap { Questionnaire.decode(bytes: $0.bytes, file: $0.path).questionnaire }
    readings = Self.readings(of: root)
  }

  /// The bundled schemes, sorted by id.
  static var bundled: [SchemeSummary] {
    BundledDefinition.schemes.compactMap { scheme in
      SchemeSummary(BundledFiles.of(scheme: scheme))
    }
  }

  private static func readings(of root: LocatedValue) -> [Reading] {
    guard case .object(let entries)? = root["readings"]?.content else { return [] }
    return entries.compactMap { entry in
      guard let standard = entry.value["default"]?.string else { return nil }
      var alternatives: [String] = []
      if case .array(let values)? = entry.value["alternatives"]?.content {
        alternatives = values.compactMap(\.string)
      }
      return Reading(id: entry.key, standard: standard, alternatives: alternatives)
    }
  }
}
