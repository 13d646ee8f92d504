import Definitions
import Diagnostics

extension QuestionnaireFault {
  private static func quote(_ text: String) -> String { Excerpt.quote(text) }

  /// The words about conditions, rates, grids and policies.
  var ruleFacts: Facts {
    switch self {
    case .unknownItem(let id, let known):
      Facts(
        code: "unknown-item", found: id,
        problem: Bilingual(
          zh: "没有编号为“\(Self.quote(id))”的题目", en: "there is no item '\(Self.quote(id))'"),
        expected: known.isEmpty ? nil : DefinitionFault.list(known),
        suggestion: DefinitionFault.didYouMean(NearestName.among(known, to: id)))
    case .unknownOption(let code, let known):
      Facts(
        code: "unknown-option", found: code,
        problem: Bilingual(
          zh: "题目没有代码为“\(Self.quote(code))”的选项", en: "the item has no option '\(Self.quote(code))'"),
        expected: known.isEmpty ? nil : DefinitionFault.list(known),
        suggestion: DefinitionFault.didYouMean(NearestName.among(known, to: code)))
    case .skipNotEarlier(let item, let source):
      Facts(
        code: "skip-not-earlier", found: source,
        problem: source == item
          ? Bilingual(
            zh: "题目“\(Self.quote(item))”的跳过条件指向自己",
            en: "item '\(Self.quote(item))' is skipped by itself")
          : Bilingual(
            zh: "题目“\(Self.quote(item))”的跳过条件指向后面的“\(Self.quote(source))”",
            en: "item '\(Self.quote(item))' is skipped by the later item '\(Self.quote(source))'"),
        expected: Bilingual(zh: "前面的题目", en: "an earlier item"),
        suggestion: Bilingual(zh: "调整题目顺序", en: "change the order of the items"))
    case .skipCycle(let ids):
      Facts(
        code: "skip-cycle", found: ids.first,
        problem: Bilingual(
          zh: "跳过条件绕成一圈：\(Self.quote(ids.joined(separator: " → ")))",
          en: "the skip conditions form a circle: \(Self.quote(ids.joined(separator: " → ")))"),
        expected: Bilingual(zh: "只指向前面题目的条件", en: "conditions on earlier items only"))
    case .skipNotChoice(let id):
      Facts(
        code: "skip-not-choice", found: id,
        problem: Bilingual(
          zh: "题目“\(Self.quote(id))”没有选项，不能作为跳过条件",
          en: "item '\(Self.quote(id))' has no options to skip by"),
        expected: Bilingual(zh: "单选、多选或是否题", en: "a single, multiple or yesNo item"))
    case .neverTrue:
      Facts(
        code: "never-true",
        problem: Bilingual(
          zh: "跳过条件没有列出选项，永远不成立", en: "the condition lists no option and is never true"),
        expected: Bilingual(zh: "至少一个选项代码", en: "at least one option code"),
        suggestion: Bilingual(zh: "补上代码或删去 skipIf", en: "add a code or remove skipIf"))
    case .alwaysTrue(let source):
      Facts(
        code: "always-true", found: source,
        problem: Bilingual(
          zh: "跳过条件列出了“\(Self.quote(source))”的全部选项，只要作答就成立",
          en:
            "the condition lists every option of '\(Self.quote(source))' and is true for any answer"
        ),
        expected: Bilingual(zh: "一部分选项代码", en: "some of its option codes"),
        suggestion: Bilingual(zh: "删去多余代码，或删去本题", en: "remove codes, or the item"))
    case .rateNeedsSingle(let item):
      Facts(
        code: "rate-needs-single", found: item,
        problem: Bilingual(
          zh: "题目“\(Self.quote(item))”不是单选题，不能算满意率",
          en: "item '\(Self.quote(item))' is no single choice, so it has no rate"),
        expected: Bilingual(zh: "单选题", en: "a single-choice item"))
    case .rateWithoutSatisfied(let item):
      Facts(
        code: "rate-without-satisfied", found: item,
        problem: Bilingual(
          zh: "题目“\(Self.quote(item))”没有算作满意的选项，比率永远是 0",
          en: "no option of '\(Self.quote(item))' counts as satisfied, so the rate is always 0"),
        expected: Bilingual(
          zh: "至少一个选项有“satisfied: true”", en: "at least one option with 'satisfied: true'"))
    case .rateAlwaysWhole(let item):
      Facts(
        code: "rate-always-whole", severity: .warning, found: item,
        problem: Bilingual(
          zh: "题目“\(Self.quote(item))”凡表态的选项都算满意，比率永远是 100%",
          en:
            "every opinion on '\(Self.quote(item))' counts as satisfied, so the rate is always 100%"
        ),
        expected: Bilingual(
          zh: "至少一个不算满意的选项", en: "at least one option that is not satisfied"))
    case .rateCountsSkipped(let item, let denominator):
      Facts(
        code: "rate-counts-skipped", severity: .warning, found: denominator,
        problem: Bilingual(
          zh: "题目“\(Self.quote(item))”会被跳过，分母 \(denominator) 把跳过的人算作不满意",
          en:
            "item '\(Self.quote(item))' can be skipped, and '\(denominator)' counts those as not satisfied"
        ),
        expected: Bilingual(zh: "分母 opinions", en: "the denominator opinions"),
        suggestion: Bilingual(zh: "写成 denominator: 'opinions'", en: "write denominator: 'opinions'")
      )
    case .quotaWithoutOptions:
      Facts(
        code: "quota-without-options",
        problem: Bilingual(
          zh: "限额用在打分的格子上，没有选项可限", en: "a quota needs options, and the cell is a number"),
        expected: Bilingual(zh: "选项格子", en: "a cell with options"),
        suggestion: Bilingual(zh: "删去 quota", en: "remove quota"))
    case .quotaImpossible(let sum):
      Facts(
        code: "quota-impossible", found: sum,
        problem: Bilingual(
          zh: "每个选项都有限额，合计只有 \(Self.quote(sum))，没有一张票能填满",
          en:
            "every option has a quota and they add up to \(Self.quote(sum)), so no ballot can be full"
        ),
        expected: Bilingual(
          zh: "合计不少于 100% 的限额，或至少一个不限的选项",
          en: "quotas of at least 100% together, or an option without one"),
        suggestion: Bilingual(zh: "放宽或删去一项限额", en: "raise or remove one of them"))
    case .ownRowWithoutRater(let respondent):
      Facts(
        code: "own-row-without-rater", found: respondent.rawValue,
        problem: Bilingual(
          zh: "ownRow 要求本单位一行写 -，但 \(respondent.rawValue) 填的票没有“本单位”",
          en:
            "ownRow wants the rater's own row to be -, but a paper of '\(respondent.rawValue)' has none"
        ),
        expected: Bilingual(zh: "respondent: 'unit'", en: "respondent: 'unit'"),
        suggestion: Bilingual(
          zh: "删去 ownRow，或改为 respondent: 'unit'", en: "remove ownRow, or write respondent: 'unit'"))
    case .membersNotAsked(let respondent):
      Facts(
        code: "members-not-asked", found: respondent.rawValue,
        problem: Bilingual(
          zh: "参与率按会员人数算，但答卷人是 \(respondent.rawValue)，不是会员",
          en: "the floor is a share of the members, but '\(respondent.rawValue)' answers"),
        expected: Bilingual(
          zh: "of: 'issued'，或 respondent: 'anonymous'",
          en: "of: 'issued', or respondent: 'anonymous'"),
        suggestion: Bilingual(zh: "写成 of: 'issued'", en: "write of: 'issued'"))
    case .missingPolicy(let name, let allowed):
      Facts(
        code: "missing-policy", found: name,
        problem: Bilingual(
          zh: "没有规定 \(name) 的情形如何处理", en: "no rule says what becomes of \(name)"),
        expected: DefinitionFault.list(allowed),
        suggestion: Bilingual(
          zh: "在 validity 中补上“\(name): '\(allowed.first ?? "…")'”或其他取值",
          en: "add \(name) to validity, for example \"\(name): '\(allowed.first ?? "…")'\""))
    case .lowThreshold(let threshold):
      Facts(
        code: "low-threshold", found: "\(threshold)",
        problem: Bilingual(
          zh: "保密下限 \(threshold) 太低，个人答案可能被推出",
          en: "the privacy threshold \(threshold) is too low: single answers could be worked out"),
        expected: Bilingual(zh: "不小于 5 的整数", en: "a whole number of at least 5"),
        suggestion: Bilingual(zh: "写成 10 或更高", en: "write 10 or more"))
    default:
      itemFacts
    }
  }
}
