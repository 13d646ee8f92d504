import Diagnostics
import Digests
import Reporting
import Sampling
import Sheets

extension VerificationReport {
  /// Everything that is wrong with the draws, files that no journal knows included.
  var drawFindings: [Finding] {
    (draws.findings + draws.unrecorded).filter { $0.severity == .error }
  }

  /// The draws whose frame is not what `frame.csv` says today.
  var changedFrames: [Int] {
    draws.history.currentRecords.filter { record in
      guard let source = folder.frame else { return true }
      let today = Frame.read(
        source.table, strata: record.plan.strata, where: record.plan.condition
      ).frame
      return today?.digest != record.frame.digest
    }.map(\.number)
  }

  /// The draws, the substitutes and what is wrong with them; empty for a round without draws.
  var drawText: String {
    guard !draws.items.isEmpty || !drawFindings.isEmpty else { return "" }
    var table = TextTable(columns: [
      .init(words("抽取", "Draw")), .init(words("SHA-256", "SHA-256")),
      .init(words("记录人", "By")), .init(words("抽中", "Drawn"), .right),
      .init(words("核对", "State")),
    ])
    for item in draws.items {
      let drawn = item.record.map { "\($0.selection.selected.count)" } ?? ""
      table.add([
        PathName.lastName(of: item.path), item.sha256.map { "\($0.prefix16)…" } ?? "",
        item.entry?.by ?? "", drawn, words(of: item),
      ])
    }
    var text = "\n" + table.text
    for entry in reading.state.substitutions {
      let parameters = entry.parameters
      let line = words(
        "替补：第 \(parameters.draw) 次抽取 \(parameters.unit) → \(parameters.substitute)，\(entry.by)：\(parameters.reason)",
        "substitute: draw \(parameters.draw), \(parameters.unit) → \(parameters.substitute), by "
          + "\(entry.by): \(parameters.reason)")
      text += TerminalText.safe(line) + "\n"
    }
    for number in changedFrames {
      text += words(
        "第 \(number) 次抽取之后 frame.csv 有改动\n", "frame.csv was changed after draw \(number)\n")
    }
    for finding in drawFindings { text += finding.rendered(in: language) + "\n" }
    return text
  }

  private func words(of item: DrawStanding.Item) -> String {
    let state =
      switch item.verdict {
      case .agrees: words("重新推导，相符", "derived again, agrees")
      case .broken: words("推导不出", "does not follow")
      case .differs: words("与日志不同", "is not the recorded file")
      case .unrecorded: words("日志里没有", "in no journal")
      case .missing: words("文件不见了", "the file is gone")
      case .disputed: words("两份日志冲突", "two journals conflict")
      }
    guard let record = item.record else { return state }
    let series = draws.history.position(of: record.number)
    let mark =
      record.isPubliclyCommitted
      ? "" : words("；", "; ") + DrawRecord.uncommittedMark[language]
    return state + (series.map { words("；", "; ") + $0.text[language] } ?? "") + mark
  }

  /// A list of `draw stage file sha256 recorded by state position isPubliclyCommitted
  /// frameUnchanged`.
  var drawDocument: JSONValue {
    let changed = Set(changedFrames)
    return .array(
      draws.items.map { item in
        [
          "draw": .integer(item.key.number), "stage": .string(item.key.stage.rawValue),
          "file": .string(PathName.lastName(of: item.path)),
          "sha256": .optional(item.sha256?.hex), "recorded": .optional(item.entry?.sha256.hex),
          "by": .optional(item.entry?.by), "state": .string(item.verdict.rawValue),
          "position": draws.history.position(of: item.key.number).json,
          "isPubliclyCommitted": item.record.map { .bool($0.isPubliclyCommitted) } ?? .null,
          "frameUnchanged": item.record.map { .bool(!changed.contains($0.number)) } ?? .null,
        ]
      })
  }

  /// A list of `draw ordinal unit substitute reason by`.
  var substitutionDocument: JSONValue {
    .array(
      reading.state.substitutions.map { entry in
        [
          "draw": .integer(entry.parameters.draw), "ordinal": .integer(entry.parameters.ordinal),
          "unit": .string(entry.parameters.unit),
          "substitute": .string(entry.parameters.substitute),
          "reason": .string(entry.parameters.reason), "by": .string(entry.by),
        ]
      })
  }
}
