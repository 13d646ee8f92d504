import ExactArithmetic

/// Values in ascending order that are counted by comparison.
struct SortedValues: Sendable {
  private let values: [Rational]

  init(_ values: some Sequence<Rational>) {
    self.values = values.sorted()
  }

  /// How many are above a limit.
  func count(above limit: Rational) -> Int { values.count - firstIndex { $0 > limit } }

  /// How many are at a limit or above.
  func count(atLeast limit: Rational) -> Int { values.count - firstIndex { $0 >= limit } }

  /// How many are equal to a value.
  func count(of value: Rational) -> Int { count(atLeast: value) - count(above: value) }

  private func firstIndex(where isBeyond: (Rational) -> Bool) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = low + (high - low) / 2
      if isBeyond(values[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
