import Diagnostics
import Reporting
import Scoring

extension JSONValue {
  /// A text in both languages: `{"zh": …, "en": …}`.
  static func text(_ text: Bilingual) -> JSONValue {
    ["zh": .string(text.zh), "en": .string(text.en)]
  }

  /// A string, or null.
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// A whole number, or null.
  static func optional(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }

  /// A finding with the keys `code severity file line column found expected suggestion message catalogue`.
  static func finding(_ finding: Finding, in language: Language) -> JSONValue {
    [
      "code": .string(finding.code),
      "severity": .string(finding.severity.rawValue),
      "file": .optional(finding.location?.file),
      "line": .optional(finding.location?.line),
      "column": .optional(finding.location?.column),
      "found": .optional(finding.found.map { Excerpt.quote($0) }),
      "expected": .optional(finding.expected?[language]),
      "suggestion": .optional(finding.suggestion?[language]),
      "message": .string(finding.problem[language]),
      "catalogue": .array(SchemeFault.catalogue(of: finding).map { .string($0) }),
    ]
  }
}

extension Surroundings {
  /// Writes one JSON document as a result.
  func say(_ document: JSONValue) throws(Refusal) { try say(document.text() + "\n") }
}
