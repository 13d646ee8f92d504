import ExactArithmetic

/// The figures of a report's page as a program finds them: `span` elements that carry exact ends.
struct PublishedFigures {
  /// One figure of one place in the page.
  struct Figure {
    let unit: String
    let part: String
    let low: Rational?
    let high: Rational?
    let text: String
  }

  let figures: [Figure]

  init(_ page: String) {
    figures = page.split(separator: "<span data-unit=\"").dropFirst().compactMap { piece in
      guard let tagEnd = piece.firstIndex(of: ">"),
        let textEnd = piece[tagEnd...].firstIndex(of: "<")
      else { return nil }
      let tag = piece[..<tagEnd]
      func value(_ name: String) -> String? {
        tag.split(separator: " \(name)=\"").dropFirst().first?.split(
          separator: "\"", maxSplits: 1, omittingEmptySubsequences: false
        ).first.map { String($0) }
      }
      let unit = tag.split(separator: "\"", omittingEmptySubsequences: false).first
      return Figure(
        unit: String(unit ?? ""), part: value("data-part") ?? "",
        low: value("data-low").flatMap { try? Rational(parsing: $0) },
        high: value("data-high").flatMap { try? Rational(parsing: $0) },
        text: String(piece[piece.index(after: tagEnd)..<textEnd]))
    }
  }

  /// The figures of a unit's part; a part may stand in the ranking and on the unit's own page.
  func of(_ unit: String, _ part: String) -> [Figure] {
    figures.filter { $0.unit == unit && $0.part == part }
  }
}

/// Linear equations with exact coefficients, and which combinations of unknowns they determine.
struct LinearSpan {
  private var rows: [[Rational]] = []

  /// Adds an equation's left side.
  mutating func add(_ coefficients: [Rational]) {
    let rest = reduced(coefficients)
    if rest.contains(where: { $0 != 0 }) { rows.append(rest) }
  }

  /// Whether the equations determine this combination: it is a combination of their left sides.
  func determines(_ coefficients: [Rational]) -> Bool {
    reduced(coefficients).allSatisfy { $0 == 0 }
  }

  /// What is left of a row after the pivots of the others are taken out, one after the other.
  private func reduced(_ row: [Rational]) -> [Rational] {
    rows.reduce(row) { rest, other in
      guard let pivot = other.firstIndex(where: { $0 != 0 }), rest[pivot] != 0,
        let factor = try? rest[pivot].divided(by: other[pivot])
      else { return rest }
      return zip(rest, other).map { $0 - factor * $1 }
    }
  }
}
