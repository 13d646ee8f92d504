public import ExactArithmetic

/// How many papers of a batch are keyed a second time, by someone else.
public enum EntryRule: Sendable, Hashable {
  /// Every paper once.
  case single
  /// Every paper once, and this share of them, `0…1` without 0, a second time.
  case sample(Rational)
  /// Every paper twice.
  case double

  /// Reads `single`, `sample 10%` or `double`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "single": self = .single
    case "double": self = .double
    default:
      let word = "sample "
      guard text.hasPrefix(word), let share = try? Rational(parsing: text.dropFirst(word.count)),
        share > 0, share <= 1
      else { return nil }
      self = .sample(share)
    }
  }
}
