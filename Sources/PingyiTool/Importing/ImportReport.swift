import Diagnostics
import Exchanging
import Reporting

/// What an import did, as a page and as a document.
struct ImportReport {
  /// The most findings that are told one by one.
  private static let mostFindings = 200

  let request: ImportRequest
  let verdict: ImportVerdict
  /// Everything worth saying about the file and its rows.
  let findings: [Finding]
  /// How many rows have too many or too few cells; they are refused and in no verdict.
  let raggedRows: Int
  /// Whether the good rows are in the round.
  var isWritten = false
  /// The journal's head, where something was written.
  var head: String?
  /// The file of refused rows, where one was written.
  var rejects: String?

  /// How many rows there are.
  var rows: Int { verdict.fates.count + raggedRows }
  /// How many of them are refused.
  var refused: Int { verdict.refused + raggedRows }

  /// The exit status: 1 when something was refused.
  var status: ExitStatus { verdict.isFaulty || raggedRows > 0 ? .findings : .fine }

  /// What is wrong, one line each.
  var diagnostics: [String] {
    let shown = findings.prefix(Self.mostFindings).map {
      $0.rendered(in: request.language)
    }
    let rest = findings.count - shown.count
    guard rest > 0 else { return shown }
    return shown + [words("……另有 \(rest) 条。", "… and \(rest) more.")]
  }

  /// What became of the rows.
  var text: String {
    let name = TerminalText.safe(request.path)
    guard isWritten else {
      return words(
        "\(name)：\(rows) 行，\(refused) 行被拒绝；什么也没有写入。改好后再导入，或用 --keep-good 先收其余的行。",
        "\(name): \(rows) rows, \(refused) refused; nothing was written. Mend them and import "
          + "again, or take the others with --keep-good.") + "\n"
    }
    let file = rejects.map { TerminalText.safe($0) }
    var text = words(
      "\(name)：\(rows) 行；新收 \(verdict.recorded)，已有 \(verdict.already)，拒绝 \(refused)"
        + (file.map { "（见 \($0)）" } ?? ""),
      "\(name): \(rows) rows; \(verdict.recorded) new, \(verdict.already) there already, "
        + "\(refused) refused" + (file.map { " (see \($0))" } ?? ""))
    if verdict.leftOut > 0 {
      text += words(
        "；另一遍的 \(verdict.leftOut) 行没有读", "; not read, of the other pass: \(verdict.leftOut)")
    }
    if let head { text += words("；日志头 \(head)", "; head \(head)") }
    return text + "\n"
  }

  /// The document: `file rows new already refused leftOut written head rejects findings`.
  var document: JSONValue {
    [
      "file": .string(request.path), "rows": .integer(rows),
      "new": .integer(verdict.recorded), "already": .integer(verdict.already),
      "refused": .integer(refused), "leftOut": .integer(verdict.leftOut),
      "written": .bool(isWritten),
      "head": .optional(head), "rejects": .optional(rejects),
      "findings": .array(
        findings.prefix(Self.mostFindings).map { .finding($0, in: request.language) }),
      "findingCount": .integer(findings.count),
    ]
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[request.language]
  }
}
