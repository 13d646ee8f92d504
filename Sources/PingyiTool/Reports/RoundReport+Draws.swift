import Diagnostics
import Digests
import Reporting
import Sampling
import Sheets

extension RoundReport {
  /// What was drawn, from what, by which seed, and which substitutes were put in whose place and why.
  var drawRecord: HTMLNode {
    var nodes: [HTMLNode] = loaded.draws.history.records.flatMap { draw($0) }
    if nodes.isEmpty {
      nodes = [.element(.p, words("本轮没有抽取记录。", "The round has no record of a draw."))]
    }
    nodes += abandoned
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
      words("抽取人：\(record.by)", "Drawn by: \(record.by)") + recordedAt(record),
      words(
        "抽中 \(record.selection.selected.count) 个，备用替补 \(record.selection.substitutes.count) 个，启用替补 "
          + "\(loaded.draws.rolls[record.number]?.substitutions.count ?? 0) 个",
        "\(record.selection.selected.count) drawn, \(record.selection.substitutes.count) substitutes "
          + "stand by, \(loaded.draws.rolls[record.number]?.substitutions.count ?? 0) activated"),
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
    var title: [HTMLNode] = [.text(words("第 \(record.number) 次抽取", "Draw \(record.number)"))]
    if !record.isPubliclyCommitted {
      title.append(.element(.span, class: "badge mark", DrawRecord.uncommittedMark[language]))
    }
    var nodes: [HTMLNode] = [
      .element(.h4, title),
      .element(.ul, facts.map { item($0) }),
    ]
    nodes += hashes.map { name, hash in
      .element(.p, [.text("\(name)："), .element(.span, class: "hash", hash)])
    }
    nodes.append(drawn(record))
    nodes += activated(record)
    nodes.append(
      .element(.p, class: "soft", words("任何人都可以验算签号：", "Anybody can compute a ticket:")))
    nodes += record.recipe().map { .element(.p, [.element(.span, class: "hash", $0)]) }
    return nodes
  }

  private func drawn(_ record: DrawRecord) -> HTMLNode {
    var table = HTMLTable([
      .words(words("层", "Stratum")), .figures(words("应抽", "To draw")),
      .words(words("抽中（按签号）", "Drawn, by ticket")),
      .words(words("替补（按次序）", "Substitutes, in order")),
    ])
    for stratum in record.frame.strata {
      func names(_ units: [DrawnUnit]) -> String {
        units.filter { $0.stratum == stratum.name }.map { grassroots($0.id) }
          .joined(separator: words("、", ", "))
      }
      table.add([
        name(of: stratum.name),
        "\(record.shares.first { $0.stratum == stratum.name }?.count ?? 0)",
        names(record.selection.selected),
        names(record.selection.substitutes),
      ])
    }
    return table.node
  }

  /// The substitutes that were activated: in whose place, by which ticket, why, by whom and when.
  private func activated(_ record: DrawRecord) -> [HTMLNode] {
    let roll = loaded.draws.rolls[record.number]
    guard let substitutions = roll?.substitutions, !substitutions.isEmpty else { return [] }
    var table = HTMLTable([
      .words(words("层", "Stratum")), .words(words("原抽中单位", "Drawn unit")),
      .words(words("替补单位", "Substitute")), .words(words("替补签号", "Its ticket")),
      .words(words("原因", "Reason")), .words(words("何人", "Who")), .words(words("时间", "When")),
    ])
    let entries = loaded.state.substitutions.filter { $0.parameters.draw == record.number }
    for substitution in substitutions {
      let entry = entries.first { $0.parameters.substitute == substitution.substitute.id }
      table.add([
        [.text(name(of: substitution.substitute.stratum))],
        [.text(grassroots(substitution.unit))], [.text(grassroots(substitution.substitute.id))],
        [.element(.span, class: "hash", "\(substitution.substitute.ticket)")],
        [.text(substitution.reason)], [.text(substitution.by)], [.text(entry?.at ?? "")],
      ])
    }
    return [.element(.h4, words("启用的替补", "Substitutes activated")), table.node]
  }

  /// When the record of a draw was put into a journal.
  private func recordedAt(_ record: DrawRecord) -> String {
    let entry = loaded.state.draws[DrawKey(number: record.number, stage: .record)]
    return entry.map { words("，\($0.at) 记入日志", ", put on record \($0.at)") } ?? ""
  }

  /// Promises of draws after which another draw was made instead, or none.
  private var abandoned: [HTMLNode] {
    let history = loaded.draws.history
    func line(_ commit: DrawCommit) -> HTMLNode {
      item(
        words(
          "第 \(commit.number) 次：\(commit.plan.purpose)，\(commit.by) 于 \(commit.time.text) 承诺，种子来源 "
            + "\(commit.seedSource)",
          "draw \(commit.number): \(commit.plan.purpose), committed by \(commit.by) at "
            + "\(commit.time.text), seed from \(commit.seedSource)"))
    }
    return list(
      words("已公开承诺而放弃的抽取", "Draws that were promised in public and abandoned"),
      history.abandonedCommits.map(line))
      + list(
        words("已公开承诺而未开签的抽取", "Draws that were promised in public and not made yet"),
        history.openCommits.map(line))
  }

  /// A grassroots unit with its name.
  func grassroots(_ id: String) -> String {
    loaded.folder.frame?.names[id].map { "\(id) \($0)" } ?? id
  }
}
