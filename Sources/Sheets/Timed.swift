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
  /// Puts something where its time belongs, behind what came before it in its own journal.
  mutating func enter(_ element: Element) {
    let place = lastIndex { $0.precedes(element) }.map { $0 + 1 } ?? startIndex
    insert(element, at: place)
  }
}

extension Timed {
  fileprivate func precedes(_ other: Self) -> Bool {
    (at, stamp.journal, stamp.sequence) <= (other.at, other.stamp.journal, other.stamp.sequence)
  }
}
