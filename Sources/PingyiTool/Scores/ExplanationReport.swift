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
  /// What the unit states about itself; nil where it stated nothing.
  let own: OwnStatement?
  /// The part that is explained: the whole tree or one item of it.
  let node: Explanation
  /// What the surveys behind it say about everybody asked.
  let precision: SurveyPrecision
  /// The language of the page.
  let language: Language
  /// Overrides of the unit's items that are not applied.
  let overrideFaults: [OverrideFault]
  /// What the result is a function of.
  let basis: ResultBasis

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
    for fault in overrideFaults { text += TerminalText.safe("! " + fault.message[language]) + "\n" }
    text += missing
    if isSeparate {
      let notes = node.flags.map { "* " + $0.note[language] }
      let told = ([node.statement?[language] ?? ""] + notes).filter { !$0.isEmpty }
      text += "\n" + told.map { TerminalText.safe($0) + "\n" }.joined()
    }
    for part in parts { text += "\n" + tree(part, depth: 0) }
    if node.kind == .scheme, let bonus = score.bonus { text += "\n" + tree(bonus, depth: 0) }
    for part in parts { text += ledger(of: part) }
    return text + basis.text(language)
  }

  /// Whether the whole is several results that are not added.
  private var isSeparate: Bool { node.kind == .scheme && score.hasSeparateResults }

  /// What is told as a tree of its own: the node, or its parts where these are not added.
  private var parts: [Explanation] { isSeparate ? node.children : [node] }

  /// The sum and what was lost in a tree of its own.
  private func ledger(of node: Explanation) -> String {
    let ledger = node.ledger.filter { !$0.points.isZero }
    let title = isSeparate ? (node.title?[language] ?? node.id) + words("，", ": ") : ""
    var text = "\n" + TerminalText.safe(title + sum(of: node)[language]) + "\n"
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
  private func sum(of node: Explanation) -> Bilingual {
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
    if node.kind != .rule, let words = ownWords(of: node) { lines.append(inner + words) }
    for input in node.inputs {
      lines += told(input).map { inner + $0 }
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
    for flag in node.flags {
      lines.append(inner + "* " + flag.note[language])
      if case .spread(let found)? = flag.detail { lines += ends(of: found).map { inner + $0 } }
    }
    if !node.absorbed.isZero {
      lines.append(
        inner
          + (node.override == nil
            ? words("下限、上限或口径不计，未扣 ", "not taken (a floor, a limit or a reading): ")
            : words(
              "因改判或下限、上限、口径不计，未扣 ", "not taken (the override, a floor, a limit or a reading): "))
          + shown(node.absorbed))
    }
    let own = lines.map { TerminalText.safe($0) + "\n" }.joined()
    return own + node.children.map { tree($0, depth: depth + 1) }.joined()
  }

  /// Who gave the least and the greatest mark, which no report tells.
  private func ends(of found: Discrepancy) -> [String] {
    guard !found.lowest.isEmpty else { return [] }
    return [
      words(
        "最低：\(found.lowest.joined(separator: "、"))；最高：\(found.highest.joined(separator: "、"))",
        "least: \(found.lowest.joined(separator: ", ")); greatest: "
          + found.highest.joined(separator: ", "))
    ]
  }

  /// The own points beside the assessed ones, with what lies between them.
  private func ownWords(of node: Explanation) -> String? {
    guard let own, let stated = own.score(of: node) else { return nil }
    let points = (
      own: Figure.score(stated, round.rounding), assessed: Figure.score(node.value, round.rounding)
    )
    let text = words(
      "自评 \(points.own) 分，评定 \(points.assessed) 分",
      "own score \(points.own), assessed \(points.assessed)")
    guard let delta = own.delta(of: node) else { return text }
    let more = Figure.points(delta.magnitude, round.rounding)
    switch delta.signum {
    case 0: return text + words("，一致", ": the same")
    case 1: return text + words("，自评高 \(more) 分", ": \(more) higher by its own score")
    default: return text + words("，自评低 \(more) 分", ": \(more) lower by its own score")
    }
  }

  /// Where an input comes from, and what the unit itself stated about it.
  private func told(_ input: InputUse) -> [String] {
    let words = ProvenanceWords(language: language)
    let lines = words.lines(of: input.measure)
    guard let stated = own?.measure(of: input.name) else { return lines }
    return lines + words.ownLines(of: stated)
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

  /// The document: the unit, the tree beside the unit's own statements, the ledger.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "unit": .string(score.unit),
      "scheme": .string(score.scheme), "version": .integer(score.version),
      "schemeHash": .string(score.schemeHash), "final": .bool(score.isFinal),
      "basis": basis.document,
      "readings": .array(score.readings.map { .reading($0) }),
      "separateResults": .bool(score.hasSeparateResults),
      "overrideFaults": .array(overrideFaults.map { .overrideFault($0) }),
      "explanation": document(of: node),
      "bonus": score.bonus.map { document(of: $0) } ?? .null,
      "sum": node.sumDocument, "ledger": node.ledgerDocument,
    ]
  }

  /// The tree with what the surveys behind it say about everybody asked.
  private func document(of node: Explanation) -> JSONValue {
    node.document(beside: own) { node, input in
      guard let input else { return precision.document(for: node, of: score.unit) }
      return precision.document(for: input, at: node, of: score.unit)
    }
  }
}

extension String {
  /// Without blanks at its beginning.
  fileprivate var trimmedOfBlanks: String { String(drop { $0 == " " }) }
}
