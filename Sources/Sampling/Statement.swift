public import Diagnostics

/// A text that people state in a draw: its purpose, where the seed comes from, who and why.
public enum Statement: String, Sendable, Hashable, CaseIterable {
  case purpose
  case strata
  case seedSource
  case by
  case version
  case reason

  /// The field's name.
  public var name: Bilingual {
    switch self {
    case .purpose: Bilingual(zh: "用途", en: "purpose")
    case .strata: Bilingual(zh: "分层列", en: "stratum column")
    case .seedSource: Bilingual(zh: "种子来源", en: "seed source")
    case .by: Bilingual(zh: "操作人", en: "operator")
    case .version: Bilingual(zh: "程序版本", en: "program version")
    case .reason: Bilingual(zh: "理由", en: "reason")
    }
  }

  /// Throws `badText` where a text is blank, too long, or has blanks around or hidden characters.
  static func check(_ text: String, _ field: Statement) throws(DrawFault) {
    guard !text.isEmpty, !TextCheck.hasBlankAround(text), !TextCheck.hidesSomething(text),
      text.utf8.count <= SamplingLimits.text
    else { throw .badText(field, text) }
  }

  /// What two texts share that differ in width, case or normalisation only.
  static func key(_ text: String) -> String { Lookalike.folded(TextCheck.twinKey(text)) }
}
