public import Diagnostics

/// What all units of a round score under a scheme, with their places, vetoes and grades.
public struct RoundScore: Sendable, Hashable {
  /// The units in the order in which they were given; no result depends on that order.
  public let units: [RankedUnit]
  /// The grades, or why none are given; nil where the scheme knows no grades.
  public let grading: Grading?

  /// A unit's result.
  public subscript(unit: String) -> RankedUnit? { units.first { $0.score.unit == unit } }

  /// The units by place, the best first; equal places keep the order of ids.
  public var ranked: [RankedUnit] {
    units.sorted { a, b in
      (a.rank?.best ?? .max, a.rank?.worst ?? .max, a.score.unit)
        < (b.rank?.best ?? .max, b.rank?.worst ?? .max, b.score.unit)
    }
  }

  /// Whether every score is final, every place certain and every grade decided.
  public var isFinal: Bool {
    let isGraded: Bool =
      switch grading {
      case nil, .refused: true
      case .given: units.allSatisfy { if case .open? = $0.grade { false } else { true } }
      }
    return isGraded
      && units.allSatisfy { unit in
        unit.score.isFinal && unit.rank?.isCertain ?? true
          && unit.tracks.allSatisfy { $0.rank?.isCertain ?? true }
      }
  }
}

/// A unit's score with its place among all units.
public struct RankedUnit: Sendable, Hashable {
  /// Its points and where they come from.
  public let score: UnitScore
  /// What it scores by its own statements (自评); nil where it stated nothing.
  public let own: UnitScore?
  /// What places and grades compare: its points, or what they are on a common scale.
  public let compared: Score
  /// Its place; nil where a veto or a gate takes it out of the order.
  public let rank: Rank?
  /// Every veto of the scheme with what is known about it.
  public let vetoes: [VetoUse]
  /// Every gate of the scheme with what is known about it.
  public let gates: [GateUse]
  /// Whether it can be recommended; nil where the scheme recommends nobody.
  public let recommendation: Recommendation?
  /// Its grade; nil where no grades are given.
  public internal(set) var grade: GradeOutcome?
  /// Its results side by side, each with its place; empty where the scheme makes one total.
  public internal(set) var tracks: [TrackResult] = []

  /// Whether a veto stands against it.
  public var isVetoed: Bool {
    vetoes.contains { if case .stands = $0.standing { true } else { false } }
  }

  /// Whether a veto may stand against it, for all that is known.
  var mayBeVetoed: Bool {
    vetoes.contains { if case .none = $0.standing { false } else { true } }
  }
}

/// The place (名次) of a total among all totals: one more than those above it.
public struct Rank: Sendable, Hashable {
  /// The best place still possible: one more than the units surely above.
  public let best: Int
  /// The worst place still possible: one more than the units possibly above.
  public let worst: Int
  /// How many other units surely have exactly these points.
  public let tied: Int
  /// How many units take places.
  public let count: Int

  /// Collects the parts.
  public init(best: Int, worst: Int, tied: Int, count: Int) {
    self.best = best
    self.worst = worst
    self.tied = tied
    self.count = count
  }

  /// Whether no missing input can change it.
  public var isCertain: Bool { best == worst }
}

/// A veto and what is known about it for a unit.
public struct VetoUse: Sendable, Hashable {
  /// The veto.
  public let veto: Veto
  /// Whether it stands.
  public let standing: Veto.Standing
  /// What was read.
  public let input: InputUse

  /// Whether it stands against the unit.
  public var stands: Bool { if case .stands = standing { true } else { false } }
}

/// The grades of a round.
public enum Grading: Sendable, Hashable {
  /// Every unit has an outcome.
  case given
  /// No grade is given, and why.
  case refused(GradingFault)
}

/// What a unit's grade is.
public enum GradeOutcome: Sendable, Hashable {
  /// The grade, by its id, with the reasons why higher ones were not reached.
  case grade(String, because: [Bilingual])
  /// It reaches no grade of the scheme.
  case none(because: [Bilingual])
  /// It depends on what is missing; the grades that are still possible, from the highest down.
  case open([String], because: [Bilingual])
}
