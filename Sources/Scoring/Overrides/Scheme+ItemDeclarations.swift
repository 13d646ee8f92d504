import Definitions
import ExactArithmetic
package import Sheets
import Tallies

extension Scheme {
  /// The items as an override may name them, in the order of the scheme.
  ///
  /// - Parameters:
  ///   - readings: what says whether points may be below 0.
  ///   - units: the units that have them; nil for all.
  package func itemDeclarations(
    _ readings: Readings, units: Set<String>? = nil
  ) -> [ItemDeclaration] {
    let known = inputsByName
    let isFloored = isFloored(readings)
    return items.map { item in
      var facts: Set<String> = []
      var questionnaires: Set<String> = []
      for name in inputNames(of: item) {
        guard let input = known[name] else { continue }
        switch input.origin {
        case .fact(let id, _, _): facts.insert(id)
        case .rate(let questionnaire, _), .mark(let questionnaire, _),
          .leaders(let questionnaire, _, _), .peers(let questionnaire, _, _):
          questionnaires.insert(questionnaire)
          facts.insert(name)
        case .survey(let roles):
          questionnaires.formUnion(roles.map(\.questionnaire))
          facts.insert(name)
        case .table: facts.insert(name)
        case .mean, .choice: break
        }
      }
      let floor = item.floor.map {
        Floor(rawValue: readings.use($0.value).alternative) != .negative
      }
      return ItemDeclaration(
        id: item.id, most: item.isLimited ? item.points : nil,
        mayBeNegative: !(floor ?? isFloored), facts: facts, questionnaires: questionnaires,
        units: units)
    }
  }
}
