import Definitions
import Diagnostics
import ExactArithmetic

extension ObjectReader {
  /// The range of a score, a count or an amount, from the keys of an item or of a grid's cell.
  mutating func range(_ meaning: NumberRange.Meaning) -> NumberRange? {
    let low: Rational?
    let high: Rational?
    var step: Rational?
    var unit: Bilingual?
    switch meaning {
    case .score:
      low = required("min", .rational)
      high = required("max", .rational)
      step = optional("step", .rational, default: 1)
    case .count:
      low = optional("min", .rational(from: 0), default: 0)
      high = optional("max", .rational)
      step = 1
    case .amount:
      low = optional("min", .rational, default: 0)
      high = optional("max", .rational)
      step = optional("decimals", .integer(in: 0...15)).map(Self.smallest(withDecimals:))
      unit = required("unit", .text)
    }
    let soft = optional("soft", .softRange)
    guard let low, has("max") == (high != nil), meaning != .amount || unit != nil else {
      return nil
    }
    let range = NumberRange(
      meaning: meaning, low: low, high: high, step: step, softLow: soft?.low, softHigh: soft?.high,
      unit: unit)
    checkOrder(of: range)
    checkSteps(of: range)
    return range
  }

  /// 0.01 for two decimals.
  private static func smallest(withDecimals decimals: Int) -> Rational {
    let tenth = try? Rational(1, over: 10).power(decimals)
    return tenth ?? 1
  }

  private mutating func checkOrder(of range: NumberRange) {
    if let high = range.high, high < range.low {
      report(
        QuestionnaireFault.emptyRange(low: range.low.shown, high: high.shown),
        at: location(of: "max"))
      return
    }
    let limits = [range.low, range.softLow, range.softHigh, range.high].compactMap(\.self)
    guard zip(limits, limits.dropFirst()).contains(where: { $0 > $1 }) else { return }
    let soft = "\(range.softLow?.shown ?? "")…\(range.softHigh?.shown ?? "")"
    let whole = "\(range.low.shown)…\(range.high?.shown ?? "")"
    report(QuestionnaireFault.softOutside(soft, range: whole), at: location(of: "soft"))
  }

  private mutating func checkSteps(of range: NumberRange) {
    guard let step = range.step else { return }
    guard step.signum > 0 else {
      report(QuestionnaireFault.badStep(step.shown), at: location(of: "step"))
      return
    }
    // Counts and amounts are counted from nothing, scores from their lowest mark.
    let start = range.meaning == .score ? range.low : 0
    for (key, limit) in [("min", range.low), ("max", range.high ?? range.low)]
    where (try? (limit - start).divided(by: step))?.isInteger != true {
      report(
        QuestionnaireFault.unevenRange(low: start.shown, high: limit.shown, step: step.shown),
        at: location(of: key))
    }
  }
}

extension Rational {
  fileprivate var shown: String { terminatingDecimal ?? description }
}

/// Numbers outside are asked about.
struct SoftRange {
  let low: Rational?
  let high: Rational?
}

extension Shape<SoftRange> {
  fileprivate static var softRange: Shape {
    object { reader in
      SoftRange(low: reader.optional("low", .rational), high: reader.optional("high", .rational))
    }
  }
}
