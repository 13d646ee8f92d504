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
      columns.indices.map { $0 < row.count ? Self.cell(row[$0]) : "" }.joined(separator: ",")
        + "\r\n"
    }
    return (byteOrderMark ? "\u{FEFF}" : "") + body.joined()
  }

  /// A cell: what a spreadsheet would run gets an apostrophe first; numbers and fractions stay as they are.
  static func cell(_ text: String) -> String {
    if isNumber(text) { return text }
    var output = ""
    var isAtStart = true
    for scalar in text.unicodeScalars {
      if isAtStart, isDangerous(scalar) { output += "'" }
      // A second line of a cell can begin a formula too, once a program splits it off.
      isAtStart = scalar == "\n" || scalar == "\r"
      output.unicodeScalars.append(scalar)
    }
    guard output.unicodeScalars.contains(where: needsQuotes) else { return output }
    // By scalars: a quote under a combining mark is a quote all the same.
    var quoted = "\""
    for scalar in output.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static func needsQuotes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", "\"", "\r", "\n", "\t": true
    default: false
    }
  }

  /// Whether text is a decimal or a fraction and nothing else: `-1.5`, `17/20`.
  private static func isNumber(_ text: String) -> Bool {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    let parts = digits.split(
      maxSplits: 1, omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") })
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  /// Whether a cell that begins with this can act: `= + - @ TAB CR LF NUL` and their full-width twins.
  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "−": true
    default: false
    }
  }
}
