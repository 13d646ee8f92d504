public import Diagnostics

/// Which draw for its purpose a draw is.
public struct DrawPosition: Sendable, Hashable {
  /// The place among the draws for this purpose, from 1.
  public let ordinal: Int
  /// How many draws there are for this purpose, commitments that were not revealed included.
  public let count: Int

  /// “本用途共抽取 2 次，这是第 2 次”, `draw 2 of 2 for this purpose`.
  public var text: Bilingual {
    Bilingual(
      zh: "本用途共抽取 \(count) 次，这是第 \(ordinal) 次",
      en: "draw \(ordinal) of \(count) for this purpose")
  }
}
