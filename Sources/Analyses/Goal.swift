public import ExactArithmetic

/// What a unit is to reach.
public enum Goal: Sendable, Hashable {
  /// At least these points of what places compare, whatever the missing inputs turn out to be.
  case points(Rational)
  /// Surely this place or a better one.
  case place(Int)
  /// Surely this grade or a higher one, by its id.
  case grade(String)
}
