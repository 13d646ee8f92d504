import Questionnaires
import Sheets
import Tallies

/// The places of published tallies whose answers are told less exactly, because they are all but alike.
///
/// Where all papers of a group, or all but one, give one answer, "at least" stands in the place of the count.
/// Where the groups that are told exactly would leave only such a remainder of a published sum, the sum's
/// counts at that place stay untold.
struct VagueAnswers: Sendable {
  /// How a place is told.
  enum Telling: Sendable, Hashable {
    /// This option by at least so many papers, and nothing else.
    case atLeast(Option, Int)
    /// Not at all.
    case secret
  }

  private var tellings: [Tally.Key: [Int: Telling]] = [:]
  private var pooled: [Tally.Key: [Int: Telling]] = [:]

  /// Looks at every anonymous tally and at the sums over grassroots units.
  init(_ hidden: HiddenCells, _ book: TallyBook, _ pools: [PooledTally]) {
    for tally in book.ordered where hidden.thresholds[tally.key.questionnaire] != nil {
      tellings[tally.key] = Self.tellings(of: tally)
    }
    for pool in pools where hidden.thresholds[pool.tally.key.questionnaire] != nil {
      var found = Self.tellings(of: pool.tally)
      // Parts that are told exactly at a place can be taken off the sum there.
      for place in pool.tally.layout.places.indices where found[place] == nil {
        let rest = pool.parts.filter {
          hidden.tallies.contains($0.key) || tellings[$0.key]?[place] != nil
        }
        if Alikeness.placesGivenAway(by: rest).contains(place) { found[place] = .secret }
      }
      pooled[pool.tally.key] = found
    }
  }

  /// How a place of a tally is told; nil where it is told exactly.
  func telling(of tally: Tally, at place: Int, isPooled: Bool) -> Telling? {
    (isPooled ? pooled : tellings)[tally.key]?[place]
  }

  private static func tellings(of tally: Tally) -> [Int: Telling] {
    var found: [Int: Telling] = [:]
    let valid = tally.valid
    for (index, place) in tally.places.enumerated() where Alikeness.holds(of: place, among: valid) {
      guard case .single = place.place.kind,
        let option = place.options.max(by: { $0.count < $1.count })
      else {
        found[index] = .secret
        continue
      }
      found[index] = .atLeast(option.option, valid - 1)
    }
    return found
  }
}

/// A rate that is told by one end only.
enum VagueRate: Sendable, Hashable {
  /// At least so many of so many.
  case atLeast(Int, of: Int)
  /// At most so many of so many.
  case atMost(Int, of: Int)
  /// Not at all.
  case secret
}

extension VagueAnswers.Telling {
  /// What it leaves of a rate that reads the place.
  ///
  /// Of opinions only bounds are known: all papers where nearly all are satisfied, all but one where nobody is.
  func rate(_ rate: Rate, of tally: Tally) -> VagueRate {
    guard case .atLeast(let option, let count) = self, !option.isAbstention else { return .secret }
    let denominator =
      switch rate.denominator {
      case .issued: tally.issued
      case .returned: tally.returned
      case .valid: tally.valid
      case .opinions: option.isSatisfied ? tally.valid : tally.valid - 1
      }
    return option.isSatisfied ? .atLeast(count, of: denominator) : .atMost(1, of: denominator)
  }
}
