import Diagnostics

/// What can be wrong with a publication.
enum PublicationFault: WordedFault {
  /// The register cannot be read.
  case unreadable
  /// A definition is not what results were published under, and has the same version.
  case changed(FrozenDefinitions.Part, from: String, publishedOn: String)
  /// A page was published under definitions that the register does not know.
  case unregistered(page: String)
  /// Something was told on this day, and the register knows of no publication at all.
  case forgotten(register: String, day: String)

  var words: FaultWords {
    switch self {
    case .unreadable:
      FaultWords(
        "published-register",
        Bilingual(
          zh: "公布登记读不出来，不知道结果曾按哪些定义公布",
          en:
            "the register of publications cannot be read, so that nothing is known of the definitions under "
            + "which results were published"),
        suggestion: Bilingual(
          zh: "从备份恢复，再运行 pingyi verify；确实从未公布过结果时才可删除",
          en:
            "restore it from a copy and run pingyi verify; remove it only if nothing was ever published"
        ))
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
    case .unregistered(let page):
      FaultWords(
        "unregistered-publication",
        Bilingual(
          zh: "\(Excerpt.visible(page))：这份报告所依据的定义，公布登记（\(PublicationRegister.name)）里没有",
          en:
            "\(Excerpt.visible(page)): the register of publications (\(PublicationRegister.name)) does not know "
            + "the definitions of this report"),
        severity: .warning, suggestion: restoring)
    case .forgotten(let register, let day):
      FaultWords(
        "forgotten-publication",
        Bilingual(
          zh: "\(ReleaseRegister.name) 记着 \(day) 公布过结果，公布登记（\(Excerpt.visible(register))）却没有或是空的",
          en:
            "\(ReleaseRegister.name) says that results were told on \(day), and there is no register of "
            + "publications (\(Excerpt.visible(register))), or it is empty"),
        severity: .warning, suggestion: restoring)
    }
  }

  private var restoring: Bilingual {
    Bilingual(
      zh: "登记被删、换成了旧的，或当时没有写成：从备份恢复；找不回的，把现用定义的哈希与报告“依据”一节逐个核对，再重新公布",
      en:
        "it was removed, replaced by an older one, or could not be written then: restore it from a copy; if there "
        + "is none, compare the definitions with the report's section on what it rests on, and publish again"
    )
  }

  private func place(of part: FrozenDefinitions.Part) -> String {
    switch part.kind {
    case .scheme: "definitions/\(part.id).scheme.json5"
    case .questionnaire: "definitions/\(part.id).questionnaire.json5"
    case .round: "round.json5"
    }
  }
}
