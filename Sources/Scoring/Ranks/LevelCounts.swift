/// How many values are at every level, and above it.
struct LevelCounts: Sendable {
  /// How many are at each level.
  let at: [Int]
  /// How many are above each level.
  let above: [Int]

  /// Counts values that are levels from 0 to one below `count`.
  init(_ values: some Sequence<Int>, of count: Int) {
    var at = Array(repeating: 0, count: count)
    for value in values { at[value] += 1 }
    var above = at
    var sum = 0
    for level in at.indices.reversed() {
      above[level] = sum
      sum += at[level]
    }
    self.at = at
    self.above = above
  }
}
