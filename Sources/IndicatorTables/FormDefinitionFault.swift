package import Diagnostics
package import ExactArithmetic

/// What can be wrong with a scheme's demands on indicator tables, beyond their form.
package enum FormDefinitionFault: WordedFault, Hashable {
  /// An example comes out otherwise.
  case exampleFails(String, isFine: Bool)
  /// Nothing tries a topic's words.
  case noExample(String)
  /// The title that blank forms print is not known again by the words.
  case unmatchedTitle(String)
  /// Two things have the same id.
  case repeatedID(String, first: SourceLocation)
  /// No points within the range add up to the total.
  case infeasible(String, low: Rational, total: Rational, high: Rational)
  /// A limit or total that no multiple of the unit reaches.
  case oddLimit(String, Rational, unit: Rational)
  /// A form says neither which indicators it has nor how many may be invented, or both.
  case indicatorsOrInnovations(String)
  /// A form lacks a column without which nothing can be read.
  case missingColumn(String, column: String)
  /// A column has no heading.
  case missingHeadings(String)

  package var words: FaultWords {
    switch self {
    case .exampleFails(let what, let isFine):
      FaultWords(
        "example-fails",
        Bilingual(
          zh: "\(what) 的示例结果是\(isFine ? "允许" : "不允许")",
          en: "the example of \(what) is \(isFine ? "admitted" : "refused")"),
        found: "\(isFine)",
        expected: Bilingual(zh: isFine ? "不允许" : "允许", en: isFine ? "refused" : "admitted"))
    case .noExample(let what):
      FaultWords(
        "no-example", Bilingual(zh: "\(what) 没有示例", en: "\(what) has no example"),
        severity: .warning, found: what)
    case .unmatchedTitle(let what):
      FaultWords(
        "unmatched-title",
        Bilingual(
          zh: "\(what) 的名称不含自己的关键词", en: "the title of \(what) lacks its own words"),
        found: what)
    case .repeatedID(let id, let first):
      FaultWords(
        "duplicate-id",
        Bilingual(zh: "编号 \(id) 已在 \(first) 用过", en: "the id \(id) is used at \(first) already"),
        found: id)
    case .infeasible(let form, let low, let total, let high):
      FaultWords(
        "infeasible-points",
        Bilingual(
          zh: "\(form)：合计只能在 \(low) 到 \(high) 之间，达不到 \(total)",
          en: "\(form): sums lie between \(low) and \(high) and never reach \(total)"),
        found: form)
    case .oddLimit(let form, let limit, let unit):
      FaultWords(
        "odd-limit",
        Bilingual(
          zh: "\(form)：\(limit) 不是分值单位 \(unit) 的整数倍",
          en: "\(form): \(limit) is no multiple of the unit \(unit)"),
        found: "\(limit)")
    case .indicatorsOrInnovations(let form):
      FaultWords(
        "indicators-or-innovations",
        Bilingual(
          zh: "\(form)：indicators（连同 total、range）与 each（连同 atMost）须有且只有一组",
          en: "\(form): either indicators with total and range, or each with atMost"),
        found: form)
    case .missingColumn(let form, let column):
      FaultWords(
        "missing-column",
        Bilingual(zh: "\(form) 的 columns 缺 \(column)", en: "\(form) lacks the column \(column)"),
        found: column)
    case .missingHeadings(let column):
      FaultWords(
        "missing-heading",
        Bilingual(zh: "headings 里没有 \(column)", en: "headings has no \(column)"), found: column)
    }
  }
}
