/// Everything lost and everything absorbed in a tree, in points of its root: maximum − lost + absorbed.
public struct LedgerSum: Sendable, Hashable {
  /// What was lost.
  public let lost: Span
  /// Losses that do not count.
  public let absorbed: Span

  /// Adds up a tree.
  public init(of node: Explanation) {
    lost = node.ledger.reduce(.zero) { $0 + $1.points }
    absorbed = Self.absorbed(in: node)
  }

  private static func absorbed(in node: Explanation) -> Span {
    node.children.reduce(node.absorbed) { $0 + absorbed(in: $1) * $1.weight }
  }
}
