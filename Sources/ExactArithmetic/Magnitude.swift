/// The absolute value of a large whole number: machine words, the least significant first.
///
/// Canonical: the last word is not zero, so zero has no words and equal values have equal words.
struct Magnitude: Sendable, Hashable {
  private(set) var words: [UInt]

  init(words: [UInt]) {
    self.words = words
    dropLeadingZeros()
  }

  init(_ word: UInt) {
    words = word == 0 ? [] : [word]
  }

  /// A value of two words, as a full-width product gives it.
  init(high: UInt, low: UInt) {
    self.init(words: [low, high])
  }

  var isZero: Bool { words.isEmpty }

  /// The number of binary digits; 0 for zero.
  var bitWidth: Int {
    guard let last = words.last else { return 0 }
    return words.count * UInt.bitWidth - last.leadingZeroBitCount
  }

  /// The number of zero bits below the lowest one; 0 for zero.
  var trailingZeroBitCount: Int {
    for (index, word) in words.enumerated() where word != 0 {
      return index * UInt.bitWidth + word.trailingZeroBitCount
    }
    return 0
  }

  private mutating func dropLeadingZeros() {
    while words.last == 0 {
      words.removeLast()
    }
  }
}

extension Magnitude: Comparable {
  static func < (a: Magnitude, b: Magnitude) -> Bool {
    guard a.words.count == b.words.count else { return a.words.count < b.words.count }
    for index in a.words.indices.reversed() where a.words[index] != b.words[index] {
      return a.words[index] < b.words[index]
    }
    return false
  }
}

extension Magnitude {
  static func + (a: Magnitude, b: Magnitude) -> Magnitude {
    let (long, short) = a.words.count >= b.words.count ? (a.words, b.words) : (b.words, a.words)
    var sum = long
    var carry = false
    for index in long.indices {
      guard index < short.count || carry else { break }
      let (partial, first) = long[index].addingReportingOverflow(
        index < short.count ? short[index] : 0)
      let (total, second) = partial.addingReportingOverflow(carry ? 1 : 0)
      sum[index] = total
      carry = first || second
    }
    if carry {
      sum.append(1)
    }
    return Magnitude(words: sum)
  }

  /// The distance between two values, whichever is larger.
  func distance(to other: Magnitude) -> Magnitude {
    let (large, small) = self >= other ? (words, other.words) : (other.words, words)
    var difference = large
    var borrow = false
    for index in large.indices {
      guard index < small.count || borrow else { break }
      let (partial, first) = large[index].subtractingReportingOverflow(
        index < small.count ? small[index] : 0)
      let (total, second) = partial.subtractingReportingOverflow(borrow ? 1 : 0)
      difference[index] = total
      borrow = first || second
    }
    return Magnitude(words: difference)
  }

  static func * (a: Magnitude, b: Magnitude) -> Magnitude {
    guard !a.isZero, !b.isZero else { return Magnitude(words: []) }
    var product = [UInt](repeating: 0, count: a.words.count + b.words.count)
    for (i, x) in a.words.enumerated() where x != 0 {
      var carry: UInt = 0
      for (j, y) in b.words.enumerated() {
        // x·y + product + carry fits two words: (W−1)² + 2(W−1) = W² − 1.
        let (high, low) = x.multipliedFullWidth(by: y)
        let (partial, first) = low.addingReportingOverflow(product[i + j])
        let (total, second) = partial.addingReportingOverflow(carry)
        product[i + j] = total
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      product[i + b.words.count] = carry
    }
    return Magnitude(words: product)
  }

  /// Replaces the value by value × `factor` + `addend`, in place.
  mutating func multiply(by factor: UInt, adding addend: UInt) {
    var carry = addend
    for index in words.indices {
      let (high, low) = words[index].multipliedFullWidth(by: factor)
      let (total, overflow) = low.addingReportingOverflow(carry)
      words[index] = total
      carry = high &+ (overflow ? 1 : 0)
    }
    if carry != 0 {
      words.append(carry)
    }
    dropLeadingZeros()
  }
}
