/// The row of a table as messages mention it; nothing where there is no table.
struct RowMention {
  private let row: Int?

  init(_ row: Int?) {
    self.row = row
  }

  var zh: String { row.map { "第 \($0) 行：" } ?? "" }
  var en: String { row.map { "row \($0): " } ?? "" }
  var firstZH: String { row.map { "，前一个在第 \($0) 行" } ?? "" }
  var firstEN: String { row.map { "; the earlier one is in row \($0)" } ?? "" }
}
