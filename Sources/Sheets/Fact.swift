/// A registered value with who says so.
public struct Fact: Sendable, Hashable {
  /// What it is about.
  public let key: FactKey
  /// The value.
  public let value: FactValue
  /// What proves it.
  public let evidence: String
  /// Why it was changed, when it replaced another value.
  public let reason: String?
  /// Who entered it.
  public let by: String
  /// When.
  public let at: String
  /// Its record.
  public let stamp: Stamp
}

/// A record that someone asked for a figure; it stands in every full report.
public struct Intervention: Sendable, Hashable {
  /// Who asked.
  public let who: String
  /// For what.
  public let what: String
  /// Who was present.
  public let witnesses: String
  /// Who wrote it down.
  public let by: String
  /// When.
  public let at: String
}
