public import Diagnostics
public import Tallies

/// Points lost for one reason.
public struct Loss: Sendable, Hashable {
  /// The points, above or at zero.
  public let points: Span
  /// Why, with the figures that decided.
  public let reason: Bilingual
  /// Where the source document says so.
  public let clause: Clause
}

/// A loss and the node that lost it.
public struct LedgerEntry: Sendable, Hashable {
  /// The node's id.
  public let node: String
  /// What was lost.
  public let loss: Loss
}

/// An input as a rule read it.
public struct InputUse: Sendable, Hashable {
  /// The input's name in the scheme.
  public let name: String
  /// What the scheme calls it.
  public let label: Bilingual
  /// The value with where it comes from.
  public let measure: Measure
}

/// An input whose value is missing for a closed score, and how to provide it.
public struct Gap: Sendable, Hashable {
  /// The input's name in the scheme.
  public let input: String
  /// What the measure says instead of a value.
  public let value: Measure.Value
  /// What is missing and why.
  public let reason: Bilingual
  /// What to do.
  public let remedy: Bilingual
}

/// Something that a reader must know about a value.
public struct Flag: Sendable, Hashable {
  /// What it is about.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The activity was not held; the points follow the scheme's word for that.
    case notHeld
    /// A rate is within half a percentage point of a line at which points change, but not on it.
    case closeToTheLine
    /// The item does not apply to the unit; its points left the maximum.
    case notApplicable
    /// A batch behind the value is not sealed yet.
    case provisional
  }

  /// What it is about.
  public let kind: Kind
  /// The facts in words.
  public let note: Bilingual
}
