import Diagnostics
import Digests
import Reporting
import Sampling

/// A draw as a page and as a document.
struct DrawReport {
  /// The draw.
  let record: DrawRecord
  /// Which draw for its purpose it is; nil outside a round.
  let position: DrawPosition?
  /// The units' names by id.
  let names: [String: String]
  /// The file that was written, if any.
  let file: String?
  /// The journal's head after the draw; nil outside a round.
  let head: String?
  /// The language of the page.
  let language: Language

  /// The page.
  var text: String {
    var lines = [
      words("用途：\(record.plan.purpose)", "purpose: \(record.plan.purpose)")
        + (position.map { words("（\($0.text.zh)）", " (\($0.text.en))") } ?? ""),
      words(
        "抽样框：\(record.frame.units.count) 个合格单位，\(record.frame.strata.count) 层，sha256 \(record.frame.digest.hex)",
        "frame: \(record.frame.units.count) eligible units, strata: \(record.frame.strata.count), "
          + "sha256 \(record.frame.digest.hex)"),
      words("种子：\(record.seed.text)", "seed: \(record.seed.text)"),
      words("种子来源：\(record.seedSource)", "seed source: \(record.seedSource)"),
    ]
    if let commit = record.commit { lines.append("COMMIT: \(commit.digest.hex)") }
    if let replaced = record.links.supersedes {
      lines.append(
        words("取代第 \(replaced.draw) 次抽取", "replaces draw \(replaced.draw)"))
    }
    var text = lines.map { TerminalText.safe($0) + "\n" }.joined()
    text +=
      "\n"
      + words(
        "抽中 \(record.selection.selected.count) 个：", "drawn: \(record.selection.selected.count)")
    text += "\n" + table(of: record.selection.selected)
    if !record.selection.substitutes.isEmpty {
      text += "\n" + words("替补，按此顺序启用：", "substitutes, to be activated in this order:")
      text += "\n" + table(of: record.selection.substitutes)
    }
    text += "\n" + words("任何人都可以验算签号：", "anybody can compute a ticket:") + "\n"
    for line in record.recipe() { text += "  " + TerminalText.safe(line) + "\n" }
    if let file {
      text += "\n" + TerminalText.safe("\(file)  sha256 \(record.digest.hex)") + "\n"
    }
    if let head { text += words("日志头：\(head)", "journal head: \(head)") + "\n" }
    return text
  }

  private func table(of units: [DrawnUnit]) -> String {
    let isStratified = record.frame.isStratified
    var columns = [
      TextTable.Column(words("编号", "Id")), .init(words("名称", "Name")),
      .init(words("签号", "Ticket")),
    ]
    if isStratified { columns.insert(.init(words("层", "Stratum")), at: 0) }
    var table = TextTable(columns: columns)
    for unit in units {
      let cells = [unit.id, names[unit.id] ?? "", unit.ticket.description]
      table.add(isStratified ? [unit.stratum] + cells : cells)
    }
    return table.text
  }

  /// The document: the record's own keys, then `isPubliclyCommitted position file sha256 head`.
  var document: JSONValue {
    var object = record.json
    object["isPubliclyCommitted"] = .bool(record.isPubliclyCommitted)
    object["position"] = position.json
    object["file"] = .optional(file)
    object["sha256"] = .string(record.digest.hex)
    object["head"] = .optional(head)
    return .object(object)
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }
}

extension DrawPosition? {
  /// `{"ordinal": 2, "count": 2}`, or null.
  var json: JSONValue {
    map { ["ordinal": .integer($0.ordinal), "count": .integer($0.count)] } ?? .null
  }
}
