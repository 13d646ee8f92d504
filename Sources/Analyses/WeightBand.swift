public import Diagnostics
public import ExactArithmetic

/// A weight of a total and the interval inside which the order of the units does not change.
public struct WeightBand: Sendable, Hashable {
  /// Two units that change places at an end of the interval.
  public struct Flip: Sendable, Hashable {
    /// The unit that is ahead at the present weight.
    public let ahead: String
    /// The unit that draws level at the end of the interval and goes ahead beyond it.
    public let behind: String
  }

  /// An end of the interval.
  public struct End: Sendable, Hashable {
    /// The weight, from 0 to 1.
    public let weight: Rational
    /// The units that are level there; none where the weight itself cannot go further.
    public let flips: [Flip]
  }

  /// The component's id.
  public let component: String
  /// What the component is called.
  public let title: Bilingual?
  /// The component that it is a part of, by id.
  public let whole: String
  /// The present weight in that component.
  public let weight: Rational
  /// What a point of the component is worth in the total: the weights on the way up, multiplied.
  public let worth: Rational
  /// Down to where the order stays.
  public let low: End
  /// Up to where the order stays.
  public let high: End
  /// Units with equal totals that any change of the weight parts; while there are some, both ends are the
  /// present weight.
  public let parted: [Flip]
  /// Whether the component's points depend on a place, so that a point of the items in it is worth less.
  public let isPlaced: Bool
}
