import Diagnostics
import ExactArithmetic
import Reporting
import Statistics

/// The agreement of raters as a page and as a document.
struct AgreementReport {
  private let raters: [String]
  private let complete: [[Double]]
  private let dropped: Int
  private let level: ConfidenceLevel
  private let language: Language
  private let correlations: IntraclassCorrelations?
  private let concordance: KendallConcordance?
  private let alphas: [KrippendorffAlpha.Metric: Double]
  /// Why a figure does not exist, by its key.
  private let undefined: [(key: String, reason: Bilingual)]

  /// Computes everything; what does not exist is kept with its reason.
  init(raters: [String], marks: RaterMarks, level: ConfidenceLevel, language: Language) {
    self.raters = raters
    self.level = level
    self.language = language
    let rows = marks.rows.map { $0.compactMap { $0 } }
    let complete = marks.areNumbers ? rows.filter { $0.count == raters.count } : []
    self.complete = complete
    dropped = marks.areNumbers ? rows.count - complete.count : 0
    var undefined: [(key: String, reason: Bilingual)] = []
    let words = Bilingual(
      zh: "评分是文字，只有相同与不同", en: "the marks are words, which are equal or not and nothing else")

    correlations = Self.value(of: "icc", &undefined) { () throws(StatisticsFault) in
      marks.areNumbers ? try IntraclassCorrelations(complete, at: level) : nil
    }
    concordance = Self.value(of: "kendallW", &undefined) { () throws(StatisticsFault) in
      marks.areNumbers ? try KendallConcordance(complete) : nil
    }
    if let concordance, concordance.corrected == nil {
      undefined.append(("kendallWCorrected", StatisticsFault.constant.message))
    }
    let alpha = KrippendorffAlpha(marks.rows)
    var alphas: [KrippendorffAlpha.Metric: Double] = [:]
    for metric in KrippendorffAlpha.Metric.allCases {
      alphas[metric] = Self.value(of: "krippendorff.\(metric.rawValue)", &undefined) {
        () throws(StatisticsFault) in
        marks.areNumbers || metric == .nominal ? try alpha.alpha(metric) : nil
      }
    }
    self.alphas = alphas
    if !marks.areNumbers {
      let keys =
        ["icc", "kendallW"] + ["ordinal", "interval", "ratio"].map { "krippendorff.\($0)" }
      undefined += keys.map { ($0, words) }
    }
    self.undefined = undefined
  }

  private static func value<Value>(
    of key: String, _ undefined: inout [(key: String, reason: Bilingual)],
    _ compute: () throws(StatisticsFault) -> Value?
  ) -> Value? {
    do throws(StatisticsFault) {
      return try compute()
    } catch {
      undefined.append((key, error.message))
      return nil
    }
  }

  // MARK: Document

  /// The document with the keys `icc kendallW kendallWCorrected krippendorff undefined`.
  var document: JSONValue {
    var icc = JSONObject()
    for form in IntraclassCorrelations.Form.allCases {
      icc[form.rawValue] =
        correlations?.estimates[form].map { found in
          [
            "value": .estimate(found.value), "low": Self.number(found.limits?.low),
            "high": Self.number(found.limits?.high),
          ]
        } ?? .null
    }
    var krippendorff = JSONObject()
    for metric in KrippendorffAlpha.Metric.allCases {
      krippendorff[metric.rawValue] = Self.number(alphas[metric])
    }
    var reasons = JSONObject()
    for (key, reason) in undefined {
      reasons[key] = .string("undefined: " + reason[language])
    }
    return [
      "raters": .array(raters.map { .string($0) }), "completeRows": .integer(complete.count),
      "rowsDropped": .integer(dropped), "level": .estimate(level.share.nearestDouble),
      "icc": .object(icc), "kendallW": Self.number(concordance?.plain),
      "kendallWCorrected": Self.number(concordance?.corrected),
      "krippendorff": .object(krippendorff), "undefined": .object(reasons),
    ]
  }

  private static func number(_ value: Double?) -> JSONValue {
    value.map { .estimate($0) } ?? .null
  }

  // MARK: Page

  /// The page.
  var text: String {
    func shown(_ value: Double?) -> String {
      value.map { Figure.estimate($0, decimals: 4) } ?? "—"
    }
    let list = raters.map { TerminalText.safe($0) }.joined(separator: words("、", ", "))
    var text = words("评分人：", "Raters: ") + list + "\n"
    text += StatsWords.dropped(dropped, language) + "\n"
    let percent = level.share.percentText(minimumPlaces: 6)
    var table = TextTable(columns: [
      .init(""), .init(words("值", "value"), .right), .init(percent, .left),
    ])
    for form in IntraclassCorrelations.Form.allCases {
      guard let found = correlations?.estimates[form] else { continue }
      let limits = found.limits.map { "\(shown($0.low)) … \(shown($0.high))" } ?? "—"
      table.add([form.rawValue, shown(found.value), limits])
    }
    if let concordance {
      table.add(["Kendall W", shown(concordance.plain)])
      table.add([words("Kendall W（并列修正）", "Kendall W (ties)"), shown(concordance.corrected)])
    }
    for metric in KrippendorffAlpha.Metric.allCases {
      guard let alpha = alphas[metric] else { continue }
      table.add(["Krippendorff α (\(metric.rawValue))", shown(alpha)])
    }
    text += table.text + "\n"
    for (key, reason) in undefined {
      text += key + words("：无法计算（", ": undefined: ") + reason[language] + words("）", "") + "\n"
    }
    return text
      + words(
        "含义：1 为完全一致；ICC 和 α 在 0 附近相当于偶然，W 为 0 是名次毫无共识。名次可比而分数松紧不一时，W 高而 ICC2 低。",
        "Meaning: 1 is full agreement; ICC and alpha near 0 are what chance gives, W of 0 is no common "
          + "order. Where raters share an order but not a level, W is high and ICC2 low.") + "\n"
  }

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
