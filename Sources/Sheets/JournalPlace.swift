/// Where a journal was kept, as its first line says, and the file in which it lies now.
public struct JournalPlace: Sendable, Hashable {
  /// The operator in whose name it is kept.
  public let keeper: String
  /// The station (录入点) at which it was kept.
  public let station: String
  /// The name of its file, for a person who has to find it.
  public let file: String

  /// What the journal is called after its first line, whatever its file is named.
  public var desk: String { "\(keeper)-\(station)" }

  /// Collects the parts.
  public init(keeper: String, station: String, file: String) {
    self.keeper = keeper
    self.station = station
    self.file = file
  }
}
