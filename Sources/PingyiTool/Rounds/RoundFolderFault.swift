import Diagnostics
import Questionnaires

/// What can be wrong with a set of definition files, beyond each of them.
enum RoundFolderFault: Fault {
  /// A folder that should hold a scheme holds none.
  case noScheme(folder: String)
  /// A folder holds more than one scheme.
  case severalSchemes(folder: String, files: [String])
  /// Two questionnaires have one id.
  case repeatedQuestionnaire(id: String, first: String)
  /// The round names another scheme than `definitions/` holds.
  case otherScheme(named: String, held: String)
  /// A file that is no definition the program knows.
  case unknownKind(file: String)
  /// A folder without any definition.
  case nothingToCheck(folder: String)
  /// A head was noted beside a journal that is no longer there.
  case vanishedJournal(note: String)
  /// One journal lies in the folder twice.
  case copiedJournal(first: String, second: String)
  /// Two files in the folder are copies of one journal, and both went on.
  case forkedJournal(first: String, second: String)
  /// A ruling let the other copy stand, and nothing of this one.
  case droppedCopy(file: String, standing: String)
  /// An input reads a questionnaire that is not there.
  case unknownQuestionnaire(String, known: [String])
  /// An input reads a rate that its questionnaire does not declare.
  case unknownRate(String, of: String, known: [String])
  /// An input reads an item that its questionnaire does not have.
  case unknownItem(String, of: String, known: [String])
  /// A questionnaire is answered by raters of whom the round names none.
  case noRaters(Respondent, questionnaire: String)
  /// A share of the members is wanted, and the round does not say how many a unit has.
  case unknownMembers(unit: String, questionnaire: String)

  var code: String {
    switch self {
    case .noScheme: "no-scheme"
    case .severalSchemes: "several-schemes"
    case .repeatedQuestionnaire: "repeated-questionnaire"
    case .otherScheme: "other-scheme"
    case .unknownKind: "unknown-definition"
    case .nothingToCheck: "nothing-to-check"
    case .vanishedJournal: "journal-vanished"
    case .copiedJournal: "copied-journal"
    case .forkedJournal: "forked-journal"
    case .droppedCopy: "dropped-copy"
    case .unknownQuestionnaire: "unknown-questionnaire"
    case .unknownRate: "unknown-rate"
    case .unknownItem: "unknown-item"
    case .noRaters: "no-raters"
    case .unknownMembers: "unknown-members"
    }
  }

  var severity: Finding.Severity {
    switch self {
    case .nothingToCheck, .noRaters, .unknownMembers: .warning
    default: .error
    }
  }

  var problem: Bilingual {
    switch self {
    case .noScheme(let folder):
      let folder = Excerpt.visible(folder)
      return Bilingual(
        zh: "\(folder) 里没有考核办法", en: "there is no scheme in \(folder)")
    case .severalSchemes(let folder, let files):
      let folder = Excerpt.visible(folder)
      let list = files.map { Excerpt.quote($0) }.joined(separator: ", ")
      return Bilingual(
        zh: "\(folder) 里有多个考核办法：\(list)", en: "there are several schemes in \(folder): \(list)")
    case .repeatedQuestionnaire(let id, let first):
      let id = Excerpt.quote(id)
      let first = Excerpt.visible(first)
      return Bilingual(
        zh: "问卷 \(id) 已在 \(first) 定义", en: "the questionnaire \(id) is already defined in \(first)")
    case .otherScheme(let named, let held):
      let named = Excerpt.quote(named)
      let held = Excerpt.quote(held)
      return Bilingual(
        zh: "轮次用的考核办法是 \(named)，definitions/ 里却是 \(held)",
        en: "the round names the scheme \(named), but definitions/ holds \(held)")
    case .unknownKind(let file):
      let file = Excerpt.visible(file)
      return Bilingual(
        zh: "看不出 \(file) 定义的是什么", en: "\(file) does not show what it defines")
    case .nothingToCheck(let folder):
      let folder = Excerpt.visible(folder)
      return Bilingual(
        zh: "\(folder) 里没有可检查的文件", en: "there is nothing to check in \(folder)")
    case .vanishedJournal(let note):
      let note = Excerpt.visible(note)
      return Bilingual(
        zh: "\(note) 登记着一份日志，日志本身却不见了",
        en: "\(note) notes a journal that is no longer there")
    case .copiedJournal(let first, let second):
      let first = Excerpt.visible(first)
      let second = Excerpt.visible(second)
      return Bilingual(
        zh: "\(first) 与 \(second) 是同一份日志的两个副本",
        en: "\(first) and \(second) are copies of one journal")
    case .forkedJournal(let first, let second):
      let first = Excerpt.visible(first)
      let second = Excerpt.visible(second)
      return Bilingual(
        zh: "\(first) 与 \(second) 是同一份日志的两个副本，都续写过而且互相矛盾；裁定之前不能往里录",
        en:
          "\(first) and \(second) are copies of one journal that both went on and contradict each "
          + "other: neither is written until someone rules")
    case .droppedCopy(let file, let standing):
      let file = Excerpt.visible(file)
      let standing = Excerpt.visible(standing)
      return Bilingual(
        zh: "\(file) 续写的部分已裁定不计，有效的副本是 \(standing)",
        en: "what \(file) went on with was dropped by a ruling; the copy that stands is \(standing)"
      )
    case .unknownQuestionnaire(let id, _):
      let id = Excerpt.quote(id)
      return Bilingual(zh: "没有问卷 \(id)", en: "there is no questionnaire \(id)")
    case .unknownRate(let rate, let questionnaire, _):
      let rate = Excerpt.quote(rate)
      let questionnaire = Excerpt.quote(questionnaire)
      return Bilingual(
        zh: "问卷 \(questionnaire) 没有声明率 \(rate)",
        en: "the questionnaire \(questionnaire) declares no rate \(rate)")
    case .unknownItem(let item, let questionnaire, _):
      let item = Excerpt.quote(item)
      let questionnaire = Excerpt.quote(questionnaire)
      return Bilingual(
        zh: "问卷 \(questionnaire) 没有题 \(item)",
        en: "the questionnaire \(questionnaire) has no item \(item)")
    case .noRaters(let respondent, let questionnaire):
      let questionnaire = Excerpt.quote(questionnaire)
      let key = respondent == .leader ? "leaders" : "departments"
      return Bilingual(
        zh: "问卷 \(questionnaire) 要由 \(key) 打分，本轮一个也没有列出",
        en: "the questionnaire \(questionnaire) is rated by \(key), and the round lists none")
    case .unknownMembers(let unit, let questionnaire):
      let unit = Excerpt.quote(unit)
      let questionnaire = Excerpt.quote(questionnaire)
      return Bilingual(
        zh: "问卷 \(questionnaire) 的参与率按会员人数算，本轮没有写明 \(unit) 的 members",
        en: "\(questionnaire) wants a share of the members, and the round states none for \(unit)")
    }
  }

  var expected: Bilingual? {
    switch self {
    case .noScheme, .severalSchemes:
      Bilingual(zh: "一个 *.scheme.json5 文件", en: "one file *.scheme.json5")
    case .unknownKind:
      Bilingual(
        zh: "第一层有 questionnaire、scheme 或 round",
        en: "a key questionnaire, scheme or round at the top")
    default: nil
    }
  }

  var suggestion: Bilingual? {
    switch self {
    case .vanishedJournal:
      return Bilingual(
        zh: "把日志放回原处；确要重新开始，先把 .head 文件移走存档",
        en: "put the journal back; to begin anew on purpose, first archive the .head file")
    case .copiedJournal:
      return Bilingual(
        zh: "只留较新的一份，另一份移出 journals/", en: "keep the newer one, move the other out of journals/")
    case .forkedJournal:
      return Bilingual(
        zh: "由两方之外的人用 比对 batch=… 看两行，再裁定：裁定 batch=… keep=… reason=…；"
          + "裁定之后在有效的那一份里接着录。别的批可用 collect --station 另起名称录",
        en: "an operator of neither looks at both lines with diff batch=… and rules with settle "
          + "batch=… keep=… reason=…; then the copy that stands goes on. Other batches can be keyed "
          + "with another --station meanwhile")
    case .droppedCopy(_, let standing):
      let standing = Excerpt.visible(standing)
      return Bilingual(
        zh: "用 collect 轮次 --journal \(standing) 接着录；新的批可用 collect --station 另起名称录",
        en: "go on with collect ROUND --journal \(standing); new batches can be keyed with another "
          + "--station")
    case .unknownQuestionnaire(let name, let known), .unknownRate(let name, _, let known),
      .unknownItem(let name, _, let known):
      guard let nearest = NearestName.among(known, to: name) else { return nil }
      return Bilingual(zh: "改用“\(nearest)”？", en: "did you mean '\(nearest)'?")
    default:
      return nil
    }
  }
}
