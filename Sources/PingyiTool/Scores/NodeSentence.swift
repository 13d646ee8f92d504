import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring
import Tallies

/// What was found at a node, as a sentence with figures as people read them.
///
/// A scheme's own sentences keep exact fractions; where a component is one input or a weighted sum, a
/// reader wants decimals, and the exact value stands beside them.
struct NodeSentence {
  /// How figures are shown.
  let rounding: Rounding
  /// Whether the exact value stands beside a rounded one.
  var isExact = true

  /// The sentence of a node; nil where it says nothing.
  func words(for node: Explanation) -> Bilingual? {
    sum(of: node) { Figure.score($0.value, rounding) } ?? input(of: node) ?? node.statement
  }

  /// `25% × ≈85.83 + 60% × ≈88.04 + 15% × ≈86.28`; nil where a node is no weighted sum.
  func sum(of node: Explanation, showing points: (Explanation) -> String) -> Bilingual? {
    guard node.children.contains(where: { $0.kind == .component && $0.weight != 1 }) else {
      return nil
    }
    let text = node.children.map { "\(Self.weight($0.weight)) × \(points($0))" }
      .joined(separator: " + ")
    return Bilingual(zh: text, en: text)
  }

  /// The score that a component reads, with how much it rests on.
  private func input(of node: Explanation) -> Bilingual? {
    guard node.kind == .component, node.children.isEmpty, let input = node.inputs.first else {
      return nil
    }
    let label = input.label
    let points = Figure.score(node.value, rounding)
    if let number = input.measure.value.number {
      let basis = Self.basis(input.measure.provenance)
      let exact = !isExact || number.isDecimal(places: rounding.decimals) ? "" : " = \(number)"
      return Bilingual(
        zh: "\(label.zh) \(points)\(exact) 分\(basis.zh)",
        en: "\(label.en): \(points)\(exact)\(basis.en)")
    }
    guard let gap = node.gaps.first, node.value.low < node.value.high else { return nil }
    return Bilingual(
      zh: "\(gap.reason.zh)，因此在 \(points) 分之间，缺的不按 0 分计",
      en: "\(gap.reason.en), therefore between \(points); what is missing does not count as 0")
  }

  /// A weight: `25%`, `1/3`.
  static func weight(_ share: Rational) -> String {
    let whole = share * 100
    return whole.isDecimal(places: 2) ? "\(whole.decimalValue.text)%" : "\(share)"
  }

  /// How many papers of how many grassroots units, or how many ratings, a score rests on.
  private static func basis(_ provenance: Measure.Provenance?) -> Bilingual {
    guard case .sheets(let sheets)? = provenance else { return Bilingual(zh: "", en: "") }
    guard let units = sheets.grassrootsUnits else {
      return Bilingual(
        zh: "（\(sheets.count) 个评分）",
        en: " (\(sheets.count) \(sheets.count == 1 ? "rating" : "ratings"))")
    }
    return Bilingual(
      zh: "（\(units) 个基层单位，\(sheets.count) 份答卷）",
      en: " (\(sheets.count) \(sheets.count == 1 ? "paper" : "papers") from \(units) grassroots "
        + "\(units == 1 ? "unit" : "units"))")
  }
}

extension Rational {
  /// Whether so many decimals show it exactly.
  func isDecimal(places: Int) -> Bool { rounded(decimals: places, rule: .halfUp) == self }
}
