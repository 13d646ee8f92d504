import Diagnostics
import Questionnaires
import Reporting
import Rounds

/// The slip that goes on the envelope of a questionnaire's papers: how many went out, how many came
/// back, who sealed, who opened, and how the batch is begun.
struct HandoverSheet {
  /// The questionnaire.
  let questionnaire: Questionnaire
  /// The round.
  let round: Round
  /// Whether the round is a real one.
  let hasRound: Bool
  /// Everybody who rates by name; empty for anonymous papers.
  let raters: [Rater]
  /// The language of the slip.
  let language: Language

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// The sheets of A4, in order.
  var pages: [HTMLNode] {
    let title = questionnaire.title[language]
    var flow = PageFlow(roomOnFirstSheet: 270 - 39, roomOnLaterSheets: 270 - 17)
    flow.add(figures)
    for step in steps { flow.add(step) }
    flow.add(signatures)
    if !raters.isEmpty { flow.add(roster) }
    let sheets = flow.sheets
    return sheets.enumerated().map { index, parts in
      let heading = words("答卷封袋与交接单", "Envelope and handover slip")
      let head: [HTMLNode] =
        index == 0
        ? [
          .element(
            .div, [.class("top")],
            [
              .element(
                .span, hasRound ? words("考核轮次 \(round.id)", "Round \(round.id)") : ""),
              .element(.span, words("一袋一单，贴在信封正面", "one slip an envelope, on its front")),
            ]),
          .element(.h1, heading),
          .element(
            .div, [.class("lines")],
            [
              .element(
                .span, [.class("field")],
                [
                  .element(.span, class: "field-name", words("问卷：", "Questionnaire:")),
                  .element(.span, class: "field-line", title),
                ])
            ]),
        ]
        : [
          .element(
            .div, [.class("later")],
            [.element(.span, class: "later-title", "\(heading) · \(title)")])
        ]
      let foot = HTMLNode.element(
        .div, [.class("foot")],
        [
          .element(.span, class: "keyed", "\(questionnaire.id) v\(questionnaire.version)"),
          .element(
            .span, class: "foot-middle",
            words(
              "第 \(index + 1) 页，共 \(sheets.count) 页", "Page \(index + 1) of \(sheets.count)")),
          .element(.span, class: "foot-end", ""),
        ])
      return .element(
        .section, [.class(language == .en ? "page latin" : "page")], head + parts + [foot])
    }
  }

  // MARK: Parts

  private var figures: PageFlow.Block {
    let unit = questionnaire.isAboutAllUnits ? words("全部被评单位（all）", "all units") : ""
    let issued = raters.isEmpty || !questionnaire.isAboutAllUnits ? "" : "\(raters.count)"
    let role =
      switch questionnaire.respondent {
      case .anonymous:
        questionnaire.roles.count == 1 ? RoleWords.of(questionnaire.roles[0])[language] : ""
      case .unit: words("各被评单位", "the units")
      case .leader: words("领导", "leaders")
      case .department: words("部门", "departments")
      }
    let rows: [[String]] = [
      [words("被评单位", "Unit"), unit, words("批　号", "Batch"), ""],
      [words("发出份数", "Issued"), issued, words("收回份数", "Returned"), ""],
      [
        words("填写人身份", "Filled in by"), role, words("号　码", "Numbers"),
        raters.isEmpty ? words("1 至", "1 to") : raters.map(\.number).ranges,
      ],
    ]
    return PageFlow.Block(
      frameHeight: 4,
      rows: rows.map { row in
        PageFlow.Row(
          .element(
            .tr, [.class("tall")],
            row.enumerated().map { index, text in
              .element(.td, class: index % 2 == 0 ? "value" : "text", text)
            }), height: 10.5)
      }
    ) { .element(.table, [.class("tall slip")], [.element(.tbody, $0)]) }
  }

  private var steps: [PageFlow.Block] {
    let isAnonymous = questionnaire.respondent == .anonymous
    let subject = questionnaire.isAboutAllUnits ? "all" : words("单位编号", "UNIT")
    let role =
      questionnaire.roles.isEmpty
      ? ""
      : " role=\(questionnaire.roles.count == 1 ? questionnaire.roles[0] : words("身份", "ROLE"))"
    let issued = words("发出份数", "ISSUED")
    let returned = words("收回份数", "RETURNED")
    let numbers =
      isAnonymous
      ? "1-\(returned)" : raters.isEmpty ? words("号码", "NUMBERS") : raters.map(\.number).ranges
    let batch = words("批号", "BATCH")
    var texts = [
      words(
        "发放：由考核工作小组当面发放，一人一份，登记发出份数，剩余空白表收回销毁。",
        "Hand out: the assessment office hands out one form a person and notes how many; blank forms left over "
          + "are taken back."),
      words(
        "收回：填写人自行封口后交回。收表人当场点数，登记收回份数，装袋封口，骑缝处两人签名。被评单位的人不得代收、代拆、代填。",
        "Take back: forms come back sealed by who filled them in. Count them, note the figure, close the "
          + "envelope, two people sign across the flap. Nobody of the unit concerned takes part."),
      words(
        "启封：考核工作小组两人以上到场，先查封口、再点份数。封口破损或由被评单位拆过的，整批作废（spoil-batch）并写明原因。",
        "Open: two or more of the assessment office check the seal, then the count. An envelope that was opened "
          + "by the unit spoils the whole batch (spoil-batch, with the reason)."),
    ]
    if isAnonymous {
      texts.append(
        words(
          "贴号：启封后从 1 起连续贴号（pingyi forms --labels），号码只给答卷，不对应个人；没有作答的空白卷也贴号录入。",
          "Label: number the forms from 1 on (pingyi forms --labels). Numbers belong to forms, never to persons; "
            + "forms without any mark are numbered and keyed too."))
    }
    texts.append(
      words(
        "录入：按下面两行开批，逐张录入；收批时份数必须平：发出 ≥ 收回 = 录入 = 有效 + 无效 + 弃权。",
        "Key: begin the batch with these two lines. At the end the figures must balance: issued ≥ returned = "
          + "entered = valid + invalid + abstained."))
    var nodes = texts.enumerated().map { index, text in
      PageFlow.Row(
        .element(
          .div, [.class("note")],
          [.element(.span, class: "note-number", "\(index + 1)."), .element(.span, text)]),
        height: Double(PaperText.lines(text, width: FormSheet.width - 5, size: 10)) * 5.6)
    }
    let commands = [
      "open \(questionnaire.id)",
      "begin \(batch) subject=\(subject)\(role) issued=\(issued) returned=\(returned) numbers=\(numbers)",
    ]
    nodes += commands.map { command in
      PageFlow.Row(
        .element(.span, class: "command keyed", command),
        height: Double(PaperText.lines(command, width: FormSheet.width - 6, size: 10.8)) * 5 + 4)
    }
    if let participation = questionnaire.participation {
      let share = FormNumbers.percent(participation.floor)
      let text = words(
        "参评面：应不低于\(participation.population == .members ? "会员人数" : "发出份数")的 \(share)。",
        "Participation: at least \(share) of the \(participation.population == .members ? "members" : "forms issued")."
      )
      nodes.append(PageFlow.Row(.element(.p, text), height: 6))
    }
    return [PageFlow.Block(rows: nodes) { .element(.div, [.class("steps")], $0) }]
  }

  private var signatures: PageFlow.Block {
    let stages = [
      words("发放", "Handed out"), words("收回封口", "Taken back, sealed"),
      words("移交", "Passed on"), words("启封贴号", "Opened, labelled"),
      words("录入", "Keyed"), words("封存归档", "Sealed, filed"),
    ]
    let head = HTMLNode.element(
      .tr,
      [
        .element(.th, class: "value", words("环　节", "Stage")),
        .element(.th, class: "value", words("日期时间", "Date, time")),
        .element(.th, class: "place", words("份数", "Count")),
        .element(.th, class: "half", words("签名一", "Signature 1")),
        .element(.th, class: "half", words("签名二", "Signature 2")),
      ])
    return PageFlow.Block(
      frameHeight: 12,
      rows: stages.map { stage in
        PageFlow.Row(
          .element(
            .tr, [.class("grown")],
            [.element(.td, class: "value", stage)]
              + (0..<4).map { _ in .element(.td, class: "text", "") }),
          height: raters.isEmpty ? 10.5 : 8.6)
      }
    ) { [isTall = raters.isEmpty] rows in
      .element(
        .table, [.class(isTall ? "tall" : "low")],
        [.element(.thead, [head]), .element(.tbody, rows)])
    }
  }

  private var roster: PageFlow.Block {
    let head = HTMLNode.element(
      .tr,
      [
        .element(.th, class: "place", words("票号", "No.")),
        .element(.th, class: "text", words("评分人", "Rater")),
        .element(.th, class: "range", words("发出签收", "Received")),
        .element(.th, class: "range", words("收回", "Returned")),
        .element(.th, class: "half", words("备　注", "Remarks")),
      ])
    return PageFlow.Block(
      heading: [.element(.p, class: "heading black", words("收发登记", "Register"))],
      headingHeight: 8.5, frameHeight: 12,
      rows: raters.map { rater in
        PageFlow.Row(
          .element(
            .tr, [.class("grown")],
            [
              .element(.td, class: "place", "\(rater.number)"),
              .element(.td, class: "text", rater.name ?? rater.id),
            ] + (0..<3).map { _ in .element(.td, class: "text", "") }),
          height: max(
            8.6,
            Double(PaperText.lines(rater.name ?? rater.id, width: 60, size: 10.5)) * 5.3 + 1.2))
      }
    ) { .element(.table, [.element(.thead, [head]), .element(.tbody, $0)]) }
  }
}

extension [Int] {
  /// The numbers as the protocol writes them: `1-3,7`.
  fileprivate var ranges: String {
    var ranges: [ClosedRange<Int>] = []
    for number in sorted() {
      if let last = ranges.last, number <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...Swift.max(number, last.upperBound)
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}
