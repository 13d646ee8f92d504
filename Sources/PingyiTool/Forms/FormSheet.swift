import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Sheets

/// One paper as it is handed out: a questionnaire for one rater, or for nobody in particular.
struct FormSheet {
  /// The questionnaire.
  let questionnaire: Questionnaire
  /// Its places, in the round.
  let layout: SheetLayout
  /// The round; of a questionnaire by itself one with nameless units.
  let round: Round
  /// Whether the round is a real one, whose id is printed.
  let hasRound: Bool
  /// Whose paper it is; nil where that is written or stuck on by hand.
  let rater: Rater?
  /// The unit that it is about; nil where that is written by hand, or where it is about all.
  let subject: AssessedUnit?
  /// How a sample is filled in; nil for a form that is handed out.
  let example: FilledExample?
  /// The language of the paper.
  let language: Language
  /// Whether there is room for higher rows and larger letters.
  var isRoomy = true
  /// Whether it says how it is filled in; a sample leaves that out where it would take a sheet more.
  var hasNotes = true

  /// The width of what is printed, in millimetres.
  static let width = 176.0
  private static let height = 297.0 - 20 - 7

  /// Words in the paper's language.
  func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  /// The sheets of A4, in order: as few as can be, and roomy ones where that takes no more.
  var pages: [HTMLNode] {
    var compact = self
    compact.isRoomy = false
    var bare = compact
    bare.hasNotes = false
    let looks = [self, compact] + (example == nil ? [] : [bare])
    var best = laidOut
    for look in looks.dropFirst() {
      let pages = look.laidOut
      if pages.count < best.count { best = pages }
    }
    return best
  }

  private var laidOut: [HTMLNode] {
    let notes = FormNotes(self)
    let title = questionnaire.title[language]
    let titleLines = PaperText.lines(title, width: Self.width, size: 22.5)
    let head = 14 + 4.5 + Double(titleLines) * 9.7 + fieldsHeight + (hasNotes ? notes.height : 2)
    var flow = PageFlow(
      roomOnFirstSheet: Self.height - head, roomOnLaterSheets: Self.height - 17)
    for block in blocks { flow.add(block) }
    if let example { flow.add(example.card(for: self)) }
    if example == nil {
      if questionnaire.respondent != .anonymous { flow.add(signature) }
      flow.add(clerkStrip)
    }
    let sheets = flow.sheets
    return sheets.enumerated().map { index, parts in
      let isFirst = index == 0
      var nodes: [HTMLNode] = []
      if isFirst {
        nodes = [top, .element(.h1, title)] + fields + (hasNotes ? [notes.node] : [])
      } else {
        nodes = [laterTop]
      }
      nodes += parts + [foot(page: index + 1, of: sheets.count)]
      let name: StaticString =
        switch (isRoomy, language) {
        case (true, .en): "page roomy latin"
        case (true, .zh): "page roomy"
        case (false, .en): "page latin"
        case (false, .zh): "page"
        }
      return .element(.section, [.class(name)], nodes)
    }
  }

  // MARK: Head and foot

  private var top: HTMLNode {
    let origin = [
      hasRound ? words("考核轮次 \(round.id)", "Round \(round.id)") : "",
      words("依据：\(questionnaire.clause)", "Source: \(questionnaire.clause)"),
    ].filter { !$0.isEmpty }
    return .element(
      .div, [.class("top")],
      [
        .element(.div, [.class("origin")], origin.map { .element(.div, $0) }),
        numberBox(hint: true),
      ]
    )
  }

  private var laterTop: HTMLNode {
    .element(
      .div, [.class("later")],
      [
        .element(
          .span, class: "later-title",
          questionnaire.title[language] + words("（续）", " (continued)")),
        numberBox(hint: false),
      ])
  }

  private func numberBox(hint: Bool) -> HTMLNode {
    let isAnonymous = questionnaire.respondent == .anonymous
    let name = isAnonymous ? words("编 号", "No.") : words("票 号", "Ballot no.")
    let hintText =
      isAnonymous
      ? words("收回后由办公室贴号", "labelled when it comes back")
      : rater == nil
        ? words("填评分人编号", "the rater's number") : words("评分人编号", "the rater's number")
    var number: [HTMLNode] = []
    if let example {
      number = [.element(.span, class: rater == nil ? "hand" : "keyed", "\(example.number)")]
    } else if let rater {
      number = [.element(.span, class: "keyed", "\(rater.number)")]
    }
    let stamp: [HTMLNode] =
      example == nil ? [] : [.element(.div, class: "sample", words("样 张", "SPECIMEN"))]
    return .element(
      .div, [.class("number")],
      stamp + [
        .element(
          .div, [.class("number-words")],
          [.element(.span, class: "number-name", name)]
            + (hint && example == nil ? [.element(.span, class: "soft", hintText)] : [])),
        .element(.div, [.class("number-box")], number),
      ])
  }

  private func foot(page: Int, of count: Int) -> HTMLNode {
    .element(
      .div, [.class("foot")],
      [
        .element(.span, class: "keyed", "\(questionnaire.id) v\(questionnaire.version)"),
        .element(
          .span, class: "foot-middle",
          words("第 \(page) 页，共 \(count) 页", "Page \(page) of \(count)")),
        .element(
          .span, class: "foot-end",
          words("定义 ", "definition ") + String(questionnaire.sha256.prefix(16))),
      ])
  }

  // MARK: Lines to fill in

  private var fieldRows: [(name: String, value: String?, isHand: Bool)] {
    var rows: [(name: String, value: String?, isHand: Bool)] = []
    if let rater {
      rows.append((words("评分人", "Rater"), rater.name ?? rater.id, false))
    } else if questionnaire.respondent != .anonymous {
      rows.append((words("评分人", "Rater"), nil, false))
    }
    if !questionnaire.isAboutAllUnits, questionnaire.respondent != .unit || rater == nil {
      let sample = example == nil ? nil : words("（示例单位）", "(a unit)")
      rows.append((words("被评单位", "Unit"), subject?.name ?? sample, subject == nil))
    }
    if let role = questionnaire.roles.first, questionnaire.roles.count == 1 {
      rows.append((words("填写人身份", "Filled in by"), RoleWords.of(role)[language], false))
    }
    return rows
  }

  private var fields: [HTMLNode] {
    var nodes = fieldRows.map { row in
      HTMLNode.element(
        .div, [.class("field")],
        [
          .element(.span, class: "field-name", row.name + words("：", ":")),
          .element(.span, class: row.isHand ? "field-line hand" : "field-line", row.value ?? ""),
        ])
    }
    if questionnaire.roles.count > 1 {
      let boxes = questionnaire.roles.map { role in
        HTMLNode.element(
          .span, [.class("option")],
          [.element(.span, class: "box", ""), .text(RoleWords.of(role)[language])])
      }
      nodes.append(
        .element(
          .div, [.class("field")],
          [.element(.span, class: "field-name", words("填写人身份：", "Filled in by:"))] + boxes))
    }
    return nodes.isEmpty ? [] : [.element(.div, [.class("lines")], nodes)]
  }

  private var fieldsHeight: Double {
    let count = fieldRows.count + (questionnaire.roles.count > 1 ? 1 : 0)
    return count == 0 ? 0 : Double((count + 1) / 2) * 7.4 + 2.2
  }

  private var signature: PageFlow.Block {
    PageFlow.Block(
      .element(
        .div, [.class("lines signature")],
        [
          .element(
            .span, [.class("field")],
            [
              .element(
                .span, class: "field-name", words("评分人签名（盖章）：", "Signature or seal:")),
              .element(.span, class: "field-line", ""),
            ]),
          .element(
            .span, [.class("field")],
            [
              .element(.span, class: "field-name", words("日期：", "Date:")),
              .element(.span, class: "field-line", ""),
            ]),
        ]), height: 16)
  }

  private var clerkStrip: PageFlow.Block {
    let signs = words(
      "录入：编号 空格 各题代码；漏答 .　多选 *　看不清 /　不适用 -",
      "Keying: number, space, one code a question; blank .  over-ticked *  unreadable /  n/a -")
    let hands = words(
      "录入 ________　复录 ________　批号 ________", "keyed ______ re-keyed ______ batch ______")
    return PageFlow.Block(
      rows: [
        PageFlow.Row(
          .element(
            .div, [.class("clerk clerk-line")],
            [.element(.span, signs), .element(.span, hands)]), height: 12)
      ]
    ) { .element(.div, [.class("bottom")], $0) }
  }
}
