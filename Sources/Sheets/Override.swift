public import ExactArithmetic

/// Which points an override (改判) is about: of one item, for one unit.
public struct OverrideKey: Sendable, Hashable, Comparable {
  /// The assessed unit.
  public let unit: String
  /// The item's id.
  public let item: String

  /// Pairs a unit with an item.
  public init(unit: String, item: String) {
    self.unit = unit
    self.item = item
  }

  /// Orders by unit and item.
  public static func < (a: OverrideKey, b: OverrideKey) -> Bool {
    (a.unit, a.item) < (b.unit, b.item)
  }
}

/// What an override line says: points instead of those that the rule gives, or that the rule's stand again.
public struct OverrideParameters: Sendable, Hashable {
  /// What it is about.
  public let key: OverrideKey
  /// The points; nil lifts what was overridden before.
  public let points: Rational?
  /// Why.
  public let reason: String
  /// Where a document gives the right to it; empty where nobody said.
  public let clause: String
  /// What proves it; empty where nobody said.
  public let evidence: String

  /// Collects the parts.
  public init(
    key: OverrideKey, points: Rational?, reason: String, clause: String = "", evidence: String = ""
  ) {
    self.key = key
    self.points = points
    self.reason = reason
    self.clause = clause
    self.evidence = evidence
  }

  /// The word for the points on a line: `points=2`, or `lift`.
  var word: String {
    points.map { "points=\($0.terminatingDecimal ?? $0.description)" } ?? Self.lift
  }

  /// What lifts an override.
  public static let lift = "lift"
}

/// An override line with who wrote it and when.
public struct Override: Sendable, Hashable {
  /// What it says.
  public let parameters: OverrideParameters
  /// Who.
  public let by: String
  /// When.
  public let at: String
  /// Its record.
  public let stamp: Stamp

  /// Collects the parts.
  public init(parameters: OverrideParameters, by: String, at: String, stamp: Stamp) {
    self.parameters = parameters
    self.by = by
    self.at = at
    self.stamp = stamp
  }

  /// Where its record stands, `journal:sequence number`.
  public var record: String { "\(stamp.journal.prefix(8)):\(stamp.sequence)" }
}

/// A change of what is overridden; none of these can be hidden.
public struct OverrideChange: Timed, Sendable, Hashable {
  /// What it is about.
  public let key: OverrideKey
  /// The points that its author had read; nil where the rule's stood, more than one where journals disagreed.
  public let before: [Rational?]
  /// The points that were given; where they were taken back, those that they had replaced.
  public let after: [Rational?]
  /// Why; empty where a line was taken back at once.
  public let reason: String
  /// Who.
  public let by: String
  /// When.
  public let at: String
  /// The record.
  let stamp: Stamp
}

extension Override: Statement {
  /// Whether both give the same points, or both lift.
  public func agrees(with other: Override) -> Bool { parameters.points == other.parameters.points }
}
