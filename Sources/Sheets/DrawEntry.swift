public import Digests

/// Which file of a draw a journal vouches for.
public struct DrawKey: Sendable, Hashable, Comparable {
  /// The file's part in a draw.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    /// The public promise that came before the seed.
    case commit
    /// The draw itself.
    case record
  }

  /// The number of the draw in its round, from 1.
  public let number: Int
  /// The file's part in it.
  public let stage: Stage

  /// Pairs a draw with one of its files.
  public init(number: Int, stage: Stage) {
    self.number = number
    self.stage = stage
  }

  /// Orders by number, the promise before the draw.
  public static func < (a: DrawKey, b: DrawKey) -> Bool {
    (a.number, a.stage.rawValue) < (b.number, b.stage.rawValue)
  }
}

/// A file of a draw that a named operator put on record.
public struct DrawEntry: Sendable, Hashable {
  /// Which file.
  public let key: DrawKey
  /// SHA-256 of the file.
  public let sha256: Digest
  /// Who put it on record.
  public let by: String
  /// When.
  public let at: String
  /// Its record.
  public let stamp: Stamp
}

/// What a `substitute` record says.
public struct SubstitutionParameters: Sendable, Hashable {
  /// The number of the draw.
  public let draw: Int
  /// The place among the substitutions of that draw, from 1.
  public let ordinal: Int
  /// The unit that cannot take part.
  public let unit: String
  /// The unit that takes its place.
  public let substitute: String
  /// Why.
  public let reason: String

  /// Collects the parts.
  public init(draw: Int, ordinal: Int, unit: String, substitute: String, reason: String) {
    self.draw = draw
    self.ordinal = ordinal
    self.unit = unit
    self.substitute = substitute
    self.reason = reason
  }
}

/// A substitute that was activated, with who decided it and why.
public struct SubstitutionEntry: Sendable, Hashable, Comparable {
  /// What was decided.
  public let parameters: SubstitutionParameters
  /// Who decided.
  public let by: String
  /// When.
  public let at: String
  /// Its record.
  public let stamp: Stamp

  /// Orders by draw and place; side by side entries by their records' hashes.
  public static func < (a: SubstitutionEntry, b: SubstitutionEntry) -> Bool {
    let (left, right) = (a.parameters, b.parameters)
    if (left.draw, left.ordinal) != (right.draw, right.ordinal) {
      return (left.draw, left.ordinal) < (right.draw, right.ordinal)
    }
    return a.stamp.hash < b.stamp.hash
  }
}
