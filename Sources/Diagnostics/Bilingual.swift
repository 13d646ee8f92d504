/// A text in Chinese and English; there is no way to write it in one language only.
public struct Bilingual: Sendable, Hashable {
  /// The Chinese text, as an office would write it.
  public let zh: String
  /// The English text.
  public let en: String

  /// Pairs a Chinese text with its English one.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
