package import Definitions

/// What a completion standard (完成标准) must and must not say.
package struct StandardRule: Sendable {
  /// Where forbidden words are looked for (AMB-35).
  package enum Scope: String, Sendable, CaseIterable {
    /// In the completion standard only.
    case standardOnly
    /// In every column that an office fills in.
    case allColumns
  }

  package let forbidden: [String]
  /// Terms that contain a forbidden word and are none, such as 积极分子.
  package let allowed: [String]
  package let reading: Located<String>
  package let clause: String
  /// Words that make a standard measurable without a number, such as 全覆盖.
  package let measurable: [String]
  /// What may follow a number written in Hanzi, such as 次 in 两次.
  package let counters: [String]
  package let quantityClause: String
  package let examples: [StandardExample]

  /// Where forbidden words are looked for.
  package func scope(_ readings: FormReadings) -> Scope {
    readings[reading.value].flatMap(Scope.init) ?? .standardOnly
  }

  /// The forbidden words of a text in the order of the list, those inside allowed terms left out.
  ///
  /// Blanks and line ends inside a word do not hide it.
  package func forbiddenWords(in text: String) -> [String] {
    var reduced = CellPhrase.reduced(text)
    for term in allowed { reduced = reduced.without(CellPhrase.reduced(term)) }
    return forbidden.filter { reduced.holds(CellPhrase.reduced($0)) }
  }

  /// Whether a text has a number, a day, a share or a word that can be checked.
  package func isMeasurable(_ text: String) -> Bool {
    let reduced = CellPhrase.reduced(text)
    if reduced.scalars.contains(where: { ("0"..."9").contains($0) }) { return true }
    if measurable.contains(where: { reduced.holds(CellPhrase.reduced($0)) }) { return true }
    let ends = counters.map { CellPhrase.reduced($0) }
    return reduced.scalars.indices.contains { index in
      Self.numerals.contains(reduced.scalars[index])
        && ends.contains { reduced.scalars[(index + 1)...].starts(with: $0.scalars) }
    }
  }

  private static let numerals = Set("一二三四五六七八九十百千万两双".unicodeScalars)
}

/// A standard that tries the words, with what must come out.
package struct StandardExample: Sendable {
  package let text: String
  package let isFine: Located<Bool>
}
