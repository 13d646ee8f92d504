public import Diagnostics

/// What can be wrong with the form of a definition, whatever it defines.
public enum DefinitionFault: Fault, Hashable {
  /// The file is greater than `limit` bytes.
  case tooLarge(bytes: Int, limit: Int)
  /// A byte does not belong to UTF-8.
  case notUTF8
  /// U+FFFD stands where a conversion lost a character.
  case replacementCharacter
  /// The text is not JSON5 here; `found` is nil at the end of the file.
  case syntax(found: String?, expected: Bilingual)
  /// A string does not end on its line.
  case openString
  /// Objects and arrays are nested deeper than `limit`.
  case nesting(limit: Int)
  /// A key appears again.
  case duplicateKey(String, first: SourceLocation)
  /// A key that the reader does not know, and those that it does.
  case unknownKey(String, known: [String])
  /// A key that must be there is not.
  case missingKey(String)
  /// The value has another type.
  case wrongType(LocatedValue, expected: Bilingual)
  /// The text is not a number of the expected form.
  case badNumber(String, expected: Bilingual)
  /// A number that decides stands without quotation marks.
  case numberNotString(String)
  /// The text is no id.
  case badIdentifier(String, allowed: Bilingual)
  /// The text is none of the allowed words.
  case unknownValue(String, allowed: [String])
  /// A text lacks one of its two languages.
  case missingLanguage(Language)
  /// A text is empty or blank.
  case emptyText
  /// A text has a character that cannot be seen.
  case invisibleCharacter(String)
  /// A list has more elements than `limit`.
  case tooMany(Int, limit: Int)
  /// A list has fewer elements than `least`.
  case tooFew(Int, least: Int)

  /// The stable code, such as `unknown-key`.
  public var code: String {
    switch self {
    case .tooLarge: "too-large"
    case .notUTF8: "not-utf8"
    case .replacementCharacter: "replacement-character"
    case .syntax, .openString: "syntax"
    case .nesting: "nesting"
    case .duplicateKey: "duplicate-key"
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .wrongType: "wrong-type"
    case .badNumber: "bad-number"
    case .numberNotString: "number-not-string"
    case .badIdentifier: "bad-id"
    case .unknownValue: "unknown-value"
    case .missingLanguage: "missing-language"
    case .emptyText: "empty-text"
    case .invisibleCharacter: "invisible-character"
    case .tooMany: "too-many"
    case .tooFew: "too-few"
    }
  }

  /// The offending value as found.
  public var found: String? {
    switch self {
    case .tooLarge(let bytes, _): "\(bytes)"
    case .syntax(let found, _): found
    case .duplicateKey(let key, _), .unknownKey(let key, _): key
    case .wrongType(let value, _): value.string ?? value.shown.en
    case .badNumber(let text, _), .numberNotString(let text), .badIdentifier(let text, _),
      .unknownValue(let text, _), .invisibleCharacter(let text):
      text
    case .tooMany(let count, _), .tooFew(let count, _): "\(count)"
    default: nil
    }
  }
}
