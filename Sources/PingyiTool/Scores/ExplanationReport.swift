import Diagnostics
import ExactArithmetic
import Questionnaires
import Reporting
import Rounds
import Scoring
import Tallies

/// Why a unit has its points: the tree, and the ledger of what was lost; internal to the office.
struct ExplanationReport {
  /// The round.
  let round: Round
  /// The unit's score.
  let score: UnitScore
  /// The part that is explained: the whole tree or one item of it.
  let node: Explanation
  /// What the surveys behind it say about everybody asked.
  let precision: SurveyPrecision
  /// The language of the page.
  let language: Language

  // MARK: Page

  /// The page.
  var text: String {
    let unit = "\(score.unit) \(round.unit(id: score.unit)?.name ?? "")"
    var text =
      TerminalText.safe(words("内部 · 得分说明：\(unit)", "INTERNAL · Explanation: \(unit)")) + "\n"
    if let coverage = score.coverage { text += coverage[language] + "\n" }
    if !score.isFinal {
      text +=
        words("不是最终结果：有输入缺少，或有批次未封存。", "Not final: an input is missing or a batch is unsealed.")
        + "\n"
    }
    text += missing
    text += "\n" + tree(node, depth: 0)
    if node.kind == .scheme, let bonus = score.bonus { text += "\n" + tree(bonus, depth: 0) }
    let ledger = node.ledger.filter { !$0.points.isZero }
    text += "\n" + TerminalText.safe(sum[language]) + "\n"
    guard !ledger.isEmpty else { return text }
    text += "\n" + words("失分明细（大者在前）", "Lost points, the greatest first") + "\n"
    var table = TextTable(columns: [
      .init(words("指标", "Item")), .init(words("失分", "Lost"), .right),
      .init(words("原因", "Reason")), .init(words("条款", "Clause")),
    ])
    for entry in ledger {
      table.add([
        entry.node, shown(entry.points), reason(of: entry)[language], entry.loss.clause.text,
      ])
    }
    return text + table.text
  }

  /// Every input that is missing, with what it leaves open here and how to provide it.
  private var missing: String {
    let open = open(in: node, worth: 1)
    guard !open.isEmpty else { return "" }
    let name =
      node.kind == .scheme
      ? Bilingual(zh: "总分", en: "the total") : Bilingual(zh: node.id, en: node.id)
    var text = "\n" + words("还不能确定的：", "Not certain yet:") + "\n"
    for (part, span) in open {
      let range = Figure.points(span.atWorst - span.atBest, round.rounding)
      let title = [part.id, part.title?[language]].compactMap { $0 }.joined(separator: " ")
      for gap in part.gaps {
        text +=
          "  "
          + TerminalText.safe(
            words(
              "\(title)：\(Figure.score(part.value, round.rounding)) 分，\(name.zh)因此有 \(range) 分未定："
                + "\(gap.reason.zh) → \(gap.remedy.zh)",
              "\(title): \(Figure.score(part.value, round.rounding)), which leaves \(range) of "
                + "\(name.en) open: \(gap.reason.en) → \(gap.remedy.en)")) + "\n"
      }
    }
    return text
  }

  /// The nodes with gaps of their own, with what is lost in the bad and in the good case.
  private func open(in node: Explanation, worth: Rational) -> [(node: Explanation, span: Span)] {
    let own =
      node.gaps.isEmpty
      ? [] : [(node, Span(atWorst: node.value.high - node.value.low, atBest: 0) * worth)]
    return own + node.children.flatMap { open(in: $0, worth: worth * $0.weight) }
  }

  /// Why points were lost: the sentence of the node where that is its own reason.
  private func reason(of entry: LedgerEntry) -> Bilingual {
    guard let source = node.nodes.first(where: { $0.id == entry.node }),
      source.kind == .component, source.children.isEmpty
    else { return entry.loss.reason }
    return sentence.words(for: source) ?? entry.loss.reason
  }

  private var sentence: NodeSentence { NodeSentence(rounding: round.rounding) }

  /// The whole distance from the maximum, added again from the ledger, as fractions.
  private var sum: Bilingual {
    let sum = LedgerSum(of: node)
    func end(_ value: KeyPath<Span, Rational>, _ total: Rational) -> String {
      let absorbed = sum.absorbed[keyPath: value]
      return "\(node.maximum) − \(sum.lost[keyPath: value])"
        + (absorbed.isZero ? "" : " + \(absorbed)") + " = \(total)"
    }
    let worst = end(\.atWorst, node.value.low)
    let best = end(\.atBest, node.value.high)
    let text = worst == best ? worst : "\(worst) … \(best)"
    return Bilingual(
      zh: "验算：满分 − 失分合计\(sum.absorbed.isZero ? "" : " + 不计的失分")：\(text)",
      en: "added again: maximum − lost\(sum.absorbed.isZero ? "" : " + not taken"): \(text)")
  }

  private func tree(_ node: Explanation, depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    let title = (node.title ?? node.inputs.first?.label)?[language] ?? node.rule ?? ""
    var points =
      node.maximum.isZero && node.kind == .rule
      ? Figure.score(node.value, round.rounding)
      : "\(Figure.score(node.value, round.rounding)) / \(Figure.points(node.maximum, round.rounding))"
    if let value = node.value.determined, !value.isDecimal(places: round.rounding.decimals) {
      points += " = \(value)"
    }
    var lines = ["\(indent)\(node.id) \(title): \(points)"]
    let inner = indent + "  "
    if let clause = node.clause, node.kind == .item || node.kind == .component {
      lines.append(inner + words("条款：", "clause: ") + clause.text)
    }
    if let statement = sentence.words(for: node) { lines.append(inner + statement[language]) }
    for input in node.inputs {
      lines += provenance(input).map { inner + $0 }
      lines += precision.sentences(for: input, at: node, of: score.unit).map {
        inner + $0[language]
      }
    }
    if let mean = precision.sentence(for: node, of: score.unit) {
      lines.append(inner + mean[language])
    }
    if let reading = node.reading {
      lines.append(
        inner + words("口径：", "reading: ") + "\(reading.id) \(reading.alternative)".trimmedOfBlanks)
    }
    for use in node.place?.readings ?? [] {
      lines.append(
        inner + words("口径：", "reading: ") + "\(use.id) \(use.alternative)".trimmedOfBlanks)
    }
    for gap in node.gaps {
      lines.append(inner + "! \(gap.reason[language]) → \(gap.remedy[language])")
    }
    for flag in node.flags { lines.append(inner + "* " + flag.note[language]) }
    if !node.absorbed.isZero {
      lines.append(
        inner + words("下限、上限或口径不计，未扣 ", "not taken (a floor, a limit or a reading): ")
          + shown(node.absorbed))
    }
    let own = lines.map { TerminalText.safe($0) + "\n" }.joined()
    return own + node.children.map { tree($0, depth: depth + 1) }.joined()
  }

  private func provenance(_ input: InputUse) -> [String] {
    switch input.measure.provenance {
    case .survey(let survey):
      let seal = survey.isSealed ? words("已封存", "sealed") : words("未封存", "unsealed")
      return [
        words("依据：", "from: ")
          + "\(survey.questionnaire).\(survey.rate) [\(survey.batches.joined(separator: " "))] \(seal)"
          + words("，答卷 \(survey.papers) 份", ", \(survey.papers) papers")
      ]
    case .fact(let fact):
      // A value that is still to come needs no evidence.
      let said = [fact.id, fact.evidence].filter { !$0.isEmpty }
      return [
        words("依据：", "from: ")
          + words(
            "\(said.joined(separator: "，"))（\(fact.registeredBy) \(fact.record)）",
            "\(said.joined(separator: ", ")) (\(fact.registeredBy) \(fact.record))")
      ]
    case .sheets(let sheets):
      let seal = sheets.isSealed ? words("已封存", "sealed") : words("未封存", "unsealed")
      return [
        words("依据：", "from: ") + sheets.questionnaires.joined(separator: " ")
          + " [\(sheets.batches.joined(separator: " "))] \(seal)"
          + words("，答卷 \(sheets.count) 份", ", \(sheets.count) papers")
      ]
    case .stated(let clause):
      return [words("依据：", "from: ") + clause]
    case nil:
      return []
    }
  }

  private func shown(_ span: Span) -> String {
    let worst = Figure.points(span.atWorst, round.rounding)
    guard span.atBest != span.atWorst else { return worst }
    return "\(Figure.points(span.atBest, round.rounding))…\(worst)"
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  // MARK: Document

  /// The document: the unit, the tree, the ledger.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "unit": .string(score.unit),
      "scheme": .string(score.scheme), "version": .integer(score.version),
      "schemeHash": .string(score.schemeHash), "final": .bool(score.isFinal),
      "readings": .array(score.readings.map { .reading($0) }),
      "explanation": document(of: node),
      "bonus": score.bonus.map { document(of: $0) } ?? .null,
      "sum": .sum(LedgerSum(of: node), of: node),
      "ledger": .array(
        node.ledger.map { entry in
          [
            "node": .string(entry.node), "points": .span(entry.points),
            "reason": .text(entry.loss.reason), "clause": .string(entry.loss.clause.text),
          ]
        }),
    ]
  }

  private func document(of node: Explanation) -> JSONValue {
    [
      "kind": .string(node.kind.rawValue), "id": .string(node.id), "rule": .optional(node.rule),
      "title": node.title.map { .text($0) } ?? .null,
      "clause": node.clause.map { .string($0.text) } ?? .null,
      "weight": .rational(node.weight), "maximum": .rational(node.maximum),
      "value": .score(node.value),
      "scoredBy": node.scoredBy.map { .text($0) } ?? .null,
      "statement": node.statement.map { .text($0) } ?? .null,
      "inputs": .array(node.inputs.map { document(of: $0, at: node) }),
      "betweenUnits": precision.document(for: node, of: score.unit),
      "reading": node.reading.map { .reading($0) } ?? .null,
      "place": node.place.map { .place($0) } ?? .null,
      "lost": .array(
        node.lost.map { ["points": .span($0.points), "reason": .text($0.reason)] }),
      "absorbed": .span(node.absorbed),
      "gaps": .array(node.gaps.map { .gap($0) }),
      "flags": .array(
        node.flags.map { ["kind": .string($0.kind.rawValue), "note": .text($0.note)] }),
      "children": .array(node.children.map { document(of: $0) }),
    ]
  }

  private func document(of input: InputUse, at node: Explanation) -> JSONValue {
    [
      "name": .string(input.name), "label": .text(input.label),
      "value": .measure(input.measure.value),
      "provenance": Self.document(of: input.measure.provenance),
      "evidence": precision.document(for: input, at: node, of: score.unit),
    ]
  }

  private static func document(of provenance: Measure.Provenance?) -> JSONValue {
    switch provenance {
    case .survey(let survey):
      [
        "questionnaire": .string(survey.questionnaire), "rate": .string(survey.rate),
        "item": .string(survey.item), "denominator": .string(survey.denominator.rawValue),
        "batches": .array(survey.batches.map { .string($0) }), "sealed": .bool(survey.isSealed),
        "papers": .integer(survey.papers),
      ]
    case .fact(let fact):
      [
        "fact": .string(fact.id), "evidence": .string(fact.evidence),
        "registeredBy": .string(fact.registeredBy), "record": .string(fact.record),
        "period": .optional(fact.period),
      ]
    case .sheets(let sheets):
      [
        "questionnaires": .array(sheets.questionnaires.map { .string($0) }),
        "item": .optional(sheets.item), "batches": .array(sheets.batches.map { .string($0) }),
        "sealed": .bool(sheets.isSealed), "count": .integer(sheets.count),
        "grassrootsUnits": sheets.grassrootsUnits.map { .integer($0) } ?? .null,
        "missing": .array(sheets.missing.map { .string($0) }),
      ]
    case .stated(let clause): ["clause": .string(clause)]
    case nil: .null
    }
  }
}

extension JSONValue {
  /// A place that weighted points: what they were before, and the places still possible.
  static func place(_ use: PlaceUse) -> JSONValue {
    [
      "raw": .score(use.raw), "best": .rational(use.best), "worst": .rational(use.worst),
      "count": .integer(use.count), "readings": .array(use.readings.map { .reading($0) }),
    ]
  }

  /// A measure's value: `{"kind": …}` with the value where there is one.
  static func measure(_ value: Measure.Value) -> JSONValue {
    switch value {
    case .rate(let satisfied, let count):
      ["kind": "rate", "value": .rate(satisfied, of: count)]
    case .ratio: ["kind": "ratio", "value": value.number.map { .rational($0) } ?? .null]
    case .number(let number): ["kind": "number", "value": .rational(number)]
    case .yesNo(let answer): ["kind": "yesNo", "value": .bool(answer)]
    case .date(let day): ["kind": "date", "value": .string(day)]
    case .missing(let reason): ["kind": "missing", "reason": .string(reason.rawValue)]
    case .undefined(.emptyDenominator(let denominator)):
      [
        "kind": "undefined", "reason": "emptyDenominator",
        "denominator": .string(denominator.rawValue),
      ]
    case .undefined(.tooFewTookPart(let took, let all, let floor)):
      [
        "kind": "undefined", "reason": "tooFewTookPart", "took": .integer(took),
        "of": .integer(all), "floor": .rational(floor),
      ]
    case .notHeld: ["kind": "notHeld"]
    case .notApplicable: ["kind": "notApplicable"]
    case .pending: ["kind": "pending"]
    case .conflict: ["kind": "conflict"]
    case .between(let low, let high, _):
      ["kind": "between", "low": .rational(low), "high": .rational(high)]
    }
  }
}

extension String {
  /// Without blanks at its beginning.
  fileprivate var trimmedOfBlanks: String { String(drop { $0 == " " }) }
}
