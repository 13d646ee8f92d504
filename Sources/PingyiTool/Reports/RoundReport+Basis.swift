import Diagnostics
import Journaling
import Questionnaires
import Reporting
import Rounds
import Scoring
import Sheets
import Tallies

extension RoundReport {
  /// The rates of questionnaires about assessed units, where a scheme reads rates.
  var rates: HTMLNode? {
    let read = Set(
      scheme.inputs.compactMap { input -> String? in
        if case .rate(let questionnaire, _) = input.origin { questionnaire } else { nil }
      })
    let tallies = book.ordered.filter { read.contains($0.key.questionnaire) }
    guard !tallies.isEmpty else { return nil }
    var table = HTMLTable([
      .words(words("单位", "Unit")), .words(words("问卷", "Questionnaire")),
      .words(words("率（分母）", "Rate (of)")), .figures(words("回收率", "Response")),
      .figures(words("结果", "Result")), .figures(words("95% 区间", "95% interval")),
      .words(words("区间算法", "Method")), .words(words("对照标准", "Against the lines")),
      .words(words("状态", "State")),
    ])
    for found in tallies {
      for rate in found.layout.questionnaire.rates {
        let cells = tally.cells(rate, found)
        table.add([
          name(of: found.key.subject), found.layout.questionnaire.title[language],
          "\(rate.id)（\(TallyReport.word(for: rate.denominator)[language])）",
          Figure.rate(found.returned, of: found.issued, decimals: round.rounding.decimals),
          cells.result, cells.interval, cells.method,
          tally.standings(of: rate, found, isBrief: true).map { $0[language] }.joined(
            separator: words("。", ". ")),
          found.isSealed ? words("已封存", "sealed") : words("未封存", "unsealed"),
        ])
      }
    }
    return section(words("各项率", "Rates"), [table.node])
  }

  /// The readings that were applied.
  var readings: HTMLNode {
    var table = HTMLTable([
      .words(words("口径", "Reading")), .words(words("所用", "Applied")),
      .words(words("由谁确定", "Chosen by")), .words(words("条款", "Clause")),
      .words(words("说明", "Question")),
    ])
    for use in scores.readings.all {
      let note = scheme.readings.first { $0.id == use.id }?.note?[language]
      table.add([
        use.id, use.alternative, ScoreReport.word(for: use.source)[language], use.clause,
        note ?? "",
      ])
    }
    return section(
      words("五、口径", "5. Readings"),
      [
        table.isEmpty
          ? .element(.p, words("本办法没有待选的口径。", "The scheme leaves nothing to be read."))
          : table.node
      ])
  }

  /// The definitions and journals that the figures rest on.
  var basis: HTMLNode {
    let frozen = ResultBasis(loaded, scores.readings)
    var journals = HTMLTable([
      .words(words("日志", "Journal")), .figures(words("记录", "Records")),
      .words(words("日志头", "Head")), .words(words("核对数", "Check digits")),
    ])
    for journal in loaded.reading.journals {
      let summary = journal.summary
      journals.add([
        [.text(PathName.lastName(of: journal.path))], [.text("\(summary.records)")],
        [.element(.span, class: "hash", "\(summary.head)")], [.text(summary.head.checkDigits)],
      ])
    }
    var definitions = HTMLTable([
      .words(words("定义", "Definition")), .figures(words("版本", "Version")), .words("SHA-256"),
    ])
    let files =
      [(scheme.id, scheme.version, scheme.sha256)]
      + loaded.folder.questionnaires.map { ($0.id, $0.version, $0.sha256) }
      .sorted { $0.0 < $1.0 }
      + [("round.json5", round.version, frozen.round)]
    for (id, version, hash) in files {
      definitions.add([
        [.text(id)], [.text("\(version)")], [.element(.span, class: "hash", hash)],
      ])
    }
    let hashes: [(label: String, hash: String?)] = [
      (words("抽样框 SHA-256：", "Frame SHA-256: "), frozen.frame),
      (words("指标表 SHA-256：", "Tables SHA-256: "), frozen.tables),
      (words("状态 SHA-256：", "State SHA-256: "), frozen.state),
      (words("全部依据 SHA-256：", "Basis SHA-256: "), frozen.sha256),
    ]
    var nodes: [HTMLNode] = [
      journals.isEmpty ? .element(.p, words("没有日志。", "No journal.")) : journals.node,
      definitions.node,
    ]
    for (label, hash) in hashes {
      guard let hash else { continue }
      nodes.append(
        .element(.p, [.text(label), .element(.span, class: "hash", hash)]))
    }
    nodes.append(
      .element(
        .p, class: "soft",
        words(
          "核对：pingyi verify 轮次目录 --head 日志头。",
          "To check: pingyi verify ROUND --head HEAD.")))
    return section(
      words("六、依据", "6. What the figures rest on"), nodes + overrideHistory)
  }
}
