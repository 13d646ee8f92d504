import Diagnostics
import Digests
import Questionnaires
import Reporting
import Rounds
import Sheets

/// What double entry shows over a whole round; internal to the office.
struct CompareReport {
  /// A batch with what its two passes say.
  struct Entry {
    let batch: Batch
    let layout: SheetLayout
    /// Nil while a pass is open, or there is only one.
    let comparison: EntryComparison?
  }

  /// The round.
  let round: Round
  /// The language of the page.
  let language: Language
  /// The batches of known questionnaires by id.
  let entries: [Entry]
  /// The clerks by id, over all batches.
  let clerks: [EntryComparison.Clerk]

  /// Compares every batch.
  init(round: Round, state: CollectionState, language: Language) {
    self.round = round
    self.language = language
    entries = state.batches.values.sorted { $0.id < $1.id }.compactMap { batch in
      guard let layout = state.layouts[batch.parameters.questionnaire],
        layout.questionnaire.isDefined(by: batch.parameters.definition.hex)
      else { return nil }
      let comparison =
        batch.conflicts.isEmpty && batch.spoiling == nil ? EntryComparison(batch, layout) : nil
      return Entry(batch: batch, layout: layout, comparison: comparison)
    }
    clerks = EntryComparison.Clerk.merged(entries.compactMap(\.comparison).flatMap(\.clerks))
  }

  /// Whether nothing waits for anyone's word.
  var isSettled: Bool {
    entries.allSatisfy { $0.batch.conflicts.isEmpty && ($0.comparison?.open ?? 0) == 0 }
  }

  private var marks: Int { entries.reduce(0) { $0 + ($1.comparison?.marks ?? 0) } }
  private var agreeing: Int { entries.reduce(0) { $0 + ($1.comparison?.agreeing ?? 0) } }

  // MARK: Page

  /// The page.
  var text: String {
    var text =
      words("内部 · 轮次 \(round.id) 双遍录入比对", "INTERNAL · Double entry of the round \(round.id)")
      + "\n\n"
    if entries.isEmpty { return text + words("还没有批次。", "There is no batch yet.") + "\n" }
    text += batchTable.text
    text += "\n" + words("合计：", "All: ") + agreement(agreeing, marks) + "\n"
    for entry in entries {
      guard let comparison = entry.comparison, !comparison.differences.isEmpty else { continue }
      text += "\n" + differenceTable(entry, comparison).text
    }
    if !clerks.isEmpty { text += "\n" + clerkTable.text }
    if !isSettled {
      text +=
        "\n"
        + words(
          "有差异或冲突未裁定：由没有录入过的人裁定（settle）。差错写作 0…1 的还没有定：最少 0 处，最多 1 处。",
          "Differences or conflicts are not settled: someone who keyed neither pass settles them. "
            + "Errors such as 0…1 are not decided yet: 0 at least, 1 at most.")
        + "\n"
    }
    return text
  }

  private var batchTable: TextTable {
    var table = TextTable(columns: [
      .init(words("批次", "Batch")), .init(words("问卷", "Questionnaire")),
      .init(words("比对答卷", "Papers"), .right), .init(words("一致", "Agreement"), .right),
      .init(words("差异", "Differences"), .right), .init(words("第一遍缺", "Not in 1")),
      .init(words("第二遍缺", "Not in 2")), .init(words("撤回", "Withdrawn"), .right),
      .init(words("状态", "State")),
    ])
    for entry in entries {
      let comparison = entry.comparison
      table.add([
        entry.batch.id, entry.batch.parameters.questionnaire,
        comparison.map { "\($0.papers)" } ?? "",
        comparison.map { agreement($0.agreeing, $0.marks) } ?? "",
        comparison.map { "\($0.differences.count)" } ?? "",
        comparison.map { Self.list($0.missingInFirst) } ?? "",
        comparison.map { Self.list($0.missingInSecond) } ?? "",
        entry.batch.withdrawn.isEmpty ? "" : "\(entry.batch.withdrawn.count)",
        state(of: entry)[language],
      ])
    }
    return table
  }

  private static func list(_ numbers: [Int]) -> String {
    let text = PaperNumbers(numbers.map { $0...$0 })?.text ?? ""
    return Excerpt.quote(text)
  }

  private func agreement(_ agreeing: Int, _ marks: Int) -> String {
    marks == 0
      ? words("无可比较", "nothing to compare")
      : Figure.rate(agreeing, of: marks, decimals: round.rounding.decimals)
  }

  private func state(of entry: Entry) -> Bilingual {
    let batch = entry.batch
    if !batch.conflicts.isEmpty { return Bilingual(zh: "两份日志冲突", en: "journals conflict") }
    if batch.spoiling != nil { return Bilingual(zh: "整批作废", en: "void") }
    guard let comparison = entry.comparison else {
      return batch.passes[2] == nil
        ? Bilingual(zh: "没有第二遍", en: "no second pass")
        : Bilingual(zh: "有一遍没有收批", en: "a pass is open")
    }
    let seal =
      batch.isSealed
      ? Bilingual(zh: "，已封存", en: ", sealed") : Bilingual(zh: "，未封存", en: ", unsealed")
    return comparison.open == 0
      ? Bilingual(zh: "已裁定" + seal.zh, en: "settled" + seal.en)
      : Bilingual(zh: "待裁定 \(comparison.open) 处", en: "\(comparison.open) open")
  }

  private func differenceTable(_ entry: Entry, _ comparison: EntryComparison) -> TextTable {
    var table = TextTable(columns: [
      .init(entry.batch.id), .init(words("号码", "Paper"), .right), .init(words("题目", "Item")),
      .init(words("第一遍", "Pass 1")), .init(words("第二遍", "Pass 2")),
      .init(words("裁定", "Settled")), .init(words("裁定人", "By")),
    ])
    for difference in comparison.differences.prefix(200) {
      let said = said(difference, entry.layout)
      table.add([
        "", "\(difference.number)", said.item, said.first[language], said.second[language],
        settled(difference), (difference.settlement ?? difference.lapsed)?.by ?? "",
      ])
    }
    return table
  }

  /// What was settled; what is settled no more says so.
  private func settled(_ difference: Difference) -> String {
    if let settlement = difference.settlement { return settlement.choice.word }
    guard let lapsed = difference.lapsed else { return "—" }
    return words("—（原裁定 \(lapsed.choice.word) 已失效）", "— (\(lapsed.choice.word) holds no more)")
  }

  /// What both passes say, in words.
  private func said(
    _ difference: Difference, _ layout: SheetLayout
  ) -> (item: String, first: Bilingual, second: Bilingual) {
    func same(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }
    let there = Bilingual(zh: "有", en: "there")
    let missing = Bilingual(zh: "缺", en: "missing")
    switch difference.kind {
    case .mark(let place, let first, let second):
      return (layout.places[place].name, same(first), same(second))
    case .unreadable(let place): return (layout.places[place].name, same("/"), same(""))
    case .onlyIn(let pass):
      return ("", pass == 1 ? there : missing, pass == 2 ? there : missing)
    case .ruling(let first, let second): return ("", Self.words(first), Self.words(second))
    }
  }

  private static func words(_ ruling: Paper.Ruling?) -> Bilingual {
    switch ruling {
    case .invalid(let code, _): Bilingual(zh: "废票 \(code)", en: "invalid \(code)")
    case .abstained: Bilingual(zh: "弃权", en: "abstained")
    case nil: Bilingual(zh: "无裁断", en: "no ruling")
    }
  }

  private var clerkTable: TextTable {
    var table = TextTable(columns: [
      .init(words("录入员", "Operator")), .init(words("比对标记", "Marks"), .right),
      .init(words("差错", "Errors"), .right), .init(words("差错率", "Rate"), .right),
      .init(words("整张差错", "Papers"), .right),
    ])
    for clerk in clerks {
      table.add([
        clerk.id, "\(clerk.marks)", Self.range(clerk.errors, clerk.mostErrors), rate(clerk),
        Self.range(clerk.paperErrors, clerk.mostPaperErrors),
      ])
    }
    return table
  }

  private static func range(_ least: Int, _ most: Int) -> String {
    least == most ? "\(least)" : "\(least)…\(most)"
  }

  /// The share of errors; while differences are open, what it may come to.
  private func rate(_ clerk: EntryComparison.Clerk) -> String {
    if clerk.marks == 0 { return "—" }
    func rate(_ errors: Int) -> String {
      Figure.rate(errors, of: clerk.marks, decimals: round.rounding.decimals)
    }
    if clerk.errors == clerk.mostErrors { return rate(clerk.errors) }
    return words("未定 ", "open, ") + "\(rate(clerk.errors))…\(rate(clerk.mostErrors))"
  }

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  // MARK: Document

  /// The document: `internal round settled agreement comparedMarks batches operators`.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "settled": .bool(isSettled),
      "comparedMarks": .integer(marks), "agreeingMarks": .integer(agreeing),
      "agreement": .rate(agreeing, of: marks),
      "batches": .array(entries.map(document(of:))),
      "operators": .array(
        clerks.map { clerk in
          [
            "operator": .string(clerk.id), "marks": .integer(clerk.marks),
            "decided": .bool(clerk.isDecided),
            "errors": .integer(clerk.errors), "mostErrors": .integer(clerk.mostErrors),
            "rate": clerk.errors == clerk.mostErrors
              ? .rate(clerk.errors, of: clerk.marks) : .null,
            "leastRate": .rate(clerk.errors, of: clerk.marks),
            "mostRate": .rate(clerk.mostErrors, of: clerk.marks),
            "paperErrors": .integer(clerk.paperErrors),
            "mostPaperErrors": .integer(clerk.mostPaperErrors),
          ]
        }),
    ]
  }

  private func document(of entry: Entry) -> JSONValue {
    let batch = entry.batch
    var object: JSONObject = [
      "batch": .string(batch.id), "questionnaire": .string(batch.parameters.questionnaire),
      "subject": .string(batch.parameters.subject), "sealed": .bool(batch.isSealed),
      "conflict": .bool(!batch.conflicts.isEmpty), "state": .text(state(of: entry)),
      "passes": .array(
        batch.passes.keys.sorted().compactMap { batch.passes[$0] }.map { pass in
          [
            "pass": .integer(pass.number), "operator": .string(pass.owner),
            "closed": .bool(pass.closing != nil),
            "sample": pass.sample.map { .integer($0.count) } ?? .null,
          ]
        }),
    ]
    object["withdrawn"] = .array(batch.withdrawn.map { Self.document(of: $0) })
    object["lapsedSettlements"] = .array(
      batch.lapsedSettlements.map { Self.document(of: $0.settlement, $0.number, entry.layout) })
    guard let comparison = entry.comparison else {
      object["compared"] = .bool(false)
      return .object(object)
    }
    object["compared"] = .bool(true)
    object["papers"] = .integer(comparison.papers)
    object["comparedMarks"] = .integer(comparison.marks)
    object["agreeingMarks"] = .integer(comparison.agreeing)
    object["agreement"] = .rate(comparison.agreeing, of: comparison.marks)
    object["open"] = .integer(comparison.open)
    object["missingInFirst"] = .array(comparison.missingInFirst.map { .integer($0) })
    object["missingInSecond"] = .array(comparison.missingInSecond.map { .integer($0) })
    object["items"] = .array(
      zip(entry.layout.places, comparison.differencesByPlace).map { place, count in
        [
          "item": .string(place.name), "compared": .integer(comparison.papers),
          "differences": .integer(count),
        ]
      })
    object["differences"] = .array(
      comparison.differences.map { document(of: $0, entry.layout) })
    return .object(object)
  }

  private static func document(of withdrawn: WithdrawnPass) -> JSONValue {
    [
      "operator": .string(withdrawn.pass.owner),
      "papers": .integer(withdrawn.pass.papers.enteredNumbers.count),
      "by": .optional(withdrawn.withdrawals.last?.by),
      "reason": .optional(withdrawn.withdrawals.last?.reason),
    ]
  }

  private static func document(
    of settlement: Settlement, _ number: Int, _ layout: SheetLayout
  ) -> JSONValue {
    [
      "paper": .integer(number),
      "item": .string(settlement.place.map { layout.places[$0].name } ?? ""),
      "settled": .string(settlement.choice.word), "by": .string(settlement.by),
      "reason": .string(settlement.reason),
    ]
  }

  private func document(of difference: Difference, _ layout: SheetLayout) -> JSONValue {
    let said = said(difference, layout)
    let kind =
      switch difference.kind {
      case .mark: "mark"
      case .unreadable: "unreadable"
      case .onlyIn: "paper"
      case .ruling: "ruling"
      }
    return [
      "paper": .integer(difference.number), "kind": .string(kind), "item": .string(said.item),
      "first": .string(said.first.en), "second": .string(said.second.en),
      "settled": .optional(difference.settlement?.choice.word),
      "by": .optional(difference.settlement?.by),
      "reason": .optional(difference.settlement?.reason),
      "lapsed": .optional(difference.lapsed?.choice.word),
    ]
  }
}
