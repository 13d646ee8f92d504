import Tables

/// Which units may be drawn: those whose cell in a column has a value, such as `standalone=是`.
///
/// Where the value is 是/否, yes/no or 1/0, all three spellings are one answer, and a cell that is
/// none of them is refused: a unit must not fall out of the frame because nobody knew.
public struct Eligibility: Sendable, Hashable {
  /// The column's name.
  public let column: String
  /// The value as it was written.
  public let value: String

  /// Reads `column=value`; throws `badCondition`.
  public init(parsing text: String) throws(FrameFault) {
    guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { throw .badCondition(text) }
    let column = String(text[..<sign])
    let value = String(text[text.index(after: sign)...])
    for part in [column, value] {
      guard !part.isEmpty, !TextCheck.hidesSomething(part), !TextCheck.hasBlankAround(part),
        part.utf8.count <= SamplingLimits.stratum
      else { throw .badCondition(text) }
    }
    self.column = column
    self.value = value
  }

  /// `column=value`, as records have it.
  public var text: String { "\(column)=\(value)" }

  /// Whether a cell makes its unit eligible; throws `notYesNo` for a yes-no condition.
  func admits(_ cell: TableCell) throws(CellFault) -> Bool {
    let wanted = TextCheck.twinKey(value)
    guard let answer = YesNo.answer(wanted) else { return cell.folded == wanted }
    return try cell.yesNo() == answer
  }
}
