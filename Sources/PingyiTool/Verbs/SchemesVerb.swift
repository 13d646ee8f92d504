import Diagnostics
import Questionnaires
import Reporting

/// `schemes`.
enum SchemesVerb: Verb {
  static let description = CommandDescription(
    "schemes", summary: Bilingual(zh: "列出随程序附带的考核办法", en: "list the bundled schemes"),
    options: [.json],
    examples: [
      .init(
        "schemes",
        prints: Bilingual(
          zh: "每个考核办法的代号、满分、问卷与名称", en: "each scheme's id, maximum, questionnaires and title"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let schemes = SchemeSummary.bundled
    guard !invocation.isGiven(.json) else {
      try surroundings.say(.array(schemes.map(document)))
      return .fine
    }
    let language = invocation.language
    var table = TextTable(columns: [
      .init(Bilingual(zh: "代号", en: "Id")[language]),
      .init(Bilingual(zh: "满分", en: "Maximum")[language], .right),
      .init(Bilingual(zh: "问卷", en: "Questionnaires")[language], .right),
      .init(Bilingual(zh: "名称", en: "Title")[language]),
    ])
    for scheme in schemes {
      table.add([
        scheme.id, scheme.maximum ?? "", "\(scheme.questionnaires.count)", scheme.title[language],
      ])
    }
    try surroundings.say(table.text)
    return .fine
  }

  private static func document(_ scheme: SchemeSummary) -> JSONValue {
    [
      "scheme": .string(scheme.id), "title": .text(scheme.title),
      "maximum": .optional(scheme.maximum),
      "questionnaires": .array(scheme.questionnaires.map { .string($0.id) }),
      "readings": .array(scheme.readings.map { .string($0.id) }),
    ]
  }
}
