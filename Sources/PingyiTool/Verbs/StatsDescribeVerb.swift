import Diagnostics
import ExactArithmetic
import Reporting
import Statistics
import Tables

/// `stats describe FILE --column C`.
enum StatsDescribeVerb: Verb {
  private static let column = OptionDescription(
    "column", value: "C", Bilingual(zh: "要描述的列", en: "the column to describe"))

  static let description = CommandDescription(
    "stats", "describe",
    summary: Bilingual(zh: "一列数的个数、均值、标准差、极值、中位数", en: "count, mean, spread and order of a column"),
    details: [
      Bilingual(
        zh: "数按原文精确读取，和与平方和不经二进制小数，最后才取近似。",
        en: "Numbers are read exactly as written; sums never pass through binary fractions.")
    ],
    operands: [.table], options: [column, .json],
    examples: [
      .init(
        "stats describe answers.csv --column score",
        prints: Bilingual(
          zh: "score：n 57，均值 87.4386，标准差 6.1023，最小 70，最大 98，中位数 88",
          en: "score: n 57, mean 87.4386, sd 6.1023, min 70, max 98, median 88"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let name = try StatsOptions.required(invocation.value(of: column), column)
    let file = try StatsTable(try invocation.required(0), invocation, in: surroundings)
    let cells = try file.numbers(try file.column(name))
    let values = cells.compactMap { $0 }
    let found: Statistics.Description
    do throws(StatisticsFault) {
      found = try Description(of: values)
    } catch {
      throw Refusal(.data, [error.finding(at: file.table.headerLocation)])
    }
    let dropped = cells.count - values.count
    guard !invocation.isGiven(.json) else {
      try surroundings.say([
        "column": .string(name), "n": .integer(found.count), "mean": .estimate(found.mean),
        "sd": found.standardDeviation.map { .estimate($0) } ?? .null,
        "min": .estimate(found.least.nearestDouble), "max": .estimate(found.greatest.nearestDouble),
        "median": .estimate(found.median.nearestDouble), "rowsDropped": .integer(dropped),
      ])
      return .fine
    }
    let (mean, sd) = (
      Figure.estimate(found.mean), found.standardDeviation.map { Figure.estimate($0) } ?? "—"
    )
    func exact(_ value: Rational) -> String { value.decimalValue.text }
    let order = (exact(found.least), exact(found.greatest), exact(found.median))
    let shown = TerminalText.safe(name)
    let words = Bilingual(
      zh:
        "\(shown)：n \(found.count)，均值 \(mean)，标准差 \(sd)，最小 \(order.0)，最大 \(order.1)，中位数 \(order.2)\n"
        + "含义：多数数值在均值上下各一个标准差之内；标准差以 n−1 为分母。",
      en: "\(shown): n \(found.count), mean \(mean), sd \(sd), min \(order.0), max \(order.1), "
        + "median \(order.2)\n"
        + "Meaning: most values lie within one standard deviation of the mean; it has n−1 below the "
        + "line.")
    try surroundings.say(
      words[invocation.language] + "\n" + StatsWords.dropped(dropped, invocation.language))
    return .fine
  }
}
