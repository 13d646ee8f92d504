import Diagnostics
import ExactArithmetic
import Reporting
import Statistics

/// Design-based estimates as a page and as a document.
struct EstimateReport {
  /// A group with its estimate; nil where it has no value.
  struct Group {
    /// Its name as the column has it.
    let name: String
    /// Its estimate.
    let estimate: DesignEstimate?
  }

  /// The column.
  let name: String
  /// What is estimated.
  let quantity: SurveyDesign.Quantity
  /// Whether the values are ones and zeros.
  let isRate: Bool
  /// The estimate over all rows.
  let whole: DesignEstimate
  /// The groups, sorted by name.
  let groups: [Group]
  /// The confidence level.
  let level: ConfidenceLevel
  /// How many rows have no value.
  let dropped: Int
  /// Strata with a single unit, by name, that were not refused.
  let loneStrata: [String]
  /// What was done about them.
  let loneUnits: LoneUnitRule
  /// The language of the page.
  let language: Language

  /// The document with the keys that the command promises.
  var document: JSONValue {
    var object = Self.object(whole, at: level)
    object["level"] = .estimate(level.share.nearestDouble)
    object["of"] = .string(quantity.rawValue)
    object["rowsDropped"] = .integer(dropped)
    object["loneUnit"] = .string(loneUnits.rawValue)
    object["loneStrata"] = .array(loneStrata.map { .string($0) })
    object["groups"] = .array(
      groups.map { group in
        var inner: JSONObject = ["group": .string(group.name)]
        let found = group.estimate.map { Self.object($0, at: level) } ?? JSONObject()
        for name in found.names { inner[name] = found[name] }
        return .object(inner)
      })
    return .object(object)
  }

  private static func object(
    _ found: DesignEstimate, at level: ConfidenceLevel
  ) -> JSONObject {
    let interval = found.interval(at: level)
    return [
      "estimate": .estimate(found.value), "standardError": .estimate(found.standardError),
      "low": interval.map { .estimate($0.low) } ?? .null,
      "high": interval.map { .estimate($0.high) } ?? .null,
      "degreesOfFreedom": .integer(found.degreesOfFreedom),
      "designEffect": found.designEffect.map { .estimate($0) } ?? .null,
      "n": .integer(found.count), "units": .integer(found.units),
    ]
  }

  // MARK: Page

  /// The page.
  var text: String {
    var table = TextTable(columns: [
      .init(words("组", "group")), .init("n", .right), .init(words("单位", "units"), .right),
      .init(title[language], .right), .init(words("标准误", "s.e."), .right),
      .init(level.share.percentText(minimumPlaces: 6)), .init("df", .right),
      .init(words("设计效应", "deff"), .right),
    ])
    table.add(line(words("全部", "all"), whole))
    for group in groups {
      let name = group.name.isEmpty ? words("（空白）", "(blank)") : group.name
      if let estimate = group.estimate {
        table.add(line(name, estimate))
      } else {
        table.add([name, "0", "0", "—"])
      }
    }
    return TerminalText.safe(name) + "\n" + table.text + "\n"
      + StatsWords.dropped(dropped, language) + lone + meaning + "\n"
  }

  /// Which strata have a single unit and what was done about them.
  private var lone: String {
    guard !loneStrata.isEmpty else { return "" }
    let names = loneStrata.map { Excerpt.quote($0) }.joined(separator: words("、", ", "))
    let done: Bilingual =
      switch loneUnits {
      case .fail: Bilingual(zh: "", en: "")
      case .adjust: Bilingual(zh: "与全体的期望相比，误差偏大", en: "compared with what is expected of all")
      case .certainty: Bilingual(zh: "不计误差，误差偏小", en: "taken without error, which is too small")
      case .average: Bilingual(zh: "按其他层的平均误差计", en: "given the other strata's average error")
      }
    return TerminalText.safe(
      words(
        "只有一个单位的层（\(names)）：\(done.zh)（--lone-unit \(loneUnits.rawValue)）。",
        "Strata with one unit (\(names)): \(done.en) (--lone-unit \(loneUnits.rawValue)).")) + "\n"
  }

  private var title: Bilingual {
    switch quantity {
    case .mean:
      isRate ? Bilingual(zh: "率", en: "rate") : Bilingual(zh: "均值", en: "mean")
    case .total: Bilingual(zh: "总量", en: "total")
    case .ratio: Bilingual(zh: "比", en: "ratio")
    }
  }

  private func shown(_ value: Double) -> String {
    isRate ? Figure.estimate(value * 100, decimals: 2) + "%" : Figure.estimate(value)
  }

  private func line(_ name: String, _ found: DesignEstimate) -> [String] {
    // A rate's t interval may leave 0…100%; the page cuts it, the document does not.
    func end(_ value: Double) -> String { shown(isRate ? min(max(value, 0), 1) : value) }
    let interval = found.interval(at: level).map { "\(end($0.low)) … \(end($0.high))" } ?? "—"
    return [
      name, "\(found.count)", "\(found.units)", shown(found.value), shown(found.standardError),
      interval, "\(found.degreesOfFreedom)",
      found.designEffect.map { Figure.estimate($0, decimals: 2) } ?? "—",
    ]
  }

  private var meaning: String {
    let general = words(
      "含义：误差按抽样单位之间的差异计算，代表全体的前提是单位随机抽取。",
      "Meaning: the error is that between the units drawn; it speaks for all members if the units were "
        + "drawn at random.")
    if whole.standardError == 0, isRate {
      return general
        + words(
          "各单位的率全部相同，这里显示不出误差；按份数的区间见 stats interval。",
          " All units have the same rate, so no error shows here; see 'stats interval' for counts.")
    }
    guard let effect = whole.designEffect, effect > 1.05 else { return general }
    let times = Figure.estimate(effect.squareRoot(), decimals: 1)
    return general
      + words(
        "若把各行当作互不相干的个人，标准误会低估为 1/\(times)。",
        " Rows taken as independent would give a standard error \(times) times too small.")
  }

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
