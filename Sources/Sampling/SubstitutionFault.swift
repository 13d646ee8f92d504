public import Diagnostics

/// Why no substitute takes the place of a unit.
public enum SubstitutionFault: WordedFault, Hashable {
  /// The reason or the name cannot be used.
  case badText(DrawFault)
  /// The unit was not drawn.
  case notDrawn(String)
  /// The unit is a substitute that was not activated.
  case notActivated(String)
  /// The unit has been replaced.
  case alreadyReplaced(String, by: String)
  /// The stratum has no substitute left of `count`.
  case exhausted(stratum: String, count: Int)
  /// A record names a substitute that was not the next one.
  case notNext(String, expected: String)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .badText(let fault): fault.words
    case .notDrawn(let unit):
      FaultWords(
        "not-drawn",
        Bilingual(
          zh: "单位“\(Excerpt.quote(unit))”没有被抽中",
          en: "the unit '\(Excerpt.quote(unit))' was not drawn"),
        found: unit,
        suggestion: Bilingual(
          zh: "核对编号；只有抽中的单位可以替补", en: "check the id; only a drawn unit can be replaced"))
    case .notActivated(let unit):
      FaultWords(
        "not-activated",
        Bilingual(
          zh: "单位“\(Excerpt.quote(unit))”是还没有启用的替补",
          en: "the unit '\(Excerpt.quote(unit))' is a substitute that was not activated"),
        found: unit,
        suggestion: Bilingual(
          zh: "写被替换单位的编号，替补按签号顺序自动启用",
          en:
            "give the id of the unit to be replaced; substitutes come in the order of their tickets"
        ))
    case .alreadyReplaced(let unit, let other):
      FaultWords(
        "already-replaced",
        Bilingual(
          zh: "单位“\(Excerpt.quote(unit))”已由“\(Excerpt.quote(other))”替补",
          en: "the unit '\(Excerpt.quote(unit))' was replaced by '\(Excerpt.quote(other))'"),
        found: unit,
        suggestion: Bilingual(
          zh: "替补也不能参加时，写替补的编号", en: "if the substitute drops out too, give its id"))
    case .exhausted(let stratum, let count):
      FaultWords(
        "substitutes-exhausted",
        Bilingual(
          zh: (stratum.isEmpty ? "" : "层“\(Excerpt.quote(stratum))”的") + "\(count) 个替补已经用完",
          en: (stratum.isEmpty ? "all" : "in the stratum '\(Excerpt.quote(stratum))' all")
            + " \(count) substitutes are used up"),
        found: "\(count)",
        suggestion: Bilingual(
          zh: "重新承诺并抽取，记录会写明取代本次抽取",
          en: "commit to a new draw, which will name this one"))
    case .notNext(let found, let expected):
      FaultWords(
        "not-the-next-substitute",
        Bilingual(
          zh: "记录启用的替补是“\(Excerpt.quote(found))”，按签号应是“\(Excerpt.quote(expected))”",
          en:
            "the substitute on record is '\(Excerpt.quote(found))', by ticket it is '\(Excerpt.quote(expected))'"
        ), found: found)
    }
  }
}
