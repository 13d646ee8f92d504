public import Scoring

/// A unit's result before and after something changed, with what is different.
public struct UnitChange: Sendable, Hashable {
  /// The unit's id.
  public let unit: String
  /// Its result before.
  public let before: RankedUnit
  /// Its result after.
  public let after: RankedUnit

  /// Whether its points, its bonus or what places compare are others.
  public var changesPoints: Bool {
    before.score.value != after.score.value || before.compared != after.compared
      || before.score.bonus?.value != after.score.bonus?.value
  }

  /// Whether its maximum is another, because items apply or no longer do.
  public var changesMaximum: Bool { before.score.maximum != after.score.maximum }

  /// Whether its place is another.
  public var changesPlace: Bool { before.rank != after.rank }

  /// Whether its grade is another, or the grades that are still possible are.
  public var changesGrade: Bool { before.grade?.ids != after.grade?.ids }

  /// Whether it is recommended otherwise, or with another precedence.
  public var changesRecommendation: Bool {
    before.recommendation?.isRecommended != after.recommendation?.isRecommended
      || before.recommendation?.isPreferred != after.recommendation?.isPreferred
  }

  /// The gates that stand otherwise: who may take part, be ranked or be recommended.
  public var changedGates: [(before: GateUse, after: GateUse)] {
    zip(before.gates, after.gates).filter { $0.standing != $1.standing }.map { ($0, $1) }
  }

  /// Whether its own score is another.
  public var changesOwnScore: Bool {
    before.own?.value != after.own?.value || before.own?.withBonus != after.own?.withBonus
  }

  /// The results side by side that are different.
  public var changedTracks: [(before: TrackResult, after: TrackResult)] {
    zip(before.tracks, after.tracks).filter { $0 != $1 }.map { ($0, $1) }
  }

  /// Whether anything that counts is different.
  public var isChange: Bool {
    changesPoints || changesMaximum || changesPlace || changesGrade || changesRecommendation
      || !changedGates.isEmpty || changesOwnScore || !changedTracks.isEmpty
  }

  /// The units that differ between two results of one round, in the order of the first.
  public static func changes(from before: RoundScore, to after: RoundScore) -> [UnitChange] {
    let later = Dictionary(
      after.units.map { ($0.score.unit, $0) }, uniquingKeysWith: { first, _ in first })
    return before.units.compactMap { unit in
      later[unit.score.unit].map { UnitChange(unit: unit.score.unit, before: unit, after: $0) }
    }.filter(\.isChange)
  }
}

extension GradeOutcome {
  /// The grade, or those that are still possible; none where no grade is reached.
  fileprivate var ids: [String] {
    switch self {
    case .grade(let id, _): ["=", id]
    case .open(let ids, _): ids
    case .none: []
    }
  }
}
