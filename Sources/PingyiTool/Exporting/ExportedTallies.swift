import Diagnostics
import ExactArithmetic
import Questionnaires
import Sheets
import Statistics
import Tallies

/// `--what tallies`: a row a figure, so that a spreadsheet or another program filters what it needs.
///
/// Every tally begins with a row `papers` that has its accounting; results follow it only where
/// the privacy threshold lets them be told. `parent` and `units` are those of a round with a sampling frame.
struct ExportedTallies: ExportedTable {
  static let name = "tallies"
  static let summary = Bilingual(
    zh: "汇总：每个数一行，率、选项计数、均值；人数太少的结果不导出",
    en: "the tallies: a row a figure, rates, counts and means; results over too few papers stay out"
  )
  static let isInternal = false

  private let report: TallyReport

  init(
    _ loaded: LoadedRound, _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) {
    _ = try Publishing.register(of: loaded.folder, for: .tallies)
    let book = TallyBook(loaded.state)
    report = TallyReport(
      loaded, book,
      try Release.disclosure(of: loaded, book, language: invocation.language, in: surroundings),
      language: invocation.language)
    try Publishing(tallies: report, of: loaded, in: surroundings)
      .remember(loaded, invocation.language, in: surroundings)
  }

  let columns = [
    "questionnaire", "subject", "name", "parent", "units", "role", "sealed", "issued", "returned",
    "entered", "valid", "invalid", "abstained", "hidden", "figure", "item", "code", "count", "of",
    "value", "low", "high", "method",
  ]

  var omissions: [Bilingual] {
    report.book.exclusions.map { exclusion in
      let cause = TallyReport.words(for: exclusion.cause)
      return Bilingual(
        zh: "批 \(exclusion.batch) 没有计入：\(cause.zh)",
        en: "batch \(exclusion.batch) is not counted: \(cause.en)")
    }
  }

  func forEachRow(_ visit: ([String]) -> Void) {
    for tally in report.book.ordered {
      rows(of: tally, isHidden: report.disclosure.hides(tally), pool: nil, visit)
    }
    for pool in report.pools {
      rows(
        of: pool.tally, isHidden: report.disclosure.hidesPool(pool.tally), pool: pool, visit)
    }
  }

  // MARK: Rows

  private func rows(
    of tally: Tally, isHidden: Bool, pool: PooledTally?, _ visit: ([String]) -> Void
  ) {
    let subject = tally.key.subject
    let opening = [
      tally.key.questionnaire, subject, report.plainName(of: subject) ?? "",
      report.parent(of: subject) ?? "", pool.map { "\($0.units.count)" } ?? "",
      tally.key.role ?? "",
      tally.isSealed ? "yes" : "no",
    ]
    let papers = [
      tally.issued, tally.returned, tally.entered, tally.valid, tally.invalid, tally.abstained,
    ].map { "\($0)" }
    let blanks = [String](repeating: "", count: papers.count)
    let hidden = isHidden ? "yes" : "no"
    visit(opening + papers + [hidden, "papers", "", "", "", "", "", "", "", ""])
    guard !isHidden else { return }
    for figure in figures(of: tally, pool) {
      visit(
        opening + blanks + [
          hidden, figure.kind, figure.item, figure.code, figure.count, figure.of, figure.value,
          figure.low, figure.high, figure.method,
        ])
    }
  }

  /// One figure of a tally.
  private struct Figure {
    let kind: String
    let item: String
    var code = ""
    var count = ""
    var of = ""
    var value = ""
    var low = ""
    var high = ""
    var method = ""
  }

  private func figures(of tally: Tally, _ pool: PooledTally?) -> [Figure] {
    tally.layout.questionnaire.rates.map { figure(of: $0, tally, pool) }
      + tally.places.enumerated().flatMap { place, counts in
        switch report.disclosure.telling(of: tally, at: place, isPooled: pool != nil) {
        case .atLeast(let option, let count):
          [Figure(kind: "atLeast", item: counts.place.name, code: option.code, count: "\(count)")]
        case .secret: [Figure(kind: "vague", item: counts.place.name)]
        case nil: figures(of: counts)
        }
      }
  }

  /// A rate with its interval; of one that is told vaguely only the end that is told, in `value`.
  private func figure(of rate: Rate, _ tally: Tally, _ pool: PooledTally?) -> Figure {
    var figure = Figure(kind: "rate", item: rate.id, code: rate.denominator.rawValue)
    if let vague = report.disclosure.vagueRate(rate, of: tally, isPooled: pool != nil) {
      switch vague {
      case .atLeast(let part, let whole): figure.value = "≥\(part)/\(whole)"
      case .atMost(let part, let whole): figure.value = "≤\(part)/\(whole)"
      case .secret: break
      }
      return figure
    }
    guard let count = tally.count(of: rate) else { return figure }
    figure.count = "\(count.satisfied)"
    figure.of = "\(count.of)"
    figure.value = count.of == 0 ? "" : "\(count.satisfied)/\(count.of)"
    guard pool == nil, let evidence = report.evidence(count, of: tally) else { return figure }
    figure.low = evidence.low.decimalValue.text
    figure.high = evidence.high.decimalValue.text
    if case .hypergeometric = evidence.ends {
      figure.method = IntervalReport.hypergeometric
    } else {
      figure.method = IntervalMethod.wilson.rawValue
    }
    return figure
  }

  private func figures(of counts: PlaceTally) -> [Figure] {
    let item = counts.place.name
    var figures = counts.options.map {
      Figure(kind: "option", item: item, code: $0.option.code, count: "\($0.count)")
    }
    figures += [
      (".", counts.blank), ("*", counts.overTicked), ("/", counts.unreadable),
      ("-", counts.notApplicable),
    ].map { Figure(kind: "sign", item: item, code: $0.0, count: "\($0.1)") }
    if let numbers = counts.numbers,
      let mean = try? numbers.sum.divided(by: Rational(numbers.count))
    {
      figures += [("mean", mean), ("least", numbers.least), ("greatest", numbers.greatest)].map {
        Figure(kind: $0.0, item: item, count: "\(numbers.count)", value: "\($0.1)")
      }
    }
    return figures
  }
}
