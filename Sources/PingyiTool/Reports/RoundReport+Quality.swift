import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Sampling
import Scoring
import Sheets
import Tallies

extension RoundReport {
  /// What was collected, what was changed afterwards, and what no figure counts.
  var quality: HTMLNode {
    section(
      words("四、数据质量", "4. Data quality"),
      [accounting] + participation + unsealed + excluded + rulings + silent + absent + silences
        + overrides + discrepancies + remarks + changes + interventions)
  }

  /// Why some results are not told, with the units.
  private var silences: [HTMLNode] {
    var found: [String: Set<String>] = [:]
    for tally in book.ordered {
      guard let silence = disclosure.silence(of: tally), let family = disclosure.family(of: tally)
      else { continue }
      found[silence.words(tally.layout.questionnaire.privacyThreshold)[language], default: []]
        .insert(family.unit)
    }
    return list(
      words("不公布结果的单位", "Units of which results are not told"),
      found.keys.sorted().map { reason in
        let units = (found[reason] ?? []).sorted().map { name(of: $0) }
        return item("\(units.joined(separator: words("、", ", ")))\(words("：", ": "))\(reason)")
      })
  }

  /// What a person should look at; it changes no score.
  private var remarks: [HTMLNode] {
    list(
      words("请核查（不影响得分）", "To look at (no score is changed)"),
      tally.remarks.sentences.map { item($0) })
  }

  private var accounting: HTMLNode {
    var table = HTMLTable([
      .words(words("问卷", "Questionnaire")), .figures(words("批次", "Batches")),
      .figures(words("已封存", "Sealed")), .figures(words("发出", "Issued")),
      .figures(words("收回", "Returned")), .figures(words("录入", "Entered")),
      .figures(words("有效", "Valid")), .figures(words("无效", "Invalid")),
      .figures(words("弃权", "Abstained")), .figures(words("改动", "Changes")),
      .figures(words("回收率", "Response")),
    ])
    for questionnaire in loaded.folder.questionnaires {
      let tallies = book.ordered.filter { $0.key.questionnaire == questionnaire.id }
      let sources = tallies.flatMap(\.sources)
      guard !sources.isEmpty else { continue }
      func sum(_ count: KeyPath<Tally, Int>) -> Int {
        tallies.reduce(0) { $0 + $1[keyPath: count] }
      }
      let issued = sum(\.issued)
      let returned = sum(\.returned)
      let changes = tallies.reduce(0) { $0 + $1.corrections.values.reduce(0, +) }
      table.add([
        questionnaire.title[language], "\(sources.count)",
        "\(sources.count { $0.isSealed })", "\(issued)", "\(returned)", "\(sum(\.entered))",
        "\(sum(\.valid))", "\(sum(\.invalid))", "\(sum(\.abstained))", "\(changes)",
        Figure.rate(returned, of: issued, decimals: round.rounding.decimals),
      ])
    }
    return table.isEmpty
      ? .element(.p, words("还没有收批的批次。", "No batch is closed yet.")) : table.node
  }

  private var unsealed: [HTMLNode] {
    list(
      words("未封存的批次", "Unsealed batches"),
      loaded.state.orderedBatches.filter { !$0.isSealed }.sorted { $0.id < $1.id }.map { batch in
        item("\(batch.id)：\(batch.parameters.questionnaire) · \(subject(batch))")
      })
  }

  private var excluded: [HTMLNode] {
    list(
      words("未计入的批次", "Batches not counted"),
      book.exclusions.sorted { $0.batch < $1.batch }.map { exclusion in
        item(
          "\(exclusion.batch)：\(exclusion.questionnaires.joined(separator: "/")) · "
            + "\(exclusion.subjects.joined(separator: "/")) · "
            + TallyReport.words(for: exclusion.cause)[language])
      })
  }

  /// Rulings on conflicts between journals, with what they dropped; none can be hidden.
  private var rulings: [HTMLNode] {
    let told = RulingWords(language: language)
    return list(
      words("对日志冲突的裁定", "Rulings on conflicts between journals"),
      loaded.state.conflictRulings.map { item(told.sentence($0)) })
  }

  /// Drawn grassroots units without a valid paper, by questionnaire.
  private var silent: [HTMLNode] {
    let standing = Set(loaded.draws.currentRolls.flatMap { $0.standing.map(\.id) })
    guard !standing.isEmpty else { return [] }
    let items = Set(scheme.surveyedRoles.map(\.questionnaire)).sorted().compactMap {
      id -> HTMLNode? in
      let answered = Set(
        book.ordered.filter { $0.key.questionnaire == id && $0.valid > 0 }.map(\.key.subject))
      let silent = standing.subtracting(answered).sorted()
      guard !silent.isEmpty else { return nil }
      let title = loaded.folder.questionnaires.first { $0.id == id }?.title[language] ?? id
      let names = silent.map { grassroots($0) }.joined(separator: words("、", ", "))
      return item(
        words("\(title)：\(silent.count) 家（\(names)）", "\(title): \(silent.count) (\(names))"))
    }
    return list(
      words("抽中而没有有效答卷的基层单位", "Drawn grassroots units without a valid paper"), items)
  }

  /// Raters who did not rate, by questionnaire.
  private var absent: [HTMLNode] {
    var missing: [String: Set<String>] = [:]
    for score in scores.scores {
      for input in score.explanation.nodes.flatMap(\.inputs) {
        guard case .sheets(let sheets)? = input.measure.provenance, !sheets.missing.isEmpty
        else { continue }
        missing[sheets.questionnaires.joined(separator: " "), default: []]
          .formUnion(sheets.missing.map { "\($0)（\(score.unit)）" })
      }
    }
    return list(
      words("没有评分的评分人（被评单位）", "Raters who did not rate (whom)"),
      missing.keys.sorted().map { id in
        let title = loaded.folder.questionnaires.first { $0.id == id }?.title[language] ?? id
        return item("\(title)：" + raters(missing[id] ?? []))
      })
  }

  /// Raters with the units that they did not rate, each rater once.
  private func raters(_ found: Set<String>) -> String {
    let pairs = found.map { text -> (rater: String, unit: String) in
      let parts = text.split(separator: "（")
      return (String(parts.first ?? ""), String(parts.last?.dropLast() ?? ""))
    }
    let byRater = Dictionary(grouping: pairs, by: \.rater).mapValues { $0.map(\.unit).sorted() }
    return byRater.keys.sorted().map { rater in
      let units = byRater[rater] ?? []
      let shown =
        units.count > 6
        ? words("\(units.count) 家", "\(units.count) units")
        : units.joined(separator: words("、", ", "))
      return "\(rater)（\(shown)）"
    }.joined(separator: words("；", "; "))
  }

  private var interventions: [HTMLNode] {
    var table = HTMLTable([
      .words(words("时间", "When")), .words(words("何人", "Who")),
      .words(words("打听什么", "Asked for")), .words(words("在场", "Present")),
      .words(words("记录人", "Noted by")),
    ])
    for intervention in loaded.state.interventions {
      table.add([
        intervention.at, intervention.who, intervention.what, intervention.witnesses,
        intervention.by,
      ])
    }
    return [
      .element(.h4, words("过问记录", "Interventions")),
      table.isEmpty ? .element(.p, words("没有。", "None.")) : table.node,
    ]
  }

  private func subject(_ batch: Batch) -> String {
    batch.parameters.subject == "all"
      ? words("全部单位", "all units") : name(of: batch.parameters.subject)
  }
}
