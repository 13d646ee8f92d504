public import Diagnostics
public import ExactArithmetic
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
  /// What was lost, in the node's own points.
  public let loss: Loss
  /// What that is in points of the node whose ledger it is: the loss times the weights between.
  public let points: Span
}

/// The place (名次) of a unit among all units, and what it did to the unit's points.
public struct PlaceUse: Sendable, Hashable {
  /// The points before the place counted.
  public let raw: Score
  /// The best place that is still possible.
  public let best: Rational
  /// The worst place that is still possible.
  public let worst: Rational
  /// How many units have places.
  public let count: Int
  /// How places and weights are read.
  public let readings: [ReadingUse]
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
    /// Raters who did not rate; the value rests on the others.
    case missingRaters
    /// A veto stands against the unit.
    case vetoed
    /// Other items take points for the same matter.
    case linked
    /// Other items read the same event; it may count there, here, or at both.
    case repeatedEvent
    /// A missing input could give, or take, more than any stated limit; that end is what is known.
    case unbounded
    /// The bonus exceeds the share of the total from which the scheme wants a warning.
    case largeBonus
    /// The unit's table came after the day that the document sets; what it costs is for people to decide.
    case submittedLate
    /// The office gave other points than the rule.
    case overridden
    /// Journals contradict each other about what the office decided.
    case overrideConflict
    /// Several people's marks, or two statements, lie further apart than the scheme allows without a look.
    case spread
  }

  /// What some kinds of flags rest on.
  public enum Detail: Sendable, Hashable {
    /// What the office decided, and what the rule gives.
    case override(OverrideUse)
    /// The marks that lie too far apart.
    case spread(Discrepancy)
  }

  /// What it is about.
  public let kind: Kind
  /// The facts in words.
  public let note: Bilingual
  /// What it rests on; nil for kinds that say everything in words.
  public internal(set) var detail: Detail?

  /// Nothing limits what a missing number may take.
  static let boundlessLoss = Flag(
    kind: .unbounded,
    note: Bilingual(
      zh: "扣分没有上限，也可以扣到零分以下，缺少的部分还可能多扣",
      en: "no limit is stated and points may fall below zero: what is missing may take more"))
}
