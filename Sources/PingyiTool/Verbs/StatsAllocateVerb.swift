import Diagnostics
import ExactArithmetic
import Reporting
import Sampling
import Tables

/// `stats allocate STRATA.csv --total N`.
enum StatsAllocateVerb: Verb {
  private static let strata = OperandDescription(
    "STRATA.csv", .one,
    Bilingual(zh: "各层的表，列 stratum,size[,sd]", en: "the strata, columns stratum,size[,sd]"))
  private static let total = OptionDescription(
    "total", value: "N",
    Bilingual(
      zh: "合计抽取数；也可写比例，如 7% 或 0.07，进位取整",
      en: "how many in all; or a share such as 7% or 0.07, rounded up"))
  private static let method = OptionDescription(
    "method", choices: AllocationMethod.allCases.map(\.rawValue),
    Bilingual(zh: "怎样分配；缺省 proportional", en: "how it is spread; otherwise proportional"))

  static let description = CommandDescription(
    "stats", "allocate",
    summary: Bilingual(zh: "把样本量分到各层", en: "spread a sample over strata"),
    details: [
      Bilingual(
        zh: "合计恰为总数，任何层不超过自身，也不少于 --minimum；与行的顺序无关。\(Allocation.tieRule.zh)。",
        en:
          "The sum is exact, no stratum gets more than it has or less than --minimum, and row order "
          + "does not matter. Rule: \(Allocation.tieRule.en).")
    ],
    operands: [strata], options: [total, method, DrawOptions.minimum, .json],
    examples: [
      .init(
        "stats allocate strata.csv --total 40 --method neyman --minimum 2",
        prints: Bilingual(zh: "每层的抽取数，合计 40", en: "a number for each stratum, 40 in all")),
      .init(
        "stats allocate strata.csv --total 7% --json",
        prints: Bilingual(
          zh: "{\"strata\": [{\"stratum\": \"A\", \"n\": 7}, …], …}",
          en: "{\"strata\": [{\"stratum\": \"A\", \"n\": 7}, …], …}")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let wanted = try StatsOptions.required(try StatsOptions.rational(total, invocation), total)
    let minimum = try StatsOptions.whole(DrawOptions.minimum, invocation) ?? 0
    let table = try StatsTable(try invocation.required(0), invocation, in: surroundings)
    let (strata, findings) = AllocationStratum.read(table.table)
    guard let strata else { throw Refusal(.data, findings) }
    let method =
      invocation.value(of: method).flatMap { AllocationMethod(rawValue: $0) } ?? .proportional
    let shares: [StratumShare]
    do throws(AllocationFault) {
      shares = try Allocation(
        total: count(wanted, of: strata, text: invocation.value(of: total)), method: method,
        minimum: minimum
      ).shares(of: strata)
    } catch {
      throw Refusal(.data, error)
    }
    let sum = shares.reduce(0) { $0 + $1.count }
    guard !invocation.isGiven(.json) else {
      try surroundings.say([
        "strata": .array(
          shares.map { ["stratum": .string($0.stratum), "n": .integer($0.count)] }),
        "total": .integer(sum), "method": .string(method.rawValue),
        "tieRule": .text(Allocation.tieRule),
      ])
      return .fine
    }
    let language = invocation.language
    var page = TextTable(columns: [
      .init(Bilingual(zh: "层", en: "stratum")[language]), .init("n", .right),
    ])
    for share in shares { page.add([share.stratum, "\(share.count)"]) }
    page.add([Bilingual(zh: "合计", en: "total")[language], "\(sum)"])
    let rule = Bilingual(
      zh: "\(method.name.zh)；\(Allocation.tieRule.zh)。",
      en: "\(method.name.en); \(Allocation.tieRule.en).")
    try surroundings.say(page.text + rule[language] + "\n")
    return .fine
  }

  /// A whole number as it is; a share of all units is rounded up, exactly: 0.07 of 100 is 7.
  private static func count(
    _ wanted: Rational, of strata: [AllocationStratum], text: String?
  ) -> Int {
    let isShare = text.map { $0.contains("%") || $0.contains(".") || $0.contains("/") } ?? false
    guard isShare, wanted <= 1 else { return wanted.ceiling.exactInt ?? Int.max }
    let units = strata.reduce(Rational.zero) { $0 + Rational($1.size) }
    return (wanted * units).ceiling.exactInt ?? Int.max
  }
}
