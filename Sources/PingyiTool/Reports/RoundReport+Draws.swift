import Diagnostics
import Digests
import Reporting
import Sampling

extension RoundReport {
  /// What was drawn, from what, by which seed, and which substitutes were put in whose place and why.
  var drawRecord: HTMLNode {
    var nodes: [HTMLNode] = loaded.draws.history.records.flatMap { draw($0) }
    if nodes.isEmpty {
      nodes = [.element(.p, words("本轮没有抽取记录。", "The round has no record of a draw."))]
    }
    nodes += list(
      words("核对发现", "Found on verification"),
      (loaded.draws.findings + loaded.draws.unrecorded).map { item($0.problem[language]) })
    return section(words("三、抽取记录", "3. Draws"), nodes)
  }

  private func draw(_ record: DrawRecord) -> [HTMLNode] {
    var facts = [
      words("用途：\(record.plan.purpose)", "Purpose: \(record.plan.purpose)"),
      words(
        "抽样框：\(record.frame.units.count) 个合格单位，\(record.frame.strata.count) 层",
        "Frame: \(record.frame.units.count) eligible units, \(record.frame.strata.count) strata")
        + (record.plan.condition.map { "（\($0.text)）" } ?? ""),
      words("种子：\(record.seed.text)", "Seed: \(record.seed.text)"),
      words("种子来源：\(record.seedSource)", "Seed source: \(record.seedSource)"),
      words("抽取人：\(record.by)", "Drawn by: \(record.by)"),
    ]
    if let position = loaded.draws.history.position(of: record.number), position.count > 1 {
      facts.append(position.text[language])
    }
    if let replaced = record.links.supersedes {
      facts.append(words("取代第 \(replaced.draw) 次抽取", "Replaces draw \(replaced.draw)"))
    }
    var hashes = [
      (words("抽样框 SHA-256", "Frame SHA-256"), record.frame.digest.hex),
      (words("记录 SHA-256", "Record SHA-256"), record.digest.hex),
    ]
    if let commit = record.commit { hashes.insert(("COMMIT", commit.digest.hex), at: 1) }
    var nodes: [HTMLNode] = [
      .element(.h4, words("第 \(record.number) 次抽取", "Draw \(record.number)")),
      .element(.ul, facts.map { item($0) }),
    ]
    nodes += hashes.map { name, hash in
      .element(.p, [.text("\(name)："), .element(.span, class: "hash", hash)])
    }
    nodes.append(drawn(record))
    let roll = loaded.draws.rolls[record.number]
    nodes += list(
      words("启用的替补", "Substitutes activated"),
      (roll?.substitutions ?? []).map { substitution in
        item(
          "\(grassroots(substitution.unit)) → \(grassroots(substitution.substitute.id))："
            + "\(substitution.reason)（\(substitution.by)）")
      })
    nodes.append(
      .element(.p, class: "soft", words("任何人都可以验算签号：", "Anybody can compute a ticket:")))
    nodes += record.recipe().map { .element(.p, [.element(.span, class: "hash", $0)]) }
    return nodes
  }

  private func drawn(_ record: DrawRecord) -> HTMLNode {
    var table = HTMLTable([
      .words(words("层", "Stratum")), .words(words("抽中（按签号）", "Drawn, by ticket")),
      .words(words("替补（按次序）", "Substitutes, in order")),
    ])
    for stratum in record.frame.strata {
      func names(_ units: [DrawnUnit]) -> String {
        units.filter { $0.stratum == stratum.name }.map { grassroots($0.id) }
          .joined(separator: words("、", ", "))
      }
      table.add([
        name(of: stratum.name), names(record.selection.selected),
        names(record.selection.substitutes),
      ])
    }
    return table.node
  }

  /// A grassroots unit with its name.
  private func grassroots(_ id: String) -> String {
    loaded.folder.frame?.names[id].map { "\(id) \($0)" } ?? id
  }
}
