public import ExactArithmetic

/// What becomes of irregular marks; every case has a rule or the definition is refused.
public struct ValidityPolicy: Sendable, Hashable {
  /// What an irregular mark does.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// The item gives no opinion; the paper stays valid.
    case itemVoid
    /// The paper is invalid.
    case paperVoid
    /// Someone who did not key it decides what the mark says; until then the batch cannot be sealed.
    case settle
  }

  /// What a paper without any mark counts as.
  public enum BlankPaper: String, Sendable, Hashable, CaseIterable {
    case valid
    case invalid
    case abstained
  }

  /// What a blank item does on a paper that has other marks.
  public enum BlankItem: String, Sendable, Hashable, CaseIterable {
    /// The paper stays valid; the item gives no opinion.
    case keep
    /// The paper is invalid.
    case paperVoid
  }

  /// More than one option ticked in a single choice: `itemVoid` or `paperVoid`.
  public let overTick: Effect
  /// Unreadable or defaced marks.
  public let illegible: Effect
  /// A paper on which every place is blank.
  public let allBlank: BlankPaper
  /// A paper on which some places are blank.
  public let partBlank: BlankItem
  /// The least share of answered places, `0…1`; below it the paper is invalid.
  public let minimumAnswered: Rational?

  /// Collects the rules.
  public init(
    overTick: Effect, illegible: Effect, allBlank: BlankPaper, partBlank: BlankItem,
    minimumAnswered: Rational?
  ) {
    self.overTick = overTick
    self.illegible = illegible
    self.allBlank = allBlank
    self.partBlank = partBlank
    self.minimumAnswered = minimumAnswered
  }
}

/// A named rate: satisfied answers to one item over a named denominator.
public struct Rate: Sendable, Hashable {
  /// What the satisfied answers are divided by.
  public enum Denominator: String, Sendable, Hashable, CaseIterable {
    /// Papers handed out.
    case issued
    /// Papers that came back.
    case returned
    /// Papers ruled valid.
    case valid
    /// Valid papers whose mark on the item is an option that is not an abstention.
    case opinions
  }

  /// Stable id, unique in the questionnaire.
  public let id: String
  /// The single-choice item it reads.
  public let item: String
  /// What it divides by.
  public let denominator: Denominator

  /// Collects the parts.
  public init(id: String, item: String, denominator: Denominator) {
    self.id = id
    self.item = item
    self.denominator = denominator
  }
}

/// The share of people who should take part; a tally says whether it is reached, scores stand.
public struct ParticipationFloor: Sendable, Hashable {
  /// What the share is of.
  public enum Population: String, Sendable, Hashable, CaseIterable {
    /// The unit's members as the round states them.
    case members
    /// The papers issued.
    case issued
  }

  /// The least share, `0…1`.
  public let floor: Rational
  /// What it is a share of.
  public let population: Population

  /// Pairs a share with what it is of.
  public init(floor: Rational, population: Population) {
    self.floor = floor
    self.population = population
  }
}
