import Diagnostics
import ExactArithmetic
import Statistics
import Tables

/// `stats estimate FILE --value COL`.
enum StatsEstimateVerb: Verb {
  private static let value = OptionDescription(
    "value", value: "COL", Bilingual(zh: "要估计的列", en: "the column to estimate"))
  private static let satisfied = OptionDescription(
    "satisfied", value: "4,5",
    Bilingual(zh: "这些答案算满意（1），其余算 0", en: "answers that count as 1, all others as 0"))
  private static let quantity = OptionDescription(
    "of", choices: SurveyDesign.Quantity.allCases.map(\.rawValue),
    Bilingual(zh: "均值（率）、总量或比；缺省 mean", en: "what is estimated; otherwise mean"))
  private static let denominator = OptionDescription(
    "denominator", value: "COL", Bilingual(zh: "比的分母", en: "the denominator of a ratio"))
  private static let unit = OptionDescription(
    "unit", value: "COL[,COL2]",
    Bilingual(zh: "抽样单位（整群），两阶段写两列", en: "the units drawn, stage by stage"))
  private static let stratum = OptionDescription(
    "stratum", value: "COL", Bilingual(zh: "层", en: "the strata"))
  private static let weight = OptionDescription(
    "weight", value: "COL",
    Bilingual(zh: "权数；缺省由 --fpc 推出，再无则相等", en: "weights; otherwise from --fpc, or all alike"))
  private static let fpc = OptionDescription(
    "fpc", value: "COL[,COL2]",
    Bilingual(zh: "各阶段的总体单位数", en: "how many units there are, stage by stage"))
  private static let by = OptionDescription(
    "by", value: "COL", Bilingual(zh: "再按此列分组", en: "groups to estimate besides"))
  private static let loneUnit = OptionDescription(
    "lone-unit", choices: LoneUnitRule.allCases.map(\.rawValue),
    Bilingual(
      zh: "某层只有一个单位时：拒绝、与全体相比、不计误差、按其他层平均；缺省 fail",
      en:
        "a stratum with one unit: refused, compared with all, without error, as others on average; "
        + "otherwise fail"))

  static let description = CommandDescription(
    "stats", "estimate",
    summary: Bilingual(
      zh: "按抽样设计估计均值、率、总量或比", en: "estimate means, rates, totals or ratios by the design"),
    details: [
      Bilingual(
        zh: "同一单位的人相似，误差按单位算；每层至少两个单位，否则拒绝（--lone-unit 另有规定的除外，结果中写明）。"
          + "区间用 t 分布，自由度为单位数减层数。",
        en:
          "Members of a unit are alike, so errors are between units; a stratum with a single unit is "
          + "refused unless --lone-unit says otherwise, which the result names. t intervals, with units "
          + "less strata as degrees of freedom."),
      Bilingual(
        zh: "--unit 与 --fpc 的列数须相同；不给 --unit 时每行是一个单位。值为空白的行不计入并报告。",
        en:
          "--unit and --fpc name as many columns; without --unit every row is a unit. Rows without a "
          + "value are not counted, and said so."),
    ],
    operands: [.table],
    options: [
      value, satisfied, quantity, denominator, unit, stratum, weight, fpc, by, loneUnit,
      StatsOptions.level, .json,
    ],
    examples: [
      .init(
        "stats estimate answers.csv --value overall --satisfied 4,5 --unit union --fpc unions",
        prints: Bilingual(
          zh: "率 82.5%，标准误、95% 区间、自由度、设计效应",
          en: "a rate with standard error, interval and design effect")
      ),
      .init(
        "stats estimate schools.csv --value api00 --stratum stype --weight pw --fpc fpc --by stype --json",
        prints: Bilingual(zh: "JSON，groups 为各组的估计", en: "JSON with an estimate for each group")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let name = try StatsOptions.required(invocation.value(of: value), value)
    let level = try StatsOptions.level(invocation)
    let quantity =
      invocation.value(of: quantity).flatMap { SurveyDesign.Quantity(rawValue: $0) } ?? .mean
    guard (quantity == .ratio) == invocation.isGiven(denominator) else {
      throw Refusal(
        .usage,
        quantity == .ratio
          ? StatsUsageFault.missingOption(denominator)
          : StatsUsageFault.belongsTo(denominator, owner: "--of ratio"))
    }
    let file = try StatsTable(try invocation.required(0), invocation, in: surroundings)
    let values = try values(of: try file.column(name), in: file, invocation)
    var below: [Double?]?
    if let name = invocation.value(of: denominator) {
      below = try file.numbers(try file.column(name)).map { $0?.nearestDouble }
    }
    let design = try design(file, invocation)
    let estimates = Estimates(
      file: file, design: design, quantity: quantity, values: values, denominators: below)
    let whole = try estimates.estimate(within: nil)
    var groups: [EstimateReport.Group] = []
    if let name = invocation.value(of: by) {
      let column = try file.column(name)
      let texts = try file.cells(column) { (cell) throws(CellFault) in cell.folded }
      for group in Set(texts).sorted() {
        groups.append(
          EstimateReport.Group(
            name: group, estimate: try? estimates.estimate(within: texts.map { $0 == group })))
      }
    }
    let isRate = quantity == .mean && values.allSatisfy { $0 == nil || $0 == 0 || $0 == 1 }
    let report = EstimateReport(
      name: name, quantity: quantity, isRate: isRate, whole: whole, groups: groups, level: level,
      dropped: design.count - whole.count, loneStrata: design.loneStrata,
      loneUnits: design.loneUnits, language: invocation.language)
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }

  /// The values of the column, or 1 and 0 by whether they count as satisfied.
  private static func values(
    of column: TableColumn, in file: StatsTable, _ invocation: Invocation
  ) throws(Refusal) -> [Double?] {
    let wanted = Set(StatsTable.names(invocation.value(of: satisfied)))
    guard !wanted.isEmpty else {
      return try file.numbers(column).map { $0?.nearestDouble }
    }
    let numbers = Set(wanted.compactMap { try? Rational(parsing: $0) })
    return try file.cells(column) { (cell) throws(CellFault) in
      if cell.isBlank { return nil }
      let text = cell.folded
      let number = text.utf8.count <= 40 ? try? Rational(parsing: text) : nil
      return wanted.contains(text) || number.map(numbers.contains) == true ? 1 : 0
    }
  }

  /// The design of the rows; what is wrong with it is told at its row.
  private static func design(
    _ file: StatsTable, _ invocation: Invocation
  ) throws(Refusal) -> SurveyDesign {
    let rows = file.table.rows.count
    var units: [[String]] = []
    for column in try file.columns(invocation.value(of: unit)) {
      units.append(try file.filledTexts(column))
    }
    if units.isEmpty { units = [(0..<rows).map { "\($0)" }] }
    var populations: [[Double]] = []
    for column in try file.columns(invocation.value(of: fpc)) {
      populations.append(try file.filledNumbers(column).map(\.nearestDouble))
    }
    guard populations.isEmpty || populations.count == units.count else {
      throw Refusal(
        .badValue(
          fpc, value: invocation.value(of: fpc) ?? "",
          expected: Bilingual(
            zh: "与 --unit 同样多的列（\(units.count)）", en: "as many columns as --unit (\(units.count))"),
          nearest: nil))
    }
    var strata: [String]?
    if let name = invocation.value(of: stratum) {
      strata = try file.filledTexts(try file.column(name))
    }
    var weights: [Double]?
    if let name = invocation.value(of: weight) {
      weights = try file.filledNumbers(try file.column(name)).map(\.nearestDouble)
    }
    do throws(StatisticsFault) {
      return try SurveyDesign(
        count: rows, strata: strata,
        stages: units.indices.map {
          SurveyDesign.Stage(
            units: units[$0], populations: populations.isEmpty ? nil : populations[$0])
        }, weights: weights,
        loneUnits: invocation.value(of: loneUnit).flatMap { LoneUnitRule(rawValue: $0) } ?? .fail)
    } catch {
      throw Estimates.refusal(error, file)
    }
  }
}

/// What is estimated from a table.
private struct Estimates {
  let file: StatsTable
  let design: SurveyDesign
  let quantity: SurveyDesign.Quantity
  let values: [Double?]
  let denominators: [Double?]?

  func estimate(within isInside: [Bool]?) throws(Refusal) -> DesignEstimate {
    do throws(StatisticsFault) {
      return try design.estimate(quantity, of: values, over: denominators, within: isInside)
    } catch {
      throw Self.refusal(error, file)
    }
  }

  static func refusal(_ fault: StatisticsFault, _ file: StatsTable) -> Refusal {
    switch fault {
    case .unitInTwoStrata(_, _, _, let row), .populationVaries(_, let row), .badWeight(let row):
      Refusal(.data, [fault.finding(at: file.location(ofRow: row))])
    default:
      Refusal(.data, [fault.finding(at: file.table.headerLocation)])
    }
  }
}
