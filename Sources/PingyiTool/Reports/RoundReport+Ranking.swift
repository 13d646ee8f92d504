import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

extension RoundReport {
  /// The ranking with components and what is not certain, on one page of A4 for a score of units.
  var ranking: HTMLNode {
    .element(
      .section, [.class("summary")],
      [.element(.h2, words("一、排名与得分构成", "1. Ranking and components")), scale, rankingTable]
        + remarks)
  }

  /// What each part gives to the totals, as bars.
  var charts: HTMLNode { .element(.section, [.class("charts")], [chart]) }

  private var grades: GradeWords { GradeWords(scheme: scheme, language: language) }

  private var rankingTable: HTMLNode {
    let parts = scores.scores.first.map { ScoreParts.columns(of: $0.explanation) } ?? []
    var table = HTMLTable(
      class: "ranking",
      [.figures(words("位次", "Rank")), .words(words("单位", "Unit"))]
        + parts.map { .figures(ScoreParts.heading($0, language)) }
        + [.figures(words("总分", "Total"))] + (isSampled ? [.figures(words("把握", "Sure"))] : [])
        + [.words(words("等次", "Grade"))])
    for (place, unit) in scores.result.ranked.enumerated() {
      let score = unit.score
      let told = disclosure.told(of: score)
      let isSurenessTold =
        disclosure.tellsSureness(of: score.unit) && !told.isWidened(score.explanation)
      var total: [HTMLNode] =
        score.hasSeparateResults
        ? [.text("—")] : [.element(.strong, [figure(score.explanation, of: score, told)])]
      if !score.isFinal { total.append(mark(of: score)) }
      var grade: [HTMLNode] = [.text(grades.grade(of: unit))]
      if unit.isVetoed {
        grade.append(.element(.span, class: "badge mark", words("一票否决", "vetoed")))
      }
      let rank: HTMLNode = .element(
        .span, [.data(.unit, score.unit), .data(.part, "rank")], [.text(unit.rank.text)])
      let link: HTMLNode = .element(
        .a, [.link(to: anchor(place))], [.text(name(of: score.unit))])
      var cells: [[HTMLNode]] = [[rank], [link]]
      for node in ScoreParts.columns(of: score.explanation) {
        let places = unit.tracks.filter { $0.id == node.id }.map {
          HTMLNode.text(self.place(of: $0))
        }
        cells.append([figure(node, of: score, told)] + places)
      }
      cells.append(total)
      if isSampled { cells.append([.text(isSurenessTold ? honesty.share(of: score.unit) : "—")]) }
      table.add(cells + [grade])
    }
    return table.node
  }

  /// A track's place, with its result where a bonus is added.
  private func place(of track: TrackResult) -> String {
    let bonus = track.bonus.map { $0 == Score(0) ? "" : " + \(shown($0)) = \(shown(track.total))" }
    return "\(bonus ?? "")" + words("（第 \(track.rank.text)）", " (place \(track.rank.text))")
  }

  /// Whether any survey has an error that ranks could be drawn with.
  private var isSampled: Bool { honesty.simulation != nil }

  /// A node's points as they may be told, with the exact ends for programs; `*` where they may not.
  func figure(_ node: Explanation, of score: UnitScore, _ told: ToldScore) -> HTMLNode {
    guard told.showsPoints(of: node) else { return .text("*") }
    let points = told.points(of: node)
    return .element(
      .span,
      [
        .data(.unit, score.unit), .data(.part, node.id), .data(.low, "\(points.low)"),
        .data(.high, "\(points.high)"),
      ], [.text(shown(points) + (told.isWidened(node) ? " *" : ""))])
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
        let share = NodeSentence.weight(addend.worth)
        let title = ScoreParts.heading(addend.part, language)
        return isWeighted ? "\(title) × \(share)" : title
      }, uncertain: words("尚不能确定", "not certain"))
    for unit in scores.result.ranked {
      let told = disclosure.told(of: unit.score)
      let total = told.points(of: unit.score.explanation)
      let low = thousandths(total.low, of: unit.score.maximum)
      let high = thousandths(total.high, of: unit.score.maximum)
      chart.add(
        name(of: unit.score.unit), bars(of: unit.score, told),
        whisker: low < high ? low...high : nil, figure: shown(total))
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
  private func bars(of score: UnitScore, _ told: ToldScore) -> [BarChart.Part] {
    var parts: [BarChart.Part] = []
    var end = Rational(0)
    for (colour, addend) in ScoreParts.addends(of: score.explanation).enumerated() {
      let next = end + addend.worth * told.points(of: addend.part).low
      parts.append(
        BarChart.Part(
          colour: colour, from: thousandths(end, of: score.maximum),
          to: thousandths(next, of: score.maximum)))
      end = next
    }
    let total = told.points(of: score.explanation)
    if total.high > total.low {
      parts.append(
        BarChart.Part(
          colour: nil, from: thousandths(end, of: score.maximum),
          to: thousandths(end + total.high - total.low, of: score.maximum)))
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
    var uncertain: [HTMLNode] = []
    var waiting: [String] = []
    for unit in scores.result.ranked {
      guard let reason = RankReason(for: unit, in: scores.result) else { continue }
      let told = disclosure.told(of: unit.score)
      let points = shown(told.points(of: unit.score.explanation))
      let name = name(of: unit.score.unit)
      if reason.gaps.isEmpty {
        waiting.append(words("\(name)（第 \(unit.rank.text) 名）", "\(name) (place \(unit.rank.text))"))
        continue
      }
      uncertain.append(
        item(
          words(
            "\(name)：\(points) 分，第 \(unit.rank.text) 名。\(reason.words.zh)。",
            "\(name): \(points) points, place \(unit.rank.text). \(reason.words.en).")))
    }
    if !waiting.isEmpty {
      uncertain.append(
        item(
          words(
            "得分已定、位次待上列单位的得分确定后才能确定：\(waiting.joined(separator: "、"))。",
            "Points certain, place open until the points of units with gaps are known: "
              + "\(waiting.joined(separator: ", ")).")))
    }
    nodes += list(words("不确定的得分与位次", "Points and places that are not certain"), uncertain)
    if isSampled {
      nodes += list(
        words("名次的把握", "How sure the ranks are"),
        (honesty.pairs(where: disclosure.tellsSureness, name: name) + [honesty.method]).map {
          item($0[language])
        })
    }
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
