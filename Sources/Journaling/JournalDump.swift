public import Diagnostics
import Digests

/// A journal as lines for a person: fields unescaped, and no character that acts on a terminal.
public enum JournalDump {
  /// The first line: the journal's name, round, operator and station.
  public static func line(for header: JournalHeader) -> String {
    let words = [header.round, header.operator, header.station].map(shown)
    return "J1 \(header.id) \(words.joined(separator: " "))"
  }

  /// One record: `seq batch time kind fields… hash16`, and where a salvaged one stood before.
  ///
  /// A field with a blank or a quotation mark stands in quotation marks; a payload that cannot be
  /// unescaped is shown as it is, after `?`.
  public static func line(for record: RecordView) -> String {
    var words = [
      String(record.seq), String(record.batch), String(decoding: record.time, as: UTF8.self),
      String(decoding: record.kind, as: UTF8.self),
    ]
    if let fields = RecordPayload.decode(record.payload) {
      words += fields.map(shown)
    } else {
      words += ["?", Excerpt.visible(String(decoding: record.payload, as: UTF8.self))]
    }
    words.append(record.hash.prefix16)
    for origin in record.wrapping?.origins ?? [] { words.append("(was \(origin.seq))") }
    return words.joined(separator: " ")
  }

  /// The last line: how many records, whether all is well, the head and its check digits.
  public static func closing(_ reading: JournalReading) -> Bilingual {
    let summary = reading.summary
    let head = summary.head
    if summary.records == 0, let refusal = reading.refusal { return refusal.message }
    var zh = "共 \(summary.records) 条记录，日志头 \(head)，核对数 \(head.checkDigits)"
    var en = "\(summary.records) records, head \(head), check digits \(head.checkDigits)"
    if summary.sealedTailCount > 0 {
      zh += "；已封住的未写完尾部 \(summary.sealedTailCount) 处"
      en += "; unfinished tails sealed: \(summary.sealedTailCount)"
    }
    if summary.clockNoteCount > 0 {
      zh += "；时钟回拨 \(summary.clockNoteCount) 次"
      en += "; times that the clock ran back: \(summary.clockNoteCount)"
    }
    if case .tail(let tail) = summary.condition {
      zh += "；第 \(tail.line) 行起有 \(tail.length) 字节未写完（下次录入时自动封住）"
      en += "; \(tail.length) unfinished bytes from line \(tail.line) on (sealed at the next entry)"
    }
    if let refusal = reading.refusal {
      let message = refusal.message
      zh += "；" + message.zh
      en += "; " + message.en
    }
    return Bilingual(zh: zh, en: en)
  }

  private static func shown(_ field: String) -> String {
    let visible = Excerpt.visible(field)
    guard visible.isEmpty || visible.utf8.contains(where: { $0 == 0x20 || $0 == 0x22 }) else {
      return visible
    }
    var quoted = "\""
    for scalar in visible.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
