import Diagnostics
import ExactArithmetic
import Reporting
import Statistics

/// An interval for a proportion as a page and as a document.
struct IntervalReport {
  /// What the interval is made of.
  enum Ends {
    /// Shares, by a method for large populations.
    case shares(IntervalMethod, ProportionInterval)
    /// Counts in a population.
    case counts(CountInterval)
  }

  /// The counts.
  let proportion: Proportion
  /// The confidence level.
  let level: ConfidenceLevel
  /// The interval.
  let ends: Ends
  /// The share that is asked for.
  let threshold: Rational?
  /// The language of the page.
  let language: Language

  /// The name of the exact method for small populations.
  static let hypergeometric = "hypergeometric"

  private var verdict: Verdict? { threshold.map { proportion.verdict(against: $0) } }

  private var isSupported: Bool? {
    guard let threshold, let verdict else { return nil }
    return switch ends {
    case .shares(_, let interval): interval.supports(verdict, against: threshold)
    case .counts(let interval): interval.supports(verdict, against: threshold)
    }
  }

  private var shares: ProportionInterval {
    switch ends {
    case .shares(_, let interval): interval
    case .counts(let interval): interval.shares
    }
  }

  /// The document with the keys `method level low high verdict supported` and what they rest on.
  var document: JSONValue {
    var object: JSONObject = [
      "satisfied": .integer(proportion.satisfied), "valid": .integer(proportion.valid),
      "rate": .rate(proportion.satisfied, of: proportion.valid),
    ]
    object["method"] =
      switch ends {
      case .shares(let method, _): .string(method.rawValue)
      case .counts: .string(Self.hypergeometric)
      }
    object["level"] = .estimate(level.share.nearestDouble)
    object["low"] = .estimate(shares.low)
    object["high"] = .estimate(shares.high)
    if case .counts(let interval) = ends {
      object["population"] = .integer(interval.population)
      object["lowCount"] = .integer(interval.low)
      object["highCount"] = .integer(interval.high)
    }
    object["threshold"] = threshold.map { .rational($0) } ?? .null
    object["verdict"] = .optional(verdict?.rawValue)
    object["supported"] = isSupported.map { .bool($0) } ?? .null
    return .object(object)
  }

  // MARK: Page

  /// The page.
  var text: String {
    let exact = [
      proportion.share, lowShare, highShare,
    ]
    let shown = Figure.percents(exact, threshold: threshold)
    let rate = "\(proportion.satisfied)/\(proportion.valid) = \(shown[0])"
    let percent = level.share.percentText(minimumPlaces: 6)
    var lines = [words("满意率：\(rate)", "Satisfied: \(rate)")]
    switch ends {
    case .shares(let method, _):
      lines.append(
        words(
          "\(percent) 区间（\(method.title.zh)）：\(shown[1]) 到 \(shown[2])",
          "\(percent) interval (\(method.title.en)): \(shown[1]) to \(shown[2])"))
    case .counts(let interval):
      let (low, high, all) = (interval.low, interval.high, interval.population)
      lines.append(
        words(
          "\(percent) 区间（超几何，\(all) 人中）：\(low) 到 \(high) 人满意，即 \(shown[1]) 到 \(shown[2])",
          "\(percent) interval (hypergeometric, of \(all) members): \(low) to \(high) satisfied, "
            + "that is \(shown[1]) to \(shown[2])"))
    }
    if let line = verdictLine { lines.append(line) }
    lines.append(meaning(percent))
    return lines.joined(separator: "\n") + "\n"
  }

  private var lowShare: Rational {
    if case .counts(let interval) = ends {
      return (try? Rational(interval.low, over: interval.population)) ?? 0
    }
    return Rational(exactly: shares.low) ?? 0
  }

  private var highShare: Rational {
    if case .counts(let interval) = ends {
      return (try? Rational(interval.high, over: interval.population)) ?? 1
    }
    return Rational(exactly: shares.high) ?? 1
  }

  private var verdictLine: String? {
    guard let threshold, let verdict, let isSupported else { return nil }
    let line = threshold.percentText(minimumPlaces: 6)
    let result =
      verdict == .met
      ? Bilingual(zh: "达到", en: "met") : Bilingual(zh: "未达到", en: "not met")
    let honesty =
      isSupported
      ? Bilingual(zh: "整个区间都支持这一结论", en: "the whole interval supports this")
      : Bilingual(
        zh: "但区间跨过标准，仅凭这一样本不能断定总体",
        en: "but the interval straddles it, so the sample alone cannot tell for all members")
    return words(
      "标准 \(line)：\(result.zh)；\(honesty.zh)。",
      "Threshold \(line): \(result.en); \(honesty.en).")
  }

  private func meaning(_ percent: String) -> String {
    if case .counts(let interval) = ends, interval.population == proportion.valid {
      return words(
        "含义：全体都已作答，这就是结果本身，没有抽样误差。",
        "Meaning: everybody answered, so this is the result itself, without sampling error.")
    }
    return words(
      "含义：随机抽样反复进行时，这样算出的区间约有 \(percent) 包含全体的满意率；非随机的样本和未答的人不在此列。",
      "Meaning: of intervals computed so from repeated random samples, about \(percent) contain the "
        + "rate among all; it says nothing of samples that are not random, nor of those who did not "
        + "answer.")
  }

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}

extension IntervalMethod {
  /// The method's name.
  var title: Bilingual {
    switch self {
    case .wilson: Bilingual(zh: "Wilson", en: "Wilson")
    case .clopperPearson: Bilingual(zh: "Clopper–Pearson", en: "Clopper–Pearson")
    case .agrestiCoull: Bilingual(zh: "Agresti–Coull", en: "Agresti–Coull")
    }
  }
}
