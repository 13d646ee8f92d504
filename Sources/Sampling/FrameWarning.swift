public import Diagnostics

/// What looks wrong with the ids of a frame but may be meant; all are warnings.
public enum FrameWarning: WordedFault, Hashable {
  /// An id has full-width letters, digits or signs.
  case fullWidthID(String, folded: String, row: Int?)
  /// Two ids are the same number, such as 0012 and 12.
  case sameNumber(String, row: Int?, other: String, first: Int?)
  /// Some ids seem to have lost leading zeros.
  case zerosLost(count: Int, example: String, row: Int?, other: String)
  /// An id seems to have been rounded by a spreadsheet.
  case roundedNumber(String, row: Int?)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .fullWidthID(let id, let folded, let row):
      Self.words(
        "full-width-id", id, RowMention(row),
        zh: "编号“\(Excerpt.quote(id))”里有全角字符，录入时会被读成“\(Excerpt.quote(folded))”",
        en:
          "the id '\(Excerpt.quote(id))' has full-width characters; at entry it is read as '\(Excerpt.quote(folded))'",
        suggestion: Bilingual(zh: "改成半角", en: "write it in half width"))
    case .sameNumber(let id, let row, let other, let first):
      Self.words(
        "same-number", id, RowMention(row),
        zh:
          "编号“\(Excerpt.quote(id))”与“\(Excerpt.quote(other))”按数字是同一个\(RowMention(first).firstZH)",
        en:
          "the ids '\(Excerpt.quote(id))' and '\(Excerpt.quote(other))' are the same number\(RowMention(first).firstEN)",
        suggestion: Self.formatAsText)
    case .zerosLost(let count, let example, let row, let other):
      Self.words(
        "zeros-lost", example, RowMention(row),
        zh:
          "有 \(count) 个数字编号比“\(Excerpt.quote(other))”一类的短，如“\(Excerpt.quote(example))”，可能被表格软件去掉了前面的 0",
        en:
          "\(count) numeric ids are shorter than those like '\(Excerpt.quote(other))', such as '\(Excerpt.quote(example))': a spreadsheet may have dropped leading zeros",
        suggestion: Self.formatAsText)
    case .roundedNumber(let id, let row):
      Self.words(
        "rounded-number", id, RowMention(row),
        zh: "编号“\(Excerpt.quote(id))”像是被表格软件当成数字舍入过",
        en: "the id '\(Excerpt.quote(id))' looks like a number rounded by a spreadsheet",
        suggestion: Self.formatAsText)
    }
  }

  private static let formatAsText = Bilingual(
    zh: "核对原始名册，把编号列设为“文本”格式后重新导出",
    en: "compare with the original list, format the id column as text and export again")

  private static func words(
    _ code: String, _ id: String, _ row: RowMention, zh: String, en: String, suggestion: Bilingual
  ) -> FaultWords {
    FaultWords(
      code, Bilingual(zh: row.zh + zh, en: row.en + en), severity: .warning, found: id,
      suggestion: suggestion)
  }
}
