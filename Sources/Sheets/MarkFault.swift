public import Diagnostics

/// Why marks cannot be what stands on the paper; a fact with its protocol code and fields.
public enum MarkFault: Error, Sendable, Hashable {
  case count(expected: Int, got: Int)
  case notAnOption(item: String, mark: String, allowed: String)
  case outOfRange(item: String, mark: String, low: String, high: String, step: String?)
  case exclusiveCombined(item: String, mark: String, exclusive: String)
  case answerInSkipped(item: String, mark: String, because: String)
  case quotaExceeded(item: String, option: String, got: Int, allowed: Int)

  /// The protocol's code.
  public var code: Int {
    switch self {
    case .count: 521
    case .notAnOption: 522
    case .outOfRange: 523
    case .exclusiveCombined: 524
    case .answerInSkipped: 525
    case .quotaExceeded: 527
    }
  }

  /// The fields that programs read.
  public var fields: [(key: String, value: String)] {
    switch self {
    case .count(let expected, let got): [("expected", "\(expected)"), ("got", "\(got)")]
    case .notAnOption(let item, let mark, let allowed):
      [("item", item), ("mark", mark), ("allowed", allowed)]
    case .outOfRange(let item, let mark, let low, let high, let step):
      [("item", item), ("mark", mark), ("low", low), ("high", high)]
        + (step.map { [("step", $0)] } ?? [])
    case .exclusiveCombined(let item, let mark, let exclusive):
      [("item", item), ("mark", mark), ("exclusive", exclusive)]
    case .answerInSkipped(let item, let mark, let because):
      [("item", item), ("mark", mark), ("because", because)]
    case .quotaExceeded(let item, let option, let got, let allowed):
      [("item", item), ("option", option), ("got", "\(got)"), ("allowed", "\(allowed)")]
    }
  }

  /// What to tell the clerk.
  public var message: Bilingual {
    switch self {
    case .count(let expected, let got):
      Bilingual(
        zh: "应有 \(expected) 个标记，收到 \(got) 个；请对照答卷重新录入本行",
        en: "\(expected) marks expected, \(got) given; key the line again from the paper")
    case .notAnOption(let item, let mark, let allowed):
      Bilingual(
        zh: "\(item) 没有标记“\(Excerpt.quote(mark))”，可用："
          + (allowed.hasPrefix("unit ")
            ? "单位编号（如 U01，大小写照名册）" + allowed.dropFirst(4) : allowed),
        en: "\(item) has no mark \(Excerpt.quote(mark)); it takes "
          + (allowed.hasPrefix("unit ")
            ? "a unit's id as in the round" + allowed.dropFirst(4) : allowed))
    case .outOfRange(let item, let mark, let low, let high, let step):
      Bilingual(
        zh: "\(item) 的 \(Excerpt.quote(mark)) 不在 \(low) 至 \(high) 之内"
          + (step.map { "，或不是 \($0) 的整数倍" } ?? ""),
        en: "\(item): \(Excerpt.quote(mark)) is not within \(low) to \(high)"
          + (step.map { " in steps of \($0)" } ?? ""))
    case .exclusiveCombined(let item, let mark, let exclusive):
      Bilingual(
        zh: "\(item) 的 \(exclusive) 不能与其他选项同时选（\(Excerpt.quote(mark))）；答卷上确是这样的，录 *",
        en: "\(item): option \(exclusive) excludes all others (\(Excerpt.quote(mark))); "
          + "if the paper says so, key *")
    case .answerInSkipped(let item, _, let because):
      Bilingual(
        zh: "\(item) 按规则跳过（\(because)），请录 -",
        en: "\(item) is skipped because \(because); key -")
    case .quotaExceeded(let item, let option, let got, let allowed):
      Bilingual(
        zh: "\(item) 的 \(option) 给了 \(got) 个，最多 \(allowed) 个",
        en: "\(item): option \(option) was given to \(got) rows, at most \(allowed) are allowed")
    }
  }
}

/// A mark outside the range where values usually lie: asked about, accepted with `!`.
public struct SoftWarning: Sendable, Hashable {
  /// The place's name.
  public let item: String
  /// The mark as keyed.
  public let mark: String
  /// The usual range.
  public let low: String
  /// The usual range.
  public let high: String
}
