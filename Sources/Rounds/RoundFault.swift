public import Diagnostics

/// What can be wrong with a round beyond its form.
public enum RoundFault: Fault, Hashable {
  /// Who has an id or a number in a round.
  public enum Party: Sendable, Hashable {
    case unit
    case leader
    case department

    var word: Bilingual {
      switch self {
      case .unit: Bilingual(zh: "单位", en: "unit")
      case .leader: Bilingual(zh: "领导", en: "leader")
      case .department: Bilingual(zh: "部门", en: "department")
      }
    }
  }

  /// The list of units is empty.
  case noUnits
  /// Two of a kind have the same id.
  case repeatedID(Party, id: String, first: SourceLocation)
  /// Two of a kind have the same number.
  case repeatedNumber(Party, number: Int, first: SourceLocation)
  /// Two units have the same name.
  case repeatedName(String, first: SourceLocation)
  /// The entry rule is none of the three.
  case entryRule(String)

  /// The stable code.
  public var code: String {
    switch self {
    case .noUnits: "no-units"
    case .repeatedID: "duplicate-id"
    case .repeatedNumber: "duplicate-number"
    case .repeatedName: "duplicate-name"
    case .entryRule: "bad-entry-rule"
    }
  }

  /// A repeated name is a warning, everything else is an error.
  public var severity: Finding.Severity {
    switch self {
    case .repeatedName: .warning
    case .noUnits, .repeatedID, .repeatedNumber, .entryRule: .error
    }
  }

  /// The offending value.
  public var found: String? {
    switch self {
    case .noUnits: nil
    case .repeatedID(_, let id, _): id
    case .repeatedNumber(_, let number, _): "\(number)"
    case .repeatedName(let name, _): name
    case .entryRule(let text): text
    }
  }

  /// What is wrong.
  public var problem: Bilingual {
    switch self {
    case .noUnits:
      return Bilingual(zh: "没有被考核单位", en: "the round has no assessed unit")
    case .repeatedID(let party, let id, let first):
      let shown = Excerpt.quote(id)
      return Bilingual(
        zh: "\(party.word.zh)编号“\(shown)”重复，第一次在第 \(first.line) 行",
        en: "the \(party.word.en) id '\(shown)' is repeated; it first stands on line \(first.line)")
    case .repeatedNumber(let party, let number, let first):
      return Bilingual(
        zh: "\(party.word.zh)序号 \(number) 重复，第一次在第 \(first.line) 行",
        en:
          "the \(party.word.en) number \(number) is repeated; it first stands on line \(first.line)"
      )
    case .repeatedName(let name, let first):
      let shown = Excerpt.quote(name)
      return Bilingual(
        zh: "单位名称“\(shown)”重复，第一次在第 \(first.line) 行",
        en: "the unit name '\(shown)' is repeated; it first stands on line \(first.line)")
    case .entryRule(let text):
      let shown = Excerpt.quote(text)
      return Bilingual(zh: "不认识的录入规则“\(shown)”", en: "unknown entry rule '\(shown)'")
    }
  }

  /// What was expected.
  public var expected: Bilingual? {
    switch self {
    case .noUnits: Bilingual(zh: "至少一个单位", en: "at least one unit")
    case .repeatedID: Bilingual(zh: "每个编号只用一次", en: "every id once")
    case .repeatedNumber: Bilingual(zh: "每个序号只用一次", en: "every number once")
    case .repeatedName: nil
    case .entryRule:
      Bilingual(
        zh: "'single'、'sample 10%'（大于 0，不超过 100%）或 'double'",
        en: "'single', 'sample 10%' (above 0, at most 100%) or 'double'")
    }
  }

  /// What to do.
  public var suggestion: Bilingual? {
    switch self {
    case .noUnits:
      Bilingual(
        zh: "在 units 中写入单位，如 units: [ { id: 'U01', number: 1, name: '教育系统' } ]",
        en: "write the units, such as units: [ { id: 'U01', number: 1, name: '教育系统' } ]")
    case .repeatedNumber:
      Bilingual(
        zh: "改序号；不写 number 的按所在位置从 1 编号",
        en: "change the number; where number is left out, the position from 1 counts")
    case .repeatedName:
      Bilingual(zh: "核对两个单位是否同一单位", en: "check whether the two are the same unit")
    default: nil
    }
  }
}
