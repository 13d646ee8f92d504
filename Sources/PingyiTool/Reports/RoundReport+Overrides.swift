import Diagnostics
import ExactArithmetic
import Reporting
import Scoring
import Sheets

extension RoundReport {
  /// What people decided about single items: whom and what it is about, by whom, when and why.
  ///
  /// What the rule gives stands beside it, but where that may not be told.
  var overrides: [HTMLNode] {
    var table = HTMLTable([
      .words(words("单位", "Unit")), .words(words("指标", "Item")),
      .figures(words("按办法", "By the rule")), .figures(words("改判为", "Decided")),
      .words(words("何人", "Who")), .words(words("时间", "When")), .words(words("理由", "Why")),
    ])
    for score in scores.scores.sorted(by: { $0.unit < $1.unit }) {
      let nodes =
        (score.explanation.nodes + (score.bonus?.nodes ?? [])).filter { $0.kind == .item }
      for node in nodes {
        guard let use = node.override else { continue }
        let told = disclosure.told(of: score)
        let isTold = told.showsPoints(of: node) && told.showsStatement(of: node)
        for statement in use.statements {
          let said = statement.parameters
          let sources = [said.reason, said.clause, said.evidence].filter { !$0.isEmpty }
          table.add([
            name(of: score.unit), "\(node.id) \(node.title?[language] ?? "")",
            isTold ? shown(use.original) : "*",
            said.points.map { $0.terminatingDecimal ?? $0.description }
              ?? words("撤回改判", "lifted"),
            statement.by, statement.at, sources.joined(separator: words("；", "; ")),
          ])
        }
      }
    }
    let refused = list(
      words("没有生效的改判", "Overrides that are not applied"),
      scores.overrideFaults.map { item($0.message[language]) })
    guard !table.isEmpty else { return refused }
    return [.element(.h4, words("改判", "Overrides")), table.node] + refused
  }

  /// Values whose marks lie further apart than the scheme allows without a look, as far as they may be told.
  var discrepancies: [HTMLNode] {
    list(
      words("差距超限，请复核（不影响得分）", "Marks too far apart, to be looked at (no score is changed)"),
      scores.scores.sorted { $0.unit < $1.unit }.flatMap { score in
        let told = disclosure.told(of: score)
        return score.explanation.nodes.filter { told.showsStatement(of: $0) }.flatMap { node in
          node.flags.filter { $0.kind == .spread }.map {
            item("\(name(of: score.unit))，\(node.id)：\($0.note[language])")
          }
        }
      })
  }

  /// How overrides came and went, beside the journals that hold them; one that was lifted is nowhere else.
  var overrideHistory: [HTMLNode] {
    let changes = loaded.state.overrideChanges
    guard !changes.isEmpty else { return [] }
    var table = HTMLTable([
      .words(words("时间", "When")), .words(words("何人", "Who")), .words(words("单位", "Unit")),
      .words(words("指标", "Item")), .words(words("改动", "Change")), .words(words("理由", "Why")),
    ])
    for change in changes.sorted(by: { ($0.at, $0.key) < ($1.at, $1.key) }) {
      let before = OverrideChange.words(change.before)[language]
      let after = OverrideChange.words(change.after)[language]
      table.add([
        change.at, change.by, name(of: change.key.unit), change.key.item, "\(before) → \(after)",
        change.reason.isEmpty ? words("当场撤回", "taken back at once") : change.reason,
      ])
    }
    return [
      .element(.h4, words("改判的来去", "How overrides came and went")), table.node,
    ]
  }
}
