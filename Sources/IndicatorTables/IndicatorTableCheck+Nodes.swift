import Definitions
import Diagnostics
import Sheets
import Tables

extension IndicatorTableCheck {
  /// How many nodes a work has, that each has a day, and when the last one is.
  mutating func checkNodes() {
    for indicator in table.indicators {
      for work in indicator.works { check(work, in: indicator) }
    }
  }

  private mutating func check(_ work: FilledWork, in indicator: FilledIndicator) {
    let rule = forms.nodes
    guard !work.nodes.isEmpty else {
      return report(.noNode(work.cell, clause: rule.clause), at: work.cell.location)
    }
    let most = most(of: work, in: indicator)
    if work.nodes.count > most {
      let cell = work.nodes[most].cell
      report(
        .tooManyNodes(cell, count: work.nodes.count, most: most, clause: rule.clause),
        at: cell.location)
    }
    var before: CivilDay?
    for node in work.nodes {
      guard let day = day(of: node) else { continue }
      if let before, day <= before {
        report(.nodeOrder(node.dayCell, day, before: before), at: node.dayCell.location)
      }
      before = day
    }
    if let last = work.nodes.last, case .day(let day) = last.day, day.year == forms.year,
      !rule.admits(last: day, readings)
    {
      report(
        .lastNode(
          last.dayCell, day, last: rule.last.value, rule.end(readings), clause: rule.clause),
        at: last.dayCell.location)
    }
  }

  /// The most nodes: the common limit, or more for a topic whose duty is read as nodes (AMB-33).
  private func most(of work: FilledWork, in indicator: FilledIndicator) -> Int {
    let topics = indicator.declared?.topics ?? []
    let stated = work.topics.map { Self.ids(in: $0.text) } ?? []
    let common = forms.nodes.most.value
    let limits = topics.compactMap { topic -> Int? in
      guard let nodes = topic.nodes,
        stated.contains(topic.id) || topic.match.isFound(in: work.wholeText)
      else { return nil }
      return nodes.most(common: common, readings)
    }
    return limits.max() ?? common
  }

  private mutating func day(of node: FilledNode) -> CivilDay? {
    let clause = forms.nodes.clause
    switch node.day {
    case .none:
      report(.missingDay(node.dayCell, found: "", clause: clause), at: node.dayCell.location)
    case .month(let text):
      report(.missingDay(node.dayCell, found: text, clause: clause), at: node.dayCell.location)
    case .impossible(let text):
      report(.noSuchDay(node.dayCell, found: text), at: node.dayCell.location)
    case .day(let day) where day.year != forms.year:
      report(
        .otherYear(node.dayCell, day, year: forms.year, clause: clause),
        at: node.dayCell.location)
    case .day(let day): return day
    }
    return nil
  }

  // MARK: Texts

  /// Standards that are measurable and without forbidden words, and evidence that is named.
  mutating func checkTexts() {
    for indicator in table.indicators {
      if forms.standard.scope(readings) == .allColumns { checkWords(CellText(indicator.cell)) }
      for work in indicator.works {
        if forms.standard.scope(readings) == .allColumns {
          if form.hasWorks { checkWords(CellText(work.cell)) }
          for cell in work.others { checkWords(CellText(cell)) }
        }
        for (position, node) in work.nodes.enumerated() {
          check(node, isFirst: position == 0)
        }
      }
    }
  }

  /// A text with the cell in which it stands.
  private struct CellText {
    let text: String
    let cell: TableCell

    init(_ cell: TableCell, _ text: String? = nil) {
      self.cell = cell
      self.text = text ?? cell.text
    }
  }

  private mutating func check(_ node: FilledNode, isFirst: Bool) {
    let rule = forms.standard
    let standard = node.standard
    if standard.isBlank {
      report(
        .missingStandard(standard.cell, clause: rule.clause), at: standard.cell.location)
    } else if isFirst || !standard.cell.isBlank {
      // What a merged cell says for several nodes is told once.
      checkWords(CellText(standard.cell, standard.text))
      if !rule.isMeasurable(standard.text) {
        report(
          .unmeasurable(standard.cell, text: standard.text, clause: rule.quantityClause),
          at: standard.cell.location)
      }
    }
    if node.evidence.isBlank {
      report(
        .missingEvidence(node.evidence.cell, clause: form.clause), at: node.evidence.cell.location)
    }
    if rule.scope(readings) == .allColumns {
      checkWords(CellText(node.cell, node.text))
      if !node.evidence.cell.isBlank { checkWords(CellText(node.evidence.cell)) }
    }
  }

  private mutating func checkWords(_ text: CellText) {
    for word in forms.standard.forbiddenWords(in: text.text) {
      report(
        .forbiddenWord(text.cell, word: word, text: text.text, clause: forms.standard.clause),
        at: text.cell.location)
    }
  }
}
