import Diagnostics
import ExactArithmetic
import Statistics

/// `stats interval K N`.
enum StatsIntervalVerb: Verb {
  private static let satisfied = OperandDescription(
    "K", .one, Bilingual(zh: "满意数", en: "how many are satisfied"))
  private static let valid = OperandDescription(
    "N", .one, Bilingual(zh: "有效答卷数", en: "how many valid answers there are"))
  private static let method = OptionDescription(
    "method", choices: IntervalMethod.allCases.map(\.rawValue) + [IntervalReport.hypergeometric],
    Bilingual(
      zh: "算法；缺省 wilson，给出 --population 时为 hypergeometric",
      en: "the method; otherwise wilson, with --population hypergeometric"))
  private static let population = OptionDescription(
    "population", value: "P",
    Bilingual(
      zh: "全体人数：样本不放回地出自这么多人",
      en: "all members, from whom the sample was drawn without replacement"))
  private static let threshold = OptionDescription(
    "threshold", value: "90%",
    Bilingual(zh: "标准：是否达到，区间是否支持", en: "is it reached, and does the interval support that?"))

  static let description = CommandDescription(
    "stats", "interval",
    summary: Bilingual(zh: "满意率的置信区间", en: "a confidence interval for a rate"),
    details: [
      Bilingual(
        zh: "是否达到标准按整数判定，与区间和显示的位数无关；supported 说明仅凭样本能否断定。",
        en: "Whether the threshold is reached is decided on whole numbers, whatever is shown; "
          + "'supported' says whether the sample alone shows it.")
    ],
    operands: [satisfied, valid],
    options: [StatsOptions.level, method, population, threshold, .json],
    examples: [
      .init(
        "stats interval 26 29 --threshold 90%",
        prints: Bilingual(
          zh: "满意率：26/29 = 89.7%\n95% 区间（Wilson）：73.6% 到 96.4%\n"
            + "标准 90%：未达到；但区间跨过标准，仅凭这一样本不能断定总体。",
          en: "Satisfied: 26/29 = 89.7%\n95% interval (Wilson): 73.6% to 96.4%\n"
            + "Threshold 90%: not met; but the interval straddles it, …")),
      .init(
        "stats interval 27 27 --population 30 --json",
        prints: Bilingual(
          zh: "JSON：\"lowCount\": 29, \"highCount\": 30 等",
          en: "JSON with \"lowCount\": 29, \"highCount\": 30"
        )),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let k = try count(satisfied, try invocation.required(0))
    let n = try count(valid, try invocation.required(1))
    let level = try StatsOptions.level(invocation)
    let population = try StatsOptions.whole(population, invocation)
    let proportion = try StatsOptions.orUsage { () throws(StatisticsFault) in
      try Proportion(k, of: n)
    }
    let report = IntervalReport(
      proportion: proportion, level: level,
      ends: try ends(invocation.value(of: method), of: proportion, among: population, at: level),
      threshold: try StatsOptions.share(threshold, invocation), language: invocation.language)
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }

  private static func ends(
    _ name: String?, of proportion: Proportion, among all: Int?, at level: ConfidenceLevel
  ) throws(Refusal) -> IntervalReport.Ends {
    let chosen = name.flatMap { IntervalMethod(rawValue: $0) }
    if name == IntervalReport.hypergeometric || (name == nil && all != nil) {
      let all = try StatsOptions.required(all, population)
      return .counts(
        try StatsOptions.orUsage { () throws(StatisticsFault) in
          try CountInterval(proportion, among: all, at: level)
        })
    }
    guard all == nil else {
      throw Refusal(
        .usage,
        StatsUsageFault.belongsTo(population, owner: "--method \(IntervalReport.hypergeometric)"))
    }
    let method = chosen ?? .wilson
    return .shares(method, method.interval(of: proportion, at: level))
  }

  private static func count(
    _ operand: OperandDescription, _ text: String
  ) throws(Refusal) -> Int {
    guard let number = StatsOptions.whole(text) else {
      throw Refusal(.usage, StatsUsageFault.notWhole(operand, value: text))
    }
    return number
  }
}
