import ExactArithmetic
public import Rounds
public import Sheets
import Statistics

/// A ratio that a unit sent in as a percentage and that no count of its members can give.
///
/// A ratio over 100, 1000 or 10000 in a unit with another number of members was a percentage before it was
/// registered. It changes no score; the unit should be asked for the counts.
public struct ImpossiblePercentage: Sendable, Hashable {
  /// The unit's id.
  public let unit: String
  /// The fact's id.
  public let fact: String
  /// The ratio as registered.
  public let stated: String
  /// The unit's members.
  public let members: Int

  /// Looks at all registered ratios of a round, by unit and fact.
  public static func all(in state: CollectionState, _ round: Round) -> [ImpossiblePercentage] {
    let keys = state.facts.keys.sorted {
      ($0.unit, $0.item, $0.period) < ($1.unit, $1.item, $1.period)
    }
    return keys.compactMap { key in
      guard case .ratio(let part, let whole)? = state.facts[key]?.value,
        let decimals = [100: 0, 1_000: 1, 10_000: 2][whole.exactInt ?? 0],
        let members = round.unit(id: key.unit)?.members, members > 0,
        Rational(members) != Rational(whole), let share = try? Rational(part, over: whole)
      else { return nil }
      guard !StatedPercentage(share: share, decimals: decimals).isPossible(of: members) else {
        return nil
      }
      return ImpossiblePercentage(
        unit: key.unit, fact: key.item, stated: "\(part)/\(whole)", members: members)
    }
  }
}
