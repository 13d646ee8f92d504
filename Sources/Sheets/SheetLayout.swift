public import Questionnaires
public import Rounds

/// A questionnaire laid out for one round: every place of a paper line, in the order of the paper.
public struct SheetLayout: Sendable, Hashable {
  /// The questionnaire.
  public let questionnaire: Questionnaire
  /// The places of a paper line; an item has one, a grid one for every row, a text none.
  public let places: [Place]
  /// Whether every place takes one character, so that a line needs no spaces.
  public let isCompact: Bool
  /// The ids that a unit item accepts, with the numbers that mean the same.
  let unitsByName: [String: String]
  private let placesByName: [String: Int]

  /// Lays a questionnaire out over the round's units and works.
  public init(_ questionnaire: Questionnaire, in round: Round) {
    self.questionnaire = questionnaire
    var places: [Place] = []
    for (index, item) in questionnaire.items.enumerated() {
      places += Place.places(of: item, at: index, in: round)
    }
    self.places = places
    isCompact = !places.isEmpty && questionnaire.isSingleCharacter
    var units: [String: String] = [:]
    for unit in round.units {
      units["\(unit.number)"] = unit.id
    }
    for unit in round.units {
      units[unit.id] = unit.id
    }
    unitsByName = units
    placesByName = Dictionary(
      places.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of the place with this name, such as `q3` or `q4:U07`.
  public func placeIndex(named name: String) -> Int? { placesByName[name] }

  /// The names of all places, for a near miss.
  public var placeNames: [String] { places.map(\.name) }

  /// The item of a place.
  public func item(of place: Place) -> Item { questionnaire.items[place.itemIndex] }

  /// The items of free text.
  public var textItems: [Item] {
    questionnaire.items.filter { $0.kind == .text }
  }
}

/// One place of a paper line.
public struct Place: Sendable, Hashable {
  /// What a place accepts.
  public enum Kind: Sendable, Hashable {
    case single([Option])
    case multiple([Option])
    case number(NumberRange)
    case ratio
    case yesNo
    case date
    case unit
  }

  /// The item's id, for a grid `item:row`.
  public let name: String
  /// The index of its item in the questionnaire.
  public let itemIndex: Int
  /// The unit that the row of a grid is about; nil outside grids.
  public let rowUnit: String?
  /// What it accepts.
  public let kind: Kind

  static func places(of item: Item, at index: Int, in round: Round) -> [Place] {
    func one(_ kind: Kind) -> [Place] {
      [Place(name: item.id, itemIndex: index, rowUnit: nil, kind: kind)]
    }
    switch item.kind {
    case .single(let options): return one(.single(options))
    case .multiple(let options): return one(.multiple(options))
    case .number(let range): return one(.number(range))
    case .ratio: return one(.ratio)
    case .yesNo: return one(.yesNo)
    case .date: return one(.date)
    case .unit: return one(.unit)
    case .text: return []
    case .grid(let grid):
      let kind: Kind =
        switch grid.cell {
        case .number(let range): .number(range)
        case .option(let options): .single(options)
        }
      return rows(of: grid, in: round).map { row in
        Place(name: "\(item.id):\(row.name)", itemIndex: index, rowUnit: row.unit, kind: kind)
      }
    }
  }

  private static func rows(of grid: Grid, in round: Round) -> [(name: String, unit: String)] {
    switch grid.rows {
    case .assessedUnits: round.units.map { ($0.id, $0.id) }
    case .works:
      round.units.flatMap { unit in
        unit.works.indices.map { ("\(unit.id).\($0 + 1)", unit.id) }
      }
    }
  }
}
