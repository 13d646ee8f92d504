import ExactArithmetic

extension Questionnaire {
  /// The items that have a place on a paper line: all but free text, in printed order.
  public var places: [Item] { items.filter(\.hasPlace) }

  /// Whether every place takes one character, so that a number pad needs no separators.
  public var isSingleCharacter: Bool { places.allSatisfy(\.isSingleCharacter) }
}

extension Item {
  /// Whether the item has a place on a paper line; only free text has none.
  public var hasPlace: Bool {
    if case .text = kind { false } else { true }
  }

  /// Whether every answer is one character: a choice of one-character codes, yes or no, one digit.
  public var isSingleCharacter: Bool {
    switch kind {
    case .single(let options): options.haveSingleCharacterCodes
    case .number(let range): range.isOneDigit
    case .yesNo: true
    case .grid(let grid):
      switch grid.cell {
      case .number(let range): range.isOneDigit
      case .option(let options): options.haveSingleCharacterCodes
      }
    case .multiple, .ratio, .date, .unit, .text: false
    }
  }
}

extension [Option] {
  fileprivate var haveSingleCharacterCodes: Bool { allSatisfy { $0.code.utf8.count == 1 } }
}

extension NumberRange {
  /// Whether every number of the range is a whole number from 0 to 9.
  fileprivate var isOneDigit: Bool {
    guard let high, let step else { return false }
    return low >= 0 && high <= 9 && low.isInteger && step.isInteger
  }
}
