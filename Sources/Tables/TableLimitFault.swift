public import Diagnostics

/// What is greater than a table may be; see ``TableLimits``.
public enum TableLimitFault: WordedFault, Hashable {
  /// The file is greater than `limit` bytes.
  case tooLarge(bytes: Int, limit: Int)
  /// A cell is longer than `limit` bytes.
  case cellTooLong(row: Int, column: Int, bytes: Int, limit: Int)
  /// There are more rows than `limit`.
  case tooManyRows(limit: Int)
  /// A row has more cells than `limit`.
  case tooManyColumns(row: Int, limit: Int)
  /// There are more cells than `limit`.
  case tooManyCells(limit: Int)
  /// More rows than `limit` are faulty; the rest was not looked at.
  case tooManyFaults(limit: Int)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .tooLarge(let bytes, let limit):
      FaultWords(
        "table-too-large",
        Bilingual(zh: "表格文件有 \(bytes) 字节", en: "the table has \(bytes) bytes"),
        found: "\(bytes)",
        expected: Bilingual(zh: "不超过 \(limit) 字节", en: "at most \(limit) bytes"),
        suggestion: Bilingual(zh: "把表格分成几个文件", en: "split the table into several files"))
    case .cellTooLong(let row, let column, let bytes, let limit):
      FaultWords(
        "cell-too-long",
        Bilingual(
          zh: "第 \(row) 行第 \(column) 列有 \(bytes) 字节",
          en: "row \(row), column \(column) has \(bytes) bytes"),
        found: "\(bytes)",
        expected: Bilingual(zh: "不超过 \(limit) 字节", en: "at most \(limit) bytes"),
        suggestion: Bilingual(
          zh: "缩短内容，或检查是否漏了后引号", en: "shorten it, or look for a missing quotation mark"))
    case .tooManyRows(let limit):
      FaultWords(
        "too-many-rows", Bilingual(zh: "行数太多", en: "there are too many rows"),
        expected: Bilingual(zh: "不超过 \(limit) 行", en: "at most \(limit) rows"),
        suggestion: Bilingual(zh: "把表格分成几个文件", en: "split the table into several files"))
    case .tooManyColumns(let row, let limit):
      FaultWords(
        "too-many-columns",
        Bilingual(zh: "第 \(row) 行列数太多", en: "row \(row) has too many columns"),
        expected: Bilingual(zh: "不超过 \(limit) 列", en: "at most \(limit) columns"),
        suggestion: Bilingual(zh: "删去不用的列", en: "remove columns that are not needed"))
    case .tooManyCells(let limit):
      FaultWords(
        "too-many-cells", Bilingual(zh: "单元格太多", en: "there are too many cells"),
        expected: Bilingual(zh: "不超过 \(limit) 格", en: "at most \(limit) cells"),
        suggestion: Bilingual(zh: "把表格分成几个文件", en: "split the table into several files"))
    case .tooManyFaults(let limit):
      FaultWords(
        "too-many-faulty-rows",
        Bilingual(
          zh: "有错的行超过 \(limit) 行，其余未检查",
          en: "more than \(limit) rows are faulty; the rest was not looked at"),
        suggestion: Bilingual(
          zh: "先核对分隔符和列名行", en: "check the delimiter and the header first"))
    }
  }
}
