public import Diagnostics

/// What can be wrong with a cell that was read but does not hold what its column needs.
public enum CellFault: WordedFault, Hashable {
  /// The cell is not a whole number from `low` to `high`.
  case notWhole(TableCell, low: Int, high: Int)
  /// The cell is not a number.
  case notNumber(TableCell)
  /// The cell is neither yes nor no.
  case notYesNo(TableCell)
  /// The cell must be filled and is blank.
  case blank(TableCell)

  /// The cell, with its place.
  public var cell: TableCell {
    switch self {
    case .notWhole(let cell, _, _), .notNumber(let cell), .notYesNo(let cell), .blank(let cell):
      cell
    }
  }

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .notWhole(let cell, let low, let high):
      Self.words(
        "not-a-whole-number", cell,
        expected: Bilingual(
          zh: "\(low) 到 \(high) 的整数", en: "a whole number from \(low) to \(high)"),
        suggestion: Bilingual(
          zh: "只写数字，不写千分位和单位", en: "write digits only, without separators or units"))
    case .notNumber(let cell):
      Self.words(
        "not-a-number", cell,
        expected: Bilingual(zh: "数，如 12、0.5", en: "a number such as 12 or 0.5"),
        suggestion: Bilingual(
          zh: "只写数字和小数点", en: "write digits and a decimal point only"))
    case .notYesNo(let cell):
      Self.words(
        "not-yes-or-no", cell,
        expected: Bilingual(zh: "是/否、yes/no 或 1/0", en: "是/否, yes/no or 1/0"),
        suggestion: Bilingual(zh: "核实后填写", en: "find out and fill it in"))
    case .blank(let cell):
      FaultWords(
        "blank-cell", Bilingual(zh: cell.place.zh + "是空的", en: cell.place.en + " is blank"),
        suggestion: Bilingual(zh: "填写这一格", en: "fill in the cell"))
    }
  }

  private static func words(
    _ code: String, _ cell: TableCell, expected: Bilingual, suggestion: Bilingual
  ) -> FaultWords {
    let shown = Excerpt.quote(cell.text)
    return FaultWords(
      code,
      Bilingual(
        zh: cell.place.zh + (cell.text.isEmpty ? "是空的" : "是“\(shown)”"),
        en: cell.place.en + (cell.text.isEmpty ? " is blank" : " is '\(shown)'")),
      found: cell.text, expected: expected, suggestion: suggestion)
  }
}
