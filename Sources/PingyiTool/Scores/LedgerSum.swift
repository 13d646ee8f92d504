import ExactArithmetic
import Reporting
import Scoring

/// Everything lost and everything absorbed in a tree, in points of its root: maximum − lost + absorbed.
struct LedgerSum: Sendable {
  /// What was lost.
  let lost: Span
  /// Losses that do not count.
  let absorbed: Span

  /// Adds up a tree.
  init(of node: Explanation) {
    lost = node.ledger.reduce(.zero) { $0 + $1.points }
    absorbed = Self.absorbed(in: node, worth: 1)
  }

  private static func absorbed(in node: Explanation, worth: Rational) -> Span {
    node.children.reduce(node.absorbed * worth) {
      $0 + absorbed(in: $1, worth: worth * $1.weight)
    }
  }
}

extension JSONValue {
  /// A sum: `{"maximum", "lost", "absorbed", "value"}`.
  static func sum(_ sum: LedgerSum, of node: Explanation) -> JSONValue {
    [
      "maximum": .rational(node.maximum), "lost": .span(sum.lost),
      "absorbed": .span(sum.absorbed), "value": .score(node.value),
    ]
  }
}

extension Rational {
  /// Whether so many decimals show it exactly.
  func isDecimal(places: Int) -> Bool { rounded(decimals: places, rule: .halfUp) == self }
}
