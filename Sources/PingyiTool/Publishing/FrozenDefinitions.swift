import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Scoring

/// The definitions under which results were published: each with its version and hash.
///
/// One version of a definition has one hash. Whoever changes it after results were published raises its
/// `version`.
struct FrozenDefinitions: Sendable, Hashable {
  /// One definition.
  struct Part: Sendable, Hashable {
    /// What it is.
    enum Kind: String, Sendable, Hashable, CaseIterable {
      case scheme
      case questionnaire
      /// The readings, grades and rounding of `round.json5`.
      case round
    }

    let kind: Kind
    let id: String
    let version: Int
    /// That of its text with LF at the end of lines and without a byte order mark, so that a definition that another
    /// editor saved with other line ends has not changed.
    let sha256: String

    /// What a person calls it.
    var name: Bilingual {
      switch kind {
      case .scheme: Bilingual(zh: "办法 \(id)", en: "scheme \(id)")
      case .questionnaire: Bilingual(zh: "问卷 \(id)", en: "questionnaire \(id)")
      case .round:
        Bilingual(
          zh: "轮次 \(id) 的口径、等次、修约", en: "readings, grades and rounding of the round \(id)")
      }
    }
  }

  /// The scheme, the questionnaires by id, the round.
  let parts: [Part]

  /// Takes what the files say.
  init(_ parts: [Part]) { self.parts = parts }

  /// Those of a round's folder.
  init(_ folder: RoundFolder) {
    let scheme = folder.scheme
    parts =
      [Part(kind: .scheme, id: scheme.id, version: scheme.version, sha256: scheme.textHash)]
      + folder.questionnaires.sorted { $0.id < $1.id }.map {
        Part(kind: .questionnaire, id: $0.id, version: $0.version, sha256: $0.textHash)
      } + [
        Part(
          kind: .round, id: folder.round.id, version: folder.round.version,
          sha256: CanonicalHash.rules(of: folder.round))
      ]
  }

  /// Those that tallies rest on: the scheme with its lines, and questionnaires.
  ///
  /// - Parameter told: the questionnaires of which something is told; nil for all.
  func forTallies(of told: Set<String>? = nil) -> FrozenDefinitions {
    FrozenDefinitions(
      parts.filter { part in
        switch part.kind {
        case .scheme: true
        case .questionnaire: told?.contains(part.id) ?? true
        case .round: false
        }
      })
  }

  /// One hash of all of them, by which a page says under which definitions it was made.
  var sha256: String {
    CanonicalHash.hash(parts.map { [$0.kind.rawValue, $0.id, "\($0.version)", $0.sha256] })
  }

  /// The same definition in another list; nil where there is none.
  func part(like part: Part) -> Part? {
    parts.first { $0.kind == part.kind && $0.id == part.id }
  }
}
