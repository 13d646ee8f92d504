import Diagnostics
import ExactArithmetic
import Questionnaires
import Reporting
import Rounds
import Scoring
import Sheets
import Tallies

/// A round's tallies as a page and as a document; they tell what ``Disclosure`` lets them tell.
struct TallyReport {
  /// The round.
  let round: Round
  /// Its tallies.
  let book: TallyBook
  /// The grassroots units of each assessed unit together.
  let pools: [PooledTally]
  /// What may be told.
  let disclosure: Disclosure
  /// The rulings on conflicts between journals, which dropped papers or gave batches another id.
  let rulings: [ConflictRuling]
  /// The language of the page.
  let language: Language
  /// The lines that the scheme holds rates against.
  let lines: [RateLine]
  /// What a person should look at.
  let remarks: TallyRemarks
  private let names: [String: String]
  private let parents: [String: String]

  /// Collects the parts.
  init(
    _ loaded: LoadedRound, _ book: TallyBook, _ disclosure: Disclosure, language: Language
  ) {
    round = loaded.round
    self.book = book
    lines = loaded.folder.scheme.rateLines
    self.disclosure = disclosure
    remarks = TallyRemarks(loaded, book, disclosure, language: language)
    parents = loaded.parents
    names = loaded.folder.frame?.names ?? [:]
    pools = book.pooled(by: loaded.parents)
    rulings = loaded.state.conflictRulings
    self.language = language
  }

  /// The assessed unit above a grassroots unit.
  func parent(of subject: String) -> String? { parents[subject] }

  /// Whether every batch that is counted is sealed, and none is left out because it is open.
  var isFinal: Bool {
    book.ordered.allSatisfy(\.isSealed) && !book.exclusions.contains(where: \.isUndecided)
  }

  /// The questionnaires of which a result is told, and not the accounting alone.
  var toldQuestionnaires: Set<String> {
    let tallies = book.ordered.filter { $0.valid > 0 && !disclosure.hides($0) }
    let sums = pools.map(\.tally).filter { $0.valid > 0 && !disclosure.hidesPool($0) }
    return Set((tallies + sums).map(\.key.questionnaire))
  }

  // MARK: Page

  /// The page.
  var text: String {
    var text = words("轮次 \(round.id) 汇总", "Tally of the round \(round.id)") + "\n"
    var questionnaires: [String] = []
    for tally in book.ordered where !questionnaires.contains(tally.key.questionnaire) {
      questionnaires.append(tally.key.questionnaire)
    }
    for id in questionnaires {
      text += "\n" + section(book.ordered.filter { $0.key.questionnaire == id })
    }
    if book.ordered.isEmpty {
      text += "\n" + words("还没有收批的批次。", "No batch is closed yet.") + "\n"
    }
    text += remarks.text
    text += exclusionsText
    text += rulingsText
    if !isFinal {
      text +=
        "\n"
        + words(
          "有批次未封存或未计入，以上不是最终结果。",
          "Some batches are unsealed or not counted: these are not final results.") + "\n"
    }
    return text
  }

  /// The rates alone.
  var ratesText: String {
    var text = ""
    for tally in book.ordered.enumerated().filter({ isFirstOfItsQuestionnaire($0.offset) }) {
      let questionnaire = tally.element.layout.questionnaire
      let tallies = book.ordered.filter { $0.key.questionnaire == questionnaire.id }
      if !text.isEmpty { text += "\n" }
      text += TerminalText.safe(questionnaire.title[language]) + "\n"
      text += ratesTable(tallies, questionnaire).text
      text += standingsText(tallies, questionnaire)
    }
    return text
  }

  private func isFirstOfItsQuestionnaire(_ place: Int) -> Bool {
    let tallies = book.ordered
    return place == 0
      || tallies[place - 1].key.questionnaire != tallies[place].key.questionnaire
  }

  private func section(_ tallies: [Tally]) -> String {
    guard let questionnaire = tallies.first?.layout.questionnaire else { return "" }
    var text = TerminalText.safe("\(questionnaire.title[language]) (\(questionnaire.id))") + "\n\n"
    text += accountingTable(tallies).text
    if let floor = questionnaire.participation { text += participationText(tallies, floor) }
    if !questionnaire.rates.isEmpty {
      text += "\n" + ratesTable(tallies, questionnaire).text
      text += standingsText(tallies, questionnaire)
    }
    for tally in tallies where !disclosure.hides(tally) {
      text += "\n" + itemsTable(tally).text
    }
    let pools = pools.filter { $0.tally.key.questionnaire == questionnaire.id }
    if !pools.isEmpty { text += "\n" + section(pooled: pools, questionnaire) }
    text += silenceText(tallies, pools, questionnaire)
    return text
  }

  /// The assessed units' lines over all their grassroots units.
  private func section(pooled pools: [PooledTally], _ questionnaire: Questionnaire) -> String {
    let tallies = pools.map(\.tally)
    var text = words("按被考核单位合计：", "By assessed unit:") + "\n\n"
    text += accountingTable(tallies, units: pools.map(\.units.count)).text
    if !questionnaire.rates.isEmpty {
      text += "\n" + ratesTable(pooled: pools, questionnaire).text
    }
    for tally in tallies where !disclosure.hidesPool(tally) {
      text += "\n" + itemsTable(tally, isPooled: true).text
    }
    return text
  }

  /// - Parameter units: how many grassroots units stand behind each tally; nil for single ones.
  private func accountingTable(_ tallies: [Tally], units: [Int]? = nil) -> TextTable {
    var columns: [TextTable.Column] = [
      .init(words("单位", "Unit")), .init(words("身份", "Role")),
    ]
    if units != nil { columns.append(.init(words("基层单位", "Grassroots units"), .right)) }
    columns += [
      .init(words("发出", "Issued"), .right), .init(words("收回", "Returned"), .right),
      .init(words("录入", "Entered"), .right), .init(words("有效", "Valid"), .right),
      .init(words("无效", "Invalid"), .right), .init(words("弃权", "Abstained"), .right),
      .init(words("改动", "Changes"), .right), .init(words("回收率", "Response"), .right),
      .init(words("状态", "State")),
    ]
    var table = TextTable(columns: columns)
    for (place, tally) in tallies.enumerated() {
      let count = units.map { $0.indices.contains(place) ? ["\($0[place])"] : [""] } ?? []
      table.add(
        [name(of: tally.key.subject), tally.key.role ?? ""] + count + [
          "\(tally.issued)", "\(tally.returned)",
          "\(tally.entered)", "\(tally.valid)", "\(tally.invalid)", "\(tally.abstained)",
          "\(tally.corrections.values.reduce(0, +))",
          Figure.rate(tally.returned, of: tally.issued, decimals: round.rounding.decimals),
          state(of: tally),
        ])
    }
    return table
  }

  /// Whether enough took part, where the questionnaire asks for it; the figures stand all the same.
  private func participationText(_ tallies: [Tally], _ floor: ParticipationFloor) -> String {
    tallies.map { tally in
      let reached = Participation(tally, floor, round).words(round.rounding.decimals)
      return name(of: tally.key.subject) + words("：", ": ") + reached[language] + "\n"
    }.joined()
  }

  private func itemsTable(_ tally: Tally, isPooled: Bool = false) -> TextTable {
    let subject = name(of: tally.key.subject) + (tally.key.role.map { " · \($0)" } ?? "")
    var table = TextTable(columns: [
      .init(subject), .init(words("题目", "Item")), .init(words("结果", "Result")),
      .init(words("表态", "Opinions"), .right), .init(words("空白", "Blank"), .right),
      .init(words("多选", "Over-ticked"), .right), .init(words("看不清", "Unreadable"), .right),
      .init(words("不适用", "N/A"), .right),
    ])
    for (index, counts) in tally.places.enumerated() {
      if let telling = disclosure.telling(of: tally, at: index, isPooled: isPooled) {
        table.add([
          counts.place.name, Excerpt.quote(tally.layout.item(of: counts.place).text[language]),
          words(for: telling), "*", "*", "*", "*", "*",
        ])
        continue
      }
      table.add([
        counts.place.name, Excerpt.quote(tally.layout.item(of: counts.place).text[language]),
        result(of: counts), "\(counts.opinions)", "\(counts.blank)", "\(counts.overTicked)",
        "\(counts.unreadable)", "\(counts.notApplicable)",
      ])
    }
    return table
  }

  private func result(of counts: PlaceTally) -> String {
    if let numbers = counts.numbers {
      let mean = (try? numbers.sum.divided(by: Rational(numbers.count))).map {
        Figure.points($0, round.rounding)
      }
      return words(
        "\(numbers.count) 个，均值 \(mean ?? "—")，最小 \(numbers.least.decimalValue.text)，"
          + "最大 \(numbers.greatest.decimalValue.text)",
        "\(numbers.count) values, mean \(mean ?? "—"), least \(numbers.least.decimalValue.text), "
          + "greatest \(numbers.greatest.decimalValue.text)")
    }
    if counts.options.isEmpty { return "\(counts.answered)" }
    return counts.options.map { "\($0.option.label[language]) \($0.count)" }
      .joined(separator: " · ")
  }

  private var exclusionsText: String {
    guard !book.exclusions.isEmpty else { return "" }
    var table = TextTable(columns: [
      .init(words("未计入的批次", "Not counted")), .init(words("问卷", "Questionnaire")),
      .init(words("单位", "Unit")), .init(words("原因", "Reason")),
    ])
    for exclusion in book.exclusions {
      table.add([
        exclusion.batch, exclusion.questionnaires.joined(separator: words("、", ", ")),
        exclusion.subjects.map { name(of: $0) }.joined(separator: words("、", ", ")),
        Self.words(for: exclusion.cause)[language],
      ])
    }
    return "\n" + table.text
  }

  private var rulingsText: String {
    guard !rulings.isEmpty else { return "" }
    let told = RulingWords(language: language)
    return "\n" + words("对日志冲突的裁定：", "Rulings on conflicts between journals:") + "\n"
      + rulings.map { "  " + TerminalText.safe(told.sentence($0)) + "\n" }.joined()
  }

  func state(of tally: Tally) -> String {
    let accepted = tally.sources.compactMap(\.acceptedBy)
    let seal = tally.isSealed ? words("已封存", "sealed") : words("未封存", "unsealed")
    guard !accepted.isEmpty else { return seal }
    return seal
      + words(
        "；数字不符，由 \(accepted.joined(separator: "、")) 认可",
        "; accepted unbalanced by \(accepted.joined(separator: ", "))")
  }

  /// A unit or a grassroots unit with its name.
  func name(of subject: String) -> String {
    if subject == "all" { return words("全部单位", "all units") }
    return round.unit(id: subject).map { "\($0.id) \($0.name)" }
      ?? names[subject].map { "\(subject) \($0)" } ?? subject
  }

  /// The text of the page's language.
  func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  /// A denominator in words.
  static func word(for denominator: Rate.Denominator) -> Bilingual {
    switch denominator {
    case .issued: Bilingual(zh: "发出", en: "issued")
    case .returned: Bilingual(zh: "收回", en: "returned")
    case .valid: Bilingual(zh: "有效", en: "valid")
    case .opinions: Bilingual(zh: "表态", en: "opinions")
    }
  }

  /// The name of a unit or grassroots unit; nil where nobody gave it one.
  func plainName(of subject: String) -> String? {
    round.unit(id: subject)?.name ?? names[subject]
  }

  /// Why a batch is not counted, in words.
  static func words(for cause: TallyBook.Exclusion.Cause) -> Bilingual {
    switch cause {
    case .open: Bilingual(zh: "未收批（未封存）", en: "still open (unsealed)")
    case .spoiled: Bilingual(zh: "整批作废", en: "the whole batch is void")
    case .conflict: Bilingual(zh: "两份日志冲突，待裁定", en: "two journals conflict")
    case .definitionChanged: Bilingual(zh: "开批后问卷被改动", en: "the questionnaire was changed since")
    case .unknownQuestionnaire: Bilingual(zh: "本轮没有这份问卷", en: "the round has no such questionnaire")
    case .unfittingMarks: Bilingual(zh: "有标记与问卷不符", en: "marks do not fit the questionnaire")
    }
  }
}
