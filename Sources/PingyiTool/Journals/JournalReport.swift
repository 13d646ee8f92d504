import Diagnostics
import Digests
import Journaling
import Reporting

/// What the verification of one journal found, as text and as a document.
struct JournalReport {
  /// The reading.
  let reading: JournalReading
  /// The heads that were asked about.
  let heads: [HeadReference]

  /// Reads and verifies a journal.
  static func read(
    _ path: String, watching heads: [HeadReference] = [], in surroundings: Surroundings
  ) throws(Refusal) -> JournalReading {
    do {
      return try JournalReader(storage: surroundings.journalStorage).read(path, watching: heads)
    } catch {
      throw Refusal(error)
    }
  }

  /// 65 when a noted head is contradicted, 1 for an unfinished tail, else 0.
  var status: ExitStatus {
    if heads.contains(where: { reading.summary.verdict(on: $0) != .extends }) { return .data }
    return reading.isSound ? .fine : .findings
  }

  /// Lines for a person.
  func text(in language: Language) -> String {
    var lines: [String] = []
    if let header = reading.summary.header { lines.append(JournalDump.line(for: header)) }
    lines.append(JournalDump.closing(reading)[language])
    for note in reading.summary.clockNotes {
      lines.append(
        Bilingual(
          zh: "第 \(note.seq) 条：时钟从 \(note.before) 回到 \(note.time)",
          en: "record \(note.seq): the clock ran back from \(note.before) to \(note.time)")[
            language])
    }
    for head in heads {
      let words = reading.summary.verdict(on: head).words
      lines.append(
        Bilingual(zh: "日志头 \(head)：\(words.zh)", en: "head \(head): \(words.en)")[language])
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The document: `journal round operator station records bytes head condition …`.
  var document: JSONValue {
    let summary = reading.summary
    var object: JSONObject = [
      "journal": .optional(summary.header?.id.description),
      "round": .optional(summary.header?.round),
      "operator": .optional(summary.header?.operator),
      "station": .optional(summary.header?.station),
      "records": .integer(summary.records), "bytes": .integer(summary.length),
      "head": Self.document(of: summary.head),
      "condition": .string(condition),
      "error": .optional(reading.refusal?.code),
      "sealedTails": .array(
        summary.sealedTails.map {
          [
            "seq": .integer($0.seq), "offset": .integer($0.offset), "length": .integer($0.length),
            "sha256": .string($0.hash.hex),
          ]
        }),
      "clockNotes": .array(
        summary.clockNotes.map {
          ["seq": .integer($0.seq), "before": .string($0.before), "time": .string($0.time)]
        }),
    ]
    switch summary.condition {
    case .sound: break
    case .tail(let tail):
      object["tail"] = [
        "line": .integer(tail.line), "offset": .integer(tail.offset),
        "length": .integer(tail.length),
      ]
    case .damage(let damage):
      object["damage"] = [
        "line": .integer(damage.line), "offset": .integer(damage.offset),
        "length": .integer(damage.length), "reason": .text(damage.reason.words),
      ]
    }
    object["heads"] = .array(
      heads.map { head in
        [
          "head": .string(head.description),
          "verdict": .string(Self.word(for: summary.verdict(on: head))),
        ]
      })
    return .object(object)
  }

  /// A head: `{"seq": …, "hash": …, "short": "S:H", "checkDigits": …}`.
  static func document(of head: JournalHead) -> JSONValue {
    [
      "seq": .integer(head.seq), "hash": .string(head.hash.hex),
      "short": .string(head.description), "checkDigits": .string(head.checkDigits),
    ]
  }

  /// A verdict's word: `extends`, `shorter` or `differs`.
  static func word(for verdict: HeadVerdict) -> String {
    switch verdict {
    case .extends: "extends"
    case .shorter: "shorter"
    case .differs: "differs"
    }
  }

  private var condition: String {
    if case .damage = reading.summary.condition { return "damaged" }
    if reading.refusal != nil { return "rolledBack" }
    if case .tail = reading.summary.condition { return "tail" }
    return "sound"
  }
}
