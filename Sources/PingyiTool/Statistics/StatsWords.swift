import Diagnostics
import ExactArithmetic
import Statistics

/// Sentences that several `stats` commands say.
enum StatsWords {
  /// How many rows were left out, and why.
  static func dropped(_ count: Int, _ language: Language) -> String {
    guard count > 0 else { return "" }
    return Bilingual(
      zh: "有空白的 \(count) 行未计入。",
      en: "\(count) \(count == 1 ? "row" : "rows") with blanks not counted.")[language] + "\n"
  }

  /// A limit of 95% in words: `95% 区间 0.71 到 0.95`.
  static func interval(
    _ low: String, _ high: String, _ level: ConfidenceLevel, _ language: Language
  ) -> String {
    let percent = level.share.percentText(minimumPlaces: 6)
    return Bilingual(
      zh: "\(percent) 区间 \(low) 到 \(high)", en: "\(percent) interval \(low) to \(high)")[language]
  }
}
