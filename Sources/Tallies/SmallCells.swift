/// Which of some sibling results stay hidden so that none over too few papers is told or can be worked out.
///
/// The siblings add up to a figure that is published. A result over fewer papers than its threshold is
/// hidden. The published figure less the visible siblings is what the hidden ones have together, so they
/// must be at least two and rest on at least as many papers as the threshold; until then the sibling with
/// the fewest papers is hidden too. Two published figures of different weights, such as the mean of units
/// and the mean of papers, would be two equations: with hidden siblings only one of them may be told.
///
/// Worked example, threshold 10: of 40, 6 and 3 papers the 3 and the 6 are small and have 9 together, so
/// the 40 hides too; of 40, 8 and 3 the small ones have 11 together and the 40 stays.
public struct SmallCells: Sendable, Hashable {
  /// A result with the papers that it rests on.
  public struct Cell: Sendable, Hashable {
    /// Its name among its siblings.
    public let id: String
    /// The papers that it rests on; with 0 there is no result to hide.
    public let papers: Int
    /// The fewest papers over which it may be told.
    public let threshold: Int

    /// Collects the parts.
    public init(id: String, papers: Int, threshold: Int) {
      self.id = id
      self.papers = papers
      self.threshold = threshold
    }

    /// Whether it must not be told.
    public var isSmall: Bool { papers > 0 && papers < threshold }
  }

  /// The ids of the results that stay hidden.
  public let hidden: Set<String>
  /// Whether the hidden ones protect each other; if not, their sum must not be published either.
  public let isProtected: Bool

  /// Applies the rule to siblings.
  public init(_ cells: [Cell]) {
    var hidden = cells.filter(\.isSmall)
    var visible = cells.filter { $0.papers >= max(1, $0.threshold) }
      .sorted { ($0.papers, $0.id) < ($1.papers, $1.id) }
    func protects() -> Bool {
      let floor = hidden.map(\.threshold).max() ?? 0
      return hidden.count > 1 && hidden.reduce(0) { $0 + $1.papers } >= floor
    }
    while !hidden.isEmpty, !protects(), !visible.isEmpty {
      hidden.append(visible.removeFirst())
    }
    self.hidden = Set(hidden.map(\.id))
    isProtected = hidden.isEmpty || protects()
  }
}
