/// A table as comma-separated values (RFC 4180) that no spreadsheet runs.
public struct CSVTable: Sendable, Hashable {
  /// The headings.
  public let columns: [String]
  /// The rows from top to bottom; missing cells are blank, cells beyond the columns are left out.
  public private(set) var rows: [[String]] = []

  /// A table without rows.
  public init(columns: [String]) {
    self.columns = columns
  }

  /// Adds a row at the bottom.
  public mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The table as text: lines end with CR LF, cells are quoted where they must be.
  ///
  /// - Parameter byteOrderMark: whether a mark stands first, from which some spreadsheets know UTF-8.
  public func text(byteOrderMark: Bool = false) -> String {
    let body = ([columns] + rows).map { row in
      Self.line(columns.indices.map { $0 < row.count ? row[$0] : "" })
    }
    return (byteOrderMark ? "\u{FEFF}" : "") + body.joined()
  }

  /// One line of such a table, its end included: cells guarded by ``FormulaGuard`` and quoted.
  public static func line(_ cells: [String]) -> String {
    cells.map { quoted(FormulaGuard.guarded($0)) }.joined(separator: ",") + "\r\n"
  }

  /// A cell in quotation marks where its text needs them.
  public static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: needsQuotes) else { return cell }
    // By bytes: a quote under a combining mark is a quote all the same.
    var quoted = [UInt8(ascii: "\"")]
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { quoted.append(byte) }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "\""))
    return String(decoding: quoted, as: UTF8.self)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), 0x0D, 0x0A, 0x09: true
    default: false
    }
  }
}
