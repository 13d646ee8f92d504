import Diagnostics
import ExactArithmetic
import Sheets
import Tables

extension IndicatorFault {
  // MARK: Time nodes

  var nodeWords: FaultWords {
    switch self {
    case .noNode(let cell, let clause):
      FaultWords(
        "no-node",
        Self.at(
          cell, "“\(Self.quoted(cell))”没有时间节点", " '\(Self.quoted(cell))' has no time node"),
        found: cell.text,
        expected: Self.demand("1 到 3 个时间节点", "one to three time nodes", clause, "R3"),
        suggestion: Bilingual(
          zh: "在“序时进度”写明，如“节点1：6月30日前，…（3分）”",
          en: "write one, such as 节点1：6月30日前，…（3分）"))
    case .tooManyNodes(let cell, let count, let most, let clause):
      FaultWords(
        "too-many-nodes",
        Self.at(
          cell, "所在的工作有 \(count) 个节点", " stands in a work with \(count) nodes"),
        found: "\(count)",
        expected: Self.demand("不超过 \(most) 个", "at most \(most)", clause, "R3、AMB-33"),
        suggestion: Bilingual(
          zh: "合并节点；每月报送等要求写进完成标准", en: "join nodes; write monthly duties into the standard"))
    case .missingDay(let cell, let found, let clause):
      FaultWords(
        "missing-day",
        Self.at(
          cell,
          found.isEmpty
            ? "“\(Self.quoted(cell))”没有写日期"
            : "“\(Self.quoted(cell))”只写到“\(Excerpt.quote(found))”",
          found.isEmpty
            ? " '\(Self.quoted(cell))' states no day"
            : " '\(Self.quoted(cell))' states only '\(Excerpt.quote(found))'"),
        found: cell.text, expected: Self.demand("写到日的时间", "a day", clause, "R3"),
        suggestion: Bilingual(
          zh: "写成“6月30日前”“9月30日前”或“11月30日前”等",
          en: "write 6月30日前, 9月30日前, 11月30日前 or another day"))
    case .noSuchDay(let cell, let found):
      FaultWords(
        "no-such-day",
        Self.at(
          cell, "的“\(Excerpt.quote(found))”不是日期", " '\(Excerpt.quote(found))' is no day"),
        found: found, expected: Bilingual(zh: "存在的日期（R3）", en: "a day that exists (R3)"))
    case .otherYear(let cell, let day, let year, let clause):
      FaultWords(
        "other-year",
        Self.at(cell, "的节点是 \(day.text)", " has a node on \(day.text)"), found: day.text,
        expected: Self.demand("\(year) 年内的节点", "nodes in \(year)", clause, "R3"),
        suggestion: Bilingual(zh: "改年份", en: "change the year"))
    case .lastNode(let cell, let day, let last, let end, let clause):
      FaultWords(
        "last-node",
        Self.at(
          cell, "的最后一个节点是 \(day.text)", " has its last node on \(day.text)"),
        found: day.text,
        expected: Self.demand(end.words(last).zh, end.words(last).en, clause, "R3、AMB-32、INC-37"),
        suggestion: Bilingual(zh: "改最后一个节点的日期", en: "change the day of the last node"))
    case .nodeOrder(let cell, let day, let before):
      FaultWords(
        "node-order",
        Self.at(
          cell, "的节点 \(day.text) 不晚于前一个节点 \(before.text)",
          " has a node on \(day.text), not after the one before it on \(before.text)"),
        severity: .warning, found: day.text,
        expected: Bilingual(zh: "节点按时间先后（R3）", en: "nodes in order of time (R3)"),
        suggestion: Bilingual(zh: "核对日期和次序", en: "check the days and their order"))
    default:
      FaultWords(
        "no-work",
        blankCell.map {
          Self.at(
            $0, "“\(Self.quoted($0))”下面没有具体工作", " '\(Self.quoted($0))' has no work below it")
        } ?? Bilingual(zh: "没有具体工作", en: "there is no work"),
        found: blankCell?.text,
        expected: Bilingual(zh: "至少一项具体工作（R4）", en: "at least one work (R4)"),
        suggestion: Bilingual(zh: "在“具体工作”栏写明", en: "name it in the column 具体工作"))
    }
  }

  private var blankCell: TableCell? {
    if case .noWork(let cell) = self { cell } else { nil }
  }

  // MARK: Words

  var textWords: FaultWords {
    switch self {
    case .forbiddenWord(let cell, let word, let text, let clause):
      FaultWords(
        "forbidden-word",
        Self.at(
          cell, "用了“\(word)”：“\(Self.around(word, in: text))”",
          " uses '\(word)': '\(Self.around(word, in: text))'"),
        found: word,
        expected: Self.demand(
          "不用“\(word)”之类不能衡量的词", "no word such as '\(word)' that cannot be measured", clause,
          "R5、AMB-35"),
        suggestion: Bilingual(
          zh: "写明什么时间、用什么方法、完成多少、达到什么标准", en: "say when, how, how much, and to what standard"))
    case .missingStandard(let cell, let clause):
      FaultWords(
        "missing-standard", Self.at(cell, "没有完成标准", " has no completion standard"),
        expected: Self.demand("可量化的完成标准", "a measurable standard", clause, "R9"),
        suggestion: Bilingual(zh: "填写这一格", en: "fill in the cell"))
    case .unmeasurable(let cell, let text, let clause):
      FaultWords(
        "unmeasurable",
        Self.at(
          cell, "“\(Excerpt.quote(text))”没有数量、比例或时间",
          " '\(Excerpt.quote(text))' has no number, share or day"),
        found: text, expected: Self.demand("可量化的标准", "a measurable standard", clause, "R9"),
        suggestion: Bilingual(
          zh: "写明数量、比例，或时间和方法，如“培训 2 期、80 人”",
          en: "state a number, a share, or a day and a way"))
    default:
      FaultWords(
        "missing-evidence",
        evidenceCell.map { Self.at($0, "没有佐证材料", " has no evidence") }
          ?? Bilingual(zh: "没有佐证材料", en: "there is no evidence"),
        expected: Self.demand(
          "侧重工作成果的佐证材料", "evidence of what was achieved", evidenceClause, "R10"),
        suggestion: Bilingual(zh: "写明凭什么材料认定完成", en: "name what will prove it"))
    }
  }

  private var evidenceCell: TableCell? {
    if case .missingEvidence(let cell, _) = self { cell } else { nil }
  }

  private var evidenceClause: String {
    if case .missingEvidence(_, let clause) = self { clause } else { "" }
  }

  /// The word with some characters on both sides.
  private static func around(_ word: String, in text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(word.unicodeScalars)
    guard let start = scalars.indices.first(where: { scalars[$0...].starts(with: wanted) }) else {
      return Excerpt.quote(text)
    }
    let low = max(0, start - 6)
    let high = min(scalars.count, start + wanted.count + 8)
    return (low > 0 ? "…" : "")
      + Excerpt.quote(String(String.UnicodeScalarView(scalars[low..<high])))
      + (high < scalars.count ? "…" : "")
  }
}

extension NodeRule.End {
  /// What the last node must be.
  func words(_ last: CivilDay) -> Bilingual {
    switch self {
    case .inclusive: Bilingual(zh: "不晚于 \(last.text)", en: "not after \(last.text)")
    case .before: Bilingual(zh: "早于 \(last.text)", en: "before \(last.text)")
    case .exact: Bilingual(zh: "就是 \(last.text)", en: "on \(last.text) itself")
    }
  }
}
