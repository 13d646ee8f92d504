public import Diagnostics

/// What can be wrong with the form of a row.
public enum RowFault: WordedFault, Hashable {
  /// A quotation mark is not closed before the end of the file.
  case openQuote(row: Int, column: Int)
  /// A quotation mark stands inside a cell that did not begin with one.
  case strayQuote(row: Int, column: Int, found: String)
  /// Text follows a closing quotation mark.
  case textAfterQuote(row: Int, column: Int, found: String)
  /// A carriage return without line feed ends a row.
  case bareCarriageReturn(row: Int)
  /// A row has another number of cells than the header.
  case raggedRow(row: Int, found: Int, expected: Int)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .openQuote(let row, let column):
      FaultWords(
        "open-quote",
        Bilingual(
          zh: "第 \(row) 行第 \(column) 列的引号到文件结尾也没有闭合",
          en: "row \(row), column \(column): the quotation mark is not closed before the file ends"),
        suggestion: Bilingual(
          zh: "补上后引号；内容里的引号要写两次", en: "close it; write quotation marks inside twice"))
    case .strayQuote(let row, let column, let found):
      FaultWords(
        "stray-quote",
        Bilingual(
          zh: "第 \(row) 行第 \(column) 列内容中间出现引号：\(Excerpt.quote(found))",
          en:
            "row \(row), column \(column): a quotation mark inside the cell: \(Excerpt.quote(found))"
        ), found: found,
        suggestion: Bilingual(
          zh: "整格用引号括起来，里面的引号写两次",
          en: "put the whole cell in quotation marks and write those inside twice"))
    case .textAfterQuote(let row, let column, let found):
      FaultWords(
        "text-after-quote",
        Bilingual(
          zh: "第 \(row) 行第 \(column) 列后引号之后还有内容：\(Excerpt.quote(found))",
          en:
            "row \(row), column \(column): text after the closing quotation mark: \(Excerpt.quote(found))"
        ), found: found,
        suggestion: Bilingual(
          zh: "内容里的引号要写两次", en: "write quotation marks inside the cell twice"))
    case .bareCarriageReturn(let row):
      FaultWords(
        "bare-carriage-return",
        Bilingual(
          zh: "第 \(row) 行以单独的回车（CR）结束", en: "row \(row) ends with a lone carriage return"),
        expected: Bilingual(zh: "LF 或 CRLF 换行", en: "LF or CRLF line ends"),
        suggestion: Bilingual(
          zh: "另存为“CSV UTF-8”，不要用旧 Macintosh 格式",
          en: "save it as CSV UTF-8, not in the old Macintosh format"))
    case .raggedRow(let row, let found, let expected):
      FaultWords(
        "ragged-row",
        Bilingual(zh: "第 \(row) 行有 \(found) 格", en: "row \(row) has \(found) cells"),
        found: "\(found)",
        expected: Bilingual(zh: "与列名行一样 \(expected) 格", en: "\(expected), as in the header"),
        suggestion: Bilingual(
          zh: "核对这一行：内容里的逗号要用引号括起来",
          en: "check the row: a cell with a comma inside needs quotation marks"))
    }
  }
}
