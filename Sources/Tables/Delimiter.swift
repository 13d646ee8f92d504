/// The character between two cells of a row.
public enum Delimiter: String, Sendable, Hashable, CaseIterable {
  /// Comma-separated values, CSV.
  case comma = ","
  /// Tab-separated values, TSV.
  case tab = "\t"

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .tab: UInt8(ascii: "\t")
    }
  }

  /// The delimiter of a header line: a tab where it has one and no comma, else a comma.
  init(ofHeader line: ArraySlice<UInt8>) {
    self =
      line.contains(Delimiter.tab.byte) && !line.contains(Delimiter.comma.byte) ? .tab : .comma
  }
}
