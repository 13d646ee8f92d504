import Analyses
import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

/// How far every weight can move before two units change places, and what a point is worth.
struct WeightReport {
  /// The round.
  let round: Round
  /// The scheme.
  let scheme: Scheme
  /// The intervals.
  let sensitivity: WeightSensitivity
  /// The language of the page.
  let language: Language

  /// The page.
  var text: String {
    var text =
      words("内部 · 轮次 \(round.id) 权重与位次", "INTERNAL · Weights and places, round \(round.id)") + "\n"
    guard !sensitivity.bands.isEmpty else {
      return text
        + words(
          "本办法各部分直接相加，没有权重：每一分在总分里就是一分。",
          "The scheme adds its sections up and has no weights: a point is a point of the total.")
        + "\n"
    }
    text +=
      words(
        "一次只动一个权重，同组其余权重按原比例缩放，合计仍为 100%；各部分得分不变。区间以内（不含两端）位次不变，到端点时所列两家持平，再过就换位。",
        "One weight moves at a time; those beside it keep their proportions and still add up to 100%; the "
          + "points of the components stay. Strictly inside the interval no place changes; at an end the "
          + "units named are level, beyond it they change places.") + "\n\n"
    var table = TextTable(columns: [
      .init(words("部分", "Component")), .init(words("权重", "Weight"), .right),
      .init(words("下限", "From"), .right), .init(words("上限", "To"), .right),
      .init(words("1 分合总分", "A point is"), .right),
      .init(words("下端换位", "Lower flip")), .init(words("上端换位", "Upper flip")),
    ])
    for band in sensitivity.bands {
      table.add([
        title(band), share(band.weight), end(band.low), end(band.high),
        (band.isPlaced ? "≤" : "") + figure(band.worth), flips(band.low), flips(band.high),
      ])
    }
    text += table.text + notes
    return text
  }

  private var notes: String {
    var text = ""
    if sensitivity.bands.contains(where: \.isPlaced) {
      text +=
        "\n"
        + words(
          "≤：该部分按名次加权，名次第 r 的单位一分原始分只合这个数乘以其名次系数；名次变化时另有跳变。",
          "≤: places weight this component; a raw point counts this much times the factor of the unit's "
            + "place, and more where the place changes.") + "\n"
    }
    for band in sensitivity.bands where !band.parted.isEmpty {
      text +=
        "\n"
        + TerminalText.safe(
          words(
            "\(title(band))：\(pairs(band.parted)) 现在同分，权重一动就分先后。",
            "\(title(band)): \(pairs(band.parted)) are level now, any other weight parts them."))
        + "\n"
    }
    if !sensitivity.uncertain.isEmpty {
      text +=
        "\n"
        + TerminalText.safe(
          words(
            "有输入缺少，先后尚不能确定、没有算进区间的：\(pairs(sensitivity.uncertain))。其余各对的先后在区间以内保持确定。",
            "Inputs are missing; not certain yet and left out of the intervals: "
              + "\(pairs(sensitivity.uncertain)). All other pairs stay certain inside the intervals."
          ))
        + "\n"
    }
    return text
  }

  private func title(_ band: WeightBand) -> String {
    band.title?[language] ?? band.component
  }

  private func pairs(_ flips: [WeightBand.Flip]) -> String {
    flips.map { "\($0.ahead)/\($0.behind)" }.joined(separator: words("、", ", "))
  }

  private func flips(_ end: WeightBand.End) -> String {
    end.flips.isEmpty ? words("不换位", "none") : pairs(end.flips)
  }

  private func end(_ end: WeightBand.End) -> String {
    let text = share(end.weight)
    return text.hasPrefix("≈") ? "\(text) (\(end.weight))" : text
  }

  private func share(_ share: Rational) -> String { Figure.percent(share, decimals: 2) }

  private func figure(_ value: Rational) -> String {
    let (text, isExact) = value.decimalValue
    return isExact ? text : "\(value)"
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  /// The document: one entry for each weight, exact.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "scheme": .string(scheme.id),
      "ranked": .integer(sensitivity.ranked),
      "weights": .array(sensitivity.bands.map { Self.document(of: $0) }),
      "uncertain": .array(sensitivity.uncertain.map { Self.document(of: $0) }),
    ]
  }

  private static func document(of band: WeightBand) -> JSONValue {
    [
      "component": .string(band.component), "title": band.title.map { .text($0) } ?? .null,
      "partOf": .string(band.whole), "weight": .rational(band.weight),
      "worth": .rational(band.worth), "placed": .bool(band.isPlaced),
      "low": document(of: band.low), "high": document(of: band.high),
      "parted": .array(band.parted.map { document(of: $0) }),
    ]
  }

  private static func document(of end: WeightBand.End) -> JSONValue {
    [
      "weight": .rational(end.weight), "flips": .array(end.flips.map { document(of: $0) }),
    ]
  }

  private static func document(of flip: WeightBand.Flip) -> JSONValue {
    ["ahead": .string(flip.ahead), "behind": .string(flip.behind)]
  }
}
