public import ExactArithmetic

/// A registered value that a scheme reads: what `fact` may be told about it.
public struct FactDeclaration: Sendable, Hashable {
  /// What kind of value it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A whole number of things, 0 or more.
    case count
    /// `k/n` with `0 ≤ k ≤ n`, `n > 0`.
    case ratio
    /// A decimal number.
    case amount
    /// A civil day.
    case date
    /// Yes or no.
    case yesNo
    /// A rate that a questionnaire gives; only `na`, `pending` and `notHeld` may be told of it.
    case rate
  }

  /// The id by which `fact` and the facts table name it.
  public let id: String
  /// Other names that mean it, such as the name of the scheme's input.
  public let aliases: [String]
  /// What kind of value it is.
  public let kind: Kind

  /// The units that have it, such as those whose own table has the item; nil for all.
  public let units: Set<String>?

  /// Collects the parts.
  public init(id: String, aliases: [String], kind: Kind, units: Set<String>? = nil) {
    self.id = id
    self.aliases = aliases
    self.kind = kind
    self.units = units
  }
}

/// A value as registered; what is missing is a word of its own, never zero.
public enum FactValue: Sendable, Hashable {
  /// A count or an amount.
  case number(Rational)
  /// `part` of `whole`, kept as stated: 47/50 is not 94/100.
  case ratio(part: BigInteger, whole: BigInteger)
  /// A civil day, `YYYY-MM-DD`.
  case date(String)
  /// Yes or no.
  case yesNo(Bool)
  /// The item does not apply to the unit (`na`); its points leave the maximum.
  case notApplicable
  /// The value is still to come (`pending`).
  case pending
  /// The activity was not held (`notHeld`).
  case notHeld
}
