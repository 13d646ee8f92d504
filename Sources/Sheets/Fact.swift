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
public struct Intervention: Timed, Sendable, Hashable {
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
  /// The record.
  let stamp: Stamp
}

/// A fact that was changed or taken back after it was registered; none of these can be hidden.
public struct FactCorrection: Timed, Sendable, Hashable {
  /// What it is about.
  public let key: FactKey
  /// The values that its author had read; more than one where journals disagreed.
  public let before: [FactValue]
  /// The value that was stated; where it was taken back, those that it had replaced.
  public let after: [FactValue]
  /// Why; empty where the statement was taken back at once.
  public let reason: String
  /// Who.
  public let by: String
  /// When.
  public let at: String
  /// The record.
  let stamp: Stamp
}

extension Fact: Statement {
  /// Whether both state the same value; evidence may differ.
  func agrees(with other: Fact) -> Bool { value == other.value }
}
