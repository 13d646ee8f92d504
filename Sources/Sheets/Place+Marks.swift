import ExactArithmetic
public import Questionnaires

extension Place {
  /// The marks that the place accepts, for a message: `1 2 3 9 . * / -`.
  public var allowed: String {
    switch kind {
    case .single(let options): (options.map(\.code) + [".", "*", "/", "-"]).joined(separator: " ")
    case .multiple(let options):
      (options.map(\.code) + (canBeOverTicked ? [".", "*", "/", "-"] : [".", "/", "-"]))
        .joined(separator: " ")
    case .number(let range):
      "\(range.low.decimalValue.text)…\(range.high?.decimalValue.text ?? "") . * / -"
    case .ratio: "k/n . * / -"
    case .yesNo: "1 0 . * / -"
    case .date: "YYYY-MM-DD . * / -"
    case .unit: "unit . * / -"
    }
  }

  /// Whether a paper can carry more ticks than the place allows, which is keyed `*`.
  ///
  /// A multiple choice allows any number; only an exclusive option ticked with others is too many.
  public var canBeOverTicked: Bool {
    if case .multiple(let options) = kind { options.contains(where: \.isExclusive) } else { true }
  }

  /// The option codes that a canonical mark names; empty for an irregular mark or another kind.
  public func codes(in mark: String) -> [String] {
    guard IrregularMark(rawValue: mark) == nil else { return [] }
    switch kind {
    case .single, .yesNo: return [mark]
    case .multiple(let options):
      let joins = options.allSatisfy { $0.code.utf8.count == 1 }
      return joins
        ? mark.unicodeScalars.map { String($0) } : mark.split(separator: ",").map { String($0) }
    case .number, .ratio, .date, .unit: return []
    }
  }

  /// The options that it offers; empty for other kinds.
  public var options: [Option] {
    switch kind {
    case .single(let options), .multiple(let options): options
    case .number, .ratio, .yesNo, .date, .unit: []
    }
  }
}

extension NumberRange {
  /// The limit where none is declared: 15 digits.
  static let greatest: Rational = 999_999_999_999_999
}
