import Diagnostics
import ExactArithmetic
import Questionnaires
import Reporting

/// How a paper is filled in and given back, as it is printed above the questions.
struct FormNotes {
  private let sheet: FormSheet
  private let notes: [String]
  private static let size = 9.5

  /// The notes that a sheet needs, by what it asks and who answers.
  init(_ sheet: FormSheet) {
    self.sheet = sheet
    notes = Self.who(sheet) + Self.how(sheet) + Self.back(sheet)
  }

  private static func who(_ sheet: FormSheet) -> [String] {
    switch sheet.questionnaire.respondent {
    case .anonymous:
      [
        sheet.words(
          "本表无记名，请勿写姓名、工号；编号在收回后统一贴，与填写人无关。",
          "This form is anonymous: write no name. The number is given when forms come back, never to a person."
        )
      ]
    case .unit, .leader, .department:
      [
        sheet.rater == nil
          ? sheet.words(
            "请写明评分人，并把评分人在本轮的编号填入右上角。",
            "Name the rater, and write the rater's number in the box at the top.")
          : sheet.words(
            "本票已印评分人编号，只供该评分人使用，不得换用、代填。",
            "The ballot carries its rater's number; nobody else may use it or fill it in.")
      ]
    }
  }

  private static func how(_ sheet: FormSheet) -> [String] {
    var notes: [String] = []
    let kinds = sheet.questionnaire.items.map(\.kind)
    let hasTicks = kinds.contains { $0.isTicked }
    let hasSeveral = kinds.contains { if case .multiple = $0 { true } else { false } }
    if hasTicks {
      notes.append(
        sheet.words(
          "每题只选一项" + (hasSeveral ? "（注明“可多选”的除外）" : "")
            + "，在选项的方框内打“√”。改选的，把原方框涂满，再选一项。",
          "Tick one box a question" + (hasSeveral ? " unless it says otherwise" : "")
            + ". To change a tick, fill its box and tick another."))
    }
    if kinds.contains(where: \.isWritten) {
      let signs = sheet.questionnaire.respondent != .anonymous
      notes.append(
        sheet.words(
          "分数和数字写在方格内，用阿拉伯数字，字迹清楚；改动的，划去后在旁边重写" + (signs ? "并签名。" : "。"),
          "Write figures clearly into the boxes; strike out a mistake and write beside it"
            + (signs ? ", signed." : ".")))
    }
    let abstentions = kinds.flatMap { $0.printedOptions }.filter(\.isAbstention)
    if let label = abstentions.first?.label {
      notes.append(
        sheet.words(
          "不了解情况的，请选“\(label.zh)”，不要空着。",
          "If you do not know, tick '\(label.en)' instead of leaving the question blank."))
    }
    return notes
  }

  private static func back(_ sheet: FormSheet) -> [String] {
    guard sheet.questionnaire.respondent == .anonymous else {
      return [
        sheet.words(
          "填好签名后装入信封、当场封口，直接交考核工作小组；信封由两人以上共同启封，他人不得代收、代拆。",
          "Sign, seal the envelope and hand it to the assessment office yourself. Two or more of the office open "
            + "it together; nobody else may collect or open it.")
      ]
    }
    return [
      sheet.words(
        "填好后装入信封、当场封口，由本人交收表人或投入票箱。信封由考核工作小组两人以上共同启封，"
          + "被评单位不得代收、代拆。",
        "Put the form into the envelope, seal it and hand it in yourself. Two or more of the assessment office "
          + "open it together; the unit concerned may neither collect nor open it.")
    ]
  }

  /// The height on paper, in millimetres.
  var height: Double {
    let line = PaperText.em(Self.size) * 1.5
    let lines = notes.reduce(1) {
      $0 + PaperText.lines($1, width: FormSheet.width - 6.5 - 5, size: Self.size)
    }
    return Double(lines) * line + 3.7 + 3
  }

  /// The box with the notes.
  var node: HTMLNode {
    let title = HTMLNode.element(
      .div, class: "notes-title black", sheet.words("填写说明", "How to fill in this form"))
    return .element(
      .div, [.class("notes")],
      [title]
        + notes.enumerated().map { index, note in
          .element(
            .div, [.class("note")],
            [
              .element(.span, class: "note-number", "\(index + 1)."), .element(.span, note),
            ])
        })
  }
}

extension Item.Kind {
  /// Whether the answer is a tick in one of several boxes.
  var isTicked: Bool {
    switch self {
    case .single, .multiple, .yesNo: true
    case .grid(let grid): if case .option = grid.cell { true } else { false }
    case .number, .ratio, .date, .unit, .text: false
    }
  }

  /// Whether the answer is a figure that is written into a box.
  var isWritten: Bool {
    switch self {
    case .number, .ratio, .date, .unit: true
    case .grid(let grid): if case .number = grid.cell { true } else { false }
    case .single, .multiple, .yesNo, .text: false
    }
  }

  /// The options that are printed; empty where figures or words are written.
  var printedOptions: [Option] {
    switch self {
    case .single(let options), .multiple(let options): return options
    case .grid(let grid):
      if case .option(let options) = grid.cell { return options }
      return []
    case .number, .ratio, .yesNo, .date, .unit, .text: return []
    }
  }
}

extension Questionnaire {
  /// Whether one paper is about all units of the round, in a list.
  var isAboutAllUnits: Bool {
    items.contains { item in
      if case .grid = item.kind { true } else { false }
    }
  }
}
