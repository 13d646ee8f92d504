public import Scoring
import Tallies

/// A node of a unit's tree that is otherwise after something changed.
public struct NodeChange: Sendable, Hashable {
  /// The node before; nil where it was not there.
  public let before: Explanation?
  /// The node after; nil where it is no longer there.
  public let after: Explanation?
  /// How deep it lies below the root.
  public let depth: Int

  /// The node as it is told: the later one, without its children where these tell it better.
  public var node: Explanation? { after ?? before }

  /// The nodes that differ between two trees of one unit, parents first.
  ///
  /// A node differs where its points, its maximum, its weight, its place, what it read or what it lost is
  /// another; other words for the same figures are no difference.
  public static func changes(
    from before: Explanation?, to after: Explanation?, depth: Int = 0
  ) -> [NodeChange] {
    let own =
      isSame(before, after) ? [] : [NodeChange(before: before, after: after, depth: depth)]
    let ids = (before?.children ?? []).map(\.id)
    let added = (after?.children ?? []).map(\.id).filter { !ids.contains($0) }
    return own
      + (ids + added).flatMap { id in
        changes(
          from: before?.children.first { $0.id == id }, to: after?.children.first { $0.id == id },
          depth: depth + 1)
      }
  }

  private static func isSame(_ a: Explanation?, _ b: Explanation?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.value == b.value && a.maximum == b.maximum && a.weight == b.weight
      && a.lost.map(\.points) == b.lost.map(\.points) && a.absorbed == b.absorbed
      && a.place?.raw == b.place?.raw && a.place?.best == b.place?.best
      && a.place?.worst == b.place?.worst
      && a.inputs.map(\.measure.value) == b.inputs.map(\.measure.value)
      && a.reading?.alternative == b.reading?.alternative
  }
}
