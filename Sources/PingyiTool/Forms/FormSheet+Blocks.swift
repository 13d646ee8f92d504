import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Sheets

/// A question with the number under which it is printed.
struct NumberedItem {
  let number: Int
  let item: Item
}

/// Questions that are printed together.
private enum FormPart {
  /// Single choices that offer the same options: a table with a column for each.
  case matrix([NumberedItem], [Option])
  /// Figures in a table.
  case figures([NumberedItem])
  /// A list of rows, each with a cell.
  case grid(NumberedItem, Grid)
  /// A question by itself.
  case question(NumberedItem)
}

extension FormSheet {
  /// What stands between the notes and the foot.
  var blocks: [PageFlow.Block] {
    parts.flatMap { part in
      switch part {
      case .matrix(let items, let options): [matrix(items, options)]
      case .figures(let items): [figures(items)]
      case .grid(let item, let grid): [self.grid(item, grid)]
      case .question(let item): [question(item)]
      }
    }
  }

  /// The options that fit into the head of a table; others are printed under their question.
  private static func fitsTable(_ options: [Option]) -> Bool {
    options.count <= 6 && !options.contains(where: \.takesText)
      && options.allSatisfy { option in
        PaperText.width(option.label.zh, size: 10) <= 27
      }
  }

  private var parts: [FormPart] {
    var parts: [FormPart] = []
    for (index, item) in questionnaire.items.enumerated() {
      let numbered = NumberedItem(number: index + 1, item: item)
      switch item.kind {
      case .single(let options) where Self.fitsTable(options):
        if case .matrix(let items, let shared)? = parts.last, shared == options {
          parts[parts.count - 1] = .matrix(items + [numbered], options)
        } else {
          parts.append(.matrix([numbered], options))
        }
      case .number:
        if case .figures(let items)? = parts.last {
          parts[parts.count - 1] = .figures(items + [numbered])
        } else {
          parts.append(.figures([numbered]))
        }
      case .grid(let grid): parts.append(.grid(numbered, grid))
      default: parts.append(.question(numbered))
      }
    }
    return parts.flatMap { part -> [FormPart] in
      // A table of one row is more frame than question.
      if case .matrix(let items, _) = part, items.count == 1 { return items.map { .question($0) } }
      return [part]
    }
  }

  /// When a question is not answered; nil where it always is.
  func skipWords(_ item: Item) -> String? {
    guard let skip = item.skip,
      let index = questionnaire.items.firstIndex(where: { $0.id == skip.item })
    else { return nil }
    let deciding = questionnaire.items[index]
    let labels = skip.marks.map { mark -> String in
      if let option = deciding.options.first(where: { $0.code == mark }) {
        return option.label[language]
      }
      if case .yesNo = deciding.kind { return mark == "1" ? words("是", "yes") : words("否", "no") }
      return mark
    }
    return words(
      "第 \(index + 1) 题选“\(labels.joined(separator: "”或“"))”的，本题不答",
      "not answered if question \(index + 1) is '\(labels.joined(separator: "' or '"))'")
  }

  /// A question's words in a table's cell, with when it is skipped.
  private func cellWords(_ item: Item) -> [HTMLNode] {
    [.text(item.text[language])]
      + (skipWords(item).map {
        [.element(.span, class: "skip", words("（\($0)）", " (\($0))"))]
      } ?? [])
  }

  private func cellText(_ item: Item) -> String {
    item.text[language] + (skipWords(item).map { " (\($0)) " } ?? "")
  }

  /// The width of a column with boxes to tick, in millimetres.
  private func choiceWidth(_ isNarrow: Bool) -> Double {
    switch language {
    case .zh: isNarrow ? 14.5 : 19
    case .en: isNarrow ? 17 : 20.5
    }
  }

  /// The height of a row whose words take a column of this width, in millimetres.
  private func rowHeight(_ text: String, width: Double, least: Double) -> Double {
    let size = isRoomy ? 12.0 : 10.5
    let lines = Double(PaperText.lines(text, width: width - 3.4, size: size))
    return max(isRoomy ? 11.2 : least, lines * PaperText.em(size) * 1.42 + 1.4)
  }

  /// Whether a thick rule follows the place: replies group the marks in fives.
  private func endsFive(_ placeIndex: Int?) -> Bool {
    placeIndex.map { $0 % 5 == 4 && $0 + 1 < layout.places.count } ?? false
  }

  // MARK: Tables

  private func matrix(_ items: [NumberedItem], _ options: [Option]) -> PageFlow.Block {
    let isNarrow = options.count > 5
    let textWidth = Self.width - 11 - Double(options.count) * choiceWidth(isNarrow)
    let head = tableHead(
      [words("题号", "No."), words("内　容", "Question")], ["place", "text"], options, isNarrow)
    let rows = items.map { numbered in
      let index = layout.placeIndex(named: numbered.item.id)
      let cells =
        [
          HTMLNode.element(.td, class: "place", "\(numbered.number)"),
          .element(.td, [.class("text")], cellWords(numbered.item)),
        ] + tickCells(options, at: index, isNarrow)
      return PageFlow.Row(
        row(cells, isFifth: endsFive(index), isGrown: true),
        height: rowHeight(cellText(numbered.item), width: textWidth, least: 8.6))
    }
    return table(head, height: 11, rows)
  }

  private func figures(_ items: [NumberedItem]) -> PageFlow.Block {
    let head = HTMLNode.element(
      .tr,
      [
        .element(.th, class: "place", words("题号", "No.")),
        .element(.th, class: "text", words("内　容", "Item")),
        .element(.th, class: "range", words("可填范围", "Range")),
        .element(.th, class: "value", words("填　写", "Figure")),
      ])
    let rows = items.map { numbered in
      let index = layout.placeIndex(named: numbered.item.id)
      let limits: String
      if case .number(let range) = numbered.item.kind {
        limits = rangeWords(range)
      } else {
        limits = ""
      }
      let height = max(
        rowHeight(cellText(numbered.item), width: Self.width - 79, least: 8.6),
        rowHeight(limits, width: 38, least: 8.6))
      return PageFlow.Row(
        row(
          [
            .element(.td, class: "place", "\(numbered.number)"),
            .element(.td, [.class("text")], cellWords(numbered.item)),
            .element(.td, class: "range", limits),
            .element(.td, [.class("value")], written(at: index)),
          ], isFifth: endsFive(index), isGrown: true), height: height)
    }
    return table(head, height: 8, rows)
  }

  private func grid(_ numbered: NumberedItem, _ grid: Grid) -> PageFlow.Block {
    let item = numbered.item
    let options = item.kind.printedOptions
    let isNarrow = options.count > 5
    let isWorks = grid.rows == .works
    let unitHead = words("单　位", "Unit")
    var names = [words("编号", "No."), unitHead]
    var classes: [StaticString] = ["place", isWorks ? "wide" : "text"]
    if isWorks {
      names.append(words("申报工作", "Work"))
      classes.append("text")
    }
    let head: HTMLNode
    if case .number = grid.cell {
      head = .element(
        .tr,
        zip(names, classes).map { .element(.th, class: $1, $0) }
          + [.element(.th, class: "value", words("评　分", "Score"))])
    } else {
      head = tableHead(names, classes, options, isNarrow)
    }
    let cellWidth = options.isEmpty ? 34.0 : Double(options.count) * choiceWidth(isNarrow)
    let textWidth = Self.width - 11 - cellWidth - (isWorks ? 52 : 0)
    let rows = layout.places.indices.filter { layout.places[$0].itemIndex == numbered.number - 1 }
      .map { gridRow($0, grid, options, isNarrow, textWidth: textWidth) }
    let heading = [
      "\(numbered.number). \(item.text[language])", gridWords(numbered, grid),
      skipWords(item) ?? "",
    ].filter { !$0.isEmpty }
    let lines = heading.reduce(0) { $0 + PaperText.lines($1, width: Self.width, size: 11) }
    return table(
      head, height: options.isEmpty ? 8 : 11, rows,
      heading: heading.enumerated().map {
        .element(.p, class: $0 == 0 ? "heading black" : "skip", $1)
      }, headingHeight: Double(lines) * 5.6 + 3.5)
  }

  private func gridRow(
    _ index: Int, _ grid: Grid, _ options: [Option], _ isNarrow: Bool, textWidth: Double
  ) -> PageFlow.Row {
    let place = layout.places[index]
    let unit = place.rowUnit.flatMap { round.unit(id: $0) }
    let isOwn = grid.ownRowIsNotApplicable && rater != nil && place.rowUnit == rater?.id
    let name = unit?.name ?? ""
    var cells: [HTMLNode] = [.element(.td, class: "place", unit.map { "\($0.number)" } ?? "")]
    var height = isRoomy ? 11.2 : 7.6
    if grid.rows == .works {
      let work = unit.flatMap { unit -> String? in
        let number = place.name.split(separator: ".").last.flatMap { Int($0) } ?? 0
        return unit.works.indices.contains(number - 1) ? unit.works[number - 1] : nil
      }
      cells += [.element(.td, class: "wide", name), .element(.td, class: "text", work ?? "")]
      height = max(
        rowHeight(name, width: 52, least: 7.6), rowHeight(work ?? "", width: textWidth, least: 7.6))
    } else {
      cells.append(.element(.td, class: "text", name))
      height = rowHeight(name, width: textWidth, least: 7.6)
    }
    if isOwn {
      cells.append(
        .element(
          .td, [.class("value"), .columns(max(1, options.count))],
          [.text(words("本单位不评　-", "own row:  -"))]))
    } else if options.isEmpty {
      cells.append(.element(.td, [.class("value")], written(at: index)))
    } else {
      cells += tickCells(options, at: index, isNarrow)
    }
    return PageFlow.Row(
      row(cells, isFifth: endsFive(index), isGrown: false, isOwn: isOwn), height: height)
  }

  /// What a rater has to know about a list: the range of scores, and how many may get an option.
  private func gridWords(_ numbered: NumberedItem, _ grid: Grid) -> String {
    var parts: [String] = []
    if case .number(let range) = grid.cell {
      parts.append(words("分数范围：\(rangeWords(range))", "Scores: \(rangeWords(range))"))
    }
    let rows = layout.places.filter { $0.itemIndex == numbered.number - 1 }
    let own = grid.ownRowIsNotApplicable ? rows.count { $0.rowUnit == rater?.id } : 0
    let rated = rows.count - own
    for quota in grid.quotas {
      let label =
        numbered.item.kind.printedOptions.first { $0.code == quota.option }?.label[language]
        ?? quota.option
      let share = FormNumbers.percent(quota.atMost)
      let most = FormNumbers.most(quota.atMost, of: rated)
      parts.append(
        words(
          "评为“\(label)”的不得超过所评数的 \(share)"
            + (hasRound ? "：本票评 \(rated) 个，最多 \(most) 个" : ""),
          "'\(label)' for at most \(share) of those rated"
            + (hasRound ? ": this ballot rates \(rated), so at most \(most)" : "")))
    }
    return parts.joined(separator: words("；", "; "))
  }

  // MARK: Parts of tables

  private func tableHead(
    _ names: [String], _ classes: [StaticString], _ options: [Option], _ isNarrow: Bool
  ) -> HTMLNode {
    .element(
      .tr,
      zip(names, classes).map { .element(.th, class: $1, $0) }
        + options.map { option in
          .element(
            .th, [.class(isNarrow ? "choice-narrow" : "choice")],
            [.text(option.label[language]), .element(.span, class: "code keyed", option.code)])
        })
  }

  private func tickCells(_ options: [Option], at index: Int?, _ isNarrow: Bool) -> [HTMLNode] {
    options.map { option in
      .element(
        .td, [.class(isNarrow ? "choice-narrow" : "choice")],
        [box(option.code, at: index), .element(.span, class: "box-code keyed", option.code)])
    }
  }

  private func row(
    _ cells: [HTMLNode], isFifth: Bool, isGrown: Bool, isOwn: Bool = false
  ) -> HTMLNode {
    let name: StaticString =
      switch (isFifth, isGrown, isOwn) {
      case (true, true, _): "grown fifth"
      case (false, true, _): "grown"
      case (true, false, false): "even fifth"
      case (false, false, false): "even"
      case (true, false, true): "even own fifth"
      case (false, false, true): "even own"
      }
    return .element(.tr, [.class(name)], cells)
  }

  private func table(
    _ head: HTMLNode, height: Double, _ rows: [PageFlow.Row], heading: [HTMLNode] = [],
    headingHeight: Double = 0
  ) -> PageFlow.Block {
    PageFlow.Block(
      heading: heading, headingHeight: headingHeight, frameHeight: height + 3.6, rows: rows
    ) { rows in
      .element(.table, [.element(.thead, [head]), .element(.tbody, rows)])
    }
  }
}
