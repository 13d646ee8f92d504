public import Diagnostics

/// Why a number of units cannot be drawn from strata.
public enum AllocationFault: WordedFault, Hashable {
  /// There is no stratum.
  case noStrata
  /// A stratum is listed twice.
  case repeatedStratum(String)
  /// The size of a stratum is negative or too great.
  case badSize(String, size: Int)
  /// Fewer than one unit is to be drawn in all.
  case badTotal(Int)
  /// Fewer than one unit is to be drawn per stratum.
  case badCount(Int)
  /// The minimum per stratum is negative.
  case badMinimum(Int)
  /// The number of substitutes is negative or too great.
  case badSubstitutes(Int)
  /// The total is more than there are units.
  case totalOverFrame(total: Int, units: Int)
  /// A stratum has fewer units than are to be drawn from it.
  case countOverStratum(String, size: Int, count: Int)
  /// A stratum has fewer units than the minimum.
  case minimumOverStratum(String, size: Int, minimum: Int)
  /// The minima add up to more than the total.
  case minimaOverTotal(minimum: Int, strata: Int, total: Int)
  /// Neyman's allocation needs a standard deviation for every stratum.
  case missingDeviation(String)
  /// A standard deviation is negative.
  case negativeDeviation(String)
  /// All standard deviations are zero.
  case noSpread
  /// A standard deviation names a stratum that the frame does not have.
  case deviationWithoutStratum(String)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .noStrata:
      FaultWords("no-strata", Bilingual(zh: "没有层", en: "there is no stratum"))
    case .repeatedStratum(let name):
      FaultWords(
        "repeated-stratum",
        Bilingual(zh: "层“\(shown(name))”写了两次", en: "the stratum '\(shown(name))' is listed twice"),
        found: name, suggestion: Bilingual(zh: "合并成一行", en: "join them into one row"))
    case .badSize(let name, let size):
      FaultWords(
        "bad-size",
        Bilingual(
          zh: "层“\(shown(name))”的单位数是 \(size)", en: "the stratum '\(shown(name))' has \(size) units"
        ),
        found: "\(size)",
        expected: Bilingual(
          zh: "0 到 \(Allocation.greatestSize)", en: "0 to \(Allocation.greatestSize)"))
    case .badTotal(let total), .badCount(let total):
      FaultWords(
        "bad-count", Bilingual(zh: "抽取数是 \(total)", en: "\(total) units are to be drawn"),
        found: "\(total)", expected: Bilingual(zh: "至少 1 个", en: "at least 1"))
    case .badMinimum(let minimum):
      FaultWords(
        "bad-minimum",
        Bilingual(zh: "每层最少数是 \(minimum)", en: "the minimum per stratum is \(minimum)"),
        found: "\(minimum)", expected: Bilingual(zh: "不小于 0", en: "at least 0"))
    case .badSubstitutes(let count):
      FaultWords(
        "bad-substitutes",
        Bilingual(zh: "每层替补数是 \(count)", en: "\(count) substitutes are asked for"),
        found: "\(count)",
        expected: Bilingual(
          zh: "0 到 \(SamplingLimits.units)", en: "0 to \(SamplingLimits.units)"))
    case .totalOverFrame(let total, let units):
      FaultWords(
        "total-over-frame",
        Bilingual(
          zh: "要抽 \(total) 个，合格单位只有 \(units) 个",
          en: "\(total) units are to be drawn of \(units) that are eligible"),
        found: "\(total)", expected: Bilingual(zh: "不超过 \(units)", en: "at most \(units)"),
        suggestion: Bilingual(zh: "减少总数", en: "draw fewer"))
    case .countOverStratum(let name, let size, let count):
      FaultWords(
        "count-over-stratum",
        Bilingual(
          zh: "\(zhStratum(name))要抽 \(count) 个，只有 \(size) 个单位",
          en: "\(count) units are to be drawn from \(enStratum(name)), which has \(size)"),
        found: "\(count)", expected: Bilingual(zh: "不超过 \(size)", en: "at most \(size)"),
        suggestion: Bilingual(
          zh: "减少抽取数，或用 --take-all 全部抽取",
          en: "draw fewer, or take all units of such strata with --take-all"))
    case .minimumOverStratum(let name, let size, let minimum):
      FaultWords(
        "minimum-over-stratum",
        Bilingual(
          zh: "\(zhStratum(name))只有 \(size) 个单位，达不到每层最少 \(minimum) 个",
          en: "\(enStratum(name)) has \(size) units, fewer than the minimum of \(minimum)"),
        found: "\(minimum)", expected: Bilingual(zh: "不超过 \(size)", en: "at most \(size)"),
        suggestion: Bilingual(zh: "降低最少数，或合并小的层", en: "lower the minimum or join small strata"))
    case .minimaOverTotal(let minimum, let strata, let total):
      FaultWords(
        "minima-over-total",
        Bilingual(
          zh: "\(strata) 层每层最少 \(minimum) 个，超过总数 \(total)",
          en: "\(strata) strata with at least \(minimum) each are more than the total of \(total)"),
        found: "\(minimum)",
        expected: Bilingual(
          zh: "不超过 \(total / max(1, strata))", en: "at most \(total / max(1, strata))"),
        suggestion: Bilingual(zh: "降低最少数或增加总数", en: "lower the minimum or raise the total"))
    case .missingDeviation(let name):
      FaultWords(
        "missing-deviation",
        Bilingual(
          zh: "\(zhStratum(name))没有标准差", en: "\(enStratum(name)) has no standard deviation"),
        expected: Bilingual(zh: "sd 列里不小于 0 的数", en: "a number of at least 0 in the column sd"),
        suggestion: Bilingual(
          zh: "补上标准差，或改用 proportional", en: "add it, or allocate proportionally"))
    case .negativeDeviation(let name):
      FaultWords(
        "negative-deviation",
        Bilingual(
          zh: "\(zhStratum(name))的标准差小于 0",
          en: "the standard deviation of \(enStratum(name)) is below 0"),
        expected: Bilingual(zh: "不小于 0 的数", en: "a number of at least 0"))
    case .noSpread:
      FaultWords(
        "no-spread", Bilingual(zh: "所有层的标准差都是 0", en: "all standard deviations are 0"),
        suggestion: Bilingual(zh: "改用 proportional", en: "allocate proportionally"))
    case .deviationWithoutStratum(let name):
      FaultWords(
        "deviation-without-stratum",
        Bilingual(
          zh: "标准差写给了层“\(shown(name))”，抽样框里没有这一层",
          en: "a standard deviation is given for '\(shown(name))', which is no stratum of the frame"
        ),
        found: name, suggestion: Bilingual(zh: "核对层名", en: "check the stratum's name"))
    }
  }

  private func shown(_ name: String) -> String { Excerpt.quote(name) }

  private func zhStratum(_ name: String) -> String {
    name.isEmpty ? "抽样框" : "层“\(shown(name))”"
  }

  private func enStratum(_ name: String) -> String {
    name.isEmpty ? "the frame" : "the stratum '\(shown(name))'"
  }
}
