import Diagnostics
import Scoring

/// Grades and vetoes in words.
struct GradeWords: Sendable {
  /// The scheme, which names the grades.
  let scheme: Scheme
  /// The language.
  let language: Language

  /// The grade, the grades that are still possible with `?`, or `—`.
  func grade(of unit: RankedUnit) -> String {
    switch unit.grade {
    case .grade(let id, _): title(id)
    case .open(let ids, _):
      ids.map(title).joined(separator: Bilingual(zh: "或", en: " or ")[language]) + "?"
    case .some(.none), nil: "—"
    }
  }

  /// A veto that stands or may stand; nil where it does not.
  func veto(_ use: VetoUse) -> String? {
    let title = use.veto.title[language]
    switch use.standing {
    case .none: return nil
    case .stands(let day):
      return [title, day, use.veto.clause].compactMap { $0 }.joined(separator: " · ")
    case .open(let gap):
      return "\(title) · \(use.veto.clause) · \(gap.reason[language])"
    }
  }

  /// A grade by its id.
  func title(_ id: String) -> String {
    scheme.grades.first { $0.id == id }?.title[language] ?? id
  }
}

extension GradeOutcome {
  /// Why no higher grade was reached, or what is open.
  var reasons: [Bilingual] {
    switch self {
    case .grade(_, let reasons), .none(let reasons), .open(_, let reasons): reasons
    }
  }
}
