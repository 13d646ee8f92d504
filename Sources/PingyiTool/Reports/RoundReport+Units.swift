import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

extension RoundReport {
  /// A section for every unit, from the first place down.
  var unitsSection: HTMLNode {
    .element(
      .section, [.class("units")],
      [.element(.h2, words("二、各单位", "2. The units"))]
        + scores.result.ranked.enumerated().map { unitSection($0.element, place: $0.offset) })
  }

  private func unitSection(_ unit: RankedUnit, place: Int) -> HTMLNode {
    let score = unit.score
    let told = disclosure.told(of: score)
    let total = told.points(of: score.explanation)
    var summary = words(
      "第 \(unit.rank.text) 名（共 \(unit.rank?.count ?? 0) 家） · 总分 \(shown(total)) / "
        + Figure.points(score.maximum, round.rounding),
      "Place \(unit.rank.text) of \(unit.rank?.count ?? 0) · total \(shown(total)) of "
        + Figure.points(score.maximum, round.rounding))
    let grade = GradeWords(scheme: scheme, language: language).grade(of: unit)
    if unit.grade != nil { summary += words(" · 等次 ", " · grade ") + grade }
    var nodes: [HTMLNode] = [
      .element(.h3, [.anchor(anchor(place))], [.text(name(of: score.unit))]),
      .element(.p, [.element(.strong, summary)] + (score.isFinal ? [] : [mark(of: score)])),
    ]
    if case .grade(_, let reasons)? = unit.grade, !reasons.isEmpty {
      nodes.append(.element(.p, class: "soft", reasons.map { $0[language] }.joined(separator: "；")))
    }
    nodes.append(tree(of: score, told))
    nodes += list(
      words("问卷的抽样误差（只供判断，得分照办法计算）", "Sampling error (to judge by; the points follow the scheme)"),
      errors(of: score, told))
    nodes += list(words("失分最多的指标", "Where most points were lost"), losses(of: score, told))
    nodes += list(
      words("缺少的输入", "Missing inputs"),
      score.gaps.map { item("\($0.reason[language]) → \($0.remedy[language])") })
    nodes += list(
      words("说明", "Remarks"),
      score.flags.filter { flag in
        score.explanation.nodes.first { $0.id == flag.node }
          .map(told.showsStatement) ?? true
      }.map { flag in item("\(name(of: flag.node, in: score))：\(flag.flag.note[language])") })
    return .element(.section, [.class("unit")], nodes)
  }

  // MARK: Tree

  private func tree(of score: UnitScore, _ told: ToldScore) -> HTMLNode {
    var table = HTMLTable(
      class: "tree",
      [
        .words(words("组成 / 指标", "Part / item")), .figures(words("得分", "Points")),
        .figures(words("满分", "Maximum")), .figures(words("折合失分", "Lost of total")),
        .words(words("依据", "Why")), .words(words("条款", "Clause")),
      ])
    add(score.explanation, of: score, worth: 1, to: &table, told)
    return table.node
  }

  private func add(
    _ node: Explanation, of score: UnitScore, depth: Int = 0, worth: Rational,
    to table: inout HTMLTable,
    _ told: ToldScore
  ) {
    guard node.kind != .rule else { return }
    let isLeaf = node.kind == .item
    let title = node.title?[language] ?? ""
    let indent = String(
      repeating: "\u{2002}", count: max(0, depth - (node.kind == .item ? 2 : 1)))
    let heading =
      node.kind == .component && node.weight != 1
      ? "\(indent)\(title) × \(NodeSentence.weight(node.weight))"
      : indent
        + (node.kind == .component || node.kind == .scheme ? title : "\(node.id) \(title)")
    let isShown = told.showsPoints(of: node)
    let points = told.points(of: node)
    let lost = Score(
      low: (node.maximum - points.high) * worth, high: (node.maximum - points.low) * worth,
      isClosed: points.isClosed)
    let statement =
      sentence.sum(of: node) { told.showsPoints(of: $0) ? shown(told.points(of: $0)) : "*" }
      ?? (told.showsStatement(of: node)
        ? sentence.words(for: node)
        : Bilingual(
          zh: "不公布：答卷少于下限、未封存或回答几乎相同，或公布后可反推",
          en: "not told: too few papers, unsealed or all but alike, or they could be worked out"))
    table.add(
      class: isLeaf ? "leaf" : "group",
      [
        [.text(heading)], [figure(node, of: score, told)],
        [.text(Figure.points(node.maximum, round.rounding))],
        [.text(isShown ? shown(lost) : "*")],
        [.text((statement?[language] ?? "") + decided(node, isShown))],
        [.text(node.clause?.text ?? "")],
      ])
    for child in node.children {
      add(child, of: score, depth: depth + 1, worth: worth * child.weight, to: &table, told)
    }
  }

  /// That the points are what somebody decided, and where that is told.
  private func decided(_ node: Explanation, _ isShown: Bool) -> String {
    guard let use = node.override else { return "" }
    guard use.decision != nil else {
      return words("；改判互相矛盾，见“改判”", "; overrides contradict each other, see Overrides")
    }
    let points = isShown ? words(" \(shown(node.value)) 分", " to \(shown(node.value))") : ""
    return words("；改判为\(points)，见“改判”", "; overridden\(points), see Overrides")
  }

  /// The errors of the means of papers that may be told.
  private func errors(of score: UnitScore, _ told: ToldScore) -> [HTMLNode] {
    score.explanation.nodes.compactMap { node in
      let roles = precision.roles(of: node).flatMap { $0 }
      guard !roles.isEmpty, told.showsStatement(of: node),
        disclosure.tellsErrors(ofScoresOf: score.unit, roles: roles),
        let sentence = precision.sentence(for: node, of: score.unit)
      else { return nil }
      return item("\(node.title?[language] ?? node.id)\(words("：", ": "))\(sentence[language])")
    }
  }

  private var sentence: NodeSentence { NodeSentence(rounding: round.rounding, isExact: false) }

  /// A node as the page calls it: items and sections by number and title, components by title.
  private func name(of id: String, in score: UnitScore) -> String {
    guard let node = score.explanation.nodes.first(where: { $0.id == id }) else { return id }
    let title = node.title?[language] ?? ""
    return node.kind == .component || node.kind == .scheme ? title : "\(id) \(title)"
  }

  /// The five greatest losses that may be told, in points of the total.
  private func losses(of score: UnitScore, _ told: ToldScore) -> [HTMLNode] {
    let found = losses(in: score.explanation, worth: 1).enumerated().filter { entry in
      entry.element.points.low > 0 && told.showsStatement(of: entry.element.node)
    }
    let ordered = found.sorted { a, b in
      (b.element.points.high, a.offset) < (a.element.points.high, b.offset)
    }
    return ordered.prefix(5).map { entry in
      let (node, points) = entry.element
      let title = name(of: node.id, in: score)
      let why = sentence.words(for: node)?[language] ?? ""
      let clause = node.clause?.text ?? ""
      return item(
        words(
          "\(title)：折合总分 \(shown(points)) 分。\(why)（\(clause)）",
          "\(title): \(shown(points)) of the total. \(why) (\(clause))"))
    }
  }

  /// What every item and every component without parts took from the total, and what places took.
  private func losses(
    in node: Explanation, worth: Rational
  ) -> [(node: Explanation, points: Score)] {
    let parts = node.children.filter { $0.kind != .rule }
    guard !parts.isEmpty else {
      return [
        (
          node,
          Score(
            low: (node.maximum - node.value.high) * worth,
            high: (node.maximum - node.value.low) * worth, isClosed: node.value.isClosed)
        )
      ]
    }
    let own = node.lost.reduce(Span.zero) { $0 + $1.points } * worth
    return [(node, Score(low: own.atBest, high: own.atWorst, isClosed: node.value.isClosed))]
      + parts.flatMap { losses(in: $0, worth: worth * $0.weight) }
  }
}
