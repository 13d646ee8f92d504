public import Diagnostics
import ExactArithmetic
import Sheets

extension SchemeFault {
  /// What is wrong.
  public var problem: Bilingual {
    switch self {
    case .repeatedID(let id, let first):
      let id = Excerpt.quote(id)
      return Bilingual(
        zh: "编号“\(id)”重复，第一次在第 \(first.line) 行",
        en: "the id '\(id)' is repeated; it first stands on line \(first.line)")
    case .conflictingFact(let fact, let first):
      let fact = Excerpt.quote(fact)
      return Bilingual(
        zh: "事实“\(fact)”的类型与第 \(first.line) 行不同",
        en: "the fact '\(fact)' has another type than on line \(first.line)")
    case .rateReference(let text):
      let text = Excerpt.quote(text)
      return Bilingual(zh: "“\(text)”不是问卷的率", en: "'\(text)' names no rate of a questionnaire")
    case .oneOf(_, let found), .ruleWords(let found, _):
      let found = found.map { Excerpt.quote($0) }.joined(separator: ", ")
      return found.isEmpty
        ? Bilingual(zh: "此处没有说明用哪一种", en: "nothing here says which one is meant")
        : Bilingual(zh: "同时写了 \(found)", en: "found \(found) together")
    case .zeroWidth(let key):
      return Bilingual(zh: "\(key) 是 0", en: "\(key) is 0")
    case .danglingInput(let name, _):
      let name = Excerpt.quote(name)
      return Bilingual(zh: "没有声明过输入“\(name)”", en: "no input is called '\(name)'")
    case .inputKind(let name, let kind, _):
      let name = Excerpt.quote(name)
      return Bilingual(
        zh: "输入“\(name)”的类型 \(kind.rawValue) 不能用在这里",
        en: "the input '\(name)' is a \(kind.rawValue), which this rule cannot use")
    case .unusedInput(let name):
      let name = Excerpt.quote(name)
      return Bilingual(zh: "输入“\(name)”没有用到", en: "no rule reads the input '\(name)'")
    case .unknownReading(let id, _):
      let id = Excerpt.quote(id)
      return Bilingual(zh: "办法没有口径“\(id)”", en: "the scheme has no reading '\(id)'")
    case .unknownAlternative(let name, let reading, _):
      let name = Excerpt.quote(name)
      let reading = Excerpt.quote(reading)
      return Bilingual(
        zh: "“\(reading)”没有取法“\(name)”", en: "'\(reading)' has no alternative '\(name)'")
    case .unusedReading(let id):
      let id = Excerpt.quote(id)
      return Bilingual(zh: "口径“\(id)”没有用到", en: "no rule asks for the reading '\(id)'")
    default:
      return scoringProblem
    }
  }

  /// What is wrong with points and examples.
  private var scoringProblem: Bilingual {
    switch self {
    case .sectionSum(let section, let items, let stated):
      let (items, stated) = (Wording.points(items), Wording.points(stated))
      return Bilingual(
        zh: "第 \(Excerpt.quote(section)) 部分各项合计 \(items) 分，写明的是 \(stated) 分",
        en: "the items of section \(Excerpt.quote(section)) add up to \(items), not to \(stated)")
    case .schemeSum(let sections, let stated):
      let (sections, stated) = (Wording.points(sections), Wording.points(stated))
      return Bilingual(
        zh: "各部分合计 \(sections) 分，写明的满分是 \(stated) 分",
        en: "the sections add up to \(sections), not to the maximum of \(stated)")
    case .excerpt(let covered, let stated):
      let (covered, stated) = (Wording.points(covered), Wording.points(stated))
      return Bilingual(
        zh: "按声明只含一部分：\(stated) 分中的 \(covered) 分",
        en: "an excerpt, as declared: \(covered) of \(stated) points are covered")
    case .deductionsExceed(let item, let sum, let points):
      let (sum, points) = (Wording.points(sum), Wording.points(points))
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的扣分合计可达 \(sum) 分，超过本项 \(points) 分，多出的由本项 0 分的下限吸收",
        en: "the penalties of \(Excerpt.quote(item)) reach \(sum) points, more than its \(points); "
          + "the item's floor at 0 absorbs the rest")
    case .awardDiffers(let item, let award, let points):
      let (award, points) = (Wording.points(award), Wording.points(points))
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的规则给 \(award) 分，本项是 \(points) 分",
        en: "the rule of \(Excerpt.quote(item)) gives \(award) points, the item has \(points)")
    case .notHeldAboveItem(let item, let given, let points):
      let (given, points) = (Wording.points(given), Wording.points(points))
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 未开展时得 \(given) 分，超过本项 \(points) 分",
        en: "\(Excerpt.quote(item)) gives \(given) points when not held, more than its \(points)")
    case .noExample(let item):
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 没有算例", en: "\(Excerpt.quote(item)) has no example")
    case .exampleFails(let item, let found, let expected):
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的算例算得 \(found)，写的是 \(expected)",
        en: "an example of \(Excerpt.quote(item)) gives \(found), it says \(expected)")
    case .exampleAbsorbs(let item, let found, let expected):
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的算例中下限吸收 \(found) 分，写的是 \(expected) 分",
        en:
          "in an example of \(Excerpt.quote(item)) the floor absorbs \(found), it says \(expected)")
    case .exampleInput(let name, _):
      return Bilingual(
        zh: "本项不用输入“\(Excerpt.quote(name))”",
        en: "the item does not read an input '\(Excerpt.quote(name))'")
    case .exampleValue(let text, let input, _):
      return Bilingual(
        zh: "“\(Excerpt.quote(text))”不能作为 \(Excerpt.quote(input)) 的值",
        en: "'\(Excerpt.quote(text))' is no value for \(Excerpt.quote(input))")
    case .exampleReading(let name, _):
      return Bilingual(
        zh: "本项没有取法“\(Excerpt.quote(name))”的口径",
        en: "no reading of the item has the alternative '\(Excerpt.quote(name))'")
    case .uncoveredLine(let item, let input, let line, let side):
      let (item, input) = (Excerpt.quote(item), Excerpt.quote(input))
      return switch side {
      case .below:
        Bilingual(
          zh: "\(item) 没有 \(input) 略低于 \(line) 的算例",
          en: "\(item) has no example with \(input) just below \(line)")
      case .above:
        Bilingual(
          zh: "\(item) 没有 \(input) 略高于 \(line) 的算例",
          en: "\(item) has no example with \(input) just above \(line)")
      case .at:
        Bilingual(
          zh: "\(item) 没有 \(input) 恰为 \(line) 的算例",
          en: "\(item) has no example with \(input) at \(line)")
      }
    case .uncoveredAnswer(let item, let input, let answer):
      let (item, input) = (Excerpt.quote(item), Excerpt.quote(input))
      return Bilingual(
        zh: "\(item) 没有 \(input) 为“\(answer ? "是" : "否")”的算例",
        en: "\(item) has no example with \(input) '\(answer ? "yes" : "no")'")
    default:
      return compositionProblem
    }
  }

  /// What was expected.
  public var expected: Bilingual? {
    switch self {
    case .rateReference:
      Bilingual(
        zh: "“问卷编号.率的编号”，如 'member-evaluation.overall'",
        en: "the questionnaire's id, a dot and the rate's id, such as 'member-evaluation.overall'")
    case .oneOf(let words, _), .ruleWords(_, let words):
      Bilingual(
        zh: "恰好一个：\(words.joined(separator: "、"))",
        en: "exactly one of \(words.joined(separator: ", "))")
    case .zeroWidth: Bilingual(zh: "大于 0", en: "more than 0")
    case .inputKind(_, _, let usable):
      Bilingual(
        zh: usable.map(\.rawValue).joined(separator: "、"),
        en: usable.map(\.rawValue).joined(separator: ", "))
    case .exampleValue(_, _, let kind):
      Bilingual(zh: kind.form.zh, en: kind.form.en)
    case .weightSum: Bilingual(zh: "1（100%）", en: "1 (100%)")
    case .badCount(_, let most):
      Bilingual(
        zh: "0 到 \(most) 的每个数，至少有 \(most)", en: "numbers from 0 to \(most), \(most) among them")
    case .badDay: Bilingual(zh: "日期，如 '2019-12-31'", en: "a day, such as '2019-12-31'")
    case .unknownTable(_, let known), .exampleComponent(_, let known),
      .danglingInput(_, let known), .unknownReading(_, let known),
      .unknownAlternative(_, _, let known), .exampleInput(_, let known),
      .exampleReading(_, let known), .danglingItem(_, let known):
      known.isEmpty
        ? Bilingual(zh: "空，此处没有可用的名称", en: "none: there is no name to use here")
        : Bilingual(
          zh: SchemeFault.list(known, separator: "、"), en: SchemeFault.list(known, separator: ", "))
    default: nil
    }
  }

  /// What to do.
  public var suggestion: Bilingual? {
    switch self {
    case .unknownTable(let name, let known), .exampleComponent(let name, let known),
      .danglingInput(let name, let known), .unknownReading(let name, let known),
      .unknownAlternative(let name, _, let known), .exampleInput(let name, let known),
      .exampleReading(let name, let known), .danglingItem(let name, let known):
      NearestName.among(known, to: name).map { near in
        let near = Excerpt.quote(near)
        return Bilingual(zh: "改为“\(near)”", en: "did you mean '\(near)'?")
      }
    case .sectionSum(_, let items, let stated) where items < stated,
      .schemeSum(let items, let stated) where items < stated:
      Bilingual(
        zh: "补齐；若有意只写一部分，写明 excerpt: true",
        en: "complete it, or say excerpt: true if a part is meant")
    case .unusedInput, .unusedReading:
      Bilingual(zh: "删去，或在规则中使用", en: "remove it, or use it in a rule")
    case .noExample:
      Bilingual(
        zh: "写入 examples: [ { given: { … }, points: '…' } ]",
        en: "write examples: [ { given: { … }, points: '…' } ]")
    case .exampleFails, .exampleAbsorbs:
      Bilingual(
        zh: "对照条款，改规则或改算例", en: "compare with the clause, then mend the rule or the example")
    case .uncoveredLine, .uncoveredAnswer, .uncoveredAlternative:
      Bilingual(zh: "补一个算例", en: "add an example")
    default: nil
    }
  }

  private static func list(_ names: [String], separator: String) -> String {
    let shown = names.prefix(10).map { Excerpt.quote($0) }.joined(separator: separator)
    return names.count > 10 ? shown + separator + "…" : shown
  }
}

extension FactDeclaration.Kind {
  /// How an example writes a value of the kind.
  var form: Bilingual {
    switch self {
    case .count: Bilingual(zh: "不小于 0 的整数，如 '2'", en: "a whole number from 0 up, such as '2'")
    case .amount: Bilingual(zh: "数，如 '12.5'", en: "a number, such as '12.5'")
    case .rate, .ratio:
      Bilingual(
        zh: "0 到 1 的比，如 '18/20'、'89.99%'", en: "a share from 0 to 1, such as '18/20' or '89.99%'")
    case .date: Bilingual(zh: "日期，如 '2023-06-30'", en: "a day, such as '2023-06-30'")
    case .yesNo: Bilingual(zh: "'yes' 或 'no'", en: "'yes' or 'no'")
    }
  }
}
