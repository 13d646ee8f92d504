import Diagnostics
import ExactArithmetic
import Reporting
import Statistics

/// `stats sample-size --population P --margin E`.
enum StatsSampleSizeVerb: Verb {
  private static let population = OptionDescription(
    "population", value: "P", Bilingual(zh: "全体人数", en: "how many members there are"))
  private static let margin = OptionDescription(
    "margin", value: "0.05", Bilingual(zh: "允许误差（区间的一半宽）", en: "half the width of the interval"))
  private static let proportion = OptionDescription(
    "proportion", value: "0.5",
    Bilingual(zh: "预计比例；缺省 0.5，要求最多", en: "the expected share; otherwise 0.5, which needs most"))
  private static let designEffect = OptionDescription(
    "design-effect", value: "1",
    Bilingual(zh: "设计效应；整群抽样大于 1；缺省 1", en: "design effect, above 1 for clusters; otherwise 1"))
  private static let responseRate = OptionDescription(
    "response-rate", value: "1",
    Bilingual(zh: "预计有效回收率；缺省 1", en: "the share expected back valid; otherwise 1"))
  private static let method = OptionDescription(
    "method", choices: SampleRequirement.Method.allCases.map(\.rawValue),
    Bilingual(zh: "算法；缺省 cochran", en: "the method; otherwise cochran"))

  static let description = CommandDescription(
    "stats", "sample-size",
    summary: Bilingual(zh: "需要多少份有效答卷、发多少份", en: "how many answers are needed, and how many forms"),
    details: [
      Bilingual(
        zh: "每一步都按整数和分数进位：110 份乘设计效应 1.1 是 121 份。结果不超过全体人数。",
        en:
          "Every step is rounded up on whole numbers: 110 answers with a design effect of 1.1 are "
          + "121. No number exceeds the population.")
    ],
    options: [
      population, margin, StatsOptions.level, proportion, designEffect, responseRate, method, .json,
    ],
    examples: [
      .init(
        "stats sample-size --population 1000 --margin 5% --response-rate 80%",
        prints: Bilingual(zh: "有效答卷：278 份\n发放：348 份", en: "Answers: 278\nForms: 348"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let all = try StatsOptions.required(
      try StatsOptions.whole(population, invocation), population)
    let half = try StatsOptions.required(try StatsOptions.rational(margin, invocation), margin)
    let level = try StatsOptions.level(invocation)
    let share = try StatsOptions.rational(proportion, invocation)
    let effect = try StatsOptions.rational(designEffect, invocation) ?? 1
    let rate = try StatsOptions.rational(responseRate, invocation) ?? 1
    let chosen =
      invocation.value(of: method).flatMap { SampleRequirement.Method(rawValue: $0) } ?? .cochran
    let needed = try StatsOptions.orUsage { () throws(StatisticsFault) in
      let aim = try SampleRequirement.Aim(
        population: all, margin: half, level: level,
        proportion: share ?? (try? Rational(1, over: 2)) ?? 1)
      return try SampleRequirement(chosen, for: aim, designEffect: effect, responseRate: rate)
    }
    guard !invocation.isGiven(.json) else {
      try surroundings.say([
        "n": .integer(needed.answers), "issue": .integer(needed.forms),
        "population": .integer(all), "method": .string(chosen.rawValue),
      ])
      return .fine
    }
    let percent = level.share.percentText(minimumPlaces: 6)
    let error = half.percentText(minimumPlaces: 6)
    let words = Bilingual(
      zh: "有效答卷：\(needed.answers) 份\n发放：\(needed.forms) 份\n"
        + "含义：从 \(all) 人中随机抽取，收回这么多有效答卷时，\(percent) 的情况下比例的误差不超过 \(error)。",
      en: "Answers: \(needed.answers)\nForms: \(needed.forms)\n"
        + "Meaning: with so many valid answers drawn at random from \(all) members, a share is within "
        + "\(error) of the truth in \(percent) of samples.")
    try surroundings.say(words[invocation.language] + "\n")
    return .fine
  }
}
