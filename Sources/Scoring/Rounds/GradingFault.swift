public import Diagnostics

/// Why no grades can be given; the scores and places stand all the same.
public enum GradingFault: Fault, Hashable {
  /// The scheme has grades, the round says nothing about their limits.
  case notConfigured([String])
  /// A grade above the lowest has neither a least total nor a greatest share.
  case noLimit(String)
  /// The round leaves out a grade of the scheme.
  case missingGrade(String)
  /// The round limits a grade that the scheme does not have.
  case unknownGrade(String, known: [String])

  /// The stable code.
  public var code: String {
    switch self {
    case .notConfigured: "grades-not-configured"
    case .noLimit: "grade-without-limit"
    case .missingGrade: "missing-grade"
    case .unknownGrade: "unknown-grade"
    }
  }

  /// The offending value.
  public var found: String? {
    switch self {
    case .notConfigured: nil
    case .noLimit(let id), .missingGrade(let id), .unknownGrade(let id, _): id
    }
  }

  /// What is wrong.
  public var problem: Bilingual {
    switch self {
    case .notConfigured:
      Bilingual(
        zh: "办法没有写明等次的分数线或比例，本轮也没有写，不能评定等次",
        en: "neither the scheme nor the round states limits for the grades, so none are given")
    case .noLimit(let id):
      Bilingual(
        zh: "等次“\(Excerpt.quote(id))”既没有分数线也没有比例，不能评定等次",
        en: "the grade '\(Excerpt.quote(id))' has neither a least total nor a greatest share")
    case .missingGrade(let id):
      Bilingual(
        zh: "本轮没有写等次“\(Excerpt.quote(id))”",
        en: "the round leaves out the grade '\(Excerpt.quote(id))'")
    case .unknownGrade(let id, _):
      Bilingual(
        zh: "办法没有等次“\(Excerpt.quote(id))”",
        en: "the scheme has no grade '\(Excerpt.quote(id))'")
    }
  }

  /// What was expected.
  public var expected: Bilingual? {
    if case .unknownGrade(_, let known) = self { Wording.list(known) } else { nil }
  }

  /// What to do.
  public var suggestion: Bilingual? {
    switch self {
    case .notConfigured(let ids):
      Bilingual(
        zh:
          "在 round.json5 写明，如 grades: { \(ids.first ?? "excellent"): { atLeast: '90', atMost: '30%' }, … }",
        en: "state them in round.json5, such as "
          + "grades: { \(ids.first ?? "excellent"): { atLeast: '90', atMost: '30%' }, … }")
    case .noLimit:
      Bilingual(zh: "写明 atLeast（最低分）或 atMost（最大比例）", en: "write atLeast or atMost")
    case .missingGrade(let id):
      Bilingual(zh: "补上 \(Excerpt.quote(id)): {}", en: "add \(Excerpt.quote(id)): {}")
    case .unknownGrade(let id, let known):
      NearestName.among(known, to: id).map { near in
        Bilingual(zh: "改为“\(Excerpt.quote(near))”", en: "did you mean '\(Excerpt.quote(near))'?")
      }
    }
  }
}
