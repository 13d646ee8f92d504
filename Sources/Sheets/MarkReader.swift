import Diagnostics
import ExactArithmetic
import Questionnaires

/// Reads the marks of a paper line against a layout.
public struct MarkReader: Sendable {
  private let layout: SheetLayout

  /// Reads against a layout.
  public init(_ layout: SheetLayout) {
    self.layout = layout
  }

  /// Splits what follows the number into tokens, one a place.
  ///
  /// - Parameter text: folded; blanks are ignored where every place takes one character.
  /// - Throws: `MarkFault.count` when the number of tokens differs from the number of places.
  public func tokens(_ text: some StringProtocol) throws(MarkFault) -> [String] {
    let tokens: [String] =
      layout.isCompact
      ? text.unicodeScalars.filter { $0 != " " }.map { String($0) }
      : text.unicodeScalars.split(separator: " ").map { String(String.UnicodeScalarView($0)) }
    guard tokens.count == layout.places.count else {
      throw .count(expected: layout.places.count, got: tokens.count)
    }
    return tokens
  }

  /// Validates one token a place.
  ///
  /// - Parameters:
  ///   - tokens: as many as there are places.
  ///   - rater: the unit that filled the sheet in, where its own row must be `-`.
  /// - Returns: the marks in canonical form, and what looks unusual.
  public func marks(
    _ tokens: [String], rater: String?
  ) throws(MarkFault) -> (marks: Marks, warnings: [SoftWarning]) {
    guard tokens.count == layout.places.count else {
      throw .count(expected: layout.places.count, got: tokens.count)
    }
    var canonical: [String] = []
    canonical.reserveCapacity(tokens.count)
    var warnings: [SoftWarning] = []
    for (place, token) in zip(layout.places, tokens) {
      let read = try mark(token, at: place)
      canonical.append(read.mark)
      if let warning = read.warning { warnings.append(warning) }
    }
    try checkSkips(canonical)
    try checkGrids(canonical, rater: rater)
    return (Marks(canonical, isCompact: layout.isCompact), warnings)
  }

  /// Validates one token at one place, without looking at the others.
  public func mark(
    _ token: String, at place: Place
  ) throws(MarkFault) -> (mark: String, warning: SoftWarning?) {
    if let irregular = IrregularMark(rawValue: token) {
      // Several ticks are no irregularity in a multiple choice, unless one of them excludes the others.
      if irregular == .overTicked, !place.canBeOverTicked {
        throw .notAnOption(item: place.name, mark: token, allowed: place.allowed)
      }
      return (irregular.rawValue, nil)
    }
    switch place.kind {
    case .single(let options):
      guard let option = options.first(where: { $0.code.utf8.elementsEqual(token.utf8) }) else {
        throw .notAnOption(item: place.name, mark: token, allowed: place.allowed)
      }
      return (option.code, nil)
    case .multiple(let options): return (try ticks(token, options, at: place), nil)
    case .number(let range): return try number(token, range, at: place)
    case .ratio: return (try ratio(token, at: place), nil)
    case .yesNo:
      guard token == "1" || token == "0" else {
        throw .notAnOption(item: place.name, mark: token, allowed: place.allowed)
      }
      return (token, nil)
    case .date:
      guard let day = CivilDay(token) else {
        throw .notAnOption(item: place.name, mark: token, allowed: place.allowed)
      }
      return (day.text, nil)
    case .unit:
      guard let unit = layout.unitsByName[token] else {
        throw .notAnOption(item: place.name, mark: token, allowed: place.allowed)
      }
      return (unit, nil)
    }
  }

  private func ticks(
    _ token: String, _ options: [Option], at place: Place
  ) throws(MarkFault) -> String {
    let joins = options.allSatisfy { $0.code.utf8.count == 1 }
    let codes: [String] =
      token.contains(",") || !joins
      ? token.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      : token.unicodeScalars.map { String($0) }
    var chosen: Set<String> = []
    for code in codes {
      guard options.contains(where: { $0.code.utf8.elementsEqual(code.utf8) }),
        chosen.insert(code).inserted
      else {
        throw .notAnOption(item: place.name, mark: token, allowed: place.allowed)
      }
    }
    if chosen.count > 1,
      let exclusive = options.first(where: { $0.isExclusive && chosen.contains($0.code) })
    {
      throw .exclusiveCombined(item: place.name, mark: token, exclusive: exclusive.code)
    }
    return options.map(\.code).filter { chosen.contains($0) }.joined(separator: joins ? "" : ",")
  }

  private func number(
    _ token: String, _ range: NumberRange, at place: Place
  ) throws(MarkFault) -> (mark: String, warning: SoftWarning?) {
    guard token.utf8.count <= 40, !token.contains("%"), !token.contains("/"),
      let value = try? Rational(parsing: token), let text = value.terminatingDecimal
    else {
      throw .notAnOption(item: place.name, mark: token, allowed: place.allowed)
    }
    let step = range.step
    let isOnStep =
      if let step, !step.isZero {
        (try? (value - range.low).divided(by: step))?.isInteger ?? false
      } else { true }
    let high = range.high ?? NumberRange.greatest
    guard value >= range.low, value <= high, isOnStep else {
      throw .outOfRange(
        item: place.name, mark: token, low: range.low.decimalValue.text,
        high: high.decimalValue.text, step: isOnStep ? nil : step?.decimalValue.text)
    }
    let low = range.softLow ?? range.low
    let top = range.softHigh ?? high
    let isUsual = value >= low && value <= top
    return (
      text,
      isUsual
        ? nil
        : SoftWarning(
          item: place.name, mark: text, low: low.decimalValue.text, high: top.decimalValue.text)
    )
  }

  private func ratio(_ token: String, at place: Place) throws(MarkFault) -> String {
    let parts = token.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let part = Digits.value(parts[0]), let whole = Digits.value(parts[1])
    else {
      throw .notAnOption(item: place.name, mark: token, allowed: place.allowed)
    }
    guard whole > 0, part <= whole else {
      throw .outOfRange(item: place.name, mark: token, low: "0/n", high: "n/n", step: nil)
    }
    return "\(part)/\(whole)"
  }

  private func checkSkips(_ marks: [String]) throws(MarkFault) {
    for (index, place) in layout.places.enumerated() {
      guard let skip = layout.item(of: place).skip,
        let deciding = layout.placeIndex(named: skip.item), marks[index] != "-"
      else { continue }
      let decidingPlace = layout.places[deciding]
      let chosen = decidingPlace.codes(in: marks[deciding])
      if chosen.contains(where: { skip.marks.contains($0) }) {
        throw .answerInSkipped(
          item: place.name, mark: marks[index], because: "\(skip.item)=\(marks[deciding])")
      }
    }
  }

  private func checkGrids(_ marks: [String], rater: String?) throws(MarkFault) {
    for (itemIndex, item) in layout.questionnaire.items.enumerated() {
      guard case .grid(let grid) = item.kind else { continue }
      let rows = layout.places.indices.filter { layout.places[$0].itemIndex == itemIndex }
      if grid.ownRowIsNotApplicable, let rater {
        for index in rows where layout.places[index].rowUnit == rater && marks[index] != "-" {
          throw .notAnOption(item: layout.places[index].name, mark: marks[index], allowed: "-")
        }
      }
      let rated = rows.filter { marks[$0] != "-" }
      for quota in grid.quotas {
        let got = rated.count { marks[$0] == quota.option }
        let allowed = (quota.atMost * Rational(rated.count)).floor.exactInt ?? rated.count
        if got > allowed {
          throw .quotaExceeded(item: item.id, option: quota.option, got: got, allowed: allowed)
        }
      }
    }
  }
}

/// Plain digits.
enum Digits {
  /// 1 to 15 ASCII digits, 0 allowed.
  static func value(_ text: some StringProtocol) -> Int? {
    guard (1...15).contains(text.utf8.count) else { return nil }
    var value = 0
    for byte in text.utf8 {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
