import Sheets

/// How often every mark stands at every place of the valid papers; adds up over batches.
public struct MarkHistogram: Sendable, Hashable {
  /// Counts by mark, one dictionary a place.
  public private(set) var places: [[String: Int]]

  /// No mark counted yet.
  public init(places: Int) {
    self.places = Array(repeating: [:], count: places)
  }

  /// Adds the counts of another histogram of the same layout.
  public mutating func merge(_ other: MarkHistogram) {
    for (index, counts) in other.places.enumerated() where places.indices.contains(index) {
      places[index].merge(counts) { $0 + $1 }
    }
  }

  /// Adds counts of one-byte marks, 256 a place.
  mutating func add(bytes counts: [Int]) {
    for index in places.indices {
      for byte in 0..<256 where counts[index << 8 + byte] > 0 {
        let mark = String(decoding: [UInt8(byte)], as: UTF8.self)
        places[index][mark, default: 0] += counts[index << 8 + byte]
      }
    }
  }

  /// Adds one paper of tokens with blanks between them.
  ///
  /// - Returns: false when the number of tokens differs from the number of places.
  mutating func add(tokens bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var ends: [Int] = []
    for index in bytes.indices where bytes[index] == 0x20 { ends.append(index) }
    if !bytes.isEmpty { ends.append(bytes.count) }
    guard ends.count == places.count else { return false }
    var start = 0
    for (place, end) in ends.enumerated() {
      let mark = String(decoding: bytes[start..<end], as: UTF8.self)
      places[place][mark, default: 0] += 1
      start = end + 1
    }
    return true
  }
}
