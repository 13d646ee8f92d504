import Diagnostics
import ExactArithmetic
import Rounds
import Tallies

/// The value of an input as people write it.
struct MeasureWords {
  /// How figures are shown.
  let rounding: Rounding

  /// `18/20 = 90%`, `12.5`, `是`, `未开展`; an interval where only some of it is known.
  func words(_ value: Measure.Value) -> Bilingual {
    switch value {
    case .rate(let satisfied, let count):
      let text = Figure.rate(satisfied, of: count, decimals: 2)
      return Bilingual(zh: text, en: text)
    case .ratio(let part, let whole):
      let share = value.number.map { Figure.percent($0, decimals: 2) } ?? "—"
      let text = "\(part)/\(whole) \(share.hasPrefix("≈") ? "" : "= ")\(share)"
      return Bilingual(zh: text, en: text)
    case .number(let number):
      let text = Figure.points(number, rounding)
      let plain = number.isInteger ? "\(number)" : text
      return Bilingual(zh: plain, en: plain)
    case .yesNo(let answer): return Bilingual(zh: answer ? "是" : "否", en: answer ? "yes" : "no")
    case .date(let day): return Bilingual(zh: day, en: day)
    case .between(let low, let high, _):
      let text = "\(Figure.points(low, rounding))…\(Figure.points(high, rounding))"
      return Bilingual(zh: text, en: text)
    case .missing: return Bilingual(zh: "缺", en: "missing")
    case .undefined: return Bilingual(zh: "没有结果", en: "undefined")
    case .notHeld: return Bilingual(zh: "未开展", en: "not held")
    case .notApplicable: return Bilingual(zh: "不适用", en: "not applicable")
    case .pending: return Bilingual(zh: "待定", en: "pending")
    case .conflict: return Bilingual(zh: "有矛盾", en: "contradicted")
    }
  }
}
