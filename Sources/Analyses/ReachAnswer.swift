public import Diagnostics
public import Scoring
public import Tallies

/// With how few changed inputs a unit reaches a goal.
public struct ReachAnswer: Sendable {
  /// What the search found.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Nothing needs to change.
    case alreadyReached
    /// The changes reach it.
    case reachable
    /// No change of the inputs that were searched reaches it.
    case impossible
    /// The limit of the search was met before an answer.
    case undecided
  }

  /// Whether the changes are the smallest, and of what.
  public enum Smallness: String, Sendable, Hashable, CaseIterable {
    /// Of all single inputs that reach the goal, this one moves least.
    case ofAll
    /// None of the changes can be made smaller while the others stand.
    case each
  }

  /// An input that changes.
  public struct Change: Sendable, Hashable {
    /// The input's name.
    public let input: String
    /// What the scheme calls it.
    public let label: Bilingual
    /// The ids of the items or components that read it.
    public let readers: [String]
    /// What it is.
    public let from: Measure.Value
    /// What it becomes.
    public let to: Measure.Value
  }

  /// What the search found.
  public let verdict: Verdict
  /// The changes that reach the goal, in the order of the scheme.
  public let changes: [Change]
  /// Whether no fewer changes reach it, or none at all do: everything was tried that could.
  public let isProven: Bool
  /// Whether the changes are the smallest, and of what; nil without changes.
  public let smallness: Smallness?
  /// What places compare now, and with the changes.
  public let compared: (before: Score, after: Score)
  /// The most points that the inputs searched can bring.
  public let most: Score
  /// How many inputs were searched.
  public let searched: Int
  /// Why the answer is not proven; nil where it is.
  public let limit: ReachLimit?
  /// What keeps the unit from any place or grade, whatever its points: vetoes and conditions that stand.
  public let obstacles: [Bilingual]
}

/// What kept a search from a proof.
public enum ReachLimit: Sendable, Hashable {
  /// The inputs of these items can be changed in too many ways together.
  case tooManyWays(readers: [String])
  /// Items that share an input lie in sections of which each takes its own place.
  case acrossPlaces(readers: [String])
  /// Too many ways to spread changes over sections would have to be ranked.
  case tooManyRounds(Int)
}
