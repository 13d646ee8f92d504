import Definitions
import Diagnostics
import ExactArithmetic

/// A questionnaire as it stands in a file: every part with its place, references unresolved.
///
/// Malformed parts are nil; their findings exist already.
struct QuestionnaireDraft {
  let location: SourceLocation
  let id: String?
  let version: Int?
  let title: Bilingual?
  let clause: String?
  let respondent: Respondent?
  let roles: [Located<String>]
  let optionLists: [TableEntry<[OptionDraft]>]
  let items: [ItemDraft]
  let rates: [RateDraft]
  let validity: ValidityPolicy?
  let participation: Located<ParticipationFloor>?
  let privacyThreshold: Int

  /// The options that a reference means; nil when it names no list, or an empty one.
  func options(of reference: OptionsReference) -> [OptionDraft]? {
    switch reference {
    case .inline(let options): options
    case .list(let name):
      optionLists.first { $0.name == name.value && !$0.value.isEmpty }?.value
    }
  }
}

/// An option as it stands in a file.
struct OptionDraft {
  let location: SourceLocation
  /// The code as written, and folded to ASCII.
  let code: Located<String>?
  let label: Located<Bilingual>?
  let isSatisfied: Bool
  let isAbstention: Bool
  let isExclusive: Bool
  let takesText: Bool
  /// Whether a score is written, also a malformed one.
  let hasScore: Bool
  let score: Rational?

  /// The code in ASCII, as marks are stored.
  var foldedCode: String? { code.map { Lookalike.asciiForms($0.value) } }
}

/// Options written where they are used, or the name of a list of them.
enum OptionsReference {
  case inline([OptionDraft])
  case list(Located<String>)
}

/// An item as it stands in a file.
struct ItemDraft {
  enum Kind {
    case single(OptionsReference)
    case multiple(OptionsReference)
    case number(NumberRange)
    case ratio
    case yesNo
    case date
    case unit
    case text
    case grid(GridDraft)
  }

  let location: SourceLocation
  let id: Located<String>?
  let text: Bilingual?
  let kind: Kind?
  let skip: SkipDraft?
}

/// A grid as it stands in a file.
struct GridDraft {
  enum Cell {
    case number(NumberRange)
    case option(OptionsReference)
  }

  let rows: Grid.Rows
  let cell: Cell
  let ownRowIsNotApplicable: Bool
  let quotas: [QuotaDraft]
}

/// A quota as it stands in a file.
struct QuotaDraft {
  let option: Located<String>
  let atMost: Rational
}

/// A skip condition as it stands in a file.
struct SkipDraft {
  let item: Located<String>
  let marks: Located<[Located<String>]>
}

/// A rate as it stands in a file.
struct RateDraft {
  let id: Located<String>
  let item: Located<String>
  let denominator: Located<Rate.Denominator>
}
