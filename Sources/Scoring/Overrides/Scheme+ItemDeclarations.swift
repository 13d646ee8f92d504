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
  ///   - ground: facts on which all of them rest.
  package func itemDeclarations(
    _ readings: Readings, units: Set<String>? = nil, restingOn ground: Set<String> = []
  ) -> [ItemDeclaration] {
    let known = inputsByName
    let isFloored = isFloored(readings)
    return items.map { item in
      var facts = ground
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
        usual: item.isLimited ? item.points : maximum,
        mayBeNegative: !(floor ?? isFloored), facts: facts, questionnaires: questionnaires,
        units: units)
    }
  }

  /// What is added up from items, by id, with the items' ids in the order of the scheme.
  ///
  /// The scheme itself, its sections, components and results; a component of something else has no items.
  package var sums: [String: [String]] {
    var sums = [id: items.map(\.id)]
    for component in composition?.components ?? [] {
      sums[component.id] = component.holdsSections ? items.map(\.id) : []
    }
    for track in tracks?.parts ?? [] {
      sums[track.id] = sections.filter { track.sections.contains($0.id) }.flatMap(\.items)
        .map(\.id)
    }
    for section in sections { sums[section.id] = section.items.map(\.id) }
    return sums
  }
}

extension Component {
  /// Whether the scheme's items are part of it, under some reading.
  fileprivate var holdsSections: Bool {
    body.all.contains { if case .sections = $0 { true } else { false } }
  }
}
