/// The greatest table that is read; one more is refused in words.
public enum TableLimits {
  /// The greatest file, in bytes as it arrives.
  public static let size = 256 << 20
  /// The greatest cell, in bytes of UTF-8 between its delimiters.
  public static let cell = 64 << 10
  /// The most columns; a spreadsheet has as many.
  public static let columns = 16_384
  /// The most rows, the header and blank ones counted.
  public static let rows = 2_000_000
  /// The most cells.
  public static let cells = 50_000_000
  /// The most faulty rows that are told one by one.
  public static let faults = 100
}
