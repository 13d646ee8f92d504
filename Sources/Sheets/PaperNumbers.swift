/// The paper numbers of a batch: ascending ranges that do not touch, such as `1-60,71-121`.
public struct PaperNumbers: Sendable, Hashable {
  /// The greatest paper number: 15 digits.
  public static let greatest = 999_999_999_999_999

  /// The ranges in ascending order, without overlap.
  public let ranges: [ClosedRange<Int>]

  /// Reads `1-121`, `7`, or a comma list of both; nil for anything else, an overlap or a number 0.
  public init?(_ text: some StringProtocol) {
    var ranges: [ClosedRange<Int>] = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = piece.split(separator: "-", omittingEmptySubsequences: false)
      guard (1...2).contains(ends.count), let low = Self.number(ends[0]),
        let high = Self.number(ends[ends.count - 1]), low <= high
      else { return nil }
      ranges.append(low...high)
    }
    self.init(ranges)
  }

  /// Takes ranges in any order; nil when they overlap or there are none.
  public init?(_ ranges: [ClosedRange<Int>]) {
    let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
    guard let first = sorted.first, first.lowerBound > 0 else { return nil }
    var joined = [first]
    for range in sorted.dropFirst() {
      let last = joined[joined.count - 1]
      guard range.lowerBound > last.upperBound else { return nil }
      if range.lowerBound == last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...range.upperBound
      } else {
        joined.append(range)
      }
    }
    self.ranges = joined
  }

  /// A number of 1 to 15 ASCII digits, at least 1; leading zeros are allowed.
  public static func number(_ text: some StringProtocol) -> Int? {
    guard (1...15).contains(text.utf8.count) else { return nil }
    var value = 0
    for byte in text.utf8 {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value > 0 ? value : nil
  }

  /// How many numbers there are.
  public var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// The greatest number.
  public var last: Int { ranges.last?.upperBound ?? 0 }

  /// Whether a number belongs to the batch.
  public func contains(_ number: Int) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(number)
  }

  /// Whether no number is in both.
  public func isDisjoint(with other: PaperNumbers) -> Bool {
    !ranges.contains { range in other.ranges.contains { $0.overlaps(range) } }
  }

  /// `1-60,71-121`.
  public var text: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  /// The numbers that `present` does not hold, as ranges; only the first `limit` of them.
  ///
  /// - Parameter present: ascending, without repetition.
  public func missing(from present: [Int], limit: Int = 200) -> [ClosedRange<Int>] {
    var gaps: [ClosedRange<Int>] = []
    var index = 0
    for range in ranges {
      var next = range.lowerBound
      while index < present.count, present[index] < next { index += 1 }
      while index < present.count, present[index] <= range.upperBound {
        if present[index] > next { gaps.append(next...(present[index] - 1)) }
        next = present[index] + 1
        index += 1
        if gaps.count >= limit { return gaps }
      }
      if next <= range.upperBound { gaps.append(next...range.upperBound) }
      if gaps.count >= limit { return gaps }
    }
    return gaps
  }
}

extension [ClosedRange<Int>] {
  /// `3,7-9`, for a person and a program.
  public var numberText: String {
    map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}
