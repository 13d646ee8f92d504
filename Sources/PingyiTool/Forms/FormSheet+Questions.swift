import Diagnostics
import ExactArithmetic
import Questionnaires
import Reporting
import Rounds
import Sheets

extension FormSheet {
  /// A question by itself: its words, and under them what is ticked or written.
  func question(_ numbered: NumberedItem) -> PageFlow.Block {
    let item = numbered.item
    let index = layout.placeIndex(named: item.id)
    var hints: [String] = []
    if case .multiple(let options) = item.kind {
      hints.append(words("可多选", "tick all that apply"))
      hints += options.filter(\.isExclusive).map {
        words("选“\($0.label.zh)”的不再选其他", "'\($0.label.en)' goes with no other")
      }
    }
    hints += [skipWords(item)].compactMap { $0 }
    let text = "\(numbered.number). \(item.text[language])"
    let hint =
      hints.isEmpty
      ? "" : words("（\(hints.joined(separator: "；"))）", " (\(hints.joined(separator: "; ")))")
    let answer = answer(to: item, at: index)
    let size = isRoomy ? 12.0 : 10.5
    let lines = Double(PaperText.lines(text + hint, width: Self.width, size: size))
    return PageFlow.Block(
      .element(
        .div, [.class("question")],
        [
          .element(
            .p, [.class("question-text")],
            [.text(text)] + (hint.isEmpty ? [] : [.element(.span, class: "skip", hint)]))
        ] + answer.nodes), height: lines * PaperText.em(size) * 1.42 + 3 + answer.height)
  }

  /// What is under a question, with its height in millimetres.
  private func answer(to item: Item, at index: Int?) -> (nodes: [HTMLNode], height: Double) {
    switch item.kind {
    case .single(let options), .multiple(let options):
      let widths = options.map { option in
        5 + 2.4 + PaperText.width(
          option.label[language] + " " + option.code, size: isRoomy ? 12 : 10.5) * 1.1
          + (option.takesText ? 43.5 : 0)
      }
      return (
        [
          .element(
            .div, [.class("options")],
            options.map { option in choice(option.code, option.label[language], option, at: index) }
          )
        ], Double(Self.rows(of: widths, in: Self.width - 6, gap: 6)) * 8.2 + 1.2
      )
    case .yesNo:
      return (
        [
          .element(
            .div, [.class("options")],
            [
              choice("1", words("是", "yes"), nil, at: index),
              choice("0", words("否", "no"), nil, at: index),
            ])
        ], 8.5
      )
    case .ratio:
      return (
        [
          .element(
            .div, [.class("options")],
            pair(
              index, words("其中", "of which"), words("总数", "out of"), at: index))
        ], 9
      )
    case .date: return ([.element(.div, [.class("options")], date(at: index))], 9)
    case .unit: return unit(at: index)
    case .number, .grid: return ([], 0)
    case .text:
      let line = HTMLNode.element(.div, class: "ruled", "")
      if example != nil { return ([line], 11) }
      return isRoomy ? ([line, line, line, line], 43) : ([line, line, line], 26)
    }
  }

  private static func rows(of widths: [Double], in width: Double, gap: Double) -> Int {
    var rows = 1
    var used = 0.0
    for piece in widths {
      if used > 0, used + gap + piece > width {
        rows += 1
        used = piece
      } else {
        used += (used > 0 ? gap : 0) + piece
      }
    }
    return rows
  }

  private func choice(
    _ code: String, _ label: String, _ option: Option?, at index: Int?
  ) -> HTMLNode {
    var nodes: [HTMLNode] = [
      box(code, at: index), .element(.span, class: "option-code keyed", code),
      .element(.span, label),
    ]
    if option?.takesText == true { nodes.append(.element(.span, class: "other", "")) }
    return .element(.span, [.class("option")], nodes)
  }

  private func pair(
    _ placeIndex: Int?, _ part: String, _ whole: String, at index: Int?
  ) -> [HTMLNode] {
    let figures = filled(at: index).split(separator: "/").map { String($0) }
    return [
      .element(.span, part), entry(figures.first ?? "", isSmall: true),
      .element(.span, whole), entry(figures.count > 1 ? figures[1] : "", isSmall: true),
    ]
  }

  private func date(at index: Int?) -> [HTMLNode] {
    let parts = filled(at: index).split(separator: "-").map { String($0) }
    func part(_ place: Int) -> HTMLNode {
      entry(parts.indices.contains(place) ? parts[place] : "", isSmall: true)
    }
    return [
      part(0), .element(.span, words("年", "year")), part(1), .element(.span, words("月", "month")),
      part(2), .element(.span, words("日", "day")),
    ]
  }

  private func unit(at index: Int?) -> (nodes: [HTMLNode], height: Double) {
    let list = round.units.filter { !$0.name.isEmpty }.map { "\($0.number) \($0.name)" }
      .joined(separator: words("　", ",  "))
    let lines = list.isEmpty ? 0 : PaperText.lines(list, width: Self.width - 6, size: 9)
    let legend: [HTMLNode] = list.isEmpty ? [] : [.element(.span, class: "skip", list)]
    return (
      [
        .element(
          .div, [.class("options")],
          [
            .element(.span, words("单位编号", "Number of the unit")),
            entry(filled(at: index), isSmall: true),
          ]
            + legend)
      ], 9 + Double(lines) * 5.5
    )
  }

  // MARK: Boxes

  /// A box to tick, ticked where the sample says so.
  func box(_ code: String, at index: Int?) -> HTMLNode {
    guard let example, let index else { return .element(.span, class: "box", "") }
    switch example.look(of: code, at: index, in: layout) {
    case .empty: return .element(.span, class: "box", "")
    case .ticked: return .element(.span, class: "box ticked", "")
    case .smeared: return .element(.span, class: "box smeared", "")
    }
  }

  /// The figure in a cell, written where the sample says so.
  func written(at index: Int?) -> [HTMLNode] {
    [.element(.span, class: "hand", filled(at: index))]
  }

  private func entry(_ text: String, isSmall: Bool) -> HTMLNode {
    .element(
      .span, [.class(isSmall ? "entry entry-small" : "entry")],
      text.isEmpty ? [] : [.element(.span, class: "hand", text)])
  }

  private func filled(at index: Int?) -> String {
    guard let example, let index else { return "" }
    return example.written(at: index)
  }

  /// The numbers that a place takes, such as `0–100，每 0.5 一档`.
  func rangeWords(_ range: NumberRange) -> String {
    let low = range.low.decimalValue.text
    let span =
      range.high.map { "\(low)–\($0.decimalValue.text)" } ?? words("\(low) 以上", "\(low) or more")
    let unit = range.unit.map { words("（\($0.zh)）", " (\($0.en))") } ?? ""
    guard let step = range.step, step != 1 else { return span + unit }
    let text = step.decimalValue.text
    if range.meaning == .amount, text.hasPrefix("0."), text.hasSuffix("1") {
      let places = text.utf8.count - 2
      return span + unit + words("，小数 \(places) 位", ", \(places) decimals")
    }
    return span + unit + words("，每档 \(text)", ", steps of \(text)")
  }
}
