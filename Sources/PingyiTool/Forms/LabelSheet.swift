import Diagnostics
import Reporting
import Sheets

/// Numbered labels for the papers of a batch, on sheets of A4.
struct LabelSheet {
  /// The batch; nil where the labels do not name one.
  let batch: String?
  /// The numbers.
  let numbers: PaperNumbers
  /// Whether every number is printed at fixed width with its check digit, as `check=damm` asks.
  let hasCheckDigits: Bool
  /// The label paper.
  let paper: Paper
  /// The round's id; nil without a round.
  let round: String?
  /// The language of the labels.
  let language: Language

  /// Label papers that every stationer has, by columns and rows.
  enum Paper: String, CaseIterable {
    /// 70 × 37 mm, 24 a sheet.
    case threeByEight = "3x8"
    /// 52.5 × 29.7 mm, 40 a sheet.
    case fourByTen = "4x10"
    /// 63.5 × 38.1 mm with margins, 21 a sheet.
    case threeBySeven = "3x7"
    /// 38.1 × 21.2 mm with margins, 65 a sheet.
    case fiveByThirteen = "5x13"

    /// How many labels a sheet has.
    var count: Int {
      switch self {
      case .threeByEight: 24
      case .fourByTen: 40
      case .threeBySeven: 21
      case .fiveByThirteen: 65
      }
    }

    fileprivate var styleName: StaticString {
      switch self {
      case .threeByEight: "labels labels-3x8"
      case .fourByTen: "labels labels-4x10"
      case .threeBySeven: "labels labels-3x7"
      case .fiveByThirteen: "labels labels-5x13"
      }
    }
  }

  /// The most labels that are printed at once.
  static let limit = 20_000

  /// A number as it is printed: with leading zeros and its check digit where that is asked for.
  static func text(
    of number: Int, last: Int, hasCheckDigits: Bool
  ) -> (digits: String, check: String) {
    let digits = "\(number)"
    guard hasCheckDigits else { return (digits, "") }
    let width = "\(last)".utf8.count
    let padded = String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    return (padded, CheckDigit.damm(padded).map { "\($0)" } ?? "")
  }

  /// The sheets, in order.
  var pages: [HTMLNode] {
    let all = numbers.ranges.flatMap { $0.prefix(Self.limit) }.prefix(Self.limit)
    let labels = all.map(label)
    return stride(from: 0, to: labels.count, by: paper.count).map { start in
      .element(
        .section, [.class(paper.styleName)],
        Array(labels[start..<min(start + paper.count, labels.count)]))
    }
  }

  private func label(_ number: Int) -> HTMLNode {
    let (digits, check) = Self.text(
      of: number, last: numbers.last, hasCheckDigits: hasCheckDigits)
    var nodes: [HTMLNode] = []
    if let batch {
      let name = Bilingual(zh: "批 \(batch)", en: "batch \(batch)")[language]
      nodes.append(.element(.div, class: "label-batch", name))
    }
    nodes.append(
      .element(
        .div, [.class("label-number keyed")],
        [.text(digits)]
          + (check.isEmpty ? [] : [.element(.span, class: "label-check", check)])))
    if let round { nodes.append(.element(.div, class: "label-round", round)) }
    return .element(
      .div, [.class(digits.utf8.count + check.utf8.count > 8 ? "label long" : "label")], nodes)
  }
}
