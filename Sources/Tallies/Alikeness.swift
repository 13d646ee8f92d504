import Questionnaires

/// When a group's answers are so alike that telling them tells what each of its members answered.
///
/// A group in which everybody answered alike gives every member's answer away, however large it is. Hiding
/// only such groups would say that they are such, so a single answer that differs is treated alike.
///
/// Worked example: 40 of 40 and 39 of 40 are told as "at least 39 of 40"; 38 of 40 are told as they are.
public enum Alikeness {
  /// Whether all, or all but one, of some papers bear one answer at a place.
  public static func holds(of place: PlaceTally, among papers: Int) -> Bool {
    papers > 1 && place.commonest >= papers - 1
  }

  /// Whether nobody with an opinion is satisfied, or everybody: a rate of 0% or 100%.
  private static func isOneSided(_ place: PlaceTally) -> Bool {
    let options = place.options.filter(\.option.isSatisfied)
    let satisfied = options.reduce(0) { $0 + $1.count }
    return !options.isEmpty && place.opinions > 0
      && (satisfied == 0 || satisfied == place.opinions)
  }

  /// The places at which the papers of several tallies together leave the answers, or a rate, open to nobody.
  ///
  /// Such tallies are what is left of a published sum when everything else that it consists of is known.
  public static func placesGivenAway(by tallies: [Tally]) -> Set<Int> {
    guard var sum = tallies.first else { return [] }
    for other in tallies.dropFirst() { sum.merge(other) }
    let valid = sum.valid
    return Set(
      sum.places.enumerated().filter {
        holds(of: $0.element, among: valid) || isOneSided($0.element)
      }
      .map(\.offset))
  }
}
