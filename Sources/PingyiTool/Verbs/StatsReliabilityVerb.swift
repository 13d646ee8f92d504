import Diagnostics
import ExactArithmetic
import Reporting
import Statistics
import Tables

/// `stats reliability FILE --items a,b,c`.
enum StatsReliabilityVerb: Verb {
  private static let items = OptionDescription(
    "items", value: "a,b,c", Bilingual(zh: "量表的各题，列名用逗号分开", en: "the items' columns"))
  private static let reverse = OptionDescription(
    "reverse", value: "a", Bilingual(zh: "反向计分的题", en: "items to be reversed"))
  private static let range = OptionDescription(
    "range", value: "1,6",
    Bilingual(zh: "反向计分用的最低分和最高分", en: "lowest and highest value, for --reverse"))

  static let description = CommandDescription(
    "stats", "reliability",
    summary: Bilingual(zh: "量表的内部一致性：Cronbach α", en: "a scale's consistency: Cronbach's alpha"),
    details: [
      Bilingual(
        zh: "有空白的行整行不计，并报告行数；区间按 Feldt。题总相关为负时提示可能漏了反向计分。",
        en: "Rows with a blank are left out and counted; limits by Feldt. A negative item-rest "
          + "correlation warns of a reversed item.")
    ],
    operands: [.table], options: [items, reverse, range, StatsOptions.level, .json],
    examples: [
      .init(
        "stats reliability answers.csv --items q1,q2,q3,q4 --reverse q3 --range 1,6",
        prints: Bilingual(
          zh: "α = 0.8347，95% 区间 0.7563 到 0.8935，以及去掉每题后的 α",
          en: "alpha = 0.8347, 95% interval 0.7563 to 0.8935, and alpha without each item"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let names = StatsTable.names(try StatsOptions.required(invocation.value(of: items), items))
    let level = try StatsOptions.level(invocation)
    let ends = try ends(invocation)
    let file = try StatsTable(try invocation.required(0), invocation, in: surroundings)
    let reversed = Set(try file.columns(invocation.value(of: reverse)))
    var columns: [[Rational?]] = []
    var unused = reversed
    for name in names {
      let column = try file.column(name)
      let values = try file.numbers(column)
      guard unused.remove(column) != nil, let ends else {
        columns.append(values)
        continue
      }
      columns.append(values.map { value in value.map { ends.low + ends.high - $0 } })
    }
    if let other = unused.first {
      throw Refusal(
        .badValue(
          reverse, value: other.name,
          expected: Bilingual(zh: "--items 中的一题", en: "one of --items"), nearest: nil))
    }
    let all = (0..<(columns.first?.count ?? 0)).map { row in columns.map { $0[row] } }
    let complete = all.map { $0.compactMap { $0?.nearestDouble } }.filter {
      $0.count == names.count
    }
    let found: CronbachAlpha
    do throws(StatisticsFault) {
      found = try CronbachAlpha(complete)
    } catch {
      throw Refusal(.data, [error.finding(at: file.table.headerLocation)])
    }
    let report = ReliabilityReport(
      alpha: found, names: names, level: level, dropped: all.count - complete.count,
      language: invocation.language)
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }

  private static func ends(
    _ invocation: Invocation
  ) throws(Refusal) -> (low: Rational, high: Rational)? {
    guard let text = invocation.value(of: range) else {
      if invocation.isGiven(reverse) { throw Refusal(.usage, StatsUsageFault.missingOption(range)) }
      return nil
    }
    guard invocation.isGiven(reverse) else {
      throw Refusal(.usage, StatsUsageFault.belongsTo(range, owner: reverse.spelling))
    }
    let parts = StatsTable.names(text).map { try? Rational(parsing: $0) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low < high else {
      throw Refusal(
        .badValue(
          range, value: text,
          expected: Bilingual(zh: "两个数，如 1,6", en: "two numbers such as 1,6"), nearest: nil))
    }
    return (low, high)
  }
}

/// Alpha as a page and as a document.
private struct ReliabilityReport {
  let alpha: CronbachAlpha
  let names: [String]
  let level: ConfidenceLevel
  let dropped: Int
  let language: Language

  private var warnings: [Bilingual] {
    zip(names, alpha.items).compactMap { name, item in
      guard let correlation = item.restCorrelation else {
        return Bilingual(
          zh: "“\(Excerpt.quote(name))”的答案全部相同，不提供信息",
          en: "'\(Excerpt.quote(name))' has one answer only and says nothing")
      }
      guard correlation < 0 else { return nil }
      return Bilingual(
        zh: "“\(Excerpt.quote(name))”与其余各题之和负相关，可能是反向题，用 --reverse 反向计分",
        en: "'\(Excerpt.quote(name))' correlates negatively with the other items; it may be a "
          + "reversed one: use --reverse")
    }
  }

  var document: JSONValue {
    let interval = alpha.interval(at: level)
    func optional(_ value: Double?) -> JSONValue { value.map { .estimate($0) } ?? .null }
    return [
      "alpha": .estimate(alpha.alpha), "low": .estimate(interval.low),
      "high": .estimate(interval.high), "level": .estimate(level.share.nearestDouble),
      "n": .integer(alpha.count),
      "itemDropped": .array(
        zip(names, alpha.items).map { name, item in
          [
            "item": .string(name), "alpha": optional(item.alphaWithout),
            "itemRest": optional(item.restCorrelation),
          ]
        }),
      "rowsDropped": .integer(dropped),
      "warnings": .array(warnings.map { .string($0[language]) }),
    ]
  }

  var text: String {
    func shown(_ value: Double?) -> String {
      value.map { Figure.estimate($0, decimals: 4) } ?? "—"
    }
    let interval = alpha.interval(at: level)
    let range = StatsWords.interval(shown(interval.low), shown(interval.high), level, language)
    var text = "α = \(shown(alpha.alpha))  \(range)  n = \(alpha.count)\n\n"
    var table = TextTable(columns: [
      .init(words("题", "item")), .init(words("去掉后 α", "alpha without"), .right),
      .init(words("与其余题相关", "item-rest"), .right),
    ])
    for (name, item) in zip(names, alpha.items) {
      table.add([name, shown(item.alphaWithout), shown(item.restCorrelation)])
    }
    text += table.text + "\n" + StatsWords.dropped(dropped, language)
    for warning in warnings { text += words("注意：", "Note: ") + warning[language] + "\n" }
    return text
      + words(
        "含义：α 越接近 1，各题越一致；去掉某题后 α 明显升高，说明该题与其余不合。",
        "Meaning: the nearer to 1, the better the items go together; an item without which alpha "
          + "rises does not fit the others.") + "\n"
  }

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
