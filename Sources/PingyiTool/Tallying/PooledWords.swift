import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Statistics

/// A rate over several units, or a mean of several, with the error between the units, in words and figures.
enum PooledWords {
  /// A rate over units: that of members and the mean of the units' rates, each with its interval.
  static func rate(_ pooled: PooledRate, _ rounding: Rounding) -> Bilingual {
    let members = percent(pooled.rateOfMembers, rounding)
    let units = percent(pooled.meanOfUnits, rounding)
    let count = pooled.rateOfMembers.units
    return Bilingual(
      zh: "答卷的率（每份同等）\(members.zh)；单位的率的平均（每家同等）\(units.zh)；按 \(count) 个单位之间的差异，t 区间，未作有限总体修正",
      en:
        "rate of papers (each alike) \(members.en); mean of unit rates (each alike) \(units.en); error "
        + "between \(count) units, t interval, no finite population correction")
  }

  /// Why there is no error between units.
  static func reason(_ fault: StatisticsFault) -> Bilingual {
    switch fault {
    case .loneUnit:
      Bilingual(
        zh: "只有一个单位有答卷，看不出单位之间的误差", en: "only one unit answered: no error between units shows")
    default: fault.message
    }
  }

  /// A mean with its standard error and interval: `标准误 2.10，95% 区间 80.10…90.20（t，自由度 2）`.
  static func mean(_ estimate: DesignEstimate, _ rounding: Rounding) -> Bilingual {
    let error = Figure.estimate(estimate.standardError, decimals: rounding.decimals)
    guard let ends = estimate.interval(at: .ninetyFive) else {
      return Bilingual(zh: "标准误 \(error)", en: "standard error \(error)")
    }
    let low = Figure.estimate(ends.low, decimals: rounding.decimals)
    let high = Figure.estimate(ends.high, decimals: rounding.decimals)
    return Bilingual(
      zh: "标准误 \(error)，95% 区间 \(low)…\(high)（按 \(estimate.units) 个单位之间的差异，t，自由度 "
        + "\(estimate.degreesOfFreedom)）",
      en:
        "standard error \(error), 95% interval \(low)…\(high) (between \(estimate.units) units, t with "
        + "\(estimate.degreesOfFreedom) degrees of freedom)")
  }

  private static func percent(_ estimate: DesignEstimate, _ rounding: Rounding) -> Bilingual {
    // A rate's t interval may leave 0…100%; pages cut it, documents do not.
    func shown(_ value: Double) -> String {
      Rational(exactly: min(max(value, 0), 1)).map { RateWords.percent($0, rounding) } ?? "—"
    }
    let value = shown(estimate.value)
    guard let ends = estimate.interval(at: .ninetyFive) else {
      return Bilingual(zh: value, en: value)
    }
    let interval = "\(shown(ends.low))…\(shown(ends.high))"
    return Bilingual(zh: "\(value)，95% 区间 \(interval)", en: "\(value), 95% interval \(interval)")
  }

  // MARK: Document

  /// `rateOfMembers meanOfUnits naive`; `naive` takes all papers as independent, which they are not.
  static func document(_ pooled: PooledRate) -> JSONValue {
    let naive = pooled.naive(at: .ninetyFive)
    return [
      "rateOfMembers": document(pooled.rateOfMembers), "meanOfUnits": document(pooled.meanOfUnits),
      "naive": ["low": .estimate(naive.low), "high": .estimate(naive.high)],
    ]
  }

  /// `estimate standardError low high degreesOfFreedom n units`.
  static func document(_ estimate: DesignEstimate) -> JSONValue {
    let interval = estimate.interval(at: .ninetyFive)
    return [
      "estimate": .estimate(estimate.value), "standardError": .estimate(estimate.standardError),
      "low": interval.map { .estimate($0.low) } ?? .null,
      "high": interval.map { .estimate($0.high) } ?? .null,
      "degreesOfFreedom": .integer(estimate.degreesOfFreedom), "n": .integer(estimate.count),
      "units": .integer(estimate.units),
    ]
  }
}
