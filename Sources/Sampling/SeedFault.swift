public import Diagnostics

/// Why a text is no seed.
public enum SeedFault: WordedFault, Hashable {
  case empty
  /// A comma separates the seed from the id in a ticket.
  case comma(String)
  /// Control characters, line ends and invisible ones.
  case hiddenCharacter(String)
  /// Longer than ``SamplingLimits/seed``.
  case tooLong(bytes: Int)
  /// What is revealed for a commit must be digits.
  case notDigits(String)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .empty:
      FaultWords(
        "empty-seed", Bilingual(zh: "种子是空的", en: "the seed is empty"),
        suggestion: Bilingual(
          zh: "用当众产生的数字，例如 20 枚十面骰", en: "use digits made in public, such as 20 ten-sided dice"))
    case .comma(let text):
      FaultWords(
        "comma-in-seed",
        Bilingual(
          zh: "种子“\(Excerpt.quote(text))”里有逗号", en: "the seed '\(Excerpt.quote(text))' has a comma"),
        found: text,
        suggestion: Bilingual(
          zh: "去掉逗号，签号里用它分隔种子和编号", en: "leave it out; in a ticket it separates seed and id"))
    case .hiddenCharacter(let text):
      FaultWords(
        "hidden-character-in-seed",
        Bilingual(
          zh: "种子“\(Excerpt.quote(text))”里有控制字符或看不见的字符",
          en: "the seed '\(Excerpt.quote(text))' has control or invisible characters"),
        found: text, suggestion: Bilingual(zh: "重新输入种子", en: "type the seed again"))
    case .tooLong(let bytes):
      FaultWords(
        "seed-too-long", Bilingual(zh: "种子有 \(bytes) 字节", en: "the seed has \(bytes) bytes"),
        found: "\(bytes)",
        expected: Bilingual(
          zh: "不超过 \(SamplingLimits.seed) 字节", en: "at most \(SamplingLimits.seed) bytes"))
    case .notDigits(let text):
      FaultWords(
        "not-digits",
        Bilingual(
          zh: "公布的种子“\(Excerpt.quote(text))”不全是数字",
          en: "the revealed '\(Excerpt.quote(text))' is not all digits"),
        found: text,
        expected: Bilingual(zh: "半角数字 0–9，中间不留空格", en: "digits 0–9 without blanks"),
        suggestion: Bilingual(zh: "按产生的先后逐位输入", en: "type them in the order in which they fell"))
    }
  }
}
