import Diagnostics

/// What is wrong with an id by itself.
public enum IDProblem: String, Sendable, Hashable, CaseIterable {
  case empty
  case hiddenCharacter
  case comma
  case blankAround
  case tooLong

  func words(of id: String, _ row: RowMention) -> FaultWords {
    let shown = Excerpt.quote(id)
    let problem =
      switch self {
      case .empty: Bilingual(zh: "单位没有编号", en: "a unit has no id")
      case .hiddenCharacter:
        Bilingual(
          zh: "编号“\(shown)”里有控制字符或看不见的字符",
          en: "the id '\(shown)' has control or invisible characters")
      case .comma: Bilingual(zh: "编号“\(shown)”里有逗号", en: "the id '\(shown)' has a comma")
      case .blankAround:
        Bilingual(zh: "编号“\(shown)”首尾有空格", en: "the id '\(shown)' has blanks around it")
      case .tooLong:
        Bilingual(
          zh: "编号“\(shown)”有 \(id.utf8.count) 字节",
          en: "the id '\(shown)' has \(id.utf8.count) bytes")
      }
    return FaultWords(
      code, Bilingual(zh: row.zh + problem.zh, en: row.en + problem.en), found: id,
      expected: self == .tooLong
        ? Bilingual(zh: "不超过 \(SamplingLimits.id) 字节", en: "at most \(SamplingLimits.id) bytes")
        : nil,
      suggestion: suggestion)
  }

  private var code: String {
    switch self {
    case .empty: "empty-id"
    case .hiddenCharacter: "hidden-character-in-id"
    case .comma: "comma-in-id"
    case .blankAround: "blank-around-id"
    case .tooLong: "id-too-long"
    }
  }

  private var suggestion: Bilingual {
    switch self {
    case .empty: Bilingual(zh: "给这个单位编号", en: "give the unit an id")
    case .hiddenCharacter, .blankAround:
      Bilingual(zh: "重新输入这个编号", en: "type the id again")
    case .comma:
      Bilingual(
        zh: "编号改用 - 或 _，逗号在签号里用来分隔", en: "use - or _; in a ticket the comma separates")
    case .tooLong: Bilingual(zh: "改用短编号", en: "use a shorter id")
    }
  }
}
