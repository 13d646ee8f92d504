extension Finding {
  /// The problem, the expectation and the suggestion as one sentence, without place and code.
  public var sentence: Bilingual {
    var zh = problem.zh
    var en = problem.en
    if let expected {
      zh += "；" + Self.join("应为", expected.zh)
      en += "; expected " + expected.en
    }
    if let suggestion {
      zh += "；" + Self.join("建议", suggestion.zh)
      en += "; " + suggestion.en
    }
    return Bilingual(zh: zh, en: en)
  }

  /// A Chinese word and what follows it, with a space before Latin letters, digits and signs.
  private static func join(_ word: String, _ text: String) -> String {
    word + (text.unicodeScalars.first?.isASCII == true ? " " : "") + text
  }

  /// One line for a person: `file:12:7: error [unknown-key] …; expected …; did you mean 'x'?`.
  ///
  /// In Chinese `file:12:7: 错误 [unknown-key] …；应为…；建议…`. No character of it acts on a terminal.
  public func rendered(in language: Language) -> String {
    let place = location.map { "\($0): " } ?? ""
    return Excerpt.visible(
      "\(place)\(severity.word[language]) [\(code)] \(sentence[language])")
  }
}

extension Finding.Severity {
  /// The word that stands before a finding: 错误, 警告 or 说明.
  public var word: Bilingual {
    switch self {
    case .error: Bilingual(zh: "错误", en: "error")
    case .warning: Bilingual(zh: "警告", en: "warning")
    case .note: Bilingual(zh: "说明", en: "note")
    }
  }
}

extension Sequence<Finding> {
  /// Whether any finding is an error, so that the definition cannot be used.
  public var containError: Bool { contains { $0.severity == .error } }
}
