public import Diagnostics
public import ExactArithmetic

/// One question or indicator (题/指标) of a questionnaire.
public struct Item: Sendable, Hashable {
  /// Stable id, unique in the questionnaire; at most 64 bytes.
  public let id: String
  /// What is asked.
  public let text: Bilingual
  /// What an answer looks like.
  public let kind: Kind
  /// When the item is skipped and typed `-`.
  public let skip: SkipRule?

  /// The shape of an answer.
  public enum Kind: Sendable, Hashable {
    /// Exactly one option.
    case single([Option])
    /// Any number of options.
    case multiple([Option])
    /// A number within a range.
    case number(NumberRange)
    /// `k/n` with `0 ≤ k ≤ n`, `n > 0`.
    case ratio
    /// `1` for yes, `0` for no.
    case yesNo
    /// A civil day, `YYYY-MM-DD` or `YYYYMMDD`.
    case date
    /// The id or number of an assessed unit of the round.
    case unit
    /// Free text; it has no place on a paper line.
    case text
    /// One cell for every row of a printed list.
    case grid(Grid)
  }

  /// Collects the parts.
  public init(id: String, text: Bilingual, kind: Kind, skip: SkipRule? = nil) {
    self.id = id
    self.text = text
    self.kind = kind
    self.skip = skip
  }

  /// The options of a choice item; empty for every other kind.
  public var options: [Option] {
    switch kind {
    case .single(let options), .multiple(let options): options
    default: []
    }
  }
}

/// A printed answer that a respondent ticks.
public struct Option: Sendable, Hashable {
  /// What the clerk keys: ASCII letters and digits, at most 8.
  public let code: String
  /// What is printed.
  public let label: Bilingual
  /// Whether it counts as satisfied in a rate.
  public let isSatisfied: Bool
  /// Whether it expresses no opinion, such as 不了解; it counts in no `opinions` denominator.
  public let isAbstention: Bool
  /// In a multiple choice: whether it excludes all others.
  public let isExclusive: Bool
  /// Whether it asks for a written text ("other").
  public let takesText: Bool
  /// Its score where one is declared, in points.
  public let score: Rational?

  /// Collects the parts.
  public init(
    code: String, label: Bilingual, isSatisfied: Bool = false, isAbstention: Bool = false,
    isExclusive: Bool = false, takesText: Bool = false, score: Rational? = nil
  ) {
    self.code = code
    self.label = label
    self.isSatisfied = isSatisfied
    self.isAbstention = isAbstention
    self.isExclusive = isExclusive
    self.takesText = takesText
    self.score = score
  }
}

/// The numbers that an item accepts.
public struct NumberRange: Sendable, Hashable {
  /// What the number means; all three are typed as plain decimals.
  public enum Meaning: String, Sendable, Hashable {
    /// A judged score in points.
    case score
    /// A whole number of things.
    case count
    /// A measured amount in `unit`.
    case amount
  }

  /// What the number means.
  public let meaning: Meaning
  /// The least number accepted.
  public let low: Rational
  /// The greatest number accepted; nil where there is no limit (then 15 digits are the limit).
  public let high: Rational?
  /// Every number is `low` plus a multiple of this; nil where any decimal goes.
  public let step: Rational?
  /// Numbers outside this range are asked about (340) and accepted with `!`.
  public let softLow: Rational?
  /// See `softLow`.
  public let softHigh: Rational?
  /// The unit of an amount, such as 万元.
  public let unit: Bilingual?

  /// Collects the parts.
  public init(
    meaning: Meaning, low: Rational, high: Rational?, step: Rational?, softLow: Rational? = nil,
    softHigh: Rational? = nil, unit: Bilingual? = nil
  ) {
    self.meaning = meaning
    self.low = low
    self.high = high
    self.step = step
    self.softLow = softLow
    self.softHigh = softHigh
    self.unit = unit
  }
}

/// A table of cells: one for every row of a printed list.
public struct Grid: Sendable, Hashable {
  /// Which list gives the rows.
  public enum Rows: String, Sendable, Hashable, CaseIterable {
    /// The round's assessed units, in their order.
    case assessedUnits
    /// The declared works of every assessed unit, unit by unit.
    case works
  }

  /// What a cell holds.
  public enum Cell: Sendable, Hashable {
    case number(NumberRange)
    case option([Option])
  }

  /// A limit on how many rows may get an option.
  public struct Quota: Sendable, Hashable {
    /// The option's code.
    public let option: String
    /// The greatest share of the rows that the rater may give it to, `0…1`.
    public let atMost: Rational

    /// Pairs an option with its greatest share.
    public init(option: String, atMost: Rational) {
      self.option = option
      self.atMost = atMost
    }
  }

  /// The list that gives the rows.
  public let rows: Rows
  /// What a cell holds.
  public let cell: Cell
  /// Whether a rater's own rows must be typed `-`; a rater is then a unit.
  public let ownRowIsNotApplicable: Bool
  /// Limits on options.
  public let quotas: [Quota]

  /// Collects the parts.
  public init(rows: Rows, cell: Cell, ownRowIsNotApplicable: Bool, quotas: [Quota]) {
    self.rows = rows
    self.cell = cell
    self.ownRowIsNotApplicable = ownRowIsNotApplicable
    self.quotas = quotas
  }
}

/// When an item is skipped: another, earlier item carries one of these marks.
public struct SkipRule: Sendable, Hashable {
  /// The earlier item.
  public let item: String
  /// The option codes of that item that skip this one.
  public let marks: [String]

  /// Pairs an item with the marks that skip.
  public init(item: String, marks: [String]) {
    self.item = item
    self.marks = marks
  }
}
