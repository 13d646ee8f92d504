import Diagnostics
import ExactArithmetic
public import Reporting
import Tallies

// How the values of this room are written for other programs; every number is exact.
extension JSONValue {
  /// A number: `{"numerator", "denominator", "value", "exact"}`.
  static func exact(_ number: Rational) -> JSONValue {
    let (text, isExact) = number.decimalValue
    return .fraction(
      numerator: number.numerator.description, denominator: number.denominator.description,
      value: text, isExact: isExact)
  }

  /// Points: `{"low", "high", "closed"}`.
  static func points(_ score: Score) -> JSONValue {
    ["low": .exact(score.low), "high": .exact(score.high), "closed": .bool(score.isClosed)]
  }

  /// A loss in both cases: `{"worst", "best"}`.
  static func cases(_ span: Span) -> JSONValue {
    ["worst": .exact(span.atWorst), "best": .exact(span.atBest)]
  }

  /// Words in both languages: `{"zh", "en"}`.
  static func words(_ text: Bilingual) -> JSONValue {
    ["zh": .string(text.zh), "en": .string(text.en)]
  }

  /// Something, or null where it is not there.
  static func either<Value>(
    _ value: Value?, _ document: (Value) -> JSONValue
  ) -> JSONValue {
    value.map(document) ?? .null
  }

  /// A reading that was applied: `{"id", "alternative", "source", "clause"}`.
  public static func reading(_ use: ReadingUse) -> JSONValue {
    [
      "id": .string(use.id), "alternative": .string(use.alternative),
      "source": .string(use.source.rawValue), "clause": .string(use.clause),
    ]
  }

  /// An input that is missing: `{"input", "reason", "remedy"}`.
  public static func gap(_ gap: Gap) -> JSONValue {
    [
      "input": .string(gap.input), "reason": .words(gap.reason), "remedy": .words(gap.remedy),
    ]
  }

  /// A place that weighted points: what they were before, and the places still possible.
  public static func place(_ use: PlaceUse) -> JSONValue {
    [
      "raw": .points(use.raw), "best": .exact(use.best), "worst": .exact(use.worst),
      "count": .integer(use.count), "readings": .array(use.readings.map { .reading($0) }),
    ]
  }

  /// Points on a common scale: `{"scale", "base", "bonus", "total", "reading", "parts"}`.
  public static func conversion(_ conversion: Conversion) -> JSONValue {
    [
      "scale": .exact(conversion.scale), "base": .points(conversion.base),
      "bonus": .points(conversion.bonus), "total": .points(conversion.total),
      "reading": .either(conversion.reading) { .reading($0) },
      "parts": .array(
        conversion.parts.map { ["title": .words($0.title), "points": .points($0.points)] }),
    ]
  }
}
