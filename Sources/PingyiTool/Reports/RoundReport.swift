import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring
import Tallies

/// A round's report in one HTML page: ranking, units, data quality, readings and what it rests on.
///
/// It obeys the privacy threshold; what only the office may see is in `score` and `explain`.
struct RoundReport {
  /// The round with everything that was entered.
  let loaded: LoadedRound
  /// Its scores.
  let scores: RoundScores
  /// Its tallies.
  let book: TallyBook
  /// What may be told.
  let disclosure: Disclosure
  /// Its tallies as they may be told.
  let tally: TallyReport
  /// How exactly the surveys are known.
  let precision: SurveyPrecision
  /// How sure the ranks are.
  let honesty: RankHonesty
  /// Old and new results of the units that a newer version of a definition touches; nil without an older one.
  let revision: Revision?
  /// The hash of the definitions by which it is published; nil for a trial.
  let publication: String?
  /// The day on which the report is made.
  let day: String
  /// The language of the page.
  let language: Language

  /// Collects the parts.
  ///
  /// - Parameter seconds: the time of the report, in seconds since 1970-01-01 UTC.
  init(
    _ loaded: LoadedRound, _ scores: RoundScores, _ disclosure: Disclosure,
    revision: Revision? = nil, publication: String?, at seconds: Int64, language: Language
  ) {
    self.loaded = loaded
    self.scores = scores
    book = TallyBook(loaded.state)
    self.disclosure = disclosure
    self.revision = revision
    self.publication = publication
    tally = TallyReport(loaded, book, disclosure, language: language)
    precision = SurveyPrecision(loaded, book)
    honesty = RankHonesty(loaded, scores, precision)
    day = CivilTime(seconds).day
    self.language = language
  }

  var round: Round { loaded.round }
  var scheme: Scheme { loaded.folder.scheme }

  /// The page as text.
  var page: String {
    let title = words("\(scheme.title.zh)结果报告", "\(scheme.title.en): results")
    return HTMLDocument(
      language: language == .zh ? "zh-CN" : "en", title: "\(title) · \(round.id)",
      properties: publication.map { [(Self.publicationName, $0)] } ?? [],
      body: [
        .element(.header, [.element(.h1, title)] + heading),
        .element(
          .main,
          [ranking, revised, charts, unitsSection].compactMap { $0 }
            + [rates, drawRecord, quality, readings, basis].compactMap { $0 }),
        footer,
      ]
    ).text
  }

  private var heading: [HTMLNode] {
    var nodes: [HTMLNode] = [
      .element(
        .p, class: "soft",
        words(
          "轮次 \(round.id) · \(round.units.count) 个被考核单位 · 报告日期 \(day)（UTC）",
          "Round \(round.id) · \(round.units.count) assessed units · made on \(day) (UTC)"))
    ]
    if let coverage = scores.scores.first?.coverage {
      nodes.append(.element(.p, class: "notice", coverage[language]))
    }
    if !scores.isFinal {
      nodes.append(
        .element(
          .p, class: "notice",
          words(
            "不是最终结果：有输入缺少、有批次未封存或未计入，或位次未定。",
            "Not final: an input is missing, a batch is unsealed or not counted, or a place is open."
          )))
    }
    return nodes
  }

  private var footer: HTMLNode {
    let rule =
      switch round.rounding.rule {
      case .halfUp: words("四舍五入", "half up")
      case .gb8170: words("GB/T 8170 四舍六入五成双", "half to even (GB/T 8170)")
      }
    return .element(
      .footer,
      [
        .element(
          .p, class: "soft",
          words(
            "修约：\(rule)，保留 \(round.rounding.decimals) 位小数，只在显示时修约；计算一律用精确分数，排名按精确值。≈ 表示已修约；"
              + "为免看似达到界线，必要时多显示几位。",
            "Rounding: \(rule), \(round.rounding.decimals) decimals, for display only; everything is "
              + "computed and ranked with exact fractions. ≈ marks a rounded figure; more decimals are "
              + "shown where rounding would seem to reach a line.")),
        .element(
          .p, class: "soft",
          words(
            "有效答卷少于公布下限的结果不公布（*）；只有一种身份不足时，另有一种一并不公布，以免反推。未封存的、与已公布的只差"
              + "几份的也不公布；全体（或只差一份）回答相同的，只写“至少”。",
            "Results over fewer papers than the threshold are hidden (*); where one role is hidden a "
              + "second one is hidden too, so that it cannot be worked out. So is what is not sealed, and "
              + "what differs by a few papers from what was published before; where all answers but one "
              + "are alike only 'at least' is told.")),
        .element(.p, class: "soft", "评议 pingyi \(Tool.version)"),
      ])
  }

  // MARK: Words

  /// A unit with its name.
  func name(of unit: String) -> String {
    round.unit(id: unit).map { "\($0.id) \($0.name)" } ?? unit
  }

  /// Points as they are shown.
  func shown(_ score: Score) -> String { Figure.score(score, round.rounding) }

  /// The text of the page's language.
  func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// A heading with what stands under it.
  func section(_ heading: String, _ nodes: [HTMLNode]) -> HTMLNode {
    .element(.section, [.element(.h2, heading)] + nodes)
  }
}
