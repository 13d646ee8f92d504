import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Sheets
import Tallies

extension RoundReport {
  /// What was collected, what was changed afterwards, and what no figure counts.
  var quality: HTMLNode {
    section(
      words("四、数据质量", "4. Data quality"),
      [accounting] + unsealed + corrections + interventions + excluded)
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
          "\(exclusion.batch)：\(exclusion.key.questionnaire) · \(exclusion.key.subject) · "
            + TallyReport.words(for: exclusion.cause)[language])
      })
  }

  /// Every change after entry: what was done, by whom, when and why; never what a paper said.
  private var corrections: [HTMLNode] {
    var table = HTMLTable([
      .words(words("时间", "When")), .words(words("何人", "Who")), .words(words("批次", "Batch")),
      .words(words("改动", "Change")), .words(words("原因", "Why")),
    ])
    for batch in loaded.state.orderedBatches.sorted(by: { $0.id < $1.id }) {
      for pass in batch.passes.keys.sorted() {
        for correction in batch.passes[pass]?.corrections ?? [] {
          table.add([
            correction.at, correction.by, "\(batch.id)（\(pass)）", word(for: correction.act),
            correction.reason,
          ])
        }
      }
    }
    var nodes: [HTMLNode] = [.element(.h4, words("录入后的改动", "Changes after entry"))]
    nodes.append(
      table.isEmpty ? .element(.p, words("没有。", "None.")) : table.node)
    if loaded.state.factChanges > 0 {
      nodes.append(
        .element(
          .p,
          words(
            "事实更改或撤回 \(loaded.state.factChanges) 次。",
            "Facts were changed or taken back \(loaded.state.factChanges) times.")))
    }
    return nodes
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

  private func word(for act: Correction.Act) -> String {
    let text =
      switch act {
      case .undo: Bilingual(zh: "撤回", en: "taken back")
      case .text: Bilingual(zh: "补录文字", en: "text added")
      case .fix: Bilingual(zh: "改一题", en: "one answer changed")
      case .tick: Bilingual(zh: "改勾选", en: "ticks changed")
      case .void: Bilingual(zh: "作废", en: "voided")
      case .unvoid: Bilingual(zh: "恢复", en: "restored")
      case .invalid: Bilingual(zh: "裁定无效", en: "ruled invalid")
      case .abstain: Bilingual(zh: "裁定弃权", en: "ruled an abstention")
      case .header: Bilingual(zh: "改发出或收回数", en: "issued or returned changed")
      case .reopen: Bilingual(zh: "重新打开", en: "reopened")
      case .accept: Bilingual(zh: "数字不符而认可", en: "accepted unbalanced")
      }
    return text[language]
  }
}
