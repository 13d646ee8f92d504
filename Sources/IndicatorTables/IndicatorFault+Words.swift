package import Diagnostics
import ExactArithmetic
import Tables

extension IndicatorFault {
  /// The code, the problem, what the clause demands, and what to do.
  package var words: FaultWords {
    switch self {
    case .unknownForm, .missingHeading, .strayRow: formWords
    case .unknownIndicator, .repeatedIndicator, .missingIndicator, .tooManyInnovations:
      indicatorWords
    case .missingPoints, .pointsOutside, .pointsDivided, .formSum, .partSum, .innovationPoints:
      pointsWords
    case .noWork, .noNode, .tooManyNodes, .missingDay, .noSuchDay, .otherYear, .lastNode,
      .nodeOrder:
      nodeWords
    case .forbiddenWord, .missingStandard, .unmeasurable, .missingEvidence: textWords
    case .missingTopic, .unknownTopic, .repeatedWork, .similarWork, .listedInnovation:
      coverageWords
    case .late, .missingForm, .noInnovation, .missingAttachment, .blankAttachment, .unknownFile:
      submissionWords
    }
  }

  /// A demand with the clause and the ids of the catalogue: `15 到 25 分（一（一）；R1）`.
  static func demand(_ zh: String, _ en: String, _ clause: String, _ ids: String) -> Bilingual {
    let place = [clause, ids].filter { !$0.isEmpty }.joined(separator: "；")
    let english = [clause, ids].filter { !$0.isEmpty }.joined(separator: "; ")
    return Bilingual(zh: "\(zh)（\(place)）", en: "\(en) (\(english))")
  }

  /// A sentence about a cell.
  static func at(_ cell: TableCell, _ zh: String, _ en: String) -> Bilingual {
    Bilingual(zh: cell.place.zh + zh, en: cell.place.en + en)
  }

  static func points(_ value: Rational) -> String {
    value.terminatingDecimal ?? value.description
  }

  static func quoted(_ cell: TableCell) -> String { Excerpt.quote(cell.text) }

  // MARK: Form and indicators

  var formWords: FaultWords {
    switch self {
    case .missingHeading(let name, let clause, let known):
      FaultWords(
        "missing-heading",
        Bilingual(
          zh: "表里没有“\(Excerpt.quote(name))”栏", en: "the form has no column '\(Excerpt.quote(name))'"
        ),
        found: known.joined(separator: "、"),
        expected: Self.demand("附件表样的各栏", "the columns of the form", clause, "R12"),
        suggestion: Bilingual(
          zh: "照表样补上这一栏；空白表样见 tables/blank.*.csv",
          en: "add the column as in the form; blank forms are in tables/blank.*.csv"))
    case .strayRow(let cell):
      FaultWords(
        "stray-row",
        Self.at(cell, "有内容，上面却没有指标或工作", " is filled in below no indicator or work"),
        found: cell.text,
        suggestion: Bilingual(
          zh: "在这一行或上面写明指标名称和具体工作", en: "name the indicator and the work in this row or above"))
    default:
      FaultWords(
        "unknown-form",
        Bilingual(
          zh: "看不出这是哪一张指标表：没有认得的指标名称和栏目",
          en: "nothing tells which form this is: no known indicator and heading"),
        expected: Bilingual(zh: knownForms, en: knownForms),
        suggestion: Bilingual(zh: "用 --form 指明", en: "name it with --form"))
    }
  }

  private var knownForms: String {
    if case .unknownForm(let known) = self { known.joined(separator: "、") } else { "" }
  }

  private var indicatorWords: FaultWords {
    switch self {
    case .unknownIndicator(let cell, let known, let clause):
      FaultWords(
        "unknown-indicator",
        Self.at(
          cell, "是“\(Self.quoted(cell))”，不是表样规定的指标",
          " is '\(Self.quoted(cell))', no indicator of the form"),
        found: cell.text,
        expected: Self.demand(
          known.map(\.zh).joined(separator: "、"), known.map(\.en).joined(separator: ", "), clause,
          "R6"),
        suggestion: Bilingual(zh: "用表样上的指标名称", en: "use the indicator's name as in the form"))
    case .repeatedIndicator(let cell, let first):
      FaultWords(
        "repeated-indicator",
        Self.at(
          cell, "的指标“\(Self.quoted(cell))”在第 \(first) 行已经有了",
          " repeats the indicator '\(Self.quoted(cell))' of row \(first)"),
        found: cell.text, expected: Bilingual(zh: "每个指标一次（R7）", en: "every indicator once (R7)"),
        suggestion: Bilingual(zh: "把两处的工作合到一个指标下", en: "put the works under one indicator"))
    case .missingIndicator(let title, let clause):
      FaultWords(
        "missing-indicator",
        Bilingual(zh: "没有填指标“\(title.zh)”", en: "the indicator '\(title.en)' is not filled in"),
        found: title.zh, expected: Self.demand("各项指标全部填报", "all indicators", clause, "R6"),
        suggestion: Bilingual(zh: "补上这一指标和它的工作、节点", en: "add it with its works and nodes"))
    case .tooManyInnovations(let cell, let limit, let clause):
      FaultWords(
        "too-many-innovations",
        Self.at(
          cell, "“\(Self.quoted(cell))”已超过 \(limit) 项",
          " '\(Self.quoted(cell))' is one more than \(limit)"),
        found: cell.text,
        expected: Self.demand("最多 \(limit) 项", "at most \(limit)", clause, "R8、B4"),
        suggestion: Bilingual(zh: "选出 \(limit) 项申报", en: "choose \(limit)"))
    default: formWords
    }
  }

  // MARK: Points

  private var pointsWords: FaultWords {
    switch self {
    case .missingPoints(let cell, let level, let isPlaceholder):
      FaultWords(
        "missing-points",
        Self.at(
          cell,
          isPlaceholder
            ? "还是表样上的空白：“\(Self.quoted(cell))”" : "“\(Self.quoted(cell))”没有写分值",
          isPlaceholder
            ? " is still the blank of the form: '\(Self.quoted(cell))'"
            : " '\(Self.quoted(cell))' states no points"),
        found: cell.text,
        expected: Bilingual(
          zh: "\(level.word.zh)的分值（附件表样；R4）", en: "the points of \(level.word.en) (the form; R4)"),
        suggestion: Bilingual(zh: "在后面写上，如“（5分）”", en: "write them behind, such as （5分）"))
    case .pointsOutside(let cell, let points, let from, let to, let clause):
      FaultWords(
        "points-outside",
        Self.at(cell, "是 \(Self.points(points)) 分", " has \(Self.points(points)) points"),
        found: cell.text,
        expected: Self.demand(
          "\(Self.points(from)) 到 \(Self.points(to)) 分",
          "\(Self.points(from)) to \(Self.points(to)) points", clause, "R1"),
        suggestion: Bilingual(
          zh: "调整分值，合计仍须为满分", en: "change the points; the sum must stay the same"))
    case .pointsDivided(let cell, let points, let unit, let clause):
      FaultWords(
        "points-divided",
        Self.at(cell, "是 \(Self.points(points)) 分", " has \(Self.points(points)) points"),
        found: cell.text,
        expected: Self.demand(
          "\(Self.points(unit)) 分的整数倍，大于 0", "a multiple of \(Self.points(unit)) above 0", clause,
          "R2"),
        suggestion: Bilingual(
          zh: "最小分值单位为 \(Self.points(unit)) 分", en: "the least unit is \(Self.points(unit))"))
    case .formSum(let sum, let total, let clause):
      FaultWords(
        "form-sum",
        Bilingual(
          zh: "各指标合计 \(Self.points(sum)) 分，\(Self.difference(sum, total).zh)",
          en: "the indicators add up to \(Self.points(sum)), \(Self.difference(sum, total).en)"),
        found: Self.points(sum),
        expected: Self.demand(
          "总计 \(Self.points(total)) 分", "\(Self.points(total)) in all", clause, "R1"),
        suggestion: Bilingual(zh: "调整指标的分值", en: "change the points of indicators"))
    case .partSum(let cell, let level, let parts, let whole, let clause):
      FaultWords(
        level == .indicator ? "works-sum" : "nodes-sum",
        Self.at(
          cell,
          "“\(Self.quoted(cell))”是 \(Self.points(whole)) 分，"
            + (level == .indicator ? "各项工作" : "各节点") + "合计 \(Self.points(parts)) 分",
          " '\(Self.quoted(cell))' has \(Self.points(whole)), its "
            + (level == .indicator ? "works" : "nodes") + " add up to \(Self.points(parts))"),
        found: Self.points(parts),
        expected: Self.demand(
          level == .indicator ? "指标分值等于各项工作之和" : "工作分值等于各节点之和",
          level == .indicator
            ? "an indicator equal to the sum of its works" : "a work equal to the sum of its nodes",
          clause, "R4"),
        suggestion: Bilingual(
          zh: "改其中一处，\(Self.difference(parts, whole).zh)",
          en: "change one of them: \(Self.difference(parts, whole).en)"))
    case .innovationPoints(let cell, let points, let limit, let isExact, let clause):
      FaultWords(
        "innovation-points",
        Self.at(cell, "是 \(Self.points(points)) 分", " has \(Self.points(points)) points"),
        found: cell.text,
        expected: Self.demand(
          isExact ? "\(Self.points(limit)) 分" : "大于 0，不超过 \(Self.points(limit)) 分",
          isExact ? "exactly \(Self.points(limit))" : "above 0 and at most \(Self.points(limit))",
          clause, "B4、AMB-31、INC-32"),
        suggestion: Bilingual(zh: "改分值", en: "change the points"))
    default: formWords
    }
  }

  private static func difference(_ sum: Rational, _ total: Rational) -> Bilingual {
    let gap = points((total - sum).magnitude)
    return sum < total
      ? Bilingual(zh: "少 \(gap) 分", en: "\(gap) too few")
      : Bilingual(zh: "多 \(gap) 分", en: "\(gap) too many")
  }
}

extension IndicatorFault.Level {
  /// What a person calls it.
  var word: Bilingual {
    switch self {
    case .indicator: Bilingual(zh: "指标", en: "the indicator")
    case .work: Bilingual(zh: "具体工作", en: "the work")
    case .node: Bilingual(zh: "时间节点", en: "the time node")
    case .innovation: Bilingual(zh: "创新指标", en: "the innovation")
    }
  }
}
