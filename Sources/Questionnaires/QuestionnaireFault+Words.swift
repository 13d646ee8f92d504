import Definitions
import Diagnostics

extension QuestionnaireFault {
  private static func place(_ location: SourceLocation) -> Bilingual {
    Bilingual(
      zh: "第 \(location.line) 行第 \(location.column) 列",
      en: "\(location.line):\(location.column)")
  }

  private static func quote(_ text: String) -> String { Excerpt.quote(text) }

  /// The words about names, items and ranges.
  var itemFacts: Facts {
    switch self {
    case .missingClause:
      Facts(
        code: "missing-clause",
        problem: Bilingual(zh: "没有写明条款（clause）", en: "the clause is missing"),
        expected: Bilingual(
          zh: "办法中要求这项调查的条款", en: "where the source document asks for this survey"),
        suggestion: Bilingual(
          zh: "补上“clause: '…'”，如 '附件1 组织建设 6'", en: "add \"clause: '…'\", such as '附件1 组织建设 6'"))
    case .duplicateID(let id, let first):
      Facts(
        code: "duplicate-id", found: id,
        problem: Bilingual(
          zh: "编号“\(Self.quote(id))”重复，第一次在\(Self.place(first).zh)",
          en: "id '\(Self.quote(id))' is repeated; it first stands at \(Self.place(first).en)"),
        expected: Bilingual(zh: "各不相同的编号", en: "every id once"),
        suggestion: Bilingual(zh: "换一个编号", en: "choose another id"))
    case .nearDuplicateID(let id, let twin, let first):
      Facts(
        code: "near-duplicate", severity: .warning, found: id,
        problem: Bilingual(
          zh: "编号“\(Self.quote(id))”与\(Self.place(first).zh)的“\(Self.quote(twin))”看起来一样",
          en: "id '\(Self.quote(id))' looks like '\(Self.quote(twin))' at \(Self.place(first).en)"),
        expected: Bilingual(
          zh: "大小写、0 与 O、1 与 l 之外仍有区别的编号", en: "ids that differ by more than case, 0/O or 1/l/I"),
        suggestion: Bilingual(zh: "换一个编号", en: "choose another id"))
    case .nearDuplicateList(let name, let twin, let first):
      Facts(
        code: "near-duplicate", severity: .warning, found: name,
        problem: Bilingual(
          zh: "选项表名称“\(Self.quote(name))”与\(Self.place(first).zh)的“\(Self.quote(twin))”看起来一样",
          en:
            "the list '\(Self.quote(name))' looks like '\(Self.quote(twin))' at \(Self.place(first).en)"
        ),
        expected: Bilingual(
          zh: "大小写、0 与 O、1 与 l 之外仍有区别的名称", en: "names that differ by more than case, 0/O or 1/l/I"),
        suggestion: Bilingual(zh: "换一个名称", en: "choose another name"))
    case .reservedID(let id):
      Facts(
        code: "reserved-id", found: id,
        problem: Bilingual(
          zh: "“\(Self.quote(id))”在录入命令或表格列名中另有用处",
          en: "'\(Self.quote(id))' has another meaning in commands or as a column"),
        expected: Bilingual(zh: "不与命令参数和列名相同的编号", en: "an id that is no argument or column name"),
        suggestion: Bilingual(
          zh: "改为如“\(Self.quote("q-" + id))”", en: "write for example '\(Self.quote("q-" + id))'"))
    case .noPlaces:
      Facts(
        code: "no-places",
        problem: Bilingual(
          zh: "所有题目都是文字题，答卷上没有可录入的标记",
          en: "every item is free text, so a paper line would have no mark"),
        expected: Bilingual(zh: "至少一道不是文字题的题目", en: "at least one item that is not text"))
    case .emptyRange(let low, let high):
      Facts(
        code: "empty-range", found: low,
        problem: Bilingual(
          zh: "下限 \(Self.quote(low)) 与上限 \(Self.quote(high)) 之间没有数",
          en: "no number lies between \(Self.quote(low)) and \(Self.quote(high))"),
        expected: Bilingual(zh: "不大于上限的下限", en: "a lower limit not above the upper one"))
    case .softOutside(let soft, let range):
      Facts(
        code: "soft-outside", found: soft,
        problem: Bilingual(
          zh: "提示范围 \(Self.quote(soft)) 不在允许范围 \(Self.quote(range)) 之内",
          en: "the soft limits \(Self.quote(soft)) do not lie inside \(Self.quote(range))"),
        expected: Bilingual(
          zh: "允许范围之内、由小到大的提示范围", en: "soft limits inside the range, the lower one first"))
    case .unevenRange(let low, let high, let step):
      Facts(
        code: "uneven-range", found: high,
        problem: Bilingual(
          zh: "从 \(Self.quote(low)) 起每步 \(Self.quote(step)) 到不了 \(Self.quote(high))",
          en: "steps of \(Self.quote(step)) from \(Self.quote(low)) never reach \(Self.quote(high))"
        ),
        expected: Bilingual(zh: "步长的整数倍", en: "a whole number of steps"))
    case .badStep(let step):
      Facts(
        code: "bad-number", found: step,
        problem: Bilingual(
          zh: "步长 \(Self.quote(step)) 不能用", en: "the step \(Self.quote(step)) cannot be used"),
        expected: Bilingual(zh: "大于 0 的数", en: "a number above 0"))
    default:
      Facts(code: "questionnaire", problem: Bilingual(zh: "问卷有误", en: "the questionnaire is wrong"))
    }
  }

  /// The words about options.
  var optionFacts: Facts {
    switch self {
    case .unknownOptions(let name, let known):
      Facts(
        code: "unknown-options", found: name,
        problem: Bilingual(
          zh: "没有名为“\(Self.quote(name))”的选项表", en: "there is no option list '\(Self.quote(name))'"),
        expected: known.isEmpty
          ? Bilingual(zh: "optionLists 中的一张表", en: "a list under optionLists")
          : DefinitionFault.list(known),
        suggestion: DefinitionFault.didYouMean(NearestName.among(known, to: name)))
    case .unusedOptions(let name):
      Facts(
        code: "unused-options", severity: .warning, found: name,
        problem: Bilingual(
          zh: "选项表“\(Self.quote(name))”没有题目使用",
          en: "no item uses the option list '\(Self.quote(name))'"),
        suggestion: Bilingual(zh: "删去，或在题目中引用", en: "remove it or refer to it"))
    case .unreachableCode(let code):
      Facts(
        code: "unreachable-code", found: code,
        problem: Bilingual(
          zh: "选项代码“\(Self.quote(code))”无法录入",
          en: "the option code '\(Self.quote(code))' cannot be keyed"),
        expected: Bilingual(
          zh: "1 到 8 个半角字母或数字（. * / - ! + 另有含义）",
          en: "1 to 8 ASCII letters or digits (. * / - ! + have a meaning of their own)"))
    case .duplicateCode(let code, let first):
      Facts(
        code: "duplicate-code", found: code,
        problem: Bilingual(
          zh: "选项代码“\(Self.quote(code))”重复，第一次在\(Self.place(first).zh)",
          en:
            "the option code '\(Self.quote(code))' is repeated; it first stands at \(Self.place(first).en)"
        ),
        expected: Bilingual(zh: "各不相同的代码", en: "every code once"),
        suggestion: Bilingual(zh: "换一个代码", en: "choose another code"))
    case .nearDuplicateCode(let code, let twin, let first):
      Facts(
        code: "near-duplicate", found: code,
        problem: Bilingual(
          zh: "选项代码“\(Self.quote(code))”与\(Self.place(first).zh)的“\(Self.quote(twin))”看起来一样",
          en:
            "the option code '\(Self.quote(code))' looks like '\(Self.quote(twin))' at \(Self.place(first).en)"
        ),
        expected: Bilingual(
          zh: "大小写、0 与 O、1 与 l 之外仍有区别的代码", en: "codes that differ by more than case, 0/O or 1/l/I"),
        suggestion: Bilingual(zh: "换一个代码", en: "choose another code"))
    case .duplicateLabel(let label, let first):
      Facts(
        code: "duplicate-label", severity: .warning, found: label,
        problem: Bilingual(
          zh: "选项文字“\(Self.quote(label))”与\(Self.place(first).zh)的相同",
          en: "the label '\(Self.quote(label))' stands at \(Self.place(first).en) already"),
        expected: Bilingual(zh: "各不相同的选项文字", en: "labels that differ"))
    case .satisfiedAbstention(let code):
      Facts(
        code: "abstain-satisfied", found: code,
        problem: Bilingual(
          zh: "选项“\(Self.quote(code))”既是不表态又算满意",
          en: "option '\(Self.quote(code))' both abstains and counts as satisfied"),
        expected: Bilingual(zh: "abstain 和 satisfied 二者之一", en: "either abstain or satisfied"),
        suggestion: Bilingual(zh: "删去 satisfied 或 abstain", en: "remove satisfied or abstain"))
    case .scoredAbstention(let code):
      Facts(
        code: "abstain-scored", found: code,
        problem: Bilingual(
          zh: "选项“\(Self.quote(code))”不表态却有分值",
          en: "option '\(Self.quote(code))' abstains and has a score"),
        expected: Bilingual(zh: "没有分值的不表态选项", en: "no score for an abstention"),
        suggestion: Bilingual(zh: "删去 score", en: "remove the score"))
    case .incompleteScores(let code):
      Facts(
        code: "incomplete-scores", found: code,
        problem: Bilingual(
          zh: "选项“\(Self.quote(code))”没有分值，而同表其他选项有",
          en: "option '\(Self.quote(code))' has no score while others of its list have one"),
        expected: Bilingual(
          zh: "除不表态外都有分值的选项", en: "a score for every option that is no abstention"),
        suggestion: Bilingual(zh: "补上“score: '…'”", en: "add \"score: '…'\""))
    case .exclusiveInSingle(let code):
      Facts(
        code: "exclusive-in-single", found: code,
        problem: Bilingual(
          zh: "选项“\(Self.quote(code))”声明排他，但这是单选题",
          en: "option '\(Self.quote(code))' is declared exclusive in a single choice"),
        expected: Bilingual(
          zh: "只用于多选题的排他选项", en: "exclusive options in a multiple choice only"),
        suggestion: Bilingual(zh: "删去 exclusive", en: "remove exclusive"))
    case .textInGrid(let code):
      Facts(
        code: "text-in-grid", found: code,
        problem: Bilingual(
          zh: "选项“\(Self.quote(code))”要求写明文字，但表格的格子收不了文字",
          en: "option '\(Self.quote(code))' asks for a text, which the cells of a grid cannot take"),
        expected: Bilingual(
          zh: "格子里只用不写文字的选项", en: "options without a text in the cells of a grid"),
        suggestion: Bilingual(
          zh: "删去 text，或另设一道文字题", en: "remove text, or ask in a text item of its own"))
    default:
      itemFacts
    }
  }
}
