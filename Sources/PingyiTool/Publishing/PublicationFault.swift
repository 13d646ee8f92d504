import Diagnostics

/// What can be wrong with a publication.
enum PublicationFault: WordedFault {
  /// The register cannot be read.
  case unreadable(String)
  /// A definition is not what results were published under, and has the same version.
  case changed(FrozenDefinitions.Part, from: String, publishedOn: String)

  var words: FaultWords {
    switch self {
    case .unreadable(let path):
      FaultWords(
        "published-register",
        Bilingual(
          zh: "\(Excerpt.visible(path))：公布登记读不出来，不知道结果曾按哪些定义公布",
          en:
            "\(Excerpt.visible(path)): the register of publications cannot be read, so that nothing is "
            + "known of the definitions under which results were published"),
        suggestion: Bilingual(
          zh: "从备份恢复；确实从未公布过结果时才可删除",
          en: "restore it from a copy; remove it only if nothing was ever published"))
    case .changed(let part, let former, let day):
      FaultWords(
        "definition-changed",
        Bilingual(
          zh: "\(part.name.zh) 第 \(part.version) 版在 \(day) 公布结果之后改动过：原 SHA-256 "
            + "\(former)，现为 \(part.sha256)",
          en:
            "\(part.name.en), version \(part.version), was changed after results were published on "
            + "\(day): its SHA-256 was \(former) and is \(part.sha256)"),
        suggestion: Bilingual(
          zh: "恢复原来的定义；确要改动的，把 \(place(of: part)) 的 version 提高到 \(part.version + 1)，"
            + "报告会并列受影响单位的新旧结果",
          en:
            "put the definition back; if it has to change, raise `version` in \(place(of: part)) to "
            + "\(part.version + 1): the report then sets the old and new results of affected units side by side"
        ))
    }
  }

  private func place(of part: FrozenDefinitions.Part) -> String {
    switch part.kind {
    case .scheme: "definitions/\(part.id).scheme.json5"
    case .questionnaire: "definitions/\(part.id).questionnaire.json5"
    case .round: "round.json5"
    }
  }
}
