import Analyses
import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring
import Tallies

/// What some changes would make of a round: the nodes that differ, and every unit that does.
struct WhatIfReport {
  /// The round.
  let round: Round
  /// The scheme.
  let scheme: Scheme
  /// The scheme with a unit's own tables in it, by unit; empty where units write none.
  let ownSchemes: [String: Scheme]
  /// What is assumed.
  let request: WhatIfRequest
  /// The result.
  let result: WhatIf
  /// The language of the page.
  let language: Language

  // MARK: Page

  /// The page.
  var text: String {
    var text = words("内部 · 轮次 \(round.id) 假设", "INTERNAL · What if, round \(round.id)") + "\n"
    text += words("只是假设，没有改动任何记录。", "An assumption only: no record was changed.") + "\n\n"
    text += assumed
    for tree in result.trees {
      text += "\n" + heading(tree.unit) + "\n"
      if tree.nodes.isEmpty {
        text += "  " + words("没有变化", "nothing changes") + "\n"
      }
      for change in tree.nodes { text += lines(of: change) }
    }
    text += "\n" + words("得分、位次和等次有变化的单位：", "Units with other points, places or grades:") + "\n"
    guard !result.changes.isEmpty else { return text + "  " + words("没有", "none") + "\n" }
    let told = UnitChangeWords(round: round, scheme: scheme, language: language)
    for change in result.changes { text += "  " + told.line(change) + "\n" }
    return text
  }

  /// What is assumed, with what was found.
  private var assumed: String {
    request.written.map { item in
      let label = (ownSchemes[item.unit] ?? scheme).label(of: item.name)?[language] ?? item.name
      return TerminalText.safe(
        "  \(item.unit) \(item.name) \(label): \(found(item)) → \(item.value)") + "\n"
    }.joined()
  }

  private func found(_ item: WhatIfRequest.Written) -> String {
    let score = result.before[item.unit]?.score
    let nodes = (score?.explanation.nodes ?? []) + (score?.bonus?.nodes ?? [])
    switch item.subject {
    case .input(let name, _):
      let use = nodes.flatMap(\.inputs).first { $0.name == name }
      return use.map { MeasureWords(rounding: round.rounding).words($0.measure.value)[language] }
        ?? words("（得分不用）", "(not read)")
    case .item(let id, _), .component(let id, _):
      return nodes.first { $0.id == id }.map { Figure.score($0.value, round.rounding) } ?? "—"
    }
  }

  private func heading(_ unit: String) -> String {
    TerminalText.safe(
      words("\(unit) \(name(unit))，有变化的各项：", "\(unit) \(name(unit)), what changes:"))
  }

  private func name(_ unit: String) -> String { round.unit(id: unit)?.name ?? "" }

  private func lines(of change: NodeChange) -> String {
    guard let node = change.node else { return "" }
    let indent = String(repeating: "  ", count: change.depth + 1)
    let title = (node.title ?? node.inputs.first?.label)?[language] ?? ""
    var line = "\(indent)\(node.id) \(title): \(points(change.before)) → \(points(change.after))"
    if change.before?.maximum != change.after?.maximum, node.kind != .rule {
      line +=
        " / \(change.before.map { Figure.points($0.maximum, round.rounding) } ?? "—") → "
        + (change.after.map { Figure.points($0.maximum, round.rounding) } ?? "—")
    } else if node.kind != .rule || !node.maximum.isZero {
      line += " / \(Figure.points(node.maximum, round.rounding))"
    }
    var text = TerminalText.safe(line) + "\n"
    if change.after?.override != nil {
      text +=
        "\(indent)  "
        + words("（改判，按办法的得分不起作用）", "(overridden: what the rule gives decides nothing)") + "\n"
    }
    guard let reason = reason(change) else { return text }
    text += TerminalText.safe("\(indent)  \(reason)") + "\n"
    return text
  }

  /// Why the node is otherwise: its sentence after the change, where it has another one.
  private func reason(_ change: NodeChange) -> String? {
    let sentences = NodeSentence(rounding: round.rounding)
    let before = change.before.flatMap { sentences.words(for: $0) }
    let after = change.after.flatMap { sentences.words(for: $0) }
    return after == before ? nil : after?[language]
  }

  private func points(_ node: Explanation?) -> String {
    node.map { Figure.score($0.value, round.rounding) } ?? "—"
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  // MARK: Document

  /// The document: what is assumed, the changed nodes by unit, every unit that differs.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "scheme": .string(scheme.id),
      "assumed": .array(
        request.written.map {
          [
            "unit": .string($0.unit), "name": .string($0.name), "value": .string($0.value),
            "found": .string(found($0)),
          ]
        }),
      "units": .array(
        result.trees.map { tree in
          [
            "unit": .string(tree.unit),
            "changed": .array(tree.nodes.map { document(of: $0) }),
          ]
        }),
      "changes": .array(result.changes.map { .change($0) }),
    ]
  }

  private func document(of change: NodeChange) -> JSONValue {
    let node = change.node
    let sentences = NodeSentence(rounding: round.rounding)
    func statement(_ node: Explanation?) -> JSONValue {
      node.flatMap { sentences.words(for: $0) }.map { .text($0) } ?? .null
    }
    return [
      "kind": .optional(node?.kind.rawValue), "id": .optional(node?.id),
      "title": node?.title.map { .text($0) } ?? .null,
      "before": change.before.map { .score($0.value) } ?? .null,
      "after": change.after.map { .score($0.value) } ?? .null,
      "maximumBefore": change.before.map { .rational($0.maximum) } ?? .null,
      "maximumAfter": change.after.map { .rational($0.maximum) } ?? .null,
      "reasonBefore": statement(change.before), "reasonAfter": statement(change.after),
    ]
  }
}
