import Diagnostics
import Questionnaires
import Reporting
import Sheets

extension RoundReport {
  /// Corrections, rulings, reopenings, void batches and changed facts.
  var changeCount: Int {
    let batches = loaded.state.orderedBatches
    return batches.reduce(0) { sum, batch in
      sum + batch.passes.values.reduce(0) { $0 + $1.corrections.count }
        + (batch.spoiling == nil ? 0 : 1)
        + batch.withdrawn.reduce(0) { $0 + $1.pass.corrections.count + 1 }
    } + loaded.state.factCorrections.count
  }

  /// Every change after entry: who, when, why and what it did; never what an anonymous paper said.
  var changes: [HTMLNode] {
    var table = HTMLTable([
      .words(words("时间", "When")), .words(words("何人", "Who")), .words(words("批次", "Batch")),
      .words(words("改动", "Change")), .words(words("效果", "Effect")),
      .words(words("原因", "Why")),
    ])
    var counts: [Correction.Act: Int] = [:]
    let batches = loaded.state.orderedBatches.sorted { $0.id < $1.id }
    for batch in batches {
      for pass in batch.passes.keys.sorted() {
        for correction in batch.passes[pass]?.corrections ?? [] {
          counts[correction.act, default: 0] += 1
          table.add([
            correction.at, correction.by, "\(batch.id)（\(pass)）", word(for: correction.act),
            effect(of: correction, in: batch), correction.reason,
          ])
        }
      }
    }
    let void = batches.filter { $0.spoiling != nil }
    for batch in void {
      guard let spoiling = batch.spoiling else { continue }
      table.add([
        "", spoiling.by, batch.id, words("整批作废", "batch voided"),
        words("整批不计", "no paper of it counts"), spoiling.reason,
      ])
    }
    let withdrawn = batches.flatMap { batch in batch.withdrawn.map { (batch.id, $0) } }
    for (id, pass) in withdrawn {
      let papers = pass.pass.papers.enteredNumbers.count
      for withdrawal in pass.withdrawals {
        table.add([
          withdrawal.at, withdrawal.by, "\(id)（2）", words("撤回第二遍", "second pass withdrawn"),
          words(
            "\(pass.pass.owner) 录的 \(papers) 张不作比对",
            "\(papers) papers of \(pass.pass.owner) are not compared"), withdrawal.reason,
        ])
      }
    }
    var nodes: [HTMLNode] = [.element(.h4, words("录入后的改动", "Changes after entry"))]
    guard !table.isEmpty else { return nodes + [.element(.p, words("没有。", "None."))] + facts }
    var parts = Correction.Act.allCases.compactMap { act in
      counts[act].map { "\(word(for: act)) \($0)" }
    }
    if !void.isEmpty { parts.append(words("整批作废 \(void.count)", "batch voided \(void.count)")) }
    if !withdrawn.isEmpty {
      parts.append(
        words("撤回第二遍 \(withdrawn.count)", "second pass withdrawn \(withdrawn.count)"))
    }
    nodes.append(
      .element(
        .p, words("共：", "In all: ") + parts.joined(separator: words("、", ", "))))
    return nodes + [table.node] + facts
  }

  private var facts: [HTMLNode] {
    guard !loaded.state.factCorrections.isEmpty else { return [] }
    var table = HTMLTable([
      .words(words("时间", "When")), .words(words("何人", "Who")), .words(words("单位", "Unit")),
      .words(words("事实", "Fact")), .words(words("改动", "Change")), .words(words("原因", "Why")),
    ])
    let changes = loaded.state.factCorrections.sorted { a, b in
      (a.at, a.key.unit, a.key.item, a.by) < (b.at, b.key.unit, b.key.item, b.by)
    }
    for change in changes {
      func list(_ values: [FactValue]) -> String {
        values.isEmpty
          ? words("无", "none") : values.map(\.text).joined(separator: words("、", ", "))
      }
      table.add([
        change.at, change.by, name(of: change.key.unit), change.key.item,
        "\(list(change.before)) → \(list(change.after))",
        change.reason.isEmpty ? words("当场撤回", "taken back at once") : change.reason,
      ])
    }
    return [
      .element(.h4, words("事实的更改与撤回", "Facts that were changed or taken back")), table.node,
    ]
  }

  /// What a change did; of an anonymous paper only which one it is.
  private func effect(of correction: Correction, in batch: Batch) -> String {
    let paper = correction.number.map {
      words("第 \($0) 张", "paper \($0)")
    }
    let respondent = loaded.state.layouts[batch.parameters.questionnaire]?.questionnaire.respondent
    let difference = [correction.before, correction.after].map {
      $0.isEmpty ? words("空", "nothing") : $0
    }.joined(separator: " → ")
    switch correction.act {
    case .header: return difference
    case .undo, .text, .fix, .tick, .void, .unvoid, .invalid, .abstain:
      guard let paper else { return difference }
      if respondent != .anonymous { return "\(paper)：\(difference)" }
      return paper + (outcome(of: correction.act).map { words("，", ", ") + $0[language] } ?? "")
    case .reopen, .lift, .accept: return outcome(of: correction.act)?[language] ?? ""
    }
  }

  private func outcome(of act: Correction.Act) -> Bilingual? {
    switch act {
    case .fix, .tick, .text: Bilingual(zh: "按更正后的作答计", en: "counted as corrected")
    case .void: Bilingual(zh: "不计", en: "does not count")
    case .unvoid: Bilingual(zh: "恢复计入", en: "counts again")
    case .invalid: Bilingual(zh: "计为无效", en: "counts as invalid")
    case .abstain: Bilingual(zh: "计为弃权", en: "counts as an abstention")
    case .undo: Bilingual(zh: "恢复撤回前的状态", en: "stands as before")
    case .reopen: Bilingual(zh: "须重新收批、封存", en: "to be closed and sealed again")
    case .lift: Bilingual(zh: "整批重新计入", en: "the batch counts again")
    case .accept: Bilingual(zh: "按现有张数收批", en: "closed with the papers that are there")
    case .header: nil
    }
  }

  /// What was done, in words.
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
      case .lift: Bilingual(zh: "恢复整批作废", en: "voided batch restored")
      case .accept: Bilingual(zh: "数字不符而认可", en: "accepted unbalanced")
      }
    return text[language]
  }
}
