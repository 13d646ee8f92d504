public import Questionnaires
public import Sheets

/// The tally (汇总) of one questionnaire at one subject and role: named denominators and counts.
///
/// Tallies of the same layout merge; the order does not matter.
public struct Tally: Sendable {
  /// What a tally is about.
  public struct Key: Sendable, Hashable, Comparable {
    /// The questionnaire's id.
    public let questionnaire: String
    /// The unit, or `all` for a grid.
    public let subject: String
    /// The respondents' role, where the questionnaire knows roles.
    public let role: String?

    /// Collects the parts.
    public init(questionnaire: String, subject: String, role: String?) {
      self.questionnaire = questionnaire
      self.subject = subject
      self.role = role
    }

    /// Orders by questionnaire, subject and role.
    public static func < (a: Key, b: Key) -> Bool {
      (a.questionnaire, a.subject, a.role ?? "") < (b.questionnaire, b.subject, b.role ?? "")
    }
  }

  /// A batch that the tally counts.
  public struct Source: Sendable, Hashable {
    /// The batch's id.
    public let batch: String
    /// Whether it is sealed; until then every figure is marked 未封存.
    public let isSealed: Bool
    /// The ballot accounting.
    public let accounting: Accounting
    /// Who accepted figures that do not balance; nil when they do.
    public let acceptedBy: String?
    /// How often something was changed after it was entered, by what was done.
    public let corrections: [Correction.Act: Int]
  }

  /// What it is about.
  public let key: Key
  /// The questionnaire laid out.
  public let layout: SheetLayout
  /// The batches, by id.
  public internal(set) var sources: [Source]
  /// The marks of the valid papers.
  public internal(set) var marks: MarkHistogram

  /// Papers handed out.
  public var issued: Int { sum(\.issued) }
  /// Papers that came back.
  public var returned: Int { sum(\.returned) }
  /// Papers entered.
  public var entered: Int { sum(\.entered) }
  /// Valid papers.
  public var valid: Int { sum(\.valid) }
  /// Invalid papers.
  public var invalid: Int { sum(\.invalid) }
  /// Abstentions.
  public var abstained: Int { sum(\.abstained) }
  /// How often something was changed after it was entered, by what was done.
  public var corrections: [Correction.Act: Int] {
    sources.reduce(into: [:]) { $0.merge($1.corrections) { $0 + $1 } }
  }
  /// Whether every batch is sealed.
  public var isSealed: Bool { sources.allSatisfy(\.isSealed) }

  private func sum(_ count: KeyPath<Accounting, Int>) -> Int {
    sources.reduce(0) { $0 + $1.accounting[keyPath: count] }
  }

  /// Adds another tally of the same key.
  public mutating func merge(_ other: Tally) {
    sources = (sources + other.sources).sorted { $0.batch < $1.batch }
    marks.merge(other.marks)
  }

  /// The counts of every place, in the order of the paper.
  public var places: [PlaceTally] {
    layout.places.indices.map { PlaceTally(layout.places[$0], marks.places[$0]) }
  }

  /// The counts of the place with this name.
  public func place(_ name: String) -> PlaceTally? {
    layout.placeIndex(named: name).map { PlaceTally(layout.places[$0], marks.places[$0]) }
  }

  /// A rate of the questionnaire with its numerator and denominator.
  public func count(of rate: Rate) -> RateCount? {
    guard let place = place(rate.item) else { return nil }
    let satisfied = place.options.filter(\.option.isSatisfied).reduce(0) { $0 + $1.count }
    let denominator =
      switch rate.denominator {
      case .issued: issued
      case .returned: returned
      case .valid: valid
      case .opinions: place.opinions
      }
    return RateCount(rate: rate, satisfied: satisfied, of: denominator)
  }
}

/// A rate (率): satisfied answers over a named denominator.
public struct RateCount: Sendable, Hashable {
  /// The rate as the questionnaire declares it.
  public let rate: Rate
  /// Valid papers whose mark counts as satisfied.
  public let satisfied: Int
  /// The denominator; 0 means that there is no rate.
  public let of: Int

  /// Collects the parts.
  public init(rate: Rate, satisfied: Int, of: Int) {
    self.rate = rate
    self.satisfied = satisfied
    self.of = of
  }
}
