import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Sessions
import Sheets

/// The card that says which key means what, shown when a batch is opened.
struct KeyCard {
  private let key: PassKey
  private let session: Session
  private let desk: ClerksDesk

  /// A card for the batch that was just opened.
  init(_ key: PassKey, _ session: Session, _ desk: ClerksDesk) {
    self.key = key
    self.session = session
    self.desk = desk
  }

  /// The most questions that are listed.
  private static let limit = 60

  /// The card, line by line; nil for a batch that is not there.
  var text: String? {
    guard let batch = session.state.batches[key.batch],
      let layout = session.plan.layouts[batch.parameters.questionnaire]
    else { return nil }
    let language = desk.language
    let round = session.plan.round
    let subject = round.unit(id: batch.parameters.subject)?.name ?? batch.parameters.subject
    var lines = [
      desk.paint(
        "\(key.batch) · \(layout.questionnaire.title[language]) · \(TerminalText.safe(subject))",
        .strong)
    ]
    let count = layout.places.count
    lines.append(
      layout.isCompact
        ? desk.words(
          "一张一行：号码 空格 \(count) 个键，每题一个",
          "a paper a line: number, space, \(count) keys, one a question")
        : desk.words(
          "一张一行：号码，再 \(count) 项，各项之间空一格",
          "a paper a line: number, then \(count) entries with blanks between"))
    var shown = ""
    for (index, place) in layout.places.prefix(Self.limit).enumerated() {
      let keys = keys(of: place)
      if keys != shown {
        lines.append(desk.paint("  " + keys, .strong))
        shown = keys
      } else if index % 5 == 0, count > 5 {
        lines.append("")
      }
      lines.append(desk.soft(padLeft(index + 1) + " " + name(of: place, layout)))
    }
    if count > Self.limit {
      lines.append(desk.soft(desk.words("      … 共 \(count) 项", "      … \(count) in all")))
    }
    for item in layout.textItems {
      lines.append(
        desk.soft(desk.words("   文字 ", "   text ") + "\(item.id)  \(item.text[language])"))
    }
    lines.append(
      desk.words(
        "漏答 .　多选 *　看不清 /　不适用 -　　撤销：撤销　改一题：更正 号码 题=代码 reason=…",
        "blank .  over-ticked *  unreadable /  n/a -    undo; fix NUMBER ITEM=CODE reason=…"))
    return lines.map(desk.cut).joined(separator: "\n")
  }

  private func keys(of place: Place) -> String {
    place.options.isEmpty
      ? place.allowed
      : place.options.map { "\($0.code)=\($0.label[desk.language])" }.joined(separator: "  ")
  }

  private func name(of place: Place, _ layout: SheetLayout) -> String {
    let item = layout.item(of: place)
    guard let row = place.rowUnit, let unit = session.plan.round.unit(id: row) else {
      return item.text[desk.language]
    }
    var text = "\(unit.number) \(unit.name)"
    if case .grid(let grid) = item.kind, grid.rows == .works,
      let number = place.name.split(separator: ".").last.flatMap({ Int($0) }),
      unit.works.indices.contains(number - 1)
    {
      text += " · " + unit.works[number - 1]
    }
    return TerminalText.safe(text)
  }

  private func padLeft(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: " ", count: max(0, 5 - digits.utf8.count)) + digits
  }
}
