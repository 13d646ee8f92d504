import Digests

/// Something on record that is listed by its time.
///
/// Times of two desks may be equal, or to the day only; then journal and sequence number decide, which
/// belong to the records, and never which journal was read first.
protocol Timed {
  /// When, as the record says.
  var at: String { get }
  /// The record.
  var stamp: Stamp { get }
}

extension Array where Element: Timed {
  /// Puts something where its time belongs, behind all of the same time that came before it.
  mutating func enter(_ element: Element) {
    insert(element, at: place { $0.precedes(element) })
  }
}

extension Array {
  /// Where those end that precede something; they are together at the beginning.
  func place(_ precedes: (Element) -> Bool) -> Int {
    var range = indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = precedes(self[middle]) ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

extension Timed {
  fileprivate func precedes(_ other: Self) -> Bool {
    (at, stamp.journal, stamp.sequence) <= (other.at, other.stamp.journal, other.stamp.sequence)
  }
}
