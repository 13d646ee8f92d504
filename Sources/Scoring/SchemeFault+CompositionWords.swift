import Diagnostics
import ExactArithmetic

extension SchemeFault {
  /// What is wrong with tiers, tables, weights and the round.
  var compositionProblem: Bilingual {
    switch self {
    case .tierOverlap(let line):
      return Bilingual(
        zh: "从 \(line) 起的一档与前一档重叠，或次序不对", en: "the tier from \(line) overlaps the one before it")
    case .tierGap(let from, let to):
      let (from, to) = (Wording.points(from), Wording.points(to))
      return Bilingual(
        zh: "\(from) 到 \(to) 之间没有写明得几分，落在其中的得分不能确定",
        en: "from \(from) to \(to) no points are stated; a value there leaves the score open")
    case .deductionsFallShort(let item, let sum, let points):
      let rest = Wording.points(points - sum)
      let (sum, whole) = (Wording.points(sum), Wording.points(points))
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的扣分合计 \(sum) 分，本项 \(whole) 分，全部扣完仍余 \(rest) 分",
        en:
          "the penalties of \(Excerpt.quote(item)) add up to \(sum) of \(whole) points; \(rest) always remain"
      )
    case .weightSum(let sum):
      return Bilingual(
        zh: "权重合计 \(Wording.percent(sum, beside: nil))，不是 100%",
        en: "the weights add up to \(Wording.percent(sum, beside: nil)), not to 100%")
    case .tableSum(let table, let rows, let stated):
      let (rows, stated) = (Wording.points(rows), Wording.points(stated))
      return Bilingual(
        zh: "表“\(Excerpt.quote(table))”各行合计 \(rows)，写明的合计是 \(stated)",
        en: "the rows of '\(Excerpt.quote(table))' add up to \(rows), not to \(stated)")
    case .unknownTable(let name, _):
      return Bilingual(
        zh: "办法没有表“\(Excerpt.quote(name))”", en: "the scheme has no table '\(Excerpt.quote(name))'")
    case .sectionsInComposition(let count):
      return Bilingual(
        zh: "总分的构成中 sections 出现 \(count) 次，应恰为一次",
        en: "the composition names the sections \(count) times, not once")
    case .exampleComponent(let name, _):
      return Bilingual(
        zh: "总分的构成中没有“\(Excerpt.quote(name))”",
        en: "the composition has no component '\(Excerpt.quote(name))'")
    case .exampleIncomplete:
      return Bilingual(
        zh: "算例没有给齐各部分得分，算不出总分", en: "the example leaves out a component, so no total comes out")
    case .badDay(let text):
      return Bilingual(
        zh: "“\(Excerpt.quote(text))”不是日期", en: "'\(Excerpt.quote(text))' is no day")
    case .tooManyUnits(let count, let limit):
      return Bilingual(
        zh: "\(count) 个单位，所选口径最多能算 \(limit) 个",
        en: "\(count) units; the chosen reading is computed for at most \(limit)")
    default: return ruleProblem
    }
  }

  /// What is wrong with the numbers and references of rules.
  private var ruleProblem: Bilingual {
    switch self {
    case .partSum(let item, let parts, let points):
      let (parts, points) = (Wording.points(parts), Wording.points(points))
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的各部分合计 \(parts) 分，写明的是 \(points) 分",
        en: "the parts of \(Excerpt.quote(item)) add up to \(parts), not to \(points)")
    case .idleCap(let item, let cap, let sum):
      let (cap, sum) = (Wording.points(cap), Wording.points(sum))
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的上限 \(cap) 分不起作用：合计最多 \(sum) 分",
        en: "the limit of \(cap) in \(Excerpt.quote(item)) never counts: \(sum) is the most")
    case .boundlessMark(let item):
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的评分没有满分",
        en: "nothing says what the mark of \(Excerpt.quote(item)) is out of")
    case .givesInDeduction(let item, let word):
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的扣分里有给分的规则 \(word)",
        en: "a deduction of \(Excerpt.quote(item)) holds \(word), which gives points")
    case .badCount(let text, let most):
      return Bilingual(
        zh: "“\(Excerpt.quote(text))”：项数应写全，最多 \(most) 项",
        en: "'\(Excerpt.quote(text))': the numbers must go up to \(most)")
    case .uncappedBonus(let item):
      return Bilingual(
        zh: "加分项 \(Excerpt.quote(item)) 没有上限", en: "the bonus \(Excerpt.quote(item)) has no limit")
    case .danglingItem(let name, _):
      return Bilingual(
        zh: "没有指标“\(Excerpt.quote(name))”", en: "there is no item '\(Excerpt.quote(name))'")
    case .eventWithoutRate(let name):
      return Bilingual(
        zh: "没有规则按“\(Excerpt.quote(name))”逐次给分，无从比较同一事项在何处得分多",
        en:
          "no rule gives points for each of '\(Excerpt.quote(name))', so one event there has no worth "
          + "to compare")
    case .spreadOfOne(let name):
      return Bilingual(
        zh: "输入“\(Excerpt.quote(name))”只有一方的一个数，没有差距可限；spread 用于 leaders、peers、mean 和"
          + "数量、金额、比率的事实（自报与核定）",
        en:
          "the input '\(Excerpt.quote(name))' is one statement, with nothing to lie apart; spread is for "
          + "leaders, peers, mean, and facts that are a count, an amount or a ratio (own and verified)"
      )
    case .spreadOfAll(let name, let limit):
      return Bilingual(
        zh: "输入“\(Excerpt.quote(name))”是比率，相差不会超过 100 个百分点，限度 "
          + "\(Wording.percentagePoints(limit)) 个百分点永远用不上；5 个百分点写成 '5%' 或 '0.05'",
        en:
          "the input '\(Excerpt.quote(name))' is a share: nothing lies more than 100 percentage points apart, "
          + "and the limit of \(Wording.percentagePoints(limit)) is never passed; 5 points are written '5%' or "
          + "'0.05'")
    case .derivedInput(let name):
      return Bilingual(
        zh: "输入“\(Excerpt.quote(name))”本身由其他输入合成，不能再用来合成",
        en: "the input '\(Excerpt.quote(name))' is itself made of others")
    case .uncoveredAlternative(let item, let reading, let alternative):
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 没有口径 \(reading) 取 \(alternative) 的算例",
        en: "\(Excerpt.quote(item)) has no example under \(reading) \(alternative)")
    case .gateExample(let id, let stands):
      return Bilingual(
        zh: "\(Excerpt.quote(id)) 的算例\(stands ? "应不成立，却成立" : "应成立，却不成立")",
        en:
          "an example of \(Excerpt.quote(id)) \(stands ? "applies, it says that it does not" : "does not apply, it says that it does")"
      )
    case .noDay(let id):
      return Bilingual(
        zh: "\(Excerpt.quote(id)) 要往前追溯，办法没有写 asOf",
        en: "\(Excerpt.quote(id)) looks back, and the scheme has no asOf")
    case .declaredDefect(let id, let note):
      return Bilingual(
        zh: "文本问题 \(Excerpt.quote(id))：\(note.zh)",
        en: "a defect of the text, \(Excerpt.quote(id)): \(note.en)")
    default: return textProblem
    }
  }

  /// What the text leaves open.
  private var textProblem: Bilingual {
    switch self {
    case .openPart(let item, let parts, let points):
      let rest = Wording.points(points - parts)
      let parts = Wording.points(parts)
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 定额的部分只有 \(parts) 分，余下 \(rest) 分要靠没有单独上限的计件部分",
        en:
          "the fixed parts of \(Excerpt.quote(item)) give \(parts); the other \(rest) can only come of "
          + "what is counted without a limit of its own")
    case .bottomTier(let item, let points):
      let points = Wording.points(points)
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 的最低一档包括 0，也得 \(points) 分",
        en: "the lowest tier of \(Excerpt.quote(item)) holds 0 and still gives \(points)")
    case .openBottom(let item, let from):
      let from = Wording.points(from)
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 没有写不足 \(from) 得几分",
        en: "nothing is stated for less than \(from) in \(Excerpt.quote(item))")
    case .unreachableTier(let item, let at):
      let at = Wording.points(at)
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 在 \(at) 处写的一档没有任何值能落入",
        en: "no value can reach what \(Excerpt.quote(item)) states at \(at)")
    case .sharedTier(let item, let at):
      let at = Wording.points(at)
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 中 \(at) 同时在两档内，按口径取一档",
        en: "\(at) lies in two tiers of \(Excerpt.quote(item)); a reading chooses one")
    case .readGap(let item, let from, let to):
      let (from, to) = (Wording.points(from), Wording.points(to))
      return Bilingual(
        zh: "\(Excerpt.quote(item)) 没有写 \(from) 到 \(to) 之间得几分，按口径取",
        en: "\(Excerpt.quote(item)) states nothing from \(from) to \(to); a reading decides")
    case .missingDenominator(let input, let line):
      let line = Wording.percent(line, beside: nil)
      return Bilingual(
        zh: "“\(Excerpt.quote(input))”是计数，没有分母，不能与 \(line) 相比",
        en:
          "'\(Excerpt.quote(input))' is a count without a denominator and cannot be held against \(line)"
      )
    case .missingAnnex(let number):
      return Bilingual(
        zh: "条款引用了编号更大的附件，附件\(number) 没有内容引自它",
        en: "clauses cite later annexes, and nothing is cited of annex \(number)")
    default:
      return Bilingual(zh: "定义有误", en: "the definition is wrong")
    }
  }
}
