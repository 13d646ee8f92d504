import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

extension RoundReport {
  /// The ranking with components, a chart of what each component gives, and what is not certain.
  var ranking: HTMLNode {
    section(
      words("一、排名与得分构成", "1. Ranking and components"),
      [rankingTable, chart] + remarks)
  }

  private var grades: GradeWords { GradeWords(scheme: scheme, language: language) }

  private var rankingTable: HTMLNode {
    let parts = scores.scores.first.map { ScoreParts.columns(of: $0.explanation) } ?? []
    var table = HTMLTable(
      class: "ranking",
      [.figures(words("位次", "Rank")), .words(words("单位", "Unit"))]
        + parts.map { .figures(ScoreParts.heading($0, language)) }
        + [.figures(words("总分", "Total")), .words(words("等次", "Grade"))])
    for (place, unit) in scores.result.ranked.enumerated() {
      let score = unit.score
      var total: [HTMLNode] = [.element(.strong, shown(score.value))]
      if !score.isFinal { total.append(mark(of: score)) }
      var grade: [HTMLNode] = [.text(grades.grade(of: unit))]
      if unit.isVetoed {
        grade.append(.element(.span, class: "badge mark", words("一票否决", "vetoed")))
      }
      table.add(
        [
          [.text(unit.rank.text)],
          [.element(.a, [.link(to: anchor(place))], [.text(name(of: score.unit))])],
        ]
          + ScoreParts.columns(of: score.explanation).map { [.text(shown($0.value))] }
          + [total, grade])
    }
    return table.node
  }

  /// Where the section of the unit at this place of the ranking begins.
  func anchor(_ place: Int) -> String { "unit-\(place + 1)" }

  /// Why a score is not final.
  func mark(of score: UnitScore) -> HTMLNode {
    .element(
      .span, class: "badge mark",
      score.value.isClosed ? words("未封存", "unsealed") : words("有缺少", "incomplete"))
  }

  // MARK: Chart

  private var chart: HTMLNode {
    let addends = scores.scores.first.map { ScoreParts.addends(of: $0.explanation) } ?? []
    var chart = BarChart(
      legend: addends.map { addend in
        let share = percent(addend.worth)
        let title = ScoreParts.heading(addend.part, language)
        return isWeighted ? "\(title) × \(share)" : title
      }, uncertain: words("尚不能确定", "not certain"))
    for unit in scores.result.ranked {
      chart.add(
        name(of: unit.score.unit), bars(of: unit.score), figure: shown(unit.score.value))
    }
    return .element(
      .div,
      [
        .element(.h4, words("各部分给总分带来的分数", "What each part gives to the total")), chart.node,
      ])
  }

  private var isWeighted: Bool {
    scores.scores.first?.explanation.children.first?.kind == .component
  }

  /// What each part surely gives, then what may come on top.
  private func bars(of score: UnitScore) -> [BarChart.Part] {
    var parts: [BarChart.Part] = []
    var end = Rational(0)
    for (colour, addend) in ScoreParts.addends(of: score.explanation).enumerated() {
      let next = end + addend.worth * addend.part.value.low
      parts.append(
        BarChart.Part(
          colour: colour, from: thousandths(end, of: score.maximum),
          to: thousandths(next, of: score.maximum)))
      end = next
    }
    if score.value.high > score.value.low {
      parts.append(
        BarChart.Part(
          colour: nil, from: thousandths(end, of: score.maximum),
          to: thousandths(end + score.value.high - score.value.low, of: score.maximum)))
    }
    return parts
  }

  private func thousandths(_ points: Rational, of maximum: Rational) -> Int {
    guard let share = try? (points * 1000).divided(by: maximum) else { return 0 }
    return max(0, min(share, 1000)).floor.exactInt ?? 0
  }

  // MARK: Remarks

  private var remarks: [HTMLNode] {
    var nodes: [HTMLNode] = []
    let uncertain = scores.result.ranked.compactMap { unit -> HTMLNode? in
      RankReason(for: unit, in: scores.result).map { reason in
        item(
          words(
            "\(name(of: unit.score.unit))：\(shown(unit.score.value)) 分，第 \(unit.rank.text) 名。"
              + "\(reason.words.zh)。",
            "\(name(of: unit.score.unit)): \(shown(unit.score.value)) points, place "
              + "\(unit.rank.text). \(reason.words.en)."))
      }
    }
    nodes += list(words("不确定的得分与位次", "Points and places that are not certain"), uncertain)
    let vetoes = scores.result.ranked.flatMap { unit in
      unit.vetoes.compactMap { use in
        grades.veto(use).map { item("\(name(of: unit.score.unit))：\($0)") }
      }
    }
    nodes += list(words("一票否决", "Vetoes"), vetoes)
    if case .refused(let fault) = scores.result.grading {
      nodes += list(words("等次", "Grades"), [item(fault.message[language])])
    }
    return nodes
  }

  /// A line of a list.
  func item(_ text: String) -> HTMLNode { .element(.li, text) }

  /// A headed list; nothing where it has no line.
  func list(_ heading: String, _ items: [HTMLNode]) -> [HTMLNode] {
    items.isEmpty ? [] : [.element(.h4, heading), .element(.ul, items)]
  }
}
